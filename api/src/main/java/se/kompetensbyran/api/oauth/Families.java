package se.kompetensbyran.api.oauth;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.SecurityEvents;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.journal.Origin;
import se.kompetensbyran.domain.signin.AuthorizationCode;
import se.kompetensbyran.domain.signin.AuthorizationCodes;
import se.kompetensbyran.domain.signin.Session;
import se.kompetensbyran.domain.signin.Sessions;

/**
 * The families of refresh tokens, one for each session: begun with a code, renewed with the last token, and ended for good
 * when something that works once is shown twice, since then somebody else has it too (RFC 9700 sections 4.5 and 4.14).
 */
@Singleton
final class Families {

    private static final Duration SESSIONS_KEPT = Duration.ofDays(30);

    private final AuthorizationCodes codes;
    private final Sessions sessions;
    private final Accounts accounts;
    private final SecurityEvents events;
    private final Time time;

    Families(AuthorizationCodes codes, Sessions sessions, Accounts accounts, SecurityEvents events, Time time) {
        this.codes = codes;
        this.sessions = sessions;
        this.accounts = accounts;
        this.events = events;
        this.time = time;
    }

    /** What a token is made of. */
    record Renewed(Account account, Session session, Set<Permission> scopes, String refreshToken) {}

    /**
     * How a transaction ended: with something new, or with a no that is kept.
     *
     * @param event what there is to put down, of whom
     */
    private record Ended(
            @Nullable Renewed renewed,
            @Nullable String event,
            Session.@Nullable Id session,
            @Nullable AccountId account) {}

    private static final Ended NO = new Ended(null, null, null, null);

    /** Begins a family with a code. @throws Refusal when the code, or what comes with it, does not fit */
    Renewed begin(Client client, Form form) {
        String code = form.one("code");
        String redirectUri = form.one("redirect_uri");
        String verifier = form.one("code_verifier");
        if (code == null || redirectUri == null || verifier == null) throw new Refusal(Refusal.Code.INVALID_REQUEST);
        if (!Credential.isWellFormed(Credential.Kind.AUTHORIZATION_CODE, code))
            throw new Refusal(Refusal.Code.INVALID_GRANT);
        return ended(QuarkusTransaction.requiringNew().call(() -> begin(client, code, redirectUri, verifier)));
    }

    private Ended begin(Client client, String code, String redirectUri, String verifier) {
        Instant now = time.now();
        AuthorizationCodes.Taken taken = codes.take(Credential.hash(code)).orElse(null);
        if (taken == null) return NO;
        AuthorizationCode it = taken.code();
        if (!taken.isFirst()) return stolen(it.session(), it.account());
        boolean isFit = it.client().equals(client.id())
                && it.redirectUri().equals(redirectUri)
                && now.isBefore(it.expiresAt())
                && isOf(it.challenge(), verifier);
        Account account = active(it.account()).orElse(null);
        if (!isFit || account == null) return NO;
        Set<Permission> scopes = scopes(account, client, it.scopes());
        if (scopes.isEmpty()) return NO;
        Credential refreshToken = Credential.make(Credential.Kind.REFRESH_TOKEN);
        Session session = Session.start(it.session(), it.account(), client.id(), it.scopes(), now);
        sessions.start(session, refreshToken.hash());
        // Each that begins takes some of the old away.
        sessions.forget(now.minus(SESSIONS_KEPT));
        Renewed renewed = new Renewed(account, session, scopes, refreshToken.text());
        return new Ended(renewed, "session.started", session.id(), account.id());
    }

    /** Renews a family with its last token. @throws Refusal when it is not the last, or the family has ended */
    Renewed renew(Client client, Form form) {
        String token = form.one("refresh_token");
        if (token == null) throw new Refusal(Refusal.Code.INVALID_REQUEST);
        if (!Credential.isWellFormed(Credential.Kind.REFRESH_TOKEN, token))
            throw new Refusal(Refusal.Code.INVALID_GRANT);
        return ended(QuarkusTransaction.requiringNew().call(() -> renew(client, token, form.one("scope"))));
    }

    private Ended renew(Client client, String token, @Nullable String scope) {
        Instant now = time.now();
        Sessions.Taken taken = sessions.take(Credential.hash(token)).orElse(null);
        if (taken == null) return NO;
        Session session = taken.session();
        if (!session.isOpen(now)) return NO;
        if (!taken.isFirst() || !session.client().equals(client.id())) return stolen(session.id(), session.account());
        Account account = active(session.account()).orElse(null);
        Set<Permission> wanted = Questions.scopes(scope, session.scopes());
        Set<Permission> scopes = account == null ? Set.of() : scopes(account, client, wanted);
        if (account == null || scopes.isEmpty()) {
            sessions.end(session.id(), now);
            return new Ended(null, "session.ended", session.id(), session.account());
        }
        Credential next = Credential.make(Credential.Kind.REFRESH_TOKEN);
        Session used = session.used(now);
        sessions.renew(used, next.hash());
        return new Ended(new Renewed(account, used, scopes, next.text()), null, null, null);
    }

    /**
     * Ends the family that {@code token} belongs to, at once; what is no refresh token of any client ends nothing.
     *
     * @throws Refusal when it is another client's, or an access token, which nobody can take back
     */
    void end(Client client, String token) {
        if (token.startsWith("eyJ")) throw new Refusal(Refusal.Code.UNSUPPORTED_TOKEN_TYPE);
        if (!Credential.isWellFormed(Credential.Kind.REFRESH_TOKEN, token)) return;
        Optional<Session> ended = QuarkusTransaction.requiringNew().call(() -> {
            Session session = sessions.take(Credential.hash(token))
                    .map(Sessions.Taken::session)
                    .orElse(null);
            if (session == null) return Optional.empty();
            // Thrown, so that nothing is taken: the one whose it is goes on using it.
            if (!session.client().equals(client.id())) throw new Refusal(Refusal.Code.INVALID_GRANT);
            if (!session.isOpen(time.now())) return Optional.empty();
            sessions.end(session.id(), time.now());
            return Optional.of(session);
        });
        ended.ifPresent(it -> put("session.ended", it.id(), it.account()));
    }

    private Ended stolen(Session.Id session, AccountId account) {
        sessions.end(session, time.now());
        return new Ended(null, "session.reuse-detected", session, account);
    }

    private Renewed ended(Ended it) {
        if (it.event() != null && it.session() != null && it.account() != null)
            put(it.event(), it.session(), it.account());
        if (it.renewed() == null) throw new Refusal(Refusal.Code.INVALID_GRANT);
        return it.renewed();
    }

    private void put(String event, Session.Id session, AccountId account) {
        events.happened(event, session.value(), Origin.Kind.PERSON, account.toString());
    }

    private Optional<Account> active(AccountId id) {
        return accounts.find(id).filter(it -> it.state() == Account.State.ACTIVE);
    }

    /** What the person may do now, of what the app may do now, of what it asked for. */
    private static Set<Permission> scopes(Account account, Client client, Set<Permission> asked) {
        return Authority.of(account.grants())
                .limitedTo(asked)
                .limitedTo(client.scopes())
                .permissions();
    }

    private static boolean isOf(String challenge, String verifier) {
        try {
            CodeVerifier it = new CodeVerifier(verifier);
            return CodeChallenge.compute(CodeChallengeMethod.S256, it)
                    .getValue()
                    .equals(challenge);
        } catch (IllegalArgumentException e) {
            // Too short, too long, or of other characters (RFC 7636 section 4.1).
            return false;
        }
    }
}
