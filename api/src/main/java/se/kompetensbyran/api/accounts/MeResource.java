package se.kompetensbyran.api.accounts;

import static se.kompetensbyran.api.shared.Permits.ME_MANAGE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.SecurityEvents;
import se.kompetensbyran.api.security.AccessTokens;
import se.kompetensbyran.api.security.MasterKeys;
import se.kompetensbyran.api.security.Passwords;
import se.kompetensbyran.api.security.SecondFactors;
import se.kompetensbyran.api.security.SignInMode;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.shared.Verbatim;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.AccountProblem;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.accounts.SignInAttempts;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.signin.Session;
import se.kompetensbyran.domain.signin.Sessions;

/** Who am I, what may I do here, and how do I look after my own way in. */
@Path("/me")
@Tag(name = "Me", description = "The caller, and the caller's own account (sv: jag).")
public class MeResource {

    private static final String PENDING = "pending-second-factor:";

    private final Myself myself;
    private final Accounts accounts;
    private final Clients clients;
    private final Sessions sessions;
    private final SignInAttempts attempts;
    private final SecurityEvents events;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final MasterKeys keys;
    private final Addresses addresses;
    private final Caller caller;
    private final SignInMode mode;
    private final Time time;

    MeResource(
            Myself myself,
            Accounts accounts,
            Clients clients,
            Sessions sessions,
            SignInAttempts attempts,
            SecurityEvents events,
            Passwords passwords,
            SecondFactors secondFactors,
            MasterKeys keys,
            Addresses addresses,
            Caller caller,
            SignInMode mode,
            Time time) {
        this.myself = myself;
        this.accounts = accounts;
        this.clients = clients;
        this.sessions = sessions;
        this.attempts = attempts;
        this.events = events;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.keys = keys;
        this.addresses = addresses;
        this.caller = caller;
        this.mode = mode;
        this.time = time;
    }

    @GET
    @Authenticated
    @Operation(
            summary = "Read who you are",
            description = "The person or client behind the token, and everything that the token allows, with how far"
                    + " each permission reaches.")
    public MeView read() {
        Optional<Account> account = myself.find();
        Optional<Client> client = mode == SignInMode.BUILT_IN && account.isEmpty() ? clientOfToken() : Optional.empty();
        List<Link> links = new ArrayList<>();
        String self = addresses.of("me");
        links.add(Link.get("self", self));
        if (account.isPresent() && caller.authority().may(Permission.ME_MANAGE)) {
            links.add(Link.get("sessions", self + "/sessions"));
            links.add(Link.get("api-keys", self + "/api-keys"));
            links.add(new Link("password-changes", self + "/password-changes", "POST"));
            links.add(new Link("second-factor", self + "/second-factor", "PUT"));
        }
        return new MeView(
                account.map(Account::revision).orElse(0L),
                client.isPresent() ? CallerKind.CLIENT : CallerKind.PERSON,
                caller.who(),
                account.map(Account::name).or(() -> client.map(Client::name)).orElse(null),
                account.map(Account::email).orElse(null),
                account.map(it -> it.secondFactor() != null).orElse(null),
                account.map(it -> it.grants().stream().map(GrantFacts::of).toList())
                        .orElse(List.of()),
                caller.authority().allowances().stream()
                        .map(it ->
                                new AllowanceView(it.permission(), new OrganisationId(it.organisation()), it.reach()))
                        .toList(),
                links);
    }

    @POST
    @Path("/password-changes")
    @PermissionsAllowed(ME_MANAGE)
    @Transactional(Transactional.TxType.NEVER)
    @APIResponse(responseCode = "204", description = "Done.")
    @Operation(
            summary = "Change your password",
            description = "Takes another password for the one that you have. Your other sessions end; too many wrong"
                    + " ones make you wait, as when signing in.")
    public void changePassword(PasswordChange body) {
        Account now = myself.get();
        passwords.check("next", body.next(), now.email());
        demandPassword(now, body.current());
        String hash = passwords.hash(body.next());
        replace(accounts.get(now.id()).withPassword(hash));
    }

    @GET
    @Path("/sessions")
    @PermissionsAllowed(ME_MANAGE)
    @Operation(summary = "List your sessions", description = "Where you are signed in, the last used first.")
    public PageView<SessionView> sessions(@BeanParam Paging paging) {
        List<Session> open = sessions.openOf(myself.get().id(), time.now());
        return paging.show(Page.of(open, paging.request()), addresses.of("me", "sessions"), this::show);
    }

