package org.xiezhi.acceptance.journey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What must stand in clear nowhere, in each form in which somebody might have written it down. */
final class Secrets {

    /** Where texts are written in Chinese systems, and how Java and H2 keep them. */
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, Charset.forName("GB18030"));

    private static final int NONCE = 12;

    /** As docs/formats/evidence-container.md has it: "XZUK", format, version. */
    private static final int UNIT_KEY_HEADER = 9;

    private final Map<String, byte[]> patterns = new LinkedHashMap<>();

    Secrets text(String text) {
        for (Charset charset : CHARSETS) {
            patterns.put(text + " in " + charset, text.getBytes(charset));
        }
        return this;
    }

    Secrets bytes(String name, byte[] bytes) {
        patterns.put(name, bytes);
        patterns.put(name + " in hex", HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
        // Without its end, which depends on what follows.
        String base64 = Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length / 3 * 3));
        patterns.put(name + " in Base64", base64.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** The root key and every version of the unit key of a product in demo mode, opened as its start opens them. */
    Secrets keysOf(Path home) throws IOException, GeneralSecurityException {
        char[] password =
                Files.readString(home.resolve("keys/keystore.secret")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(home.resolve("keys/vault/root.p12"))) {
            store.load(file, password);
        }
        SecretKey root = (SecretKey) store.getKey("root", password);
        bytes("the root key", root.getEncoded());
        try (Stream<Path> files = Files.list(home.resolve("keys/vault"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".key")).toList()) {
                byte[] wrapped = Files.readAllBytes(file);
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(
                        Cipher.DECRYPT_MODE,
                        new SecretKeySpec(root.getEncoded(), "AES"),
                        new GCMParameterSpec(128, wrapped, UNIT_KEY_HEADER, NONCE));
                cipher.updateAAD(wrapped, 0, UNIT_KEY_HEADER);
                int from = UNIT_KEY_HEADER + NONCE;
                bytes(file.getFileName().toString(), cipher.doFinal(wrapped, from, wrapped.length - from));
            }
        }
        return this;
    }

    /** Each secret that stands in a file under the folder, and where. */
    Set<String> foundUnder(Path folder) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            // The server's own programs, hundreds of megabytes that nobody writes to.
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".jar"))
                    .toList()) {
                foundIn(file).forEach(name -> found.add(name + ": " + folder.relativize(file)));
            }
        }
        return found;
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            // Gone while the product works.
            return new byte[0];
        }
    }

    private Set<String> foundIn(Path file) throws IOException {
        Set<String> found = new TreeSet<>();
        byte[] content = read(file);
        boolean[] begins = new boolean[256];
        patterns.values().forEach(pattern -> begins[pattern[0] & 0xff] = true);
        for (int at = 0; at < content.length; at++) {
            if (begins[content[at] & 0xff]) {
                int place = at;
                patterns.forEach((name, pattern) -> {
                    int end = place + pattern.length;
                    if (end <= content.length && Arrays.equals(content, place, end, pattern, 0, pattern.length)) {
                        found.add(name);
                    }
                });
            }
        }
        return found;
    }
}
