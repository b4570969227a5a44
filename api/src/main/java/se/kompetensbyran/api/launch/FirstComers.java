package se.kompetensbyran.api.launch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import se.kompetensbyran.api.security.SignInMode;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountProblem;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.accounts.OneTimeLink;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Stale;

/** Those who are there before anybody has been let in: the app of the documentation, and the first administrator. */
@Singleton
final class FirstComers {

    /** The {@code client_id} of Swagger UI, which its page is built with. */
    static final ClientId SWAGGER_UI = new ClientId(UUID.fromString("01976f2e-5c00-7000-8000-0000000000a1"));

    private static final Logger LOG = Logger.getLogger(FirstComers.class);

    // After the seeds, which plant the organisation.
    private static final int AFTER_SEEDS = 3000;

    private final SignInMode mode;
    private final HomeOrganisation home;
    private final Accounts accounts;
    private final Clients clients;
    private final Demo demo;
    private final Addresses addresses;
    private final Time time;
    private final Optional<String> administrator;

    FirstComers(
            SignInMode mode,
            HomeOrganisation home,
            Accounts accounts,
            Clients clients,
            Demo demo,
            Addresses addresses,
            Time time,
            @ConfigProperty(name = SignInMode.BOOTSTRAP_ADMIN) Optional<String> administrator) {
        this.mode = mode;
        this.home = home;
        this.accounts = accounts;
        this.clients = clients;
        this.demo = demo;
        this.addresses = addresses;
        this.time = time;
        this.administrator = administrator;
    }

    void onStart(@Observes @Priority(AFTER_SEEDS) StartupEvent ready) {
        if (mode != SignInMode.BUILT_IN) return;
        Optional<UUID> organisation = QuarkusTransaction.requiringNew().call(home::find);
        demo.prepare(organisation);
        if (organisation.isEmpty()) {
            LOG.warnf(
                    "Nobody can sign in to Swagger UI, and there is no first administrator, since no organisation is"
                            + " called %s. Enter it, or set KOMPETENSBYRAN_BOOTSTRAP_ORGANISATION to the name of one.",
                    home.name());
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> letInSwaggerUi(organisation.get()));
        } catch (Stale e) {
            // Another process of the installation starts at the same time, and has let it in.
            LOG.debug("Swagger UI was let in by another process.");
        } catch (InvalidValue e) {
            LOG.warnf(
                    "Nobody can sign in to Swagger UI at %s: the base address must begin with https, or be of this"
                            + " computer.",
                    addresses.of("docs"));
        }
        administrator.ifPresent(it -> inviteOnce(email(it), organisation.get()));
    }

    private void letInSwaggerUi(UUID organisation) {
        Set<Permission> all = Set.of(Permission.values());
        List<String> redirects = redirects();
        Client known = clients.find(SWAGGER_UI).orElse(null);
        if (known == null) clients.save(Client.app(SWAGGER_UI, "Swagger UI", organisation, all, redirects));
        else if (!known.redirectUris().equals(redirects) || !known.scopes().equals(all))
            clients.save(known.describe(known.name(), all, known.reach(), null, redirects, known.expiresAt()));
    }

    // The own machine is called by both names.
    private List<String> redirects() {
        String page = addresses.of("docs", "oauth2-redirect.html");
        String origin = addresses.origin();
        return Stream.of(
                        page,
                        page.replace(origin, origin.replaceFirst("^http://127\\.0\\.0\\.1(?=:|$)", "http://localhost")))
                .distinct()
                .toList();
    }

    private static Email email(String text) {
        try {
            return Email.fromString(text);
        } catch (InvalidValue e) {
            throw new IllegalStateException("KOMPETENSBYRAN_BOOTSTRAP_ADMIN must be an e-mail address.");
        }
    }

    private void inviteOnce(Email email, UUID organisation) {
        Credential link = Credential.make(Credential.Kind.ONE_TIME_LINK);
        try {
            boolean isInvited = QuarkusTransaction.requiringNew().call(() -> invite(email, organisation, link));
            if (isInvited)
                LOG.warnf(
                        "The first administrator, whom KOMPETENSBYRAN_BOOTSTRAP_ADMIN names, chooses a password at %s?link=%s"
                                + " (once, within %d days; a new start gives a new link until it is used).",
                        addresses.of("oauth", "password"),
                        link.text(),
                        OneTimeLink.Purpose.INVITATION.life().toDays());
            else
                LOG.warn(
                        "KOMPETENSBYRAN_BOOTSTRAP_ADMIN is set and does nothing, since there is an administrator already;"
                                + " take it away.");
        } catch (Stale | AccountProblem.EmailTaken e) {
            LOG.info("The first administrator is invited by another process of the installation; see its log.");
        }
    }

    private boolean invite(Email email, UUID organisation, Credential link) {
        Account known = accounts.findByEmail(email).orElse(null);
        if (known != null && known.state() != Account.State.INVITED) return false;
        if (known != null) {
            accounts.save(known.withLink(link.hash(), time.now()));
            return true;
        }
        // Where somebody administers already, whoever else shall is invited by them.
        if (!accounts.administratorsOf(organisation).isEmpty()) return false;
        Grant grant = new Grant(Role.ADMINISTRATOR, organisation, Reach.REGION);
        accounts.save(Account.invite(email, "Administratör", List.of(grant), link.hash(), time.now()));
        return true;
    }
}
