package org.xiezhi.casework.shared;

import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who acts in this request; filled by the web edge from a checked session and read by every service. */
@RequestScoped
public class CurrentActor {

    private String address = "";
    private @Nullable SignedIn who;
    private Locale locale = Locale.SIMPLIFIED_CHINESE;

    /** Called once at the edge, before anything else. */
    public void arrive(String fromAddress) {
        this.address = fromAddress;
    }

    public void become(SignedIn signedIn) {
        this.who = signedIn;
        this.locale = signedIn.locale();
    }

    public void leave() {
        this.who = null;
    }

    public void speak(Locale chosen) {
        this.locale = chosen;
    }

    public Optional<SignedIn> who() {
        return Optional.ofNullable(who);
    }

    /**
     * The signed-in account.
     *
     * @throws RefusedException if nobody is signed in
     */
    public SignedIn get() {
        if (who == null) {
            throw new RefusedException(Refusal.of("login.required"));
        }
        return who;
    }

    public String address() {
        return address;
    }

    public Locale locale() {
        return locale;
    }
}
