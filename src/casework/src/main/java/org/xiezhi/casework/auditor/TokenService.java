package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.casework.staff.Account;
import org.xiezhi.casework.staff.Accounts;

/** Makes and revokes the tokens by which an auditor's programs read the log, and says at each request whether one holds. */
@Stateless
public class TokenService {

    private static final String TYPE = "token";

    private final AccessRules rules = new AccessRules();

    @Inject
    private AuditTokens tokens;

    @Inject
    private TokenRefusals refusals;

    @Inject
    private Accounts accounts;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /**
     * A token that was made.
     *
     * @param token to be shown this once; it is kept nowhere
     * @param lastDay until the end of which it is good
     */
    public record Made(UUID id, String token, LocalDate lastDay) {

        /** Without the token. */
        @Override
        public String toString() {
            return "token " + id + " until " + lastDay;
        }
    }

    /**
     * Makes a token of the actor's own.
     *
     * @param days after today that it is good for
     */
    @Requires(Permission.AUDIT_TOKEN)
    public Made make(@Nullable String label, int days) {
        gate.require(Permission.AUDIT_TOKEN);
        UUID owner = actor.get().account();
        LocalDate today = clock.today();
        long good = tokens.of(owner).stream()
                .filter(token -> token.state(today) == AuditToken.State.GOOD)
                .count();
        InputCheck check = new InputCheck();
        String named = check.required("label", label, AuditToken.LONGEST_LABEL);
        check.demand(
                days >= 1 && days <= AuditToken.MOST_DAYS,
                "days",
                "input.token_days",
                Integer.toString(AuditToken.MOST_DAYS));
        check.demand(
                good < AuditToken.MOST_AT_ONCE,
                "label",
                "input.too_many_tokens",
                Integer.toString(AuditToken.MOST_AT_ONCE));
        check.orRefuse();
        String text = TokenText.fresh();
        AuditToken token =
                new AuditToken(clock.nextId(), owner, named, TokenText.hash(text), clock.now(), today.plusDays(days));
        tokens.add(token);
        trail.append(
                Act.TOKEN_MADE,
                Subject.of(TYPE, token.id()),
                Map.of(Value.LABEL, named, Value.UNTIL, token.lastDay().toString()),
                new Row("audit_token", token.id()));
        return new Made(token.id(), text, token.lastDay());
    }

    /**
     * Ends one of the actor's own tokens; the next request with it is refused.
     *
     * @throws org.xiezhi.casework.shared.NotFoundException if he has none of this id
     */
    @Requires(Permission.AUDIT_TOKEN)
    public void revoke(UUID id) {
        gate.require(Permission.AUDIT_TOKEN);
        AuditToken token = tokens.lock(id)
                .filter(one -> one.account().equals(actor.get().account()))
                .orElseThrow(() -> gate.absent(Permission.AUDIT_TOKEN));
        if (token.state(clock.today()) == AuditToken.State.REVOKED) {
            return;
        }
        token.revoke(clock.now());
        trail.append(
                Act.TOKEN_REVOKED,
                Subject.of(TYPE, id),
                Map.of(Value.LABEL, token.label()),
                new Row("audit_token", id));
    }

    /**
     * Whether a program may read the log with what it presents. If so, its owner is the actor from here on, the request is
     * counted, and the first one of an hour from an address is an entry, before anything is read. If not, nothing says why
     * but the trail.
     */
    @OpenToAll(because = "this is the check that tells who asks")
    public boolean admit(String presented) {
        if (!presented.startsWith(TokenText.PREFIX)) {
            return refuse(Subject.of(TYPE), presented.isEmpty() ? "token.missing" : "token.unknown");
        }
        Optional<AuditToken> found = tokens.lockByHash(TokenText.hash(presented));
        if (found.isEmpty()) {
            return refuse(Subject.of(TYPE), "token.unknown");
        }
        AuditToken token = found.get();
        Account account = accounts.get(token.account());
        SignedIn owner = accounts.signedIn(account, token.id());
        Optional<String> rule = refused(token, account, owner);
        if (rule.isPresent()) {
            return refuse(Subject.of(TYPE, token.id()), rule.get());
        }
        actor.become(owner);
        gate.require(Permission.AUDIT_TOKEN);
        record(token);
        return true;
    }

    private Optional<String> refused(AuditToken token, Account account, SignedIn owner) {
        return switch (token.state(clock.today())) {
            case REVOKED -> Optional.of("token.revoked");
            case EXPIRED -> Optional.of("token.expired");
            case GOOD -> {
                if (account.disabled()) {
                    yield Optional.of("token.account_disabled");
                }
                // Asked here first: the gate leaves an entry each time, and a program may ask every second.
                yield rules.clearance(owner.actor(), Permission.AUDIT_TOKEN).granted()
                        ? Optional.empty()
                        : Optional.of("access.role_lacks_permission");
            }
        };
    }

    private boolean refuse(Subject subject, String rule) {
        long due = refusals.note(actor.address(), rule, clock.now());
        if (due > 0) {
            trail.appendRefused(Act.TOKEN_REFUSED, subject, Map.of(Value.RULE, rule, Value.COUNT, Long.toString(due)));
        }
        return false;
    }

    private void record(AuditToken token) {
        Instant now = clock.now();
        Optional<TokenUse> known = tokens.uses(List.of(token.id())).stream()
                .filter(use -> use.address().equals(actor.address()))
                .findFirst();
        TokenUse use = known.orElseGet(() -> {
            TokenUse first = new TokenUse(clock.nextId(), token.id(), actor.address(), now);
            tokens.add(first);
            return first;
        });
        if (known.isEmpty() || use.over(now)) {
            tell(token, use, now);
            use.begin(now);
            trail.append(Act.TOKEN_USED, Subject.of(TYPE, token.id()), Map.of(Value.LABEL, token.label()));
        }
        use.count(now);
    }

    private void tell(AuditToken token, TokenUse use, Instant now) {
        if (use.owes(now)) {
            trail.append(
                    Act.TOKEN_COUNTED,
                    Subject.of(TYPE, token.id()),
                    Map.of(
                            Value.LABEL, token.label(),
                            Value.FROM, use.address(),
                            Value.COUNT, Long.toString(use.requests())));
            use.tell();
        }
    }

    /** The tokens with a period that is over and whose count is not in the trail. */
    @OpenToAll(because = "asked by the timer, never by a person")
    public List<UUID> untold() {
        return tokens.untold(clock.now().minus(TokenUse.PERIOD));
    }

    /** Puts the counts of the periods that are over into the trail. */
    @OpenToAll(because = "done by the timer, never by a person")
    public void tell(UUID id) {
        Instant now = clock.now();
        tokens.lock(id).ifPresent(token -> tokens.uses(List.of(id)).forEach(use -> tell(token, use, now)));
    }

    /** Puts the number of the refused attempts that had no entry of their own into the trail. */
    @OpenToAll(because = "done by the timer, never by a person")
    public void tellRefused() {
        long rest = refusals.rest();
        if (rest > 0) {
            trail.appendRefused(
                    Act.TOKEN_REFUSED,
                    Subject.of(TYPE),
                    Map.of(Value.RULE, "token.not_told", Value.COUNT, Long.toString(rest)));
        }
    }
}