    @DELETE
    @Path("/sessions/{session}")
    @PermissionsAllowed(ME_MANAGE)
    @Transactional
    @Operation(
            summary = "End one of your sessions",
            description = "It gives no more access tokens; one that is out lives for five minutes at most.")
    public void endSession(@RestPath Session.Id session) {
        Account me = myself.get();
        boolean isMine = sessions.openOf(me.id(), time.now()).stream()
                .anyMatch(it -> it.id().equals(session));
        if (!isMine) throw new EdgeProblem(EdgeProblem.Code.NOT_FOUND);
        sessions.end(session, time.now());
    }

    @POST
    @Path("/second-factor")
    @PermissionsAllowed(ME_MANAGE)
    @Transactional(Transactional.TxType.NEVER)
    @Operation(
            summary = "Begin a second factor",
            description = "A secret for an authenticator app (RFC 6238). It is not in use until you have put a code"
                    + " from the app: PUT the same address with the setup and the code, within ten minutes.")
    public SecondFactorSetup beginSecondFactor() {
        Account me = myself.get();
        if (me.secondFactor() != null) throw new AccountProblem.SecondFactorThere();
        String secret = secondFactors.newSecret();
        Instant until = time.now().plusSeconds(600);
        return new SecondFactorSetup(
                keys.encrypt(until.getEpochSecond() + " " + secret, PENDING + me.id()),
                secret,
                secondFactors.uri(me.email(), secret),
                until);
    }

    @PUT
    @Path("/second-factor")
    @PermissionsAllowed(ME_MANAGE)
    @Transactional
    @Operation(
            summary = "Take a second factor into use",
            description = "From then on signing in asks for a code from the app too.")
    public MeView confirmSecondFactor(SecondFactorConfirmation body, @BeanParam IfMatch ifMatch) {
        Account now = ifMatch.on(myself.get());
        if (now.secondFactor() != null) throw new AccountProblem.SecondFactorThere();
        String secret = pending(now.id(), body.setup());
        if (!secondFactors.use(now.id(), secret, body.code())) throw new AccountProblem.WrongCode();
        accounts.save(now.withSecondFactor(secondFactors.seal(secret, now.id())));
        return read();
    }

    @POST
    @Path("/second-factor/removals")
    @PermissionsAllowed(ME_MANAGE)
    @Transactional(Transactional.TxType.NEVER)
    @APIResponse(responseCode = "204", description = "Done.")
    @Operation(
            summary = "Take your second factor away",
            description = "Needs the password once more. An administrator keeps the second factor, where the"
                    + " installation demands one.")
    public void removeSecondFactor(SecondFactorRemoval body) {
        Account now = myself.get();
        if (secondFactors.isDemandedOf(now)) throw new AccountProblem.SecondFactorDemanded();
        demandPassword(now, body.current());
        replace(accounts.get(now.id()).withSecondFactor(null));
    }

    // Hashing is slow by intention: it happens before the transaction, which then holds no connection meanwhile.
    @Transactional
    void replace(Account anew) {
        accounts.save(anew);
        sessionId()
                .ifPresentOrElse(
                        own -> sessions.openOf(anew.id(), time.now()).stream()
                                .map(Session::id)
                                .filter(it -> !it.equals(own))
                                .forEach(it -> sessions.end(it, time.now())),
                        () -> sessions.endAll(anew.id(), time.now()));
    }

    private void demandPassword(Account account, String given) {
        String key = Credential.hash(account.email().address());
        Instant wait = attempts.begin(key, time.now());
        if (wait != null) {
            events.happened("sign-in.locked", account.id().value());
            throw new EdgeProblem(
                    EdgeProblem.Code.TOO_MANY_REQUESTS,
                    Math.max(1, wait.getEpochSecond() - time.now().getEpochSecond()));
        }
        if (!passwords.matches(account.passwordHash(), given)) {
            events.happened("sign-in.failed", account.id().value());
            throw new AccountProblem.WrongPassword();
        }
        QuarkusTransaction.requiringNew().run(() -> attempts.succeeded(key));
    }

    private String pending(AccountId me, String setup) {
        String[] parts = keys.open(setup, PENDING + me)
                .orElseThrow(() -> new InvalidValue("setup", "setup-unfit"))
                .split(" ", 2);
        InvalidValue.unless(time.now().getEpochSecond() < Long.parseLong(parts[0]), "setup", "setup-unfit");
        return parts[1];
    }

    private Optional<Client> clientOfToken() {
        return Myself.id(caller.who()).map(ClientId::new).flatMap(clients::find);
    }

    private Optional<Session.Id> sessionId() {
        JsonWebToken token = caller.token();
        Object sid = token == null ? null : token.getClaim(AccessTokens.SESSION);
        return sid == null ? Optional.empty() : Myself.id(sid.toString()).map(Session.Id::new);
    }

