package org.xiezhi.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.xiezhi.vault.key.KeyBytes;

/** Prints how many nanoseconds the first 30 MiB through Tink take in this process. */
final class ColdStart {

    private ColdStart() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        if (arguments[0].equals("warm")) {
            CipherWarmth.warm();
        }
        byte[] chunk = new byte[1 << 20];
        try (KeyBytes key = KeyBytes.random(new SecureRandom());
                WritableByteChannel encrypting = ContainerSuite.AES256_GCM_HKDF_1MB
                        .cipher(key)
                        .newEncryptingChannel(Channels.newChannel(OutputStream.nullOutputStream()), new byte[0])) {
            long start = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                encrypting.write(ByteBuffer.wrap(chunk));
            }
            new PrintStream(System.out, true, StandardCharsets.US_ASCII).println(System.nanoTime() - start);
        }
    }
}
