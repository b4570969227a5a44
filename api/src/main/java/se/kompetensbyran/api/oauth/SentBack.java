package se.kompetensbyran.api.oauth;

import static java.util.stream.Collectors.joining;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way back to the app, with an answer (RFC 6749 section 4.1.2) that says whose it is (RFC 9207). */
final class SentBack {

    private SentBack() {}

    /** With a code. */
    static Response withCode(Asked asked, String code, String issuer) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        return to(asked.redirectUri(), answer, asked.state(), issuer);
    }

    /** With a no. */
    static Response withError(String redirectUri, @Nullable String state, Refusal.Code code, String issuer) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", code.text());
        answer.put("error_description", code.description());
        return to(redirectUri, answer, state, issuer);
    }

    // 303 and not 302 or 307: what was typed into the form goes no further (RFC 9700 section 4.12).
    private static Response to(String redirectUri, Map<String, String> answer, @Nullable String state, String issuer) {
        if (state != null) answer.put("state", state);
        answer.put("iss", issuer);
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, redirectUri + (redirectUri.contains("?") ? "&" : "?") + encoded(answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Names and values as they stand in a query. */
    static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                .collect(joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