    private SessionView show(Session it) {
        String self = addresses.of("me", "sessions", it.id());
        return new SessionView(
                it.id(),
                clients.find(it.client()).map(Client::name).orElse(null),
                it.startedAt(),
                it.lastUsedAt(),
                it.expiresAt(),
                sessionId().map(it.id()::equals).orElse(false),
                List.of(Link.get("collection", addresses.of("me", "sessions")), new Link("delete", self, "DELETE")));
    }

    /** What comes with a token. */
    enum CallerKind {
        PERSON,
        CLIENT
    }

    /** The caller. */
    @Schema(name = "Me", description = "Who you are, and what you may do here.")
    record MeView(
            @JsonIgnore long revision,

            @Schema(description = "person or client.", example = "person")
            CallerKind kind,

            @Schema(
                    description = "The subject of the token.",
                    maxLength = 200,
                    example = "01976f2e-5c00-7000-8000-000000000009")
            String id,

            @Schema(description = "How you are called, when this installation knows.", maxLength = 200) @Nullable
            String name,

            @Schema(description = "The e-mail address by which you sign in, when this installation knows.") @Nullable
            Email email,

            @Schema(description = "Whether you have a second factor, when you sign in here.", example = "true")
            @Nullable
            Boolean hasSecondFactor,

            @Schema(description = "Your roles, when you sign in here.", maxItems = Account.MAX_GRANTS)
            List<GrantFacts> grants,

            @Schema(description = "What the token allows.", maxItems = 1000)
            List<AllowanceView> permissions,

            @Schema(description = "What you can do with your account.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** A permission that the token gives. */
    @Schema(name = "Allowance", description = "A permission, through which organisation, and how far it reaches.")
    record AllowanceView(
            @Schema(description = "A code of permissions; a scope.", example = "projects:write")
            Permission permission,

            OrganisationId organisation,

            @Schema(description = "organisation, node or region.", example = "region")
            Reach reach) {}

    /** Another password. */
    @Schema(description = "Another password for the one that you have.")
    record PasswordChange(
            @Schema(
                    description = "The present one.",
                    format = "password",
                    minLength = 1,
                    example = "korrekt häst batteri häftklammer")
            @Size(max = 200)
            @Verbatim
            String current,

            @Schema(
                    description = "The new one, at least 12 characters.",
                    format = "password",
                    minLength = 12,
                    example = "en annan lång fras som bara jag vet")
            @Size(max = 200)
            @Verbatim
            String next) {}

    /** A session. */
    @Schema(name = "Session", description = "Where you are signed in (sv: session).")
    record SessionView(
            Session.Id id,

            @Schema(description = "The app.", maxLength = 200, example = "Swagger UI") @Nullable
            String app,

            @Schema(description = "When you signed in.") Instant startedAt,

            @Schema(description = "When it last gave an access token.")
            Instant lastUsedAt,

            @Schema(description = "When it ends, if it is not used until then.")
            Instant expiresAt,

            @Schema(description = "Whether it is the one of this very token.", example = "true")
            boolean isThis,

            @Schema(description = "What you can do with it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** A second factor that is not in use yet. */
    @Schema(description = "A secret for an authenticator app, and what to send back with a code.")
    record SecondFactorSetup(
            @Schema(description = "Send it back with the code.", maxLength = 1000, example = "AXZhbHVl")
            String setup,

            @Schema(
                    description = "The secret, for who types it in (base32).",
                    maxLength = 64,
                    example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
            String secret,

            @Schema(
                    description = "The same for a QR code.",
                    format = "uri",
                    example = "otpauth://totp/Kompetensbyr%C3%A5n:demo%40example.org?secret=JBSWY3DPEHPK3PXP")
            String otpauth,

            @Schema(description = "From then on the setup works no more.")
            Instant expiresAt) {}

    /** A code from the app. */
    @Schema(description = "A code from the authenticator app.")
    record SecondFactorConfirmation(
            @Schema(description = "The setup.", format = "password", minLength = 1, example = "AXZhbHVl")
            @Size(max = 1000)
            @Verbatim
            String setup,

            @Schema(description = "Six digits.", minLength = 6, pattern = "^[0-9]{6}$", example = "123456")
            @Size(max = 6)
            String code) {}

    /** The password once more. */
    @Schema(description = "The password once more.")
    record SecondFactorRemoval(
            @Schema(
                    description = "The present password.",
                    format = "password",
                    minLength = 1,
                    example = "korrekt häst batteri häftklammer")
            @Size(max = 200)
            @Verbatim
            String current) {}
}
