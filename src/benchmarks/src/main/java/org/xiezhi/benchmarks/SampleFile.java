package org.xiezhi.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;

/**
 * A file that nothing can shorten, and the plain things to do with one.
 *
 * @param path of it
 * @param size in bytes
 */
record SampleFile(Path path, long size) {

    /** As the vault does; smaller ones gained nothing. */
    private static final int PIECE = 1 << 20;

    /** Writes it, and waits until it is on the disk: what is measured next must not wait for it. */
    static SampleFile write(Path path, long size) throws IOException {
        SplittableRandom random = new SplittableRandom(size);
        byte[] piece = new byte[PIECE];
        try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(path), PIECE)) {
            for (long rest = size; rest > 0; rest -= piece.length) {
                random.nextBytes(piece);
                target.write(piece, 0, (int) Math.min(rest, piece.length));
            }
        }
        force(path);
        return new SampleFile(path, size);
    }

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    /** SHA-256 alone. */
    byte[] hash() throws IOException {
        MessageDigest digest = sha256();
        byte[] piece = new byte[PIECE];
        try (InputStream source = open()) {
            for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
                digest.update(piece, 0, count);
            }
        }
        return digest.digest();
    }

    /** Writing and forcing alone. */
    void copy(Path target) throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        try (FileChannel from = FileChannel.open(path);
                FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (from.read(piece.clear()) >= 0) {
                piece.flip();
                while (piece.hasRemaining()) {
                    to.write(piece);
                }
            }
            to.force(true);
        }
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256 in every JDK, found none", e);
        }
    }
}
