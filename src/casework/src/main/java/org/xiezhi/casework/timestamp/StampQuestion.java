package org.xiezhi.casework.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.xiezhi.vault.shared.Sha256;

/** Asks for a stamp over the bytes of a signed checkpoint, with a number that no earlier question had. */
final class StampQuestion {

    /** What RFC 3161, 2.4.1 asks for: large enough that no answer to another question fits. */
    private static final int NONCE_BITS = 64;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeStampRequest request;
    private final String sha256;

    private StampQuestion(TimeStampRequest request, String sha256) {
        this.request = request;
        this.sha256 = sha256;
    }

    static StampQuestion over(byte[] checkpoint, Optional<String> policy) {
        MessageDigest digest = Sha256.begin();
        byte[] hash = digest.digest(checkpoint);
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        // Without the certificate in it, nobody could check the stamp once the authority has another one.
        generator.setCertReq(true);
        policy.map(ASN1ObjectIdentifier::new).ifPresent(generator::setReqPolicy);
        return new StampQuestion(
                generator.generate(TSPAlgorithms.SHA256, hash, new BigInteger(NONCE_BITS, RANDOM)),
                HexFormat.of().formatHex(hash));
    }

    TimeStampRequest request() {
        return request;
    }

    /** Of what is to be stamped, hexadecimal. */
    String sha256() {
        return sha256;
    }

    /** DER. */
    byte[] bytes() {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
