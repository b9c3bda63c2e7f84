package org.xiezhi.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The text of the rulebook's files by name, and the digest over them. */
record RulebookFiles(SortedMap<String, String> texts) {

    static final String MANIFEST = "rulebook.yaml";

    RulebookFiles {
        SortedMap<String, String> canonical = new TreeMap<>();
        texts.forEach((name, text) -> canonical.put(name, canonical(text)));
        texts = canonical;
    }

    static RulebookFiles of(Map<String, String> texts) {
        return new RulebookFiles(new TreeMap<>(texts));
    }

    static RulebookFiles fromClassPath() {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(MANIFEST, resource(MANIFEST));
        for (String name : listed(texts.get(MANIFEST))) {
            texts.put(name, resource(name));
        }
        return new RulebookFiles(texts);
    }

    static RulebookFiles fromFolder(Path folder) {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                texts.put(name, Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("expected a readable rulebook folder, found " + folder, unreadable);
        }
        return new RulebookFiles(texts);
    }

    /** The names in the manifest's list. */
    static List<String> listed(String manifest) {
        YamlFields fields = YamlValue.parse(MANIFEST, manifest).fields("version", "effective", "note", "files");
        return fields.get("files").someItems().stream().map(YamlValue::text).toList();
    }

    private static String resource(String name) {
        try (InputStream in = RulebookFiles.class.getResourceAsStream("rulebook/" + name)) {
            if (in == null) {
                throw new RulebookException(MANIFEST + ": expected the file " + name + " beside it, found none");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("expected a readable rulebook file, found " + name, unreadable);
        }
    }

    // A checkout with other line ends or a byte order mark is the same rulebook.
    private static String canonical(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n");
    }

    /** SHA-256, in hex, over name, length and text of each file in the order of names; lengths keep two files from running together. */
    String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            texts.forEach((name, text) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                sha256.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                sha256.update(bytes);
            });
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("expected SHA-256, which every Java platform must have", missing);
        }
    }
}
