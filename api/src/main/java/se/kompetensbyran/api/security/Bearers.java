package se.kompetensbyran.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import se.kompetensbyran.api.shared.Authorities;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Credential;

/**
 * Who bears a token. It is asked before what the framework brings, so that a token is verified in one place whatever it
 * is; one that was good is remembered for a while by its hash, so that the next request costs next to nothing.
 */
@Singleton
public final class Bearers implements IdentityProvider<TokenAuthenticationRequest> {

    /** The most bytes of a token. */
    static final int LONGEST = 8192;

    private static final int MOST_REMEMBERED = 10_000;

    private final SignInMode mode;
    private final Verification verification;
    private final Authorities authorities;
    private final Time time;
    private final Cache<String, Known> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(AccessTokens.LIFE)
            .build();

    private record Known(SecurityIdentity identity, Instant until) {}

    Bearers(SignInMode mode, Verification verification, Authorities authorities, Time time) {
        this.mode = mode;
        this.verification = verification;
        this.authorities = authorities;
        this.time = time;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    // The framework's own has the number that comes after SYSTEM_FIRST.
    @Override
    public int priority() {
        return SYSTEM_FIRST + 1000;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        if (mode == SignInMode.OFF || token.length() > LONGEST)
            return Uni.createFrom().failure(new AuthenticationFailedException());
        String hash = Credential.hash(token);
        Known known = remembered.getIfPresent(hash);
        if (known != null && time.now().isBefore(known.until()))
            return Uni.createFrom().item(known.identity());
        // Keys and accounts are read from the database, which must not hold up the event loop.
        return context.runBlocking(() -> {
            Verification.Verified verified = verification.verify(token);
            SecurityIdentity identity = authorities.identity(verified.principal());
            remembered.put(hash, new Known(identity, verified.until()));
            return identity;
        });
    }
}
