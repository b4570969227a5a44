package se.kompetensbyran.api.contract;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.kompetensbyran.api.shared.Addresses;

/**
 * The contract that was generated with the program, as YAML and as JSON. Where it names the server it names this
 * installation, so that Swagger UI reaches it and signs in there. The framework would read the document and write it anew,
 * which a start would wait for.
 */
@Singleton
final class ServedContract {

    private enum Format {
        YAML,
        JSON;

        String type() {
            return "application/" + name().toLowerCase(Locale.ROOT) + ";charset=UTF-8";
        }
    }

    private record Served(Buffer text, String tag) {}

    private final String own;
    private final Map<Format, Served> read = new EnumMap<>(Format.class);

    ServedContract(@ConfigProperty(name = "kompetensbyran.base-address") Optional<String> configured) {
        this.own = configured.orElse("") + Addresses.ROOT;
    }

    void routes(@Observes Router router) {
        for (String end : new String[] {"", ".yaml", ".json"})
            router.route(Addresses.ROOT + "/openapi" + end)
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    // Ahead of the framework's own, which has nothing to serve.
                    .order(0)
                    .blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext context) {
        Format format = wanted(context);
        Served served = served(format);
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, format.type())
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .putHeader(HttpHeaders.ETAG, served.tag());
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(served.tag()))
            context.response().setStatusCode(304).end();
        else context.response().end(served.text());
    }

    private static Format wanted(RoutingContext context) {
        String path = context.normalizedPath();
        String asked = context.request().getParam("format");
        if (asked == null) asked = context.request().getHeader(HttpHeaders.ACCEPT);
        if (path.endsWith(".yaml")) return Format.YAML;
        boolean isJson = path.endsWith(".json")
                || (asked != null && asked.toLowerCase(Locale.ROOT).contains("json"));
        return isJson ? Format.JSON : Format.YAML;
    }

    // Read when first asked for.
    private synchronized Served served(Format format) {
        return read.computeIfAbsent(format, it -> {
            byte[] text = ofThisInstallation(generated(it)).getBytes(StandardCharsets.UTF_8);
            return new Served(
                    Buffer.buffer(text), '"' + UUID.nameUUIDFromBytes(text).toString() + '"');
        });
    }

    private static String generated(Format format) {
        try (InputStream it = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("META-INF/quarkus-generated-openapi-doc." + format)) {
            if (it == null) throw new IllegalStateException("The program was built without its contract.");
            return new String(it.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ofThisInstallation(String document) {
        return document.replaceAll("((?:authorization|token|refresh)Url\"? ?: \"?)" + About.SERVER, "$1" + own)
                .replaceFirst(
                        "(url\"? ?: \"?)" + About.SERVER
                                + "(\"?,?\\s+\"?description\"? ?: \"?)Production(\"?),?\\s+\"?x-internal\"? ?: false",
                        "$1" + own + "$2This installation$3");
    }
}
