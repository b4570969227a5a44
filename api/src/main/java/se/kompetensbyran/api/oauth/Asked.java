package se.kompetensbyran.api.oauth;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Language;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.clients.ClientId;

/**
 * What an app asks for when it sends somebody to sign in (RFC 6749 section 4.1.1, RFC 7636 section 4.3).
 *
 * @param redirectUri one of the app's own, letter for letter
 * @param state what the app wants back as it is
 * @param scopes what it wants to do at the most
 * @param challenge the S256 code challenge
 */
record Asked(ClientId client, String redirectUri, @Nullable String state, Set<Permission> scopes, String challenge) {

    Asked {
        scopes = Set.copyOf(scopes);
    }

    /** The same question as a query, to be answered in {@code language}. */
    String query(Language language) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("response_type", "code");
        all.put("client_id", client.toString());
        all.put("redirect_uri", redirectUri);
        all.put("scope", scopes.stream().map(Permission::code).sorted().collect(joining(" ")));
        if (state != null) all.put("state", state);
        all.put("code_challenge", challenge);
        all.put("code_challenge_method", "S256");
        all.put("ui_locales", language.tag());
        return "?" + SentBack.encoded(all);
    }
}
