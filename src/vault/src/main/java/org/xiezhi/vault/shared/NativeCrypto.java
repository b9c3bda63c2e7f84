package org.xiezhi.vault.shared;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.Cipher;

/**
 * AES-GCM and SHA-256 of a native library where it runs (Amazon Corretto Crypto Provider: AWS-LC behind the JDK's own interfaces), of the JDK elsewhere.
 *
 * <p>Why: the JDK uses the processor's instructions for GCM only in code that its full compiler has made of the right callers. Before that, and again
 * whenever other code in the same process made the compiler throw that away, it is forty times slower: in one of two uploads, as measured. A library that
 * is compiled already has no such moments. What is written is the same to the byte.
 */
public final class NativeCrypto {

    private static final Logger LOG = Logger.getLogger(NativeCrypto.class.getName());

    /** Of the provider; two applications in one server share it. */
    private static final String NAME = "Xiezhi";

    private static final String AES_GCM = "AES/GCM/NoPadding";

    private static final String SHA_256 = "SHA-256";

    private static final Optional<Provider> LIBRARY = library();

    private NativeCrypto() {}

    /**
     * Lets every {@code Cipher.getInstance("AES/GCM/NoPadding")} of this process that names no provider have the library's, since Tink can be told no other
     * way; nothing else of the library is registered. Does nothing where the library does not run, or where this was done before.
     *
     * <p>The process may outlive the application, and keeps what is registered: who calls this calls {@link #remove} before its class loader is closed.
     */
    public static void install() {
        if (LIBRARY.isPresent() && !(Security.getProvider(NAME) instanceof Gcm)) {
            // One of an application that ended without removing it: its classes can no longer be loaded.
            Security.removeProvider(NAME);
            Security.insertProviderAt(new Gcm(LIBRARY.get()), 1);
        }
    }

    /** Takes back what {@link #install} did: the process goes on with the JDK's ciphers. */
    public static void remove() {
        if (Security.getProvider(NAME) instanceof Gcm) {
            Security.removeProvider(NAME);
        }
    }

    /** Whether the library runs here. */
    public static boolean isThere() {
        return LIBRARY.isPresent();
    }

    static MessageDigest sha256() throws NoSuchAlgorithmException {
        return LIBRARY.isPresent()
                ? MessageDigest.getInstance(SHA_256, LIBRARY.get())
                : MessageDigest.getInstance(SHA_256);
    }

    /** Another processor or system, a temporary folder from which nothing may be run, a self-test that fails: all cost speed and nothing else. */
    private static Optional<Provider> library() {
        try {
            AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
            Provider library = AmazonCorrettoCryptoProvider.INSTANCE;
            // A JDK that lets only signed providers encrypt refuses ours here, and not in the first upload.
            Cipher.getInstance(AES_GCM, new Gcm(library));
            LOG.info(() -> "AES-GCM and SHA-256 of evidence: " + library.getInfo());
            return Optional.of(library);
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            LOG.log(
                    Level.WARNING,
                    "AES-GCM and SHA-256 of evidence: the JDK's own, which are slow at first, because the native library does not run",
                    e);
            return Optional.empty();
        }
    }

    /** The library's AES-GCM and nothing else of it. */
    private static final class Gcm extends Provider {

        private static final long serialVersionUID = 1L;

        Gcm(Provider library) {
            super(NAME, "1", "AES-GCM of " + library.getInfo());
            putService(new Delegate(this, library.getService("Cipher", AES_GCM)));
        }
    }

    private static final class Delegate extends Provider.Service {

        private final Provider.Service service;

        Delegate(Provider provider, Provider.Service service) {
            super(provider, service.getType(), service.getAlgorithm(), service.getClassName(), List.of(), Map.of());
            this.service = service;
        }

        @Override
        public Object newInstance(Object constructorParameter) throws NoSuchAlgorithmException {
            return service.newInstance(constructorParameter);
        }
    }
}
