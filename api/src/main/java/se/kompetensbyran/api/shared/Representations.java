package se.kompetensbyran.api.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.ServerSerialisers;
import org.jboss.resteasy.reactive.server.core.serialization.EntityWriter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What every answer with a body gets: its JSON, an entity tag, how long it may be kept, 304 for who has it already,
 * and the address of what was created.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public final class Representations implements ContainerResponseFilter {

    private static final String OPEN = "public, max-age=60";
    private static final String PRIVATE = "private, no-cache";

    // The framework would look for a writer of bytes at every request.
    private static final EntityWriter BYTES = (context, body) -> {
        ServerSerialisers.encodeResponseHeaders(context);
        context.serverResponse().end((byte[]) body);
    };

    private final ObjectMapper mapper;

    Representations(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        boolean isRead = isRead(request);
        if (response.getStatus() >= 400) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            return;
        }
        boolean isSigned = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL))
            headers.putSingle(HttpHeaders.CACHE_CONTROL, !isRead ? "no-store" : isSigned ? PRIVATE : OPEN);
        Object entity = response.getEntity();
        if (!(entity instanceof Record)) return;
        byte[] body = json(entity);
        String tag = tag(entity, body);
        headers.putSingle(HttpHeaders.ETAG, tag);
        if ((response.getStatus() == 201 || response.getStatus() == 202) && entity instanceof Shown it)
            headers.putSingle(HttpHeaders.LOCATION, it.links().get(0).href());
        if (isRead && isAmong(tag, request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(304);
            response.setEntity(null);
        } else {
            response.setEntity(body, null, MediaType.APPLICATION_JSON_TYPE);
            if (request instanceof ResteasyReactiveContainerRequestContext it
                    && it.getServerRequestContext() instanceof ResteasyReactiveRequestContext answered)
                answered.setEntityWriter(BYTES);
        }
    }

    /** The JSON of {@code entity}. */
    byte[] json(Object entity) {
        try {
            return mapper.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A strong entity tag: the revision, where there is one, and a hash of the very bytes. */
    static String tag(Object entity, byte[] body) {
        String hash = Long.toHexString(sum(new CRC32C(), body) << 32 | sum(new CRC32(), body));
        return entity instanceof Shown it ? "\"" + it.revision() + "." + hash + "\"" : "\"" + hash + "\"";
    }

    private static long sum(Checksum checksum, byte[] body) {
        checksum.update(body);
        return checksum.getValue();
    }

    private static boolean isRead(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    }

    private static boolean isAmong(String tag, @Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) return false;
        for (String it : ifNoneMatch.split(",", -1)) {
            String known = it.strip();
            // RFC 9110: If-None-Match compares weakly, and an asterisk stands for any.
            if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) return true;
        }
        return false;
    }
}
