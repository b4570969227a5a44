package se.kompetensbyran.api.journal;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Authorities;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Edge;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.journal.Attribution;
import se.kompetensbyran.domain.journal.Origin;

/**
 * To whom what happens now is put down: the bearer of the request's token; else whom the open transaction names; else the
 * program itself.
 */
@Singleton
public final class CurrentAttribution implements Attribution {

    private static final String NAMED = CurrentAttribution.class.getName();

    private final Caller caller;
    private final CurrentVertxRequest current;
    private final TransactionSynchronizationRegistry transaction;
    private final Time time;

    CurrentAttribution(
            Caller caller, CurrentVertxRequest current, TransactionSynchronizationRegistry transaction, Time time) {
        this.caller = caller;
        this.current = current;
        this.transaction = transaction;
        this.time = time;
    }

    /**
     * Puts down what the open transaction does to {@code who}, where the request has no token that tells: somebody who
     * comes by a link or is signing in, or a part of the program such as {@code seed}.
     */
    public void putDownTo(Origin.Kind kind, String who) {
        transaction.putResource(NAMED, from(kind, who, null, null));
    }

    /** Puts down what the open transaction does to whoever asked for it in an earlier request. */
    public void putDownTo(Origin asked) {
        transaction.putResource(NAMED, asked);
    }

    @Override
    public Origin origin() {
        JsonWebToken token = isInRequest() ? caller.token() : null;
        if (token != null) return from(kind(token), caller.who(), caller.through(), null);
        boolean isInTransaction = transaction.getTransactionKey() != null;
        return isInTransaction && transaction.getResource(NAMED) instanceof Origin named
                ? named
                : from(Origin.Kind.SYSTEM, "system", null, null);
    }

    @Override
    public Instant now() {
        return time.now();
    }

    /** {@code who}, from the network address of the request. */
    Origin fromAddress(Origin.Kind kind, String who) {
        return from(kind, who, null, address());
    }

    private Origin from(Origin.Kind kind, String who, @Nullable UUID organisation, @Nullable String address) {
        RoutingContext request = request();
        return new Origin(kind, who, organisation, request == null ? null : Edge.traceId(request), address);
    }

    // A client's token says how far it reaches, or that it speaks of the client itself (RFC 9068 section 2.2).
    private static Origin.Kind kind(JsonWebToken token) {
        boolean isClient = token.getClaim(Authorities.REACH) != null
                || (token.getSubject() != null
                        && token.getSubject().equals(String.valueOf(token.<Object>getClaim("client_id"))));
        return isClient ? Origin.Kind.CLIENT : Origin.Kind.PERSON;
    }

    private @Nullable String address() {
        RoutingContext request = request();
        SocketAddress remote = request == null ? null : request.request().remoteAddress();
        return remote == null ? null : remote.hostAddress();
    }

    private @Nullable RoutingContext request() {
        return isInRequest() ? current.getCurrent() : null;
    }

    private static boolean isInRequest() {
        return Arc.container().requestContext().isActive();
    }
}
