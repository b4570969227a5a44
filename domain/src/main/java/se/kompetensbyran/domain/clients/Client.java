package se.kompetensbyran.domain.clients;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Secret;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * A program that comes to the API.
 *
 * @param name at most 200 characters
 * @param organisation whose it is; what it may do reaches from there
 * @param kind by itself, or for people who sign in
 * @param scopes what it may do at the most; an app lets people do no more than they may themselves
 * @param reach how far its scopes reach, for a machine
 * @param secrets what it shows that it is itself by (client_secret_post); a machine's only, two in force at the most
 * @param jwks the public keys by which it may show that instead (private_key_jwt, RFC 7523), as a JSON Web Key Set
 * @param redirectUris where an app gets its answer, letter for letter
 * @param expiresAt from then on it is shut out; null for never
 */
public record Client(
        ClientId id,
        long revision,
        String name,
        UUID organisation,
        Kind kind,
        State state,
        Set<Permission> scopes,
        Reach reach,
        List<ClientSecret> secrets,
        @Nullable String jwks,
        List<String> redirectUris,
        @Nullable Instant expiresAt)
        implements Aggregate {

    /** The most secrets in force, so that a new one can come before the old one goes. */
    public static final int MOST_SECRETS = 2;

    /** Who acts. */
    public enum Kind {
        /** A program by itself (client credentials). */
        MACHINE,
        /** A program in which people sign in (authorization code with PKCE); it keeps no secret. */
        APP
    }

    /** Whether it is let in. */
    public enum State {
        ACTIVE,
        DISABLED
    }

    /**
     * A secret of a machine.
     *
     * @param hash what is kept of it
     * @param hint its last four characters
     * @param expiresAt from then on it works no more; null for never
     */
    public record ClientSecret(
            Id id,
            @Secret String hash,
            String hint,
            Instant createdAt,
            @Nullable Instant expiresAt) implements Part {

        /** Identifies a secret. */
        public record Id(UUID value) {

            /** A new one. */
            public static Id next() {
                return new Id(Uuid7.next());
            }

            @Override
            public String toString() {
                return value.toString();
            }
        }

        /** Whether it works. */
        public boolean isInForce(Instant now) {
            return expiresAt == null || now.isBefore(expiresAt);
        }
    }

    public Client {
        Text.line("name", name, 200);
        scopes = Set.copyOf(scopes);
        InvalidValue.unless(
                kind == Kind.APP || scopes.stream().noneMatch(Permission::isForPeople), "scopes", "not-for-machines");
        secrets = Part.eachOnce("secrets", secrets);
        InvalidValue.unless(kind == Kind.MACHINE || secrets.isEmpty(), "secrets", "not-for-apps");
        InvalidValue.unless(kind == Kind.MACHINE || jwks == null, "jwks", "not-for-apps");
        if (jwks != null) Text.prose("jwks", jwks, 20_000);
        InvalidValue.unless(redirectUris.size() <= 10, "redirectUris", "too-many", 10);
        InvalidValue.unless(kind == Kind.APP || redirectUris.isEmpty(), "redirectUris", "not-for-machines");
        InvalidValue.unless(kind == Kind.MACHINE || !redirectUris.isEmpty(), "redirectUris", "missing");
        redirectUris.forEach(Client::checkRedirect);
        redirectUris = List.copyOf(redirectUris);
    }

    /** A new program that comes by itself. */
    public static Client machine(
            String name,
            UUID organisation,
            Set<Permission> scopes,
            Reach reach,
            @Nullable String jwks,
            @Nullable Instant expiresAt) {
        return new Client(
                ClientId.next(),
                0,
                name,
                organisation,
                Kind.MACHINE,
                State.ACTIVE,
                scopes,
                reach,
                List.of(),
                jwks,
                List.of(),
                expiresAt);
    }

    /** A new program in which people sign in. */
    public static Client app(
            ClientId id, String name, UUID organisation, Set<Permission> scopes, List<String> redirectUris) {
        return new Client(
                id,
                0,
                name,
                organisation,
                Kind.APP,
                State.ACTIVE,
                scopes,
                Reach.ORGANISATION,
                List.of(),
                null,
                redirectUris,
                null);
    }

    /** Says anew what is known of it. */
    public Client describe(
            String name,
            Set<Permission> scopes,
            Reach reach,
            @Nullable String jwks,
            List<String> redirectUris,
            @Nullable Instant expiresAt) {
        return new Client(
                id, revision, name, organisation, kind, state, scopes, reach, secrets, jwks, redirectUris, expiresAt);
    }

    /** Names {@code survivor} where it named {@code gone}, which has become part of it. */
    public Client withOrganisation(UUID gone, UUID survivor) {
        return new Client(
                id,
                revision,
                name,
                organisation.equals(gone) ? survivor : organisation,
                kind,
                state,
                scopes,
                reach,
                secrets,
                jwks,
                redirectUris,
                expiresAt);
    }

    /**
     * Gives it a new secret; those before it go on working for {@code overlap}.
     *
     * @throws ClientProblem.NotForApps for an app
     * @throws ClientProblem.TooManySecrets when two work already
     */
    public Client withSecret(String hash, String hint, Instant now, Duration overlap) {
        if (kind == Kind.APP) throw new ClientProblem.NotForApps();
        List<ClientSecret> inForce =
                secrets.stream().filter(it -> it.isInForce(now)).toList();
        if (inForce.size() >= MOST_SECRETS) throw new ClientProblem.TooManySecrets(MOST_SECRETS);
        Instant last = now.plus(overlap);
        List<ClientSecret> kept = inForce.stream()
                .map(it ->
                        it.isInForce(last) ? new ClientSecret(it.id(), it.hash(), it.hint(), it.createdAt(), last) : it)
                .toList();
        ClientSecret fresh = new ClientSecret(ClientSecret.Id.next(), hash, hint, now, null);
        return withSecrets(Part.append(kept, fresh));
    }

    /** Takes a secret away, at once. */
    public Client withoutSecret(ClientSecret.Id secret) {
        return withSecrets(Part.without(secrets, secret));
    }

    /** Shuts it out. @throws ClientProblem.Disabled when it is already */
    public Client disable() {
        if (state == State.DISABLED) throw new ClientProblem.Disabled();
        return withState(State.DISABLED);
    }

    /** Lets it in again. @throws ClientProblem.NotDisabled when it is not shut out */
    public Client enable() {
        if (state != State.DISABLED) throw new ClientProblem.NotDisabled();
        return withState(State.ACTIVE);
    }

    /** Whether it is let in. */
    public boolean isInForce(Instant now) {
        return state == State.ACTIVE && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Whether a secret with that hash works. */
    public boolean hasSecret(String hash, Instant now) {
        return secrets.stream().anyMatch(it -> it.isInForce(now) && it.hash().equals(hash));
    }

    /** What it may do by itself. */
    public Authority authority() {
        return kind == Kind.MACHINE ? Authority.ofClient(scopes, organisation, reach) : Authority.NONE;
    }

    private Client withSecrets(List<ClientSecret> secrets) {
        return new Client(
                id, revision, name, organisation, kind, state, scopes, reach, secrets, jwks, redirectUris, expiresAt);
    }

    private Client withState(State state) {
        return new Client(
                id, revision, name, organisation, kind, state, scopes, reach, secrets, jwks, redirectUris, expiresAt);
    }

    // RFC 9700 section 4.1: whole addresses, over TLS, without a fragment; plain HTTP only to the own machine.
    private static void checkRedirect(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("redirectUris", "redirect-shape");
        }
        boolean isLoopback = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        boolean isFit = text.length() <= 2000
                && uri.getHost() != null
                && uri.getFragment() == null
                && uri.getUserInfo() == null
                && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isLoopback));
        InvalidValue.unless(isFit, "redirectUris", "redirect-shape");
    }
}
