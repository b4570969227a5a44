package se.kompetensbyran.api.shared;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import se.kompetensbyran.domain.shared.Actor;

/** Who asks. */
@Singleton
public final class Caller {

    /** Plans and leads projects (sv: projektledare). */
    public static final String PROGRAMME_MANAGER = "programme-manager";

    /** Runs the installation (sv: administratör). */
    public static final String ADMINISTRATOR = "administrator";

    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final SecurityIdentity identity;
    private final Time time;

    Caller(SecurityIdentity identity, Time time) {
        this.identity = identity;
        this.time = time;
    }

    /** Whether the caller may change projects, organisations and publications. */
    public boolean mayWrite() {
        return !identity.isAnonymous() && (identity.hasRole(PROGRAMME_MANAGER) || identity.hasRole(ADMINISTRATOR));
    }

    /** The caller's stable identifier: the subject of the token. */
    public String who() {
        boolean isToken = identity.getPrincipal() instanceof JsonWebToken;
        String subject = isToken ? ((JsonWebToken) identity.getPrincipal()).getSubject() : null;
        if (subject == null || !SUBJECT.matcher(subject).matches())
            throw new EdgeProblem(EdgeProblem.Code.UNAUTHENTICATED);
        return subject;
    }

    /** The caller, now. */
    public Actor actor() {
        return new Actor(who(), time.now());
    }
}
