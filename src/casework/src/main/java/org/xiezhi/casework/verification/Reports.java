package org.xiezhi.casework.verification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The verification reports as stored, and who signed them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Reports {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    public Optional<VerificationReport> find(UUID matter) {
        return entities.createNamedQuery(VerificationReport.OF, VerificationReport.class)
                .setParameter("matter", matter)
                .getResultStream()
                .findFirst();
    }

    public void add(VerificationReport report) {
        entities.persist(report);
        // Other tables name its id, and the provider does not know that order.
        entities.flush();
    }

    public void add(ReportSignature signature) {
        entities.persist(signature);
    }

    public List<ReportSignature> signatures(VerificationReport report) {
        return entities.createNamedQuery(ReportSignature.OF, ReportSignature.class)
                .setParameter("report", report.id())
                .getResultList();
    }

    /** The accounts whose signature stands under the text as it is now. */
    public Set<UUID> signers(VerificationReport report) {
        String hash = report.hash();
        return signatures(report).stream()
                .filter(signature -> signature.under(hash))
                .map(ReportSignature::account)
                .collect(Collectors.toSet());
    }
}
