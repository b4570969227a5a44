package se.kompetensbyran.api.meta;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Time;

/** What a stranger finds at agreed addresses: whom to tell of a weakness, and where the API is. */
@Singleton
final class WellKnown {

    // RFC 9116 advises less than a year.
    private static final Duration VALID = Duration.ofDays(180);

    private final Addresses addresses;
    private final Time time;
    private final String contact;

    WellKnown(
            Addresses addresses, Time time, @ConfigProperty(name = "kompetensbyran.security-contact") String contact) {
        this.addresses = addresses;
        this.time = time;
        this.contact = contact;
    }

    void routes(@Observes Router router) {
        for (String start : List.of("/", Addresses.ROOT, Addresses.ROOT + "/"))
            reading(router, start).handler(this::lead);
        reading(router, "/.well-known/security.txt").handler(this::security);
        reading(router, "/.well-known/api-catalog").handler(this::catalogue);
    }

    private static Route reading(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    /** Who begins at the beginning is led to what people read, or to what programs do. */
    private void lead(RoutingContext context) {
        String wanted = context.request().getHeader(HttpHeaders.ACCEPT);
        boolean isForPeople = wanted != null && wanted.contains("text/html");
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, addresses.of(isForPeople ? "docs" : "api-info"))
                .end();
    }

    /** Whom to tell of a weakness (RFC 9116). */
    private void security(RoutingContext context) {
        String text = "Contact: " + contact + "\nExpires: "
                + time.now().plus(VALID).truncatedTo(ChronoUnit.DAYS) + "\nPreferred-Languages: sv, en\n";
        answer(context, "text/plain; charset=utf-8", text);
    }

    /** Where the API and its contract are (RFC 9727). */
    private void catalogue(RoutingContext context) {
        JsonObject api = new JsonObject()
                .put("anchor", addresses.of("api-info"))
                .put("service-desc", links(addresses.of("openapi.yaml"), "application/yaml"))
                .put("service-doc", links(addresses.of("docs"), "text/html"));
        JsonObject linkset = new JsonObject().put("linkset", new JsonArray().add(api));
        answer(context, "application/linkset+json", linkset.encode());
    }

    private static JsonArray links(String href, String type) {
        return new JsonArray().add(new JsonObject().put("href", href).put("type", type));
    }

    private static void answer(RoutingContext context, String type, String text) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .end(text);
    }
}
