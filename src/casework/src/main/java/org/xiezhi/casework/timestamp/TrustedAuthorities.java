package org.xiezhi.casework.timestamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.tsp.TimeStampTokenInfo;

/**
 * The certificates that the operator laid down: of authorities themselves, or of those that issue theirs.
 *
 * <p>Nobody is asked whether a certificate was revoked: that would be a second connection to the outside, and the answer of
 * today says nothing about later. Who takes a certificate out of the file ends what rests on it.
 */
record TrustedAuthorities(List<X509Certificate> certificates) {

    TrustedAuthorities {
        certificates = List.copyOf(certificates);
    }

    /** Reads a PEM file and refuses one without a certificate. */
    static TrustedAuthorities read(Path file) {
        try {
            Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (read.isEmpty()) {
                throw new IllegalStateException(
                        "xiezhi.stamp.trust: expected certificates in PEM, found none in " + file);
            }
            return new TrustedAuthorities(
                    read.stream().map(X509Certificate.class::cast).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("xiezhi.stamp.trust: expected a file that can be read, found " + file, e);
        } catch (CertificateException e) {
            throw new IllegalStateException("xiezhi.stamp.trust: expected certificates in PEM in " + file, e);
        }
    }

    /**
     * Demands that a certificate is one of these, or led to one of these when it signed.
     *
     * @param others that may stand between the two
     * @throws GeneralSecurityException if it does neither
     */
    void demand(X509Certificate signer, Collection<X509Certificate> others, TimeStampTokenInfo signed)
            throws GeneralSecurityException {
        if (certificates.contains(signer)) {
            // Named by the operator himself; whether it was valid then, the check of the signature has asked.
            return;
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        Set<TrustAnchor> anchors = certificates.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        Set<X509Certificate> between = new HashSet<>(others);
        between.add(signer);
        between.addAll(certificates);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(signed.getGenTime());
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }
}
