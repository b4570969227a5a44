package se.kompetensbyran.api.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.Clients;

/** Reads what apps ask for. */
@Singleton
final class Questions {

    // A SHA-256 digest in base64url.
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Clients clients;
    private final Time time;

    Questions(Clients clients, Time time) {
        this.clients = clients;
        this.time = time;
    }

    /** The app and its address do not belong together: nobody is sent anywhere. */
    static final class NoApp extends Exception {
        NoApp() {
            super(null, null, false, false);
        }
    }

    /** The app is told what is wrong, at its own address. */
    static final class Wrong extends Exception {
        private final String redirectUri;
        private final @Nullable String state;
        private final Refusal.Code code;

        Wrong(String redirectUri, @Nullable String state, Refusal.Code code) {
            super(null, null, false, false);
            this.redirectUri = redirectUri;
            this.state = state;
            this.code = code;
        }

        String redirectUri() {
            return redirectUri;
        }

        @Nullable
        String state() {
            return state;
        }

        Refusal.Code code() {
            return code;
        }
    }

    /** What is asked in {@code query}. */
    Asked read(Form query) throws NoApp, Wrong {
        // Before the app and the address are known to belong together, nothing else is looked at.
        String redirectUri = query.one("redirect_uri");
        Client client = app(query.one("client_id")).orElseThrow(NoApp::new);
        if (redirectUri == null || !client.redirectUris().contains(redirectUri)) throw new NoApp();
        try {
            return read(query, client, redirectUri);
        } catch (Refusal e) {
            throw new Wrong(redirectUri, query.one("state"), e.code());
        }
    }

    /** The app with that {@code client_id}, if there is one and it is let in. */
    Optional<Client> app(@Nullable String clientId) {
        return find(clientId).filter(it -> it.kind() == Client.Kind.APP);
    }

    /** The client with that {@code client_id}, if there is one and it is let in. */
    Optional<Client> find(@Nullable String clientId) {
        if (clientId == null || clientId.length() != 36) return Optional.empty();
        try {
            return clients.find(new ClientId(UUID.fromString(clientId))).filter(it -> it.isInForce(time.now()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Asked read(Form query, Client client, String redirectUri) {
        // The parser lets a repetition of the same value pass.
        if (query.hasRepeated()) throw new Refusal(Refusal.Code.INVALID_REQUEST);
        AuthorizationRequest request = parse(query);
        if (request.specifiesRequestObject())
            throw new Refusal(
                    request.getRequestURI() == null
                            ? Refusal.Code.REQUEST_NOT_SUPPORTED
                            : Refusal.Code.REQUEST_URI_NOT_SUPPORTED);
        if (!ResponseType.CODE.equals(request.getResponseType()))
            throw new Refusal(Refusal.Code.UNSUPPORTED_RESPONSE_TYPE);
        boolean isAnsweredInQuery =
                request.getResponseMode() == null || ResponseMode.QUERY.equals(request.getResponseMode());
        // A challenge without a method is plain, which protects from less.
        boolean isProven = request.getCodeChallenge() != null
                && CHALLENGE.matcher(request.getCodeChallenge().getValue()).matches()
                && CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod());
        if (!isAnsweredInQuery || !isProven) throw new Refusal(Refusal.Code.INVALID_REQUEST);
        return new Asked(
                client.id(),
                redirectUri,
                query.one("state"),
                scopes(query.one("scope"), client.scopes()),
                request.getCodeChallenge().getValue());
    }

    private static AuthorizationRequest parse(Form query) {
        try {
            return AuthorizationRequest.parse(query.values());
        } catch (ParseException e) {
            ErrorObject error = e.getErrorObject();
            String code = error == null ? "" : error.getCode();
            for (Refusal.Code it : Refusal.Code.values()) if (it.text().equals(code)) throw new Refusal(it);
            throw new Refusal(Refusal.Code.INVALID_REQUEST);
        }
    }

    /**
     * The permissions that {@code scope} names; all of {@code most} when it names none.
     *
     * @throws Refusal when one is unknown or not among {@code most}
     */
    static Set<Permission> scopes(@Nullable String scope, Set<Permission> most) {
        if (scope == null) return most;
        Set<Permission> all = new LinkedHashSet<>();
        for (String it : scope.split(" ", -1))
            all.add(Permission.of(it)
                    .filter(most::contains)
                    .orElseThrow(() -> new Refusal(Refusal.Code.INVALID_SCOPE)));
        return all;
    }
}
