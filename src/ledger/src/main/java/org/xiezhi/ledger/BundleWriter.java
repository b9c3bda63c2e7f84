package org.xiezhi.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an audit bundle, {@code docs/formats/audit-bundle.md}: the whole log or single entries with their proofs, and
 * the rows of the database as they are. Streams: nothing but the file at hand is in memory.
 *
 * <p>The order of calls is: {@link #wholeLog} or {@link #entry}s, then {@link #row}s, then {@link #close}.
 */
public final class BundleWriter implements AutoCloseable {

    /** First member of the zip: what it holds. */
    public static final String MANIFEST = "bundle.json";
    /** One line for each row. */
    public static final String ROWS = "rows.jsonl";
    /** Folder of the log. */
    public static final String LOG = "log/";
    /** Folder of single entries and their proofs. */
    public static final String PART = "part/";

    // The same content gives the same bytes, whenever it is written. The first day that a zip can name.
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private boolean rows;

    /**
     * Begins a bundle.
     *
     * @param wholeTables tables of which all rows follow; a row that the log knows and the bundle lacks is then missing
     */
    public BundleWriter(OutputStream target, java.util.Collection<String> wholeTables) throws IOException {
        zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
        Map<String, @Nullable Object> manifest = new TreeMap<>();
        manifest.put("format", "xiezhi audit bundle");
        manifest.put("v", 1L);
        manifest.put("wholeTables", wholeTables.stream().sorted().distinct().toList());
        member(MANIFEST, CanonicalJson.write(manifest));
    }

    /** The whole log under its published checkpoint, which is read first: the log may grow meanwhile. */
    public void wholeLog(LogFolder folder) throws IOException {
        byte[] checkpoint = checkpoint(folder);
        long size = Checkpoint.parse(SignedNote.parse(checkpoint).text()).head().size();
        member(LOG + LogFolder.CHECKPOINT, checkpoint);
        key(folder);
        for (int level = Tile.ENTRIES; Tile.hashesAt(level, size) > 0; level++) {
            long hashes = Tile.hashesAt(level, size);
            for (long index = 0; index * Tile.WIDTH < hashes; index++) {
                Tile tile = new Tile(level, index, (int) Math.min(Tile.WIDTH, hashes - index * Tile.WIDTH));
                member(LOG + tile.path(), bytes(folder.store(), tile));
            }
        }
    }

    private static byte[] bytes(TileStore store, Tile tile) {
        return tile.level() == Tile.ENTRIES
                ? EntryBundle.encode(store.entries(tile.index(), tile.width()))
                : LogFolder.bytes(store.hashes(tile));
    }

    /** The key of the log that single entries are from. */
    public void key(LogFolder folder) throws IOException {
        NoteVerifier key = folder.key()
                .orElseThrow(() -> new LedgerException(LogFolder.KEY + ": expected a public key, found none"));
        member(LOG + LogFolder.KEY, (key.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] checkpoint(LogFolder folder) {
        return folder.checkpoint()
                .orElseThrow(() -> new LedgerException(LogFolder.CHECKPOINT + ": expected a checkpoint, found none"));
    }

    /** One entry and its proof, for a bundle without the whole log. */
    public void entry(byte[] entry, OfflineProof proof) throws IOException {
        member(PART + proof.index() + ".json", entry);
        member(PART + proof.index() + ".tlog-proof", proof.bytes());
    }

    /**
     * One row as it is now.
     *
     * @param salt of its last entry's row hash
     * @param image its canonical image
     */
    public void row(byte[] salt, byte[] image) throws IOException {
        if (!rows) {
            begin(ROWS);
            rows = true;
        }
        Map<String, @Nullable Object> line = new TreeMap<>();
        line.put("image", CanonicalJson.parseObject(image));
        line.put("salt", StrictBase64.encode(salt));
        zip.write(CanonicalJson.write(line));
        zip.write('\n');
    }

    private void member(String name, byte[] bytes) throws IOException {
        begin(name);
        zip.write(bytes);
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
    }

    /** Ends the zip and closes what it was written to. */
    @Override
    public void close() throws IOException {
        zip.close();
    }
}
