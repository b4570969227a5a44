package se.kompetensbyran.api.shared;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.shared.Actor;

/** Who asks, and what they may do. */
@RequestScoped
public class Caller {

    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final Time time;
    private @Nullable UUID through;

    Caller(SecurityIdentity identity, CurrentVertxRequest request, Time time) {
        this.identity = identity;
        this.request = request;
        this.time = time;
    }

    /** All that they may do; nothing for somebody without a token. */
    public Authority authority() {
        return isNobody() ? Authority.NONE : Authorities.of(identity);
    }

    // Whoever shows no token is nobody; asking the framework for that costs a tenth of a read.
    private boolean isNobody() {
        RoutingContext current = request.getCurrent();
        boolean showsNone = current != null && !current.request().headers().contains(HttpHeaders.AUTHORIZATION);
        return showsNone || identity.isAnonymous();
    }

    /** Whether they have {@code permission} for what belongs there. */
    public boolean may(Permission permission, Belonging belonging) {
        return authority().may(permission, belonging);
    }

    /**
     * Goes on when they have {@code permission} for what belongs there; what they then do is put down to the organisation
     * through which they have it.
     *
     * @throws EdgeProblem 403 when they have not
     */
    public void demand(Permission permission, Belonging belonging) {
        through = authority()
                .through(permission, belonging)
                .orElseThrow(() -> new EdgeProblem(EdgeProblem.Code.FORBIDDEN));
    }

    /** The organisation through which they do what they do, once it has been demanded. */
    public @Nullable UUID through() {
        return through;
    }

    /** Whether they are a person or a program; null for somebody without a token. */
    public @Nullable JsonWebToken token() {
        if (isNobody()) return null;
        return identity.getPrincipal() instanceof JsonWebToken it ? it : null;
    }

    /** The caller's stable identifier: the subject of the token. */
    public String who() {
        JsonWebToken token = token();
        String subject = token == null ? null : token.getSubject();
        if (subject == null || !SUBJECT.matcher(subject).matches())
            throw new EdgeProblem(EdgeProblem.Code.UNAUTHENTICATED);
        return subject;
    }

    /** The caller, now. */
    public Actor actor() {
        return new Actor(who(), time.now());
    }
}
