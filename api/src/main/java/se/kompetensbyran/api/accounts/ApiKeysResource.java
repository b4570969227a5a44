package se.kompetensbyran.api.accounts;

import static se.kompetensbyran.api.shared.Permits.ME_MANAGE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.AccountProblem;
import se.kompetensbyran.domain.accounts.ApiKey;
import se.kompetensbyran.domain.accounts.ApiKeys;
import se.kompetensbyran.domain.shared.Page;

/** The keys of a person who scripts. */
@Path("/me/api-keys")
@Tag(name = "Me")
public class ApiKeysResource {

    private final ApiKeys keys;
    private final Addresses addresses;
    private final Caller caller;
    private final Myself myself;
    private final Time time;

    ApiKeysResource(ApiKeys keys, Addresses addresses, Caller caller, Myself myself, Time time) {
        this.keys = keys;
        this.addresses = addresses;
        this.caller = caller;
        this.myself = myself;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(ME_MANAGE)
    @Operation(summary = "List your keys", description = "Your keys, newest first; those that work no more among them.")
    public PageView<ApiKeyView> list(@BeanParam Paging paging) {
        return paging.show(
                Page.of(keys.of(me()), paging.request()), addresses.of("me", "api-keys"), it -> show(it, null));
    }

    @GET
    @Path("/{key}")
    @PermissionsAllowed(ME_MANAGE)
    @Operation(summary = "Read about one of your keys", description = "One key; what it is made of is not kept.")
    public ApiKeyView read(@RestPath ApiKey.Id key) {
        return show(get(key), null);
    }

    @POST
    @PermissionsAllowed(ME_MANAGE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Make a key",
            description = "A key to send as a bearer token. It allows its scopes, as far as you have them yourself at"
                    + " the time, and lives for a year at most. It is shown this once; a repeat with the same key of"
                    + " the request does not show it again.")
    public ApiKeyView make(NewApiKey body) {
        AccountId me = me();
        for (Permission it : body.scopes()) if (!caller.authority().may(it)) throw new AccountProblem.BeyondOwnReach();
        Instant now = time.now();
        long inForce = keys.of(me).stream().filter(it -> it.isInForce(now)).count();
        if (inForce >= ApiKey.MOST) throw new AccountProblem.TooManyKeys(ApiKey.MOST);
        Credential made = Credential.make(Credential.Kind.API_KEY);
        ApiKey key =
                keys.save(ApiKey.make(me, body.name(), made.hash(), made.hint(), body.scopes(), now, body.expiresAt()));
        return show(key, made.text());
    }

    @DELETE
    @Path("/{key}")
    @PermissionsAllowed(ME_MANAGE)
    @Transactional
    @Operation(summary = "Take a key back", description = "It works no more, within ten seconds and for ever.")
    public void revoke(@RestPath ApiKey.Id key, @BeanParam IfMatch ifMatch) {
        keys.save(ifMatch.on(get(key)).revoke(time.now()));
    }

    private AccountId me() {
        return myself.get().id();
    }

    private ApiKey get(ApiKey.Id id) {
        AccountId me = me();
        return keys.find(id).filter(it -> it.account().equals(me)).orElseThrow(AccountProblem.UnknownKey::new);
    }

    private ApiKeyView show(ApiKey it, @Nullable String text) {
        String self = addresses.of("me", "api-keys", it.id());
        Link own = Link.get("self", self);
        Link all = Link.get("collection", addresses.of("me", "api-keys"));
        return new ApiKeyView(
                it.id(),
                it.revision(),
                it.name(),
                it.hint(),
                List.copyOf(it.scopes()),
                it.createdAt(),
                it.expiresAt(),
                it.revokedAt(),
                text,
                it.isInForce(time.now()) ? List.of(own, all, new Link("delete", self, "DELETE")) : List.of(own, all));
    }

    /** What a key is to be. */
    @Schema(description = "What a key is to be.")
    record NewApiKey(
            @Schema(description = "What it is for.", minLength = 1, example = "Nightly report") @Size(max = 100)
            String name,

            @Schema(description = "What it may do; codes of permissions that you have, never me:manage.")
            @Size(max = 50)
            Set<Permission> scopes,

            @Schema(
                    description = "From then on it works no more; a year from now at most.",
                    example = "2027-06-30T22:00:00Z")
            Instant expiresAt) {}

    /** A key. */
    @Schema(name = "ApiKey", description = "A key of a person who scripts (sv: nyckel).")
    record ApiKeyView(
            ApiKey.Id id,
            @JsonIgnore long revision,

            @Schema(description = "What it is for.", maxLength = 100, example = "Nightly report")
            String name,

            @Schema(description = "Its last four characters.", maxLength = 4, example = "x9Qz")
            String hint,

            @Schema(description = "What it may do.", maxItems = 50)
            List<Permission> scopes,

            Instant createdAt,

            @Schema(description = "From then on it works no more.")
            Instant expiresAt,

            @Schema(description = "When it was taken back.") @Nullable
            Instant revokedAt,

            @Schema(
                    description = "The key itself, in the answer that makes it and never again.",
                    maxLength = 53,
                    pattern = "^kbk_[0-9A-Za-z]{49}$",
                    example = "kbk_0123456789012345678901234567890123456789012ABCDEF")
            @Nullable
            String key,

            @Schema(description = "What you can do with it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        @Override
        public Shown kept() {
            return new ApiKeyView(id, revision, name, hint, scopes, createdAt, expiresAt, revokedAt, null, links);
        }
    }
}
