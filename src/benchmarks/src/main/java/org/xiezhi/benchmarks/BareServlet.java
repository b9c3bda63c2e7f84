package org.xiezhi.benchmarks;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an upload is measured against, deployed into the product's own server: encrypts the body with AES-256-GCM of the JDK
 * into a file, and nothing else. With {@code ?force} it also waits until the file is on the disk.
 */
@WebServlet("/*")
public final class BareServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Its context in the server, and its folder in the product's home. */
    static final String NAME = "bare";

    /**
     * The quickest that was tried: pieces of 256 KiB are as quick later, but give so few calls that Java compiles the cipher
     * only in the fourth large file.
     */
    private static final int PIECE = 32 << 10;

    private static final int TAG = 16;

    static Path file(Path home) {
        return home.resolve(NAME);
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Path target = file(Path.of(System.getProperty("xiezhi.home")));
        Files.deleteIfExists(target);
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            encrypt(request.getInputStream(), channel);
            if ("force".equals(request.getQueryString())) {
                channel.force(true);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected AES-256-GCM in every JDK", e);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static void encrypt(InputStream source, FileChannel target) throws IOException, GeneralSecurityException {
        byte[] key = new byte[32];
        byte[] nonce = new byte[12];
        SecureRandom random = new SecureRandom();
        random.nextBytes(key);
        random.nextBytes(nonce);
        // The JDK's, and not the one that the product brought into the same process.
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
        byte[] plain = new byte[PIECE];
        byte[] encrypted = new byte[PIECE + TAG];
        for (int count = source.readNBytes(plain, 0, PIECE); count > 0; count = source.readNBytes(plain, 0, PIECE)) {
            write(target, encrypted, cipher.update(plain, 0, count, encrypted));
        }
        write(target, encrypted, cipher.doFinal(encrypted, 0));
    }

    private static void write(FileChannel target, byte[] bytes, int count) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, count);
        while (rest.hasRemaining()) {
            target.write(rest);
        }
    }
}
