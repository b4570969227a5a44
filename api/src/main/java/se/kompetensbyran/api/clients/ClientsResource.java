package se.kompetensbyran.api.clients;

import static se.kompetensbyran.api.shared.Permits.CLIENTS_MANAGE;
import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.EntryView;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.security.SignInMode;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.MayMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.shared.Verbatim;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.Client.ClientSecret;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.ClientProblem;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.InvalidValue;

/** The programs that come to the API, as administrators see them; what is not theirs does not exist for them. */
@Path("/clients")
@Tag(name = "Clients", description = "The programs that come to the API (sv: klienter).")
public class ClientsResource {

    private final Clients clients;
    private final Organisations organisations;
    private final Histories histories;
    private final Addresses addresses;
    private final Caller caller;
    private final SignInMode mode;
    private final Time time;

    ClientsResource(
            Clients clients,
            Organisations organisations,
            Histories histories,
            Addresses addresses,
            Caller caller,
            SignInMode mode,
            Time time) {
        this.clients = clients;
        this.organisations = organisations;
        this.histories = histories;
        this.addresses = addresses;
        this.caller = caller;
        this.mode = mode;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(CLIENTS_MANAGE)
    @Operation(
            summary = "List clients",
            description = "The clients of your organisations, by name in Swedish order. Can be sorted by name.")
    public PageView<ClientView> list(
            @RestQuery @Parameter(description = "Only those of this organisation.") @Nullable
                    OrganisationId organisation,
            @RestQuery @Parameter(description = "Only those in this state.") Client.@Nullable State state,
            @RestQuery @Parameter(description = "Only those of this kind.") Client.@Nullable Kind kind,
            @BeanParam SortedPaging paging) {
        mode.demandBuiltIn();
        var found =
                clients.search(new Clients.Search(visible(organisation), state, kind), paging.sorted(Clients.SORTABLE));
        return paging.show(found, addresses.of("clients"), it -> show(it, null));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(CLIENTS_MANAGE)
    @Operation(summary = "Read a client", description = "One client of your organisations.")
    public ClientView read(@RestPath ClientId id) {
        return show(get(id), null);
    }

    @POST
    @PermissionsAllowed(CLIENTS_MANAGE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Register a client",
            description = "A machine that comes by itself gets a secret, shown this once, unless it shows who it is by"
                    + " keys of its own (jwks). An app in which people sign in names where its answers go, and is registered by"
                    + " who has clients:manage for the region. Nobody gives a machine scopes that they have not, but"
                    + " participants:refer, with which a partner's program refers for its own organisation; by telling the same"
                    + " again it sees how that goes. What"
                    + " decides who comes in (…:manage) is for people alone.")
    public ClientView register(NewClient body) {
        mode.demandBuiltIn();
        UUID organisation = body.organisation().value();
        InvalidValue.unless(organisations.has(body.organisation()), "organisation", "unknown-organisation");
        Reach reach = Objects.requireNonNullElse(body.reach(), Reach.ORGANISATION);
        caller.demand(Permission.CLIENTS_MANAGE, Belonging.to(organisation));
        demandReach(organisation, reach);
        demandGivable(body.kind(), organisation, body.scopes(), reach);
        if (body.kind() == Client.Kind.APP) {
            InvalidValue.unless(body.jwks() == null, "jwks", "not-for-apps");
            return show(
                    clients.save(Client.app(
                            ClientId.next(), body.name(), organisation, body.scopes(), orNone(body.redirectUris()))),
                    null);
        }
        InvalidValue.unless(orNone(body.redirectUris()).isEmpty(), "redirectUris", "not-for-machines");
        Client made =
                Client.machine(body.name(), organisation, body.scopes(), reach, checked(body.jwks()), body.expiresAt());
        if (made.jwks() != null) return show(clients.save(made), null);
        Credential secret = Credential.make(Credential.Kind.CLIENT_SECRET);
        Client saved = clients.save(made.withSecret(secret.hash(), secret.hint(), time.now(), Duration.ZERO));
        return show(saved, secret.text());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(CLIENTS_MANAGE)
    @Transactional
    @Operation(
            summary = "Change a client",
            description = "Changes the named facts; null takes one away. Access tokens that are out live for five"
                    + " minutes at most.")
    public ClientView change(
            @RestPath ClientId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = ClientFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Client now = ifMatch.on(demand(id));
        ClientFacts facts = patch.on(ClientFacts.of(now));
        demandReach(now.organisation(), facts.reach());
        demandGivable(now.kind(), now.organisation(), facts.scopes(), facts.reach());
        Client anew = now.describe(
                facts.name(),
                facts.scopes(),
                facts.reach(),
                checked(facts.jwks()),
                orNone(facts.redirectUris()),
                facts.expiresAt());
        return show(clients.save(anew), null);
    }

    @POST
    @Path("/{id}/secrets")
    @PermissionsAllowed(CLIENTS_MANAGE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Give a client a new secret",
            description = "The new secret is shown this once; the one before it works on for overlapHours, a day unless"
                    + " said otherwise, so that the client can change over without a pause.")
    public ClientView renew(@RestPath ClientId id, NewSecret body, @BeanParam MayMatch mayMatch) {
        Client now = mayMatch.on(demand(id));
        int hours = Objects.requireNonNullElse(body.overlapHours(), 24);
        InvalidValue.unless(hours >= 0 && hours <= 720, "overlapHours", "bounds", 0, 720);
        Credential secret = Credential.make(Credential.Kind.CLIENT_SECRET);
        Client saved = clients.save(now.withSecret(secret.hash(), secret.hint(), time.now(), Duration.ofHours(hours)));
        return show(saved, secret.text());
    }

    @DELETE
    @Path("/{id}/secrets/{part}")
    @PermissionsAllowed(CLIENTS_MANAGE)
    @Transactional
    @Operation(summary = "Take a secret away", description = "It works no more, at once.")
    public void take(@RestPath ClientId id, @RestPath("part") ClientSecret.Id secret, @BeanParam IfMatch ifMatch) {
        clients.save(ifMatch.on(demand(id)).withoutSecret(secret));
    }

    @POST
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(CLIENTS_MANAGE)
    @Transactional
    @Operation(
            summary = "Shut a client out, or let it in again",
            description = "disabled: it gets no more tokens; active lets it in again.")
    public ClientView become(@RestPath ClientId id, NewClientState body, @BeanParam IfMatch ifMatch) {
        Client now = ifMatch.on(demand(id));
        return show(clients.save(body.to() == Client.State.ACTIVE ? now.enable() : now.disable()), null);
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read a client's history",
            description = "Who changed what in the client and when, newest first; never a secret.")
    public PageView<EntryView> history(@RestPath ClientId id, @BeanParam Paging paging) {
        caller.demand(Permission.HISTORY_READ, Belonging.to(get(id).organisation()));
        return histories.of(id.value(), paging, addresses.of("clients", id, "history"));
    }

    private Client get(ClientId id) {
        mode.demandBuiltIn();
        Client found = clients.get(id);
        boolean isMine = caller.may(Permission.CLIENTS_MANAGE, Belonging.to(found.organisation()));
        if (!isMine) throw new ClientProblem.Unknown(id);
        return found;
    }

    private Client demand(ClientId id) {
        Client found = get(id);
        caller.demand(Permission.CLIENTS_MANAGE, Belonging.to(found.organisation()));
        demandReach(found.organisation(), found.reach());
        return found;
    }

    private void demandReach(UUID organisation, Reach reach) {
        if (!caller.authority().reaches(Permission.CLIENTS_MANAGE, organisation, reach))
            throw new ClientProblem.BeyondOwnReach();
    }

    // People from anywhere sign in to an app, so only who may speak for the region lets one in. A machine gets no more
    // than who
    // registers it has, but for what partners' machines are there for.
    private void demandGivable(Client.Kind kind, UUID organisation, Set<Permission> scopes, Reach reach) {
        if (kind == Client.Kind.APP) {
            demandReach(organisation, Reach.REGION);
            return;
        }
        boolean isWithin = scopes.stream()
                .allMatch(it -> it.isForPeople()
                        || (it.isOfPartners() && reach == Reach.ORGANISATION)
                        || caller.authority().reaches(it, organisation, reach));
        if (!isWithin) throw new ClientProblem.BeyondOwnReach();
    }

    private @Nullable Set<UUID> visible(@Nullable OrganisationId asked) {
        if (caller.authority().isRegional(Permission.CLIENTS_MANAGE))
            return asked == null ? null : Set.of(asked.value());
        Set<UUID> own = new LinkedHashSet<>(caller.authority().organisations(Permission.CLIENTS_MANAGE));
        if (asked != null) own.retainAll(Set.of(asked.value()));
        return own;
    }

    private static @Nullable String checked(@Nullable String jwks) {
        if (jwks == null) return null;
        try {
            List<JWK> keys = JWKSet.parse(jwks).getKeys();
            boolean isFit = !keys.isEmpty()
                    && keys.size() <= 10
                    && keys.stream().noneMatch(JWK::isPrivate)
                    && keys.stream().allMatch(ClientsResource::isStrong);
            InvalidValue.unless(isFit, "jwks", "jwks-shape");
            return jwks;
        } catch (ParseException | NullPointerException | IllegalArgumentException e) {
            // The parser stumbles over a null where a key should be.
            throw new InvalidValue("jwks", "jwks-shape");
        }
    }

    private static boolean isStrong(JWK key) {
        return KeyType.EC.equals(key.getKeyType()) || (KeyType.RSA.equals(key.getKeyType()) && key.size() >= 2048);
    }

    private static List<String> orNone(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }

    private ClientView show(Client it, @Nullable String secret) {
        String self = addresses.of("clients", it.id());
        boolean isOut = it.state() == Client.State.DISABLED;
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of("clients")));
        links.add(Link.get("related", addresses.of("organisations", it.organisation())));
        if (caller.may(Permission.HISTORY_READ, Belonging.to(it.organisation()))) links.add(Histories.link(self));
        if (caller.authority().reaches(Permission.CLIENTS_MANAGE, it.organisation(), it.reach())) {
            links.add(new Link("edit", self, "PATCH"));
            links.add(new Link(isOut ? "become-active" : "become-disabled", self + "/stage-changes", "POST"));
            if (it.kind() == Client.Kind.MACHINE) links.add(new Link("secrets", self + "/secrets", "POST"));
        }
        return new ClientView(
                it.id(),
                it.revision(),
                it.name(),
                new OrganisationId(it.organisation()),
                it.kind(),
                it.state(),
                List.copyOf(it.scopes()),
                it.reach(),
                it.secrets().stream()
                        .map(one -> new SecretView(one.id(), one.hint(), one.createdAt(), one.expiresAt()))
                        .toList(),
                it.jwks(),
                it.redirectUris(),
                it.expiresAt(),
                secret,
                links);
    }

    /** What a client is to be. */
    @Schema(description = "What a client is to be.", example = """
                    {
                      "name": "Exempelsystemet",
                      "organisation": "01976f2e-5c00-7000-8000-000000000001",
                      "kind": "machine",
                      "scopes": ["organisations:write"],
                      "reach": "organisation"
                    }
                    """)
    record NewClient(
            @Schema(description = "Its name.", minLength = 1, example = "Exempelsystemet") @Size(max = 200)
            String name,

            @Schema(description = "Whose it is.") OrganisationId organisation,

            @Schema(description = "machine or app.", example = "machine")
            Client.Kind kind,

            @Schema(description = "What it may do at the most; codes of permissions.") @Size(max = 50)
            Set<Permission> scopes,

            @Schema(description = "How far a machine reaches; its own organisation unless said otherwise.") @Nullable
            Reach reach,

            @Schema(
                    description = "A machine's own public keys, a JSON Web Key Set as text (RFC 7517), for"
                            + " private_key_jwt (RFC 7523).",
                    format = "json",
                    example = "{\"keys\":[]}")
            @Size(max = 20_000)
            @Nullable
            @Verbatim
            String jwks,

            @Schema(description = "Where an app gets its answers, letter for letter.") @Size(max = 10) @Nullable
            List<@Size(max = 2000) String> redirectUris,

            @Schema(description = "From then on it is shut out; left out for never.") @Nullable
            Instant expiresAt) {}

    /** What is told of a client. */
    @Schema(description = "What is told of a client.")
    record ClientFacts(
            @Schema(description = "Its name.", minLength = 1, example = "Exempelsystemet") @Size(max = 200)
            String name,

            @Schema(description = "What it may do at the most; codes of permissions.") @Size(max = 50)
            Set<Permission> scopes,

            @Schema(description = "How far a machine reaches.", example = "organisation")
            Reach reach,

            @Schema(
                    description = "A machine's own public keys, a JSON Web Key Set as text (RFC 7517).",
                    format = "json")
            @Size(max = 20_000)
            @Nullable
            @Verbatim
            String jwks,

            @Schema(description = "Where an app gets its answers, letter for letter.") @Size(max = 10) @Nullable
            List<@Size(max = 2000) String> redirectUris,

            @Schema(description = "From then on it is shut out; left out for never.") @Nullable
            Instant expiresAt) {

        static ClientFacts of(Client it) {
            return new ClientFacts(it.name(), it.scopes(), it.reach(), it.jwks(), it.redirectUris(), it.expiresAt());
        }
    }

    /** How the new secret takes over. */
    @Schema(description = "How the new secret takes over.")
    record NewSecret(
            @Schema(
                    description = "How many hours the secret before it works on, 0–720; 24 unless said otherwise.",
                    format = "int32",
                    minimum = "0",
                    maximum = "720",
                    example = "24")
            @Nullable
            Integer overlapHours) {}

    /** Where to bring a client. */
    @Schema(description = "Where to bring a client.")
    record NewClientState(
            @Schema(description = "active or disabled.", example = "disabled")
            Client.State to) {}

    /** A secret, of which only this is kept. */
    @Schema(name = "ClientSecret", description = "A secret of a client; what it is made of is not kept.")
    record SecretView(
            ClientSecret.Id id,

            @Schema(description = "Its last four characters.", maxLength = 4, example = "x9Qz")
            String hint,

            Instant createdAt,

            @Schema(description = "From then on it works no more.") @Nullable
            Instant expiresAt) {}

    /** A client. */
    @Schema(name = "Client", description = "A program that comes to the API (sv: klient).")
    record ClientView(
            @Schema(description = "Its client_id.") ClientId id,
            @JsonIgnore long revision,

            @Schema(description = "Its name.", maxLength = 200, example = "Exempelsystemet")
            String name,

            @Schema(description = "Whose it is.") OrganisationId organisation,

            @Schema(description = "machine or app.", example = "machine")
            Client.Kind kind,

            @Schema(description = "Whether it is let in.", example = "active")
            Client.State state,

            @Schema(description = "What it may do at the most.", maxItems = 50)
            List<Permission> scopes,

            @Schema(description = "How far a machine reaches.", example = "organisation")
            Reach reach,

            @Schema(description = "Its secrets, of which two work at the most.", maxItems = 10)
            List<SecretView> secrets,

            @Schema(description = "A machine's own public keys.", maxLength = 20_000, example = "{\"keys\":[]}")
            @Nullable
            String jwks,

            @Schema(
                    description = "Where an app gets its answers.",
                    maxItems = 10,
                    example = "[\"https://app.example/signed-in\"]")
            List<@Size(max = 2000) String> redirectUris,

            @Schema(description = "From then on it is shut out.") @Nullable
            Instant expiresAt,

            @Schema(
                    description = "The new secret, in the answer that makes it and never again.",
                    maxLength = 53,
                    pattern = "^kbs_[0-9A-Za-z]{49}$",
                    example = "kbs_0123456789012345678901234567890123456789012ABCDEF")
            @Nullable
            String secret,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        @Override
        public Shown kept() {
            return new ClientView(
                    id,
                    revision,
                    name,
                    organisation,
                    kind,
                    state,
                    scopes,
                    reach,
                    secrets,
                    jwks,
                    redirectUris,
                    expiresAt,
                    null,
                    links);
        }
    }
}
