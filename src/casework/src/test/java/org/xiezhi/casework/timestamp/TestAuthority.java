package org.xiezhi.casework.timestamp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/** A time-stamping authority of the test's own, as good or as bad as the test wants it. */
final class TestAuthority {

    static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");
    static final String POLICY = "1.2.3.4.1";

    private static final Duration YEAR = Duration.ofDays(365);

    /** Certificate and key that sign stamps. */
    record Signer(X509Certificate certificate, KeyPair key) {}

    final Signer root;
    final Signer signer;
    Instant time = NOW;
    int accuracySeconds;
    private long serial = 100;

    TestAuthority() {
        root = issuer("CN=Root of the test");
        signer = signer(root, true, KeyPurposeId.id_kp_timeStamping, NOW.minus(YEAR), NOW.plus(YEAR));
    }

    private TestAuthority(Signer root, Signer signer) {
        this.root = root;
        this.signer = signer;
    }

    /** The same authority, with another certificate of the same root. */
    TestAuthority with(boolean critical, @Nullable KeyPurposeId purpose, Instant from, Instant until) {
        return new TestAuthority(root, signer(root, critical, purpose, from, until));
    }

    TrustedAuthorities trusted() {
        return new TrustedAuthorities(List.of(root.certificate()));
    }

    Path pem(Path file) throws Exception {
        return Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(root.certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    byte[] answer(byte[] query) throws Exception {
        return answer(new TimeStampRequest(query));
    }

    byte[] answer(TimeStampRequest request) throws Exception {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setSignedAttributeGenerator(TestAuthority::withoutMachineTime)
                        .build("SHA256withECDSA", signer.key().getPrivate(), signer.certificate()),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier(POLICY));
        tokens.addCertificates(new JcaCertStore(List.of(signer.certificate())));
        if (accuracySeconds > 0) {
            tokens.setAccuracySeconds(accuracySeconds);
        }
        TimeStampResponse response = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generateGrantedResponse(request, BigInteger.valueOf(serial++), Date.from(time));
        return response.getEncoded();
    }

    /** Says no. */
    byte[] rejection(byte[] query) throws Exception {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setSignedAttributeGenerator(TestAuthority::withoutMachineTime)
                        .build("SHA256withECDSA", signer.key().getPrivate(), signer.certificate()),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier(POLICY));
        // It takes no hash that this question could have.
        return new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA512))
                .generate(new TimeStampRequest(query), BigInteger.ONE, Date.from(time))
                .getEncoded();
    }

    /** The time at which the test runs must not decide whether a certificate is valid. */
    static AttributeTable withoutMachineTime(Map<?, ?> parameters) {
        return new DefaultSignedAttributeTableGenerator()
                .getAttributes(parameters)
                .remove(CMSAttributes.signingTime);
    }

    /** The same question, with a number or a hash of its own. */
    static TimeStampRequest another(TimeStampRequest request, boolean otherNonce, boolean otherHash) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] hash = request.getMessageImprintDigest();
        if (otherHash) {
            hash[0] ^= 1;
        }
        return generator.generate(
                TSPAlgorithms.SHA256, hash, otherNonce ? request.getNonce().add(BigInteger.ONE) : request.getNonce());
    }

    private static Signer issuer(String name) {
        try {
            KeyPair key = key();
            X500Name subject = new X500Name(name);
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    subject,
                    BigInteger.ONE,
                    Date.from(NOW.minus(YEAR.multipliedBy(5))),
                    Date.from(NOW.plus(YEAR.multipliedBy(5))),
                    subject,
                    key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            return new Signer(sign(builder, key), key);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signer signer(
            Signer issuer, boolean critical, @Nullable KeyPurposeId purpose, Instant from, Instant until) {
        try {
            KeyPair key = key();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer.certificate(),
                    BigInteger.TWO,
                    Date.from(from),
                    Date.from(until),
                    new X500Name("CN=Time of the test"),
                    key.getPublic());
            if (purpose != null) {
                builder.addExtension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purpose));
            }
            return new Signer(sign(builder, issuer.key()), key);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair by) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    }

    private static KeyPair key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
