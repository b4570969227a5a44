package se.kompetensbyran.api.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import se.kompetensbyran.api.shared.EdgeProblem;

/** Who lets people and clients in. */
public enum SignInMode {
    /** The program itself: accounts, clients, passwords and signing keys are its own. */
    BUILT_IN,
    /** An issuer elsewhere, whose tokens are accepted; what is built in answers that it is not there. */
    OUTSIDE,
    /** Nobody: every token is refused, and only what is open can be read. */
    OFF;

    /** The account that the first administrator gets, with an external database. */
    public static final String BOOTSTRAP_ADMIN = "kompetensbyran.bootstrap-admin";

    private static final Logger LOG = Logger.getLogger(SignInMode.class);

    /** Goes on where sign-in is built in. @throws EdgeProblem 404 where it is not */
    public void demandBuiltIn() {
        if (this != BUILT_IN) throw new EdgeProblem(EdgeProblem.Code.NOT_FOUND);
    }

    /** An outside issuer goes before the keyset, which the embedded mode always has. */
    static SignInMode of(boolean hasOutsideIssuer, boolean hasKeyset) {
        return hasOutsideIssuer ? OUTSIDE : hasKeyset ? BUILT_IN : OFF;
    }

    /** @throws IllegalStateException when a first administrator is asked for where nobody could sign in as one */
    static void demandKeyset(SignInMode mode, Optional<String> bootstrapAdmin) {
        if (bootstrapAdmin.isPresent() && mode != BUILT_IN)
            throw new IllegalStateException("KOMPETENSBYRAN_BOOTSTRAP_ADMIN makes an account for the built-in sign-in,"
                    + " which needs a master keyset (KOMPETENSBYRAN_MASTER_KEYSET_FILE) and no outside issuer.");
    }

    /** The mode that the settings say. */
    @Singleton
    static final class Configured {

        @Produces
        @Singleton
        SignInMode mode(
                @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer,
                @ConfigProperty(name = MasterKeys.FILE) Optional<String> keyset) {
            return of(issuer.isPresent(), keyset.isPresent());
        }

        // The keys are asked for so that a keyset that cannot be used ends the start and not the first sign-in.
        void onStart(
                @Observes StartupEvent ready,
                SignInMode mode,
                MasterKeys keys,
                @ConfigProperty(name = BOOTSTRAP_ADMIN) Optional<String> bootstrapAdmin) {
            demandKeyset(mode, bootstrapAdmin);
            if (mode == OFF)
                LOG.warn("Nobody can sign in: set KOMPETENSBYRAN_MASTER_KEYSET_FILE (made by the argument"
                        + " new-master-keyset FILE), or MP_JWT_VERIFY_ISSUER and MP_JWT_VERIFY_PUBLICKEY_LOCATION.");
        }
    }
}
