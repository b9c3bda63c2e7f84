package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;

/** An auditor's own tokens. */
@Stateless
public class TokenQueries {

    @Inject
    private AuditTokens tokens;

    @Inject
    private Gate gate;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** When and from where a token was used last. */
    public record LastUse(Instant at, String address) {}

    /** One token; never what opens. */
    public record Line(
            UUID id, String label, Instant made, LocalDate lastDay, AuditToken.State state, Optional<LastUse> lastUse) {

        public boolean good() {
            return state == AuditToken.State.GOOD;
        }
    }

    /** Those of the actor, the newest first. */
    public List<Line> own() {
        gate.require(Permission.AUDIT_TOKEN);
        LocalDate today = clock.today();
        List<AuditToken> own = tokens.of(actor.get().account());
        List<TokenUse> uses = tokens.uses(own.stream().map(AuditToken::id).toList());
        return own.stream()
                .map(token -> new Line(
                        token.id(),
                        token.label(),
                        token.made(),
                        token.lastDay(),
                        token.state(today),
                        uses.stream()
                                .filter(use -> use.token().equals(token.id()))
                                .findFirst()
                                .map(use -> new LastUse(use.lastUsed(), use.address()))))
                .toList();
    }
}
