package se.kompetensbyran.api.shared;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.Permission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * What the bearer of a token may do, read from its claims: of our own tokens {@link #GRANTS} for people, {@link #SCOPE}
 * for all and {@link #ORGANISATION} and {@link #REACH} for clients; of an outside issuer's the configured claims.
 */
@Singleton
public final class Authorities {

    /** The claim of our own tokens with a person's roles, each as {@link Grant#toString} writes it. */
    public static final String GRANTS = "grants";

    /** The claim with what the token is limited to, scopes with a space between (RFC 9068). */
    public static final String SCOPE = "scope";

    /** The claim of our own tokens with the organisation of a client. */
    public static final String ORGANISATION = "organisation";

    /** The claim of our own tokens with how far a client reaches. */
    public static final String REACH = "reach";

    /** Before a role of an outside issuer's token that reaches the whole region. */
    public static final String REGIONAL = "region:";

    // Whose an outside role is when the token names no organisation: nobody's, so that only a regional one reaches
    // anything.
    private static final UUID NOBODY = new UUID(0, 0);

    private static final String AUTHORITY = Authority.class.getName();
    private static final String COUNTED_AS = Authorities.class.getName() + ".counted-as";

    private final boolean isOutside;
    private final String rolesClaim;
    private final String organisationClaim;

    Authorities(
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> outsideIssuer,
            @ConfigProperty(name = "kompetensbyran.outside.roles-claim", defaultValue = "groups") String rolesClaim,
            @ConfigProperty(name = "kompetensbyran.outside.organisation-claim", defaultValue = "organisation")
                    String organisationClaim) {
        this.isOutside = outsideIssuer.isPresent();
        this.rolesClaim = rolesClaim;
        this.organisationClaim = organisationClaim;
    }

    /** Whose it is what somebody did through {@code organisation}: the region's, where their token named none. */
    public static Belonging belonging(UUID organisation) {
        return organisation.equals(NOBODY) ? Belonging.REGION : Belonging.to(organisation);
    }

    /** Those of {@code organisations} that a token has named. */
    public static Set<UUID> known(Set<UUID> organisations) {
        return organisations.stream().filter(it -> !it.equals(NOBODY)).collect(Collectors.toUnmodifiableSet());
    }

    /** What {@code identity} may do; nothing for anybody. */
    static Authority of(SecurityIdentity identity) {
        Authority authority = identity.getAttribute(AUTHORITY);
        return authority == null ? Authority.NONE : authority;
    }

    /**
     * Who bears {@code token}, with all that every request of theirs asks for. The claims are read here and never again:
     * reading one that the standard does not name costs as much as a row of the database.
     */
    public SecurityIdentity identity(JsonWebToken token) {
        Authority authority = of(token);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addAttribute(AUTHORITY, authority)
                .addAttribute(COUNTED_AS, countedAs(token))
                .addPermissionChecker(asked -> Uni.createFrom().item(isAllowed(authority, asked)))
                .build();
    }

    /** By what the requests of {@code identity} are counted: who it is, and for whom it acts; empty for nobody. */
    static Optional<String> countedAs(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(COUNTED_AS));
    }

    private static String countedAs(JsonWebToken token) {
        Object client = token.getClaim("client_id");
        // An outside issuer's, by OpenID Connect.
        if (client == null) client = token.getClaim("azp");
        return token.getSubject() + " " + (client == null ? "" : client);
    }

    private static boolean isAllowed(Authority authority, Permission asked) {
        String actions = asked.getActions();
        String code = actions == null || actions.isEmpty() ? asked.getName() : asked.getName() + ":" + actions;
        return se.kompetensbyran.domain.access.Permission.of(code)
                .map(authority::may)
                .orElse(false);
    }

    Authority of(JsonWebToken token) {
        return isOutside ? outside(token) : own(token);
    }

    private static Authority own(JsonWebToken token) {
        List<se.kompetensbyran.domain.access.Permission> scopes = Stream.of(
                        Objects.requireNonNullElse(text(token.getClaim(SCOPE)), "")
                                .split(" ", -1))
                .flatMap(it -> se.kompetensbyran.domain.access.Permission.of(it).stream())
                .toList();
        String organisation = text(token.getClaim(ORGANISATION));
        String reach = text(token.getClaim(REACH));
        if (organisation != null && reach != null)
            return Authority.ofClient(scopes, UUID.fromString(organisation), EnumCode.parse(Reach.class, reach));
        List<Grant> grants = new ArrayList<>();
        for (String it : texts(token.getClaim(GRANTS))) {
            // What another version of the program wrote and this one does not know gives nothing here.
            read(it).ifPresent(grants::add);
        }
        return Authority.of(grants).limitedTo(scopes);
    }

    private static Optional<Grant> read(String grant) {
        try {
            return Optional.of(Grant.fromString(grant));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    private Authority outside(JsonWebToken token) {
        UUID organisation = organisation(text(claim(token, organisationClaim)));
        List<Grant> grants = new ArrayList<>();
        for (String it : texts(claim(token, rolesClaim))) {
            boolean isRegional = it.startsWith(REGIONAL);
            String code = isRegional ? it.substring(REGIONAL.length()) : it;
            for (Role role : Role.values())
                if (EnumCode.of(role).equals(code))
                    grants.add(new Grant(role, organisation, isRegional ? Reach.REGION : Reach.NODE));
        }
        return Authority.of(grants);
    }

    private static UUID organisation(@Nullable String text) {
        if (text == null) return NOBODY;
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return NOBODY;
        }
    }

    /** The claim at {@code path}, names with a slash between where one lies within another: {@code realm_access/roles}. */
    private static @Nullable Object claim(JsonWebToken token, String path) {
        String[] names = path.split("/", -1);
        Object found = token.getClaim(names[0]);
        for (int i = 1; i < names.length; i++) found = found instanceof JsonObject it ? it.get(names[i]) : null;
        return found;
    }

    private static @Nullable String text(@Nullable Object claim) {
        return claim instanceof JsonString json ? json.getString() : claim instanceof String it ? it : null;
    }

    private static List<String> texts(@Nullable Object claim) {
        if (claim instanceof JsonArray array)
            return array.stream()
                    .map((JsonValue it) -> text(it))
                    .filter(Objects::nonNull)
                    .toList();
        if (claim instanceof Collection<?> all)
            return all.stream().map(Authorities::text).filter(Objects::nonNull).toList();
        String one = text(claim);
        return one == null ? List.of() : List.of(one);
    }
}
