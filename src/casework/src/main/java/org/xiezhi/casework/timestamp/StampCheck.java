package org.xiezhi.casework.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Whether an answer is a stamp over what was asked about: status, nonce, hash and policy (RFC 3161, 2.4.2), the signature,
 * a certificate for time stamps and for nothing else (2.3), and that it led to one of the operator's when it signed.
 */
record StampCheck(TrustedAuthorities trusted) {

    /** RFC 3161, 2.4.2. */
    private static final int MOST_SERIAL_BITS = 160;

    /** So much the column takes. */
    private static final int MOST_NAME = 1_000;

    /** GeneralizedTime as RFC 3161, 2.4.2 has it: UTC, with a fraction or without. */
    private static final DateTimeFormatter GENERALIZED = new DateTimeFormatterBuilder()
            .appendPattern("uuuuMMddHHmmss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT);

    /**
     * The stamp, if it holds.
     *
     * @throws StampFailedException if it does not; says why
     */
    Stamp check(StampQuestion question, byte[] answer) throws StampFailedException {
        try {
            return read(question, answer);
        } catch (RuntimeException e) {
            // The library throws what comes when it reads what somebody made up.
            throw new StampFailedException(
                    StampTrouble.NOT_UNDERSTOOD, "expected an answer of RFC 3161, found another: " + e, e);
        }
    }

    private Stamp read(StampQuestion question, byte[] answer) throws StampFailedException {
        TimeStampResponse response = parse(answer);
        refuseUnlessGranted(response);
        TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new StampFailedException(StampTrouble.NOT_UNDERSTOOD, "expected a stamp, found a status alone");
        }
        try {
            response.validate(question.request());
        } catch (TSPException e) {
            throw new StampFailedException(
                    StampTrouble.FORGED, "expected a stamp of this question, found another: " + e.getMessage(), e);
        }
        List<X509Certificate> sent = certificates(token);
        X509Certificate signer = signer(token, sent);
        try {
            trusted.demand(signer, sent, token.getTimeStampInfo());
        } catch (GeneralSecurityException e) {
            throw new StampFailedException(
                    StampTrouble.NOT_TRUSTED,
                    "expected a certificate that leads to one of the operator's, found "
                            + signer.getSubjectX500Principal() + ": " + e.getMessage(),
                    e);
        }
        BigInteger serial = token.getTimeStampInfo().getSerialNumber();
        String authority = signer.getSubjectX500Principal().getName();
        if (serial.bitLength() > MOST_SERIAL_BITS || authority.length() > MOST_NAME) {
            throw new StampFailedException(
                    StampTrouble.NOT_UNDERSTOOD,
                    "expected a serial number of at most " + MOST_SERIAL_BITS + " bits and a name of at most "
                            + MOST_NAME + " characters, found more");
        }
        return new Stamp(answer.clone(), generated(token), accuracy(token), serial, authority);
    }

    private static TimeStampResponse parse(byte[] answer) throws StampFailedException {
        try (ASN1InputStream in = new ASN1InputStream(answer)) {
            ASN1Primitive whole = in.readObject();
            if (whole == null || in.read() >= 0) {
                throw new StampFailedException(
                        StampTrouble.NOT_UNDERSTOOD, "expected one answer of RFC 3161, found nothing or more");
            }
            return new TimeStampResponse(answer);
        } catch (IOException | TSPException e) {
            throw new StampFailedException(
                    StampTrouble.NOT_UNDERSTOOD, "expected an answer of RFC 3161, found another: " + e.getMessage(), e);
        }
    }

    private static void refuseUnlessGranted(TimeStampResponse response) throws StampFailedException {
        int status = response.getStatus();
        if (status != PKIStatus.GRANTED && status != PKIStatus.GRANTED_WITH_MODS) {
            throw new StampFailedException(
                    StampTrouble.REFUSED,
                    "expected status 0 or 1, found " + status + ": " + String.valueOf(response.getStatusString()));
        }
    }

    private static List<X509Certificate> certificates(TimeStampToken token) throws StampFailedException {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
                certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
        } catch (GeneralSecurityException e) {
            throw new StampFailedException(
                    StampTrouble.NOT_UNDERSTOOD, "expected certificates that can be read, found another", e);
        }
        return certificates;
    }

    /** Checks signature, purpose and validity of the certificate that signed. */
    private X509Certificate signer(TimeStampToken token, Collection<X509Certificate> sent) throws StampFailedException {
        List<X509Certificate> known = new ArrayList<>(sent);
        known.addAll(trusted.certificates());
        for (X509Certificate certificate : known) {
            try {
                X509CertificateHolder holder = new X509CertificateHolder(certificate.getEncoded());
                if (token.getSID().match(holder)) {
                    SignerInformationVerifier verifier = new JcaSimpleSignerInfoVerifierBuilder().build(holder);
                    token.validate(verifier);
                    return certificate;
                }
            } catch (TSPValidationException e) {
                throw new StampFailedException(
                        e.getMessage() != null && e.getMessage().contains("signature")
                                ? StampTrouble.FORGED
                                : StampTrouble.NOT_TRUSTED,
                        "expected the signature of an authority, found " + certificate.getSubjectX500Principal() + ": "
                                + e.getMessage(),
                        e);
            } catch (TSPException e) {
                // Certificates for other purposes end here too.
                throw new StampFailedException(
                        StampTrouble.NOT_TRUSTED,
                        "expected the certificate of an authority, found " + certificate.getSubjectX500Principal()
                                + ": " + e.getMessage(),
                        e);
            } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
                throw new StampFailedException(
                        StampTrouble.NOT_UNDERSTOOD, "expected a certificate that can be read, found another", e);
            }
        }
        throw new StampFailedException(
                StampTrouble.NOT_TRUSTED, "expected the certificate that signed in the stamp, found none");
    }

    private static Instant generated(TimeStampToken token) throws StampFailedException {
        String time = token.getTimeStampInfo().toASN1Structure().getGenTime().getTimeString();
        try {
            return LocalDateTime.parse(time, GENERALIZED).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new StampFailedException(StampTrouble.NOT_UNDERSTOOD, "expected a time in UTC, found " + time, e);
        }
    }

    private static Duration accuracy(TimeStampToken token) {
        GenTimeAccuracy accuracy = token.getTimeStampInfo().getGenTimeAccuracy();
        return accuracy == null
                ? Duration.ZERO
                : Duration.ofSeconds(accuracy.getSeconds())
                        .plusMillis(accuracy.getMillis())
                        .plusNanos(accuracy.getMicros() * 1_000L);
    }
}
