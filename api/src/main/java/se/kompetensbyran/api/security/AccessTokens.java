package se.kompetensbyran.api.security;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Authorities;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.ApiKey;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.signin.Session;

/**
 * Access tokens (JWT profile, RFC 9068). Whoever has been shut out meanwhile comes no further with one than its life is
 * long, {@link #LIFE}.
 */
@Singleton
public final class AccessTokens {

    /** How long one lives. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    /** For whom they are: this API. */
    public static final String AUDIENCE = "kompetensbyran";

    /** The claim with the client that a token was given to. */
    public static final String CLIENT_ID = "client_id";

    /** The claim with the session that a person's token belongs to. */
    public static final String SESSION = "sid";

    /** What stands for a client where a person's API key was sent. */
    public static final String API_KEY = "api-key";

    private final TokenKeys keys;
    private final Addresses addresses;
    private final Time time;

    AccessTokens(TokenKeys keys, Addresses addresses, Time time) {
        this.keys = keys;
        this.addresses = addresses;
        this.time = time;
    }

    /** A token of a person in an app; it allows what their roles allow, and of that no more than {@code scopes}. */
    public String forPerson(Account account, Session session, Set<Permission> scopes) {
        JwtClaims claims = claims(
                account.id().value(),
                session.client().toString(),
                scopes,
                time.now(),
                time.now().plus(LIFE));
        claims.setStringListClaim(
                Authorities.GRANTS,
                account.grants().stream().map(Grant::toString).toList());
        claims.setStringClaim(SESSION, session.id().toString());
        return keys.sign(claims);
    }

    /** A token of a program that comes by itself. */
    public String forClient(Client client, Set<Permission> scopes) {
        JwtClaims claims = claims(
                client.id().value(),
                client.id().toString(),
                scopes,
                time.now(),
                time.now().plus(LIFE));
        claims.setStringClaim(Authorities.ORGANISATION, client.organisation().toString());
        claims.setStringClaim(Authorities.REACH, EnumCode.of(client.reach()));
        return keys.sign(claims);
    }

    /** The claims that a token of the key's owner would have, with the roles that they have now. */
    JwtClaims ofKey(ApiKey key, Account owner) {
        JwtClaims claims = claims(owner.id().value(), API_KEY, key.scopes(), time.now(), key.expiresAt());
        claims.setStringListClaim(
                Authorities.GRANTS, owner.grants().stream().map(Grant::toString).toList());
        return claims;
    }

    private JwtClaims claims(UUID subject, String client, Collection<Permission> scopes, Instant now, Instant until) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(addresses.origin());
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject.toString());
        claims.setStringClaim(CLIENT_ID, client);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setNotBefore(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(until.getEpochSecond()));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setStringClaim(
                Authorities.SCOPE,
                scopes.stream().map(Permission::code).sorted().collect(joining(" ")));
        return claims;
    }
}
