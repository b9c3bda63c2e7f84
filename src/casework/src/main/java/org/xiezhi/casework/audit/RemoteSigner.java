package org.xiezhi.casework.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.CheckpointSigner;
import org.xiezhi.ledger.ConsistencyProof;
import org.xiezhi.ledger.ForkException;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignRequest;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;

/**
 * The signer as seen from the product: a process of its own, asked as docs/formats/signer.md says. What it answers is
 * believed under the key of this installation only. {@link SignerAwayException} means that there was no answer to be
 * used; the same may be asked again.
 */
final class RemoteSigner implements CheckpointSigner {

    private static final int CONNECT_MILLIS = 1_000;

    /** A signature takes a few milliseconds; and a lead that waits longer than its lease loses the lead. */
    private static final int READ_MILLIS = 2_000;

    private static final int MOST_BYTES = 65_536;

    /** A signer that hangs is asked for a tenth of the time, so that integration goes on beside it. */
    private static final int PAUSE_FACTOR = 10;

    private static final byte[] NOTHING = {};

    private final NoteVerifier key;
    private final Door door;

    /** Why nobody is asked for the moment. */
    private volatile @Nullable Silence silence;

    /** Where the signer is now. */
    @FunctionalInterface
    interface Door {
        SignerAddress address() throws IOException;
    }

    /**
     * Nobody is asked at this address until {@link System#nanoTime} is {@code until}; a signer that was started again has
     * another one.
     */
    private record Silence(String url, long until, SignerAwayException reason) {}

    private record Answer(int status, String body) {}

    RemoteSigner(NoteVerifier key, Door door) {
        this.key = key;
        this.door = door;
    }

    @Override
    public TreeHead lastSigned() {
        Answer answer = ask("GET", "/last-signed", NOTHING);
        if (answer.status() != HttpURLConnection.HTTP_OK) {
            throw unexpected(answer);
        }
        return verified(answer.body()).head();
    }

    @Override
    public SignedCheckpoint sign(TreeHead next, ConsistencyProof sinceLast) {
        Checkpoint checkpoint = new Checkpoint(key.name(), next);
        Answer answer = ask("POST", "/add-checkpoint", new SignRequest(checkpoint, sinceLast).bytes());
        switch (answer.status()) {
            case HttpURLConnection.HTTP_OK -> {
                String note = checkpoint.text() + "\n" + answer.body();
                verified(note);
                return new SignedCheckpoint(checkpoint, SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)));
            }
            case HttpURLConnection.HTTP_CONFLICT -> throw conflict(next, answer);
            case 422 ->
                throw new ForkException(
                        "the signer refuses " + next + ": " + answer.body().strip());
            default -> throw unexpected(answer);
        }
    }

    /** A record that is longer than the tree was never continued by it; a shorter one is asked for again. */
    private static RuntimeException conflict(TreeHead next, Answer answer) {
        String size = answer.body().strip();
        if (size.matches("[0-9]{1,18}") && Long.parseLong(size) > next.size()) {
            return new ForkException(
                    "expected at least the " + size + " leaves that the signer signed, found " + next.size());
        }
        return new SignerAwayException("the signer has meanwhile signed " + size + " leaves", null);
    }

    private static RuntimeException unexpected(Answer answer) {
        String said =
                "the signer answers " + answer.status() + ": " + answer.body().strip();
        return answer.status() == HttpURLConnection.HTTP_NOT_FOUND
                // Another key than the one that this installation trusts: waiting does not help.
                ? new LedgerException(said)
                : new SignerAwayException(said, null);
    }

    private Checkpoint verified(String note) {
        SignedNote signed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
        signed.verify(List.of(key));
        Checkpoint checkpoint = Checkpoint.parse(signed.text());
        if (!checkpoint.origin().equals(key.name())) {
            throw new LedgerException("the signer: expected origin " + key.name() + ", found " + checkpoint.origin());
        }
        return checkpoint;
    }

    private Answer ask(String method, String path, byte[] body) {
        long began = System.nanoTime();
        String url = "";
        try {
            SignerAddress address = door.address();
            url = address.url();
            @Nullable Silence kept = silence;
            if (kept != null && kept.url().equals(url) && began - kept.until() < 0) {
                throw kept.reason();
            }
            Answer answer = askTwice(address, method, path, body);
            silence = null;
            return answer;
        } catch (IOException | LedgerException e) {
            long now = System.nanoTime();
            SignerAwayException away = new SignerAwayException("the signer does not answer: " + e, e);
            silence = new Silence(url, now + PAUSE_FACTOR * (now - began), away);
            throw away;
        }
    }

    /**
     * A line that breaks under a signer that lives is no absence of it; the same head may be asked for again. One that
     * broke late is not: both questions together must end before the lease of the lead does.
     */
    private static Answer askTwice(SignerAddress address, String method, String path, byte[] body) throws IOException {
        long began = System.nanoTime();
        try {
            return ask(address, method, path, body);
        } catch (ConnectException e) {
            // Nobody is there.
            throw e;
        } catch (SocketException e) {
            if (System.nanoTime() - began > TimeUnit.MILLISECONDS.toNanos(CONNECT_MILLIS)) {
                throw e;
            }
            return ask(address, method, path, body);
        }
    }

    private static Answer ask(SignerAddress address, String method, String path, byte[] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address.url() + path).toURL().openConnection(Proxy.NO_PROXY);
        try {
            connection.setRequestMethod(method);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            // A kept connection would be one to a signer that may be gone.
            connection.setRequestProperty("Connection", "close");
            connection.setRequestProperty("Authorization", address.token().seal(method, path, body));
            if (body.length > 0) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(body.length);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            int status = connection.getResponseCode();
            InputStream answer = status >= HttpURLConnection.HTTP_BAD_REQUEST
                    ? connection.getErrorStream()
                    : connection.getInputStream();
            return new Answer(status, answer == null ? "" : text(answer));
        } finally {
            connection.disconnect();
        }
    }

    private static String text(InputStream answer) throws IOException {
        try (answer) {
            return new String(answer.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
