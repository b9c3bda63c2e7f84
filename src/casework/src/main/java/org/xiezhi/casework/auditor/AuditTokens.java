package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tokens and their use as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AuditTokens {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    public void add(AuditToken token) {
        entities.persist(token);
    }

    public void add(TokenUse use) {
        entities.persist(use);
    }

    /** The token of that hash, locked, as it is once the lock is held. */
    public Optional<AuditToken> lockByHash(String hash) {
        return entities.createNamedQuery(AuditToken.BY_HASH, UUID.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst()
                .flatMap(this::lock);
    }

    /** The token, locked, as it is once the lock is held. */
    public Optional<AuditToken> lock(UUID id) {
        return Optional.ofNullable(entities.find(AuditToken.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The tokens of an account, the newest first. */
    public List<AuditToken> of(UUID account) {
        return entities.createNamedQuery(AuditToken.OF_ACCOUNT, AuditToken.class)
                .setParameter("account", account)
                .getResultList();
    }

    /** From where these tokens were used, the latest first. */
    public List<TokenUse> uses(Collection<UUID> tokens) {
        // Not every database knows an empty list.
        return tokens.isEmpty()
                ? List.of()
                : entities.createNamedQuery(TokenUse.OF_TOKENS, TokenUse.class)
                        .setParameter("tokens", tokens)
                        .getResultList();
    }

    /** The tokens with a period that began by then and of whose count the trail has no entry. */
    public List<UUID> untold(Instant before) {
        return entities.createNamedQuery(TokenUse.UNTOLD, UUID.class)
                .setParameter("before", before)
                .getResultList();
    }
}
