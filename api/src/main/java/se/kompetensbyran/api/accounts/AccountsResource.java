package se.kompetensbyran.api.accounts;

import static se.kompetensbyran.api.shared.Permits.ACCOUNTS_MANAGE;
import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
import se.kompetensbyran.api.security.SecondFactors;
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
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.AccountProblem;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.accounts.ManageAccounts;
import se.kompetensbyran.domain.accounts.OneTimeLink;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.signin.Sessions;

/** Who may sign in, as administrators see it; what is not theirs does not exist for them. */
@Path("/accounts")
@Tag(name = "Accounts", description = "The people who sign in, and their roles (sv: konton).")
public class AccountsResource {

    private final Accounts accounts;
    private final ManageAccounts manage;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final Organisations organisations;
    private final Histories histories;
    private final Addresses addresses;
    private final Caller caller;
    private final SignInMode mode;
    private final Time time;

    AccountsResource(
            Accounts accounts,
            Sessions sessions,
            SecondFactors secondFactors,
            Organisations organisations,
            Histories histories,
            Addresses addresses,
            Caller caller,
            SignInMode mode,
            Time time) {
        this.accounts = accounts;
        this.manage = new ManageAccounts(accounts);
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.organisations = organisations;
        this.histories = histories;
        this.addresses = addresses;
        this.caller = caller;
        this.mode = mode;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(ACCOUNTS_MANAGE)
    @Operation(
            summary = "List accounts",
            description = "The accounts with a role in your organisations, by name in Swedish order. Can be sorted by"
                    + " name, email and createdAt.")
    public PageView<AccountView> list(
            @RestQuery @Parameter(description = "Only those with a role in this organisation.") @Nullable
                    OrganisationId organisation,
            @RestQuery @Parameter(description = "Only those in this state.") Account.@Nullable State state,
            @RestQuery @Parameter(description = "A piece of the name or of the e-mail address.") @Nullable String q,
            @BeanParam SortedPaging paging) {
        mode.demandBuiltIn();
        var found =
                accounts.search(new Accounts.Search(visible(organisation), state, q), paging.sorted(Accounts.SORTABLE));
        return paging.show(found, addresses.of("accounts"), this::show);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(ACCOUNTS_MANAGE)
    @Operation(summary = "Read an account", description = "One account with a role in your organisations.")
    public AccountView read(@RestPath AccountId id) {
        return show(get(id));
    }

    @POST
    @PermissionsAllowed(ACCOUNTS_MANAGE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Invite somebody",
            description = "Makes an account with roles in your organisations. The answer holds, once, the link by which"
                    + " the person chooses a password; hand it over yourself. A repeat with the same key does not show"
                    + " it again.")
    public InvitedView invite(Invitation body) {
        mode.demandBuiltIn();
        List<Grant> grants = grants(body.grants());
        demandSome(grants);
        Credential link = Credential.make(Credential.Kind.ONE_TIME_LINK);
        Account invited = manage.invite(caller.authority(), body.email(), body.name(), grants, link.hash(), time.now());
        return showOnce(invited, link);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(ACCOUNTS_MANAGE)
    @Transactional
    @Operation(
            summary = "Change an account",
            description = "Changes name or roles. Roles in other organisations than yours stay as they are; an"
                    + " organisation keeps an administrator. Who becomes an administrator without a second factor signs in"
                    + " anew. Access tokens that are out live for five minutes at most.")
    public AccountView change(
            @RestPath AccountId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = AccountFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Account now = ifMatch.on(get(id));
        AccountFacts facts = patch.on(AccountFacts.of(now));
        demandRelated(now);
        Account anew = manage.describe(caller.authority(), now, facts.name(), grants(facts.grants()));
        // Whoever becomes an administrator sets up a second factor, which happens where they sign in.
        if (secondFactors.isLacking(anew)) sessions.endAll(id, time.now());
        return show(anew);
    }

    @POST
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(ACCOUNTS_MANAGE)
    @Transactional
    @Operation(
            summary = "Shut somebody out, or let them in again",
            description = "disabled ends their sessions; active lets them in again, by a new link where there is no"
                    + " password yet. All their roles must be within your reach.")
    public AccountView become(@RestPath AccountId id, NewAccountState body, @BeanParam IfMatch ifMatch) {
        Account now = ifMatch.on(get(id));
        demandWhole(now);
        if (body.to() == AccountTarget.ACTIVE) return show(accounts.save(now.enable()));
        Account shutOut = manage.disable(now);
        sessions.endAll(id, time.now());
        return show(shutOut);
    }

    @POST
    @Path("/{id}/links")
    @PermissionsAllowed(ACCOUNTS_MANAGE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Give somebody a new link",
            description = "A link, shown once, to choose a first password, or another one for who has lost it or the"
                    + " second factor, which it takes away. The link before it works no more.")
    public InvitedView link(@RestPath AccountId id, @BeanParam MayMatch mayMatch) {
        Account now = mayMatch.on(get(id));
        demandWhole(now);
        Credential link = Credential.make(Credential.Kind.ONE_TIME_LINK);
        return showOnce(accounts.save(now.withLink(link.hash(), time.now())), link);
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read an account's history",
            description = "Who changed what in the account and when, newest first; never who the person is.")
    public PageView<EntryView> history(@RestPath AccountId id, @BeanParam Paging paging) {
        caller.demand(Permission.HISTORY_READ, belonging(get(id)));
        return histories.of(id.value(), paging, addresses.of("accounts", id, "history"));
    }

    private Account get(AccountId id) {
        mode.demandBuiltIn();
        Account found = accounts.get(id);
        if (!caller.may(Permission.ACCOUNTS_MANAGE, belonging(found))) throw new AccountProblem.Unknown(id);
        return found;
    }

    // What they then do is put down to the organisation through which they may.
    private void demandRelated(Account account) {
        caller.demand(Permission.ACCOUNTS_MANAGE, belonging(account));
    }

    private void demandWhole(Account account) {
        demandRelated(account);
        boolean isWithin = account.grants().stream().allMatch(caller.authority()::mayGive);
        if (!isWithin) throw new AccountProblem.BeyondOwnReach();
    }

    private void demandSome(List<Grant> grants) {
        InvalidValue.unless(!grants.isEmpty(), "grants", "missing");
        caller.demand(Permission.ACCOUNTS_MANAGE, Belonging.to(grants.get(0).organisation()));
    }

    private static Belonging belonging(Account account) {
        Set<UUID> all = new LinkedHashSet<>();
        account.grants().forEach(it -> all.add(it.organisation()));
        return new Belonging(all, Set.of());
    }

    private @Nullable Set<UUID> visible(@Nullable OrganisationId asked) {
        if (caller.authority().isRegional(Permission.ACCOUNTS_MANAGE))
            return asked == null ? null : Set.of(asked.value());
        Set<UUID> own = new LinkedHashSet<>(caller.authority().organisations(Permission.ACCOUNTS_MANAGE));
        if (asked != null) own.retainAll(Set.of(asked.value()));
        return own;
    }

    private List<Grant> grants(List<GrantFacts> facts) {
        for (int i = 0; i < facts.size(); i++)
            InvalidValue.unless(
                    organisations.has(facts.get(i).organisation()),
                    "grants/" + i + "/organisation",
                    "unknown-organisation");
        return facts.stream().map(GrantFacts::grant).toList();
    }

    private AccountView show(Account it) {
        return new AccountView(
                it.id(),
                it.revision(),
                it.email(),
                it.name(),
                it.state(),
                it.grants().stream().map(GrantFacts::of).toList(),
                it.secondFactor() != null,
                it.createdAt(),
                links(it));
    }

    private InvitedView showOnce(Account it, Credential link) {
        OneTimeLink made = it.link();
        if (made == null) throw new IllegalStateException("a link has been made");
        return new InvitedView(
                it.id(),
                it.revision(),
                it.email(),
                it.name(),
                it.state(),
                made.purpose(),
                made.expiresAt(),
                addresses.of("oauth", "password") + "?link=" + link.text(),
                links(it));
    }

    private List<Link> links(Account it) {
        String self = addresses.of("accounts", it.id());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of("accounts")));
        if (caller.may(Permission.HISTORY_READ, belonging(it))) links.add(Histories.link(self));
        links.add(new Link("edit", self, "PATCH"));
        boolean isWithin = it.grants().stream().allMatch(caller.authority()::mayGive);
        if (!isWithin) return links;
        boolean isOut = it.state() == Account.State.DISABLED;
        links.add(new Link(isOut ? "become-active" : "become-disabled", self + "/stage-changes", "POST"));
        if (!isOut) links.add(new Link("links", self + "/links", "POST"));
        return links;
    }

    /** Whom to invite. */
    @Schema(description = "Whom to invite, and as what.")
    record Invitation(
            @Schema(description = "The e-mail address by which they sign in.")
            Email email,

            @Schema(description = "How they are called.", minLength = 1, example = "Demo Administratör")
            @Size(max = 200)
            String name,

            @Schema(description = "Their roles, at least one.") @Size(max = Account.MAX_GRANTS)
            List<GrantFacts> grants) {}

    /** What is told of an account. */
    @Schema(description = "What is told of an account.")
    record AccountFacts(
            @Schema(description = "How they are called.", minLength = 1, example = "Demo Administratör")
            @Size(max = 200)
            String name,

            @Schema(description = "Their roles.") @Size(max = Account.MAX_GRANTS)
            List<GrantFacts> grants) {

        static AccountFacts of(Account it) {
            return new AccountFacts(
                    it.name(), it.grants().stream().map(GrantFacts::of).toList());
        }
    }

    /** Where an administrator can bring an account. */
    enum AccountTarget {
        ACTIVE,
        DISABLED
    }

    /** Where to bring an account. */
    @Schema(description = "Where to bring an account.")
    record NewAccountState(
            @Schema(description = "active or disabled.", example = "disabled")
            AccountTarget to) {}

    /** An account. */
    @Schema(name = "Account", description = "Somebody who signs in (sv: konto).")
    record AccountView(
            AccountId id,
            @JsonIgnore long revision,

            @Schema(description = "The e-mail address by which they sign in.")
            Email email,

            @Schema(description = "How they are called.", maxLength = 200, example = "Demo Administratör")
            String name,

            @Schema(description = "Whether they may sign in.", example = "active")
            Account.State state,

            @Schema(description = "Their roles.", maxItems = Account.MAX_GRANTS)
            List<GrantFacts> grants,

            @Schema(description = "Whether they have a second factor.", example = "true")
            boolean hasSecondFactor,

            @Schema(description = "When they were invited.") Instant createdAt,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** An account with a link that is shown once. */
    @Schema(name = "InvitedAccount", description = "An account, with a link that is shown this once.")
    record InvitedView(
            AccountId id,
            @JsonIgnore long revision,

            @Schema(description = "The e-mail address by which they sign in.")
            Email email,

            @Schema(description = "How they are called.", maxLength = 200, example = "Demo Administratör")
            String name,

            @Schema(description = "Whether they may sign in.", example = "invited")
            Account.State state,

            @Schema(description = "What the link is for.", example = "invitation")
            OneTimeLink.Purpose purpose,

            @Schema(description = "From then on the link works no more.")
            Instant linkExpiresAt,

            @Schema(
                    description = "Where the person chooses a password, once; left out when it is asked for again.",
                    format = "uri",
                    maxLength = 2048,
                    example =
                            "https://api.kompetensbyran.example/kompetensbyran/v1/oauth/password?link=kbl_0123456789012345678901234567890123456789012ABCDEF")
            @Nullable
            String link,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        @Override
        public Shown kept() {
            return new InvitedView(id, revision, email, name, state, purpose, linkExpiresAt, null, links);
        }
    }
}
