package se.kompetensbyran.api.oauth;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * A no in the words of RFC 6749 (sections 4.1.2.1 and 5.2). One code has one description, whatever was wrong: what was
 * wrong with a secret, a code or a token helps only who should not have it.
 */
final class Refusal extends RuntimeException {

    /** Every such no. */
    enum Code {
        INVALID_REQUEST(400, "A parameter is missing, comes twice, or has a wrong value."),
        INVALID_CLIENT(401, "The client is unknown or shut out, or does not show that it is itself."),
        INVALID_GRANT(400, "The code or token is wrong, too old, used already, or for another client."),
        UNAUTHORIZED_CLIENT(400, "The client may not do it in this way."),
        UNSUPPORTED_GRANT_TYPE(400, "Known are authorization_code, refresh_token and client_credentials."),
        UNSUPPORTED_RESPONSE_TYPE(400, "Known is code."),
        UNSUPPORTED_TOKEN_TYPE(400, "An access token cannot be revoked; it lives five minutes."),
        INVALID_SCOPE(400, "A scope is unknown, or the client may not ask for it."),
        REQUEST_NOT_SUPPORTED(400, "Request objects are not supported."),
        REQUEST_URI_NOT_SUPPORTED(400, "Request objects are not supported."),
        ACCESS_DENIED(400, "The person has none of the permissions that are asked for.");

        private final int status;
        private final String description;

        Code(int status, String description) {
            this.status = status;
            this.description = description;
        }

        /** As it stands in an answer. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What is wrong, for who writes a program. */
        String description() {
            return description;
        }
    }

    private final Code code;

    Refusal(Code code) {
        super(code.name(), null, false, false);
        this.code = code;
    }

    Code code() {
        return code;
    }

    /** The answer to a request of a program. */
    Response answer() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", code.text());
        body.put("error_description", code.description());
        Response.ResponseBuilder answer = Response.status(code.status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .entity(body);
        // RFC 9110 demands a challenge with 401. There is none for client_secret_post, and Basic is not to be had.
        if (code.status == 401) answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return answer.build();
    }

    /** Answers what a resource throws. */
    static final class Mapper {

        @ServerExceptionMapper
        Response answer(Refusal it) {
            return it.answer();
        }
    }
}
