package se.kompetensbyran.api.shared;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Absolute addresses of what the API shows: from the configured base address, or from what a trusted proxy forwards
 * (RFC 7239); never from a Host header that anybody may have written.
 */
@Singleton
public final class Addresses {

    /** The path under which everything an integrator needs stands. */
    public static final String ROOT = "/kompetensbyran/v1";

    // Quarkus sets this itself and takes away what a client sent, but only where it listens to proxies at all.
    private static final String FROM_TRUSTED_PROXY = "X-Forwarded-Trusted-Proxy";

    private final String fallback;
    private final boolean isConfigured;
    private final boolean isBehindProxy;
    private final CurrentVertxRequest current;

    Addresses(
            @ConfigProperty(name = "kompetensbyran.base-address") Optional<String> configured,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean isBehindProxy,
            CurrentVertxRequest current) {
        this.isConfigured = configured.isPresent();
        this.isBehindProxy = isBehindProxy;
        this.fallback = configured.orElse("http://127.0.0.1:" + port).replaceAll("/+$", "") + ROOT;
        this.current = current;
    }

    /** The address of what lies below the root at {@code segments}; each is a segment that needs no escaping. */
    public String of(Object... segments) {
        StringBuilder address = new StringBuilder(base());
        for (Object it : segments) address.append('/').append(it);
        return address.toString();
    }

    /** The same with what {@code uri} was asked with behind it, so written that it stands in an address, however it came. */
    public String asked(UriInfo uri, Object... segments) {
        String query = uri.getRequestUri().getRawQuery();
        if (query == null) return of(segments);
        StringBuilder address = new StringBuilder(of(segments)).append('?');
        // What was not escaped came as bytes, one in each character.
        for (char it : query.toCharArray())
            if (it > ' ' && it < 0x7F) address.append(it);
            else for (byte one : Character.toString(it).getBytes(ISO_8859_1)) address.append("%%%02X".formatted(one));
        return address.toString();
    }

    /**
     * The origin of the configured base address: who we are as the issuer of tokens. What a proxy forwards has no say in
     * it, since whoever verifies a token compares it letter by letter.
     */
    public String origin() {
        return fallback.substring(0, fallback.length() - ROOT.length());
    }

    private static boolean isInRequest() {
        return Arc.container().requestContext().isActive();
    }

    private String base() {
        RoutingContext context = isConfigured || !isBehindProxy || !isInRequest() ? null : current.getCurrent();
        if (context == null) return fallback;
        HttpServerRequest request = context.request();
        boolean trusted = "true".equals(request.getHeader(FROM_TRUSTED_PROXY));
        return trusted ? request.scheme() + "://" + request.authority() + ROOT : fallback;
    }
}
