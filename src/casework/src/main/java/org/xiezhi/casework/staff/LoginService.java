package org.xiezhi.casework.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.shared.SignedIn;

/** Signs accounts in and out and says at each request whether a session still holds. */
@Stateless
public class LoginService {

    /** Longer names are nobody's and only cost time. */
    private static final int LONGEST_NAME = 200;

    @Inject
    private Accounts accounts;

    @Inject
    private LoginFailures failures;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    @Inject
    private Settings settings;

    /**
     * Begins a session.
     *
     * @param sessionKey the container's new session id; only its hash is stored
     * @throws RefusedException the same one for an unknown name, a wrong password, a locked and a disabled account
     */
    @OpenToAll(because = "nobody is signed in before signing in")
    public SignedIn signIn(String loginName, char[] password, String sessionKey) {
        Optional<Account> found = loginName.length() > LONGEST_NAME || password.length > PasswordRules.LONGEST
                ? Optional.empty()
                : accounts.byLogin(loginName);
        if (found.isEmpty()) {
            Passwords.pretend(password.length > PasswordRules.LONGEST ? new char[0] : password);
            throw refuse(Subject.of("session"), loginName);
        }
        Account account = found.get();
        // A public password opens nothing outside the demo, however it came into the database.
        boolean right = Passwords.matches(password, account.passwordHash())
                && (settings.demo() || !PasswordRules.isPublic(new String(password)));
        if (failures.locked(account.id()) || account.disabled()) {
            throw refuse(Subject.of("session", account.id()), loginName);
        }
        if (!right) {
            failures.count(account.id());
            throw refuse(Subject.of("session", account.id()), loginName);
        }
        accounts.attempts(account.id()).succeed();
        Instant now = clock.now();
        WebSession session = new WebSession(clock.nextId(), hash(sessionKey), account.id(), now);
        accounts.add(session);
        SignedIn signedIn = accounts.signedIn(account, session.id());
        actor.become(signedIn);
        trail.append(Act.SIGNED_IN, Subject.of("session", account.id()));
        return signedIn;
    }

    private RefusedException refuse(Subject subject, String loginName) {
        String name = loginName
                .codePoints()
                .limit(64)
                .filter(c -> !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        trail.appendFailed(Act.SIGN_IN_FAILED, subject, Map.of(Value.LOGIN_NAME, name));
        return new RefusedException(Refusal.of("login.refused"));
    }

    /** The account of a session that still holds; an idle one is ended here. */
    @OpenToAll(because = "this is the check that tells who asks")
    public Optional<SignedIn> resume(String sessionKey) {
        Optional<WebSession> found = accounts.session(hash(sessionKey)).filter(WebSession::open);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        WebSession session = found.get();
        Account account = accounts.get(session.account());
        SignedIn signedIn = accounts.signedIn(account, session.id());
        Instant now = clock.now();
        if (session.idle(now, settings.sessionIdle()) || account.disabled()) {
            session.end(now, account.disabled() ? "disabled" : "idle");
            actor.become(signedIn);
            trail.append(Act.SESSION_EXPIRED, Subject.of("session", account.id()));
            actor.leave();
            return Optional.empty();
        }
        session.seen(now);
        return Optional.of(signedIn);
    }

    /** Ends every session of the account that signs out: a lost cookie of another window dies too. */
    @OpenToAll(because = "whoever is signed in may sign out")
    public void signOut() {
        SignedIn who = actor.get();
        accounts.endSessions(who.account(), clock.now(), "signed out");
        trail.append(Act.SIGNED_OUT, Subject.of("session", who.account()));
        actor.leave();
    }

    /** Leaves an entry about a cookie that no longer opens anything. */
    @OpenToAll(because = "the old cookie is nobody's any more")
    public void recordRefusedSession(String sessionKey) {
        Subject subject = accounts.session(hash(sessionKey))
                .map(session -> Subject.of("session", session.account()))
                .orElse(Subject.of("session"));
        trail.appendRefused(Act.OLD_SESSION_REFUSED, subject, Map.of());
    }

    /** Remembers the language at the account. */
    @OpenToAll(because = "everybody chooses his own language")
    public void speak(Locale chosen) {
        SignedIn who = actor.get();
        accounts.get(who.account()).speak(chosen);
        trail.append(
                Act.LANGUAGE_CHOSEN,
                Subject.of("account", who.account()),
                Map.of(Value.LANGUAGE, chosen.toLanguageTag()));
        actor.speak(chosen);
    }

    /** Whose session this key was, ended or not; for what was typed after it ended. */
    @OpenToAll(because = "asked by the filter about a cookie, never by a person")
    public Optional<WebSession> lastSession(String sessionKey) {
        return accounts.session(hash(sessionKey));
    }

    static String hash(String sessionKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sessionKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
