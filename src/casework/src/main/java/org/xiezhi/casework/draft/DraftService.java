package org.xiezhi.casework.draft;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.Accounts;
import org.xiezhi.casework.staff.LoginService;
import org.xiezhi.casework.staff.WebSession;
import org.xiezhi.vault.shared.IntegrityException;

/** Keeps what was typed. A draft leaves "begun" and "discarded" in the trail, not every autosave. */
@Stateless
public class DraftService {

    /** Far above what the longest form holds; a bound against a client that pours. */
    private static final int LONGEST = 200_000;

    private static final int LONGEST_FORM = 160;

    private static final Logger LOG = Logger.getLogger(DraftService.class.getName());

    /** Few enough for one transaction. */
    private static final int AT_ONCE = 100;

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    @Inject
    private DraftTexts texts;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    @Inject
    private LoginService logins;

    @Inject
    private Accounts accounts;

    /** Saves the fields of a form of the signed-in account. */
    @OpenToAll(because = "everybody may keep his own drafts; they are shown to nobody else")
    public void save(String form, String json) {
        store(actor.get().account(), form, json);
    }

    /**
     * Saves what arrived after a session had ended, for the account that the old session belonged to; an unknown key
     * saves nothing.
     */
    @OpenToAll(because = "the session is over; the draft is shown to its own account only, after the next sign-in")
    public void stash(String oldSessionKey, String form, String json) {
        Optional<WebSession> session = logins.lastSession(oldSessionKey);
        session.ifPresent(old -> store(old.account(), form, json));
    }

    @OpenToAll(because = "everybody may read his own drafts")
    public Optional<String> load(String form) {
        return find(actor.get().account(), form).map(texts::open);
    }

    @OpenToAll(because = "everybody may throw away his own drafts")
    public void discard(String form) {
        find(actor.get().account(), form).ifPresent(draft -> {
            entities.remove(draft);
            trail.append(Act.DRAFT_DISCARDED, Subject.of("draft"), Map.of(Value.FORM, kindOf(form)));
        });
    }

    /**
     * Seals under the current unit key what lies under an older one, or in clear since an earlier version of the product.
     *
     * @return how many were left and are done now
     */
    @OpenToAll(because = "the product itself does it at each start and each hour; nobody gains a right")
    public int sealAnew() {
        List<Draft> older = entities.createNamedQuery(Draft.NOT_UNDER, Draft.class)
                .setParameter("sealed", texts.current() + "%")
                .setMaxResults(AT_ONCE)
                .getResultList();
        int done = (int) older.stream().filter(this::resealed).count();
        if (done > 0) {
            trail.append(Act.DRAFTS_SEALED, Subject.of("draft"), Map.of(Value.COUNT, Integer.toString(done)));
        }
        return done;
    }

    /** One that somebody changed past the product keeps no other under the older key. */
    private boolean resealed(Draft draft) {
        try {
            String typed = texts.isInClear(draft) ? draft.content() : texts.open(draft);
            draft.reseal(texts.seal(draft.id(), draft.account(), typed));
            return true;
        } catch (IntegrityException e) {
            LOG.log(Level.SEVERE, "Draft " + draft.id() + " does not open and is left as it is", e);
            return false;
        }
    }

    private void store(UUID account, String form, String json) {
        if (json.length() > LONGEST || form.length() > LONGEST_FORM) {
            throw new InvalidException(List.of(
                    Problem.of("draft", "input.too_long", Integer.toString(LONGEST), Integer.toString(json.length()))));
        }
        Optional<Draft> known = find(account, form).or(() -> findOnceAlone(account, form));
        if (known.isPresent()) {
            known.get().retype(texts.seal(known.get().id(), account, json), clock.now());
            return;
        }
        UUID id = clock.nextId();
        entities.persist(new Draft(id, account, form, texts.seal(id, account, json), clock.now()));
        trail.append(Act.DRAFT_BEGUN, Subject.of("draft"), Map.of(Value.FORM, kindOf(form)));
    }

    /** The form's name without the id behind it: the trail tells which form, not of which matter. */
    private static String kindOf(String form) {
        return form.split("[?:]", 2)[0];
    }

    /**
     * Waits for whoever saves a first draft of this account now. The page saves in the background while an act is sent, and
     * both bring the same form: the second would else break on the first one's row, and the act with it.
     */
    private Optional<Draft> findOnceAlone(UUID account, String form) {
        accounts.lock(account);
        return find(account, form);
    }

    private Optional<Draft> find(UUID account, String form) {
        return entities.createNamedQuery(Draft.OF, Draft.class)
                .setParameter("account", account)
                .setParameter("form", form)
                .getResultStream()
                .findFirst();
    }
}
