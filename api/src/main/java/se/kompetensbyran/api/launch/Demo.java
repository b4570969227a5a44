package se.kompetensbyran.api.launch;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.security.Passwords;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.signin.Sessions;

/**
 * Those by whom the embedded mode can be tried: an administrator, a case officer and a client, with credentials of their
 * own in every installation. Where others than this computer reach the program they are shut out.
 */
@Singleton
final class Demo {

    private static final String FILE = "demo-credentials";
    private static final Email ADMINISTRATOR = new Email("demo.administrator@example.org");
    private static final Email CASE_OFFICER = new Email("demo.case-officer@example.org");
    private static final String CASE_OFFICERS_ORGANISATION = "Gagnefs kommun";
    private static final Set<Permission> SCOPES =
            Set.of(Permission.PROJECTS_READ, Permission.PROJECTS_WRITE, Permission.ORGANISATIONS_WRITE);

    // 32 of them, none like another: five bits each.
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final HomeOrganisation home;
    private final Accounts accounts;
    private final Clients clients;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Time time;
    private final @Nullable Path file;
    private final boolean isPrivate;
    private final String host;
    private List<String> lines = List.of();

    Demo(
            HomeOrganisation home,
            Accounts accounts,
            Clients clients,
            Sessions sessions,
            Passwords passwords,
            Time time,
            @ConfigProperty(name = Welcome.DATA) Optional<String> data,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.home = home;
        this.accounts = accounts;
        this.clients = clients;
        this.sessions = sessions;
        this.passwords = passwords;
        this.time = time;
        this.file = data.map(it -> Path.of(it, FILE)).orElse(null);
        this.host = host;
        this.isPrivate = isLoopback(host);
    }

    /** What they sign in with, as it stands in the file. */
    private record Credentials(String administrator, String caseOfficer, ClientId client, String clientSecret) {

        static @Nullable Credentials read(Path file) {
            try {
                Properties all = new Properties();
                all.load(new StringReader(Files.readString(file)));
                String administrator = all.getProperty("administrator.password");
                String caseOfficer = all.getProperty("case-officer.password");
                String client = all.getProperty("client.id");
                String secret = all.getProperty("client.secret");
                return administrator == null || caseOfficer == null || client == null || secret == null
                        ? null
                        : new Credentials(administrator, caseOfficer, new ClientId(UUID.fromString(client)), secret);
            } catch (IOException | IllegalArgumentException e) {
                return null;
            }
        }

        String written() {
            return "# For trying the program on this computer only; made at the first start.\n"
                    + "administrator.email=" + ADMINISTRATOR + "\nadministrator.password=" + administrator
                    + "\ncase-officer.email=" + CASE_OFFICER + "\ncase-officer.password=" + caseOfficer
                    + "\nclient.id=" + client + "\nclient.secret=" + clientSecret + "\n";
        }
    }

    /** What the start tells of them; nothing outside the embedded mode. */
    List<String> lines() {
        return lines;
    }

    /** Sees to it that they are there, in the embedded mode; or that they are shut out. */
    void prepare(Optional<UUID> organisation) {
        if (file == null) return;
        if (!isPrivate || organisation.isEmpty()) {
            QuarkusTransaction.requiringNew().run(this::shutOut);
            lines = List.of(
                    isPrivate
                            ? "  Demo        none, since there is no " + home.name()
                            : "  Demo        none, since the program listens on " + host
                                    + " and not on this computer alone");
            return;
        }
        Credentials it = QuarkusTransaction.requiringNew().call(() -> letIn(file, organisation.get()));
        lines = List.of(
                "  Demo        administrator  " + ADMINISTRATOR + "  " + it.administrator(),
                "              case officer   " + CASE_OFFICER + "   " + it.caseOfficer(),
                "              client         " + it.client() + "  " + it.clientSecret(),
                "              for trying only; kept in " + file);
    }

    private Credentials letIn(Path kept, UUID organisation) {
        Credentials known = Credentials.read(kept);
        Client client = known == null ? null : clients.find(known.client()).orElse(null);
        if (known == null
                || client == null
                || accounts.findByEmail(ADMINISTRATOR).isEmpty()) return make(kept, organisation);
        if (client.state() == Client.State.DISABLED) clients.save(client.enable());
        for (Email email : List.of(ADMINISTRATOR, CASE_OFFICER))
            accounts.findByEmail(email)
                    .filter(it -> it.state() == Account.State.DISABLED)
                    .ifPresent(it -> accounts.save(it.enable()));
        return known;
    }

    private Credentials make(Path kept, UUID organisation) {
        Credential secret = Credential.make(Credential.Kind.CLIENT_SECRET);
        Client client = clients.save(Client.machine("Demo", organisation, SCOPES, Reach.REGION, null, null)
                .withSecret(secret.hash(), secret.hint(), time.now(), Duration.ZERO));
        Credentials fresh = new Credentials(password(), password(), client.id(), secret.text());
        make(
                ADMINISTRATOR,
                "Demo, administratör",
                new Grant(Role.ADMINISTRATOR, organisation, Reach.REGION),
                fresh.administrator());
        home.named(CASE_OFFICERS_ORGANISATION)
                .ifPresent(it -> make(
                        CASE_OFFICER,
                        "Demo, handläggare",
                        new Grant(Role.CASE_OFFICER, it, Reach.ORGANISATION),
                        fresh.caseOfficer()));
        write(kept, fresh.written());
        return fresh;
    }

    private void make(Email email, String name, Grant grant, String password) {
        String link = Credential.make(Credential.Kind.ONE_TIME_LINK).hash();
        Account known = accounts.findByEmail(email).orElse(null);
        Account account = known == null
                ? Account.invite(email, name, List.of(grant), link, time.now())
                : (known.state() == Account.State.DISABLED ? known.enable() : known).withLink(link, time.now());
        accounts.save(account.choosePassword(link, passwords.hash(password), time.now()));
    }

    private void shutOut() {
        if (file == null) return;
        for (Email email : List.of(ADMINISTRATOR, CASE_OFFICER))
            accounts.findByEmail(email)
                    .filter(it -> it.state() != Account.State.DISABLED)
                    .ifPresent(it -> {
                        sessions.endAll(it.id(), time.now());
                        accounts.save(it.disable());
                    });
        Optional.ofNullable(Credentials.read(file))
                .flatMap(it -> clients.find(it.client()))
                .filter(it -> it.state() != Client.State.DISABLED)
                .ifPresent(it -> clients.save(it.disable()));
    }

    private static String password() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * 4; i++) {
            if (i > 0 && i % 4 == 0) text.append('-');
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static void write(Path file, String text) {
        Path unfinished = file.resolveSibling("unfinished-" + FILE);
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, OWNER_ONLY);
            Files.writeString(unfinished, text);
            DataDirectory.force(unfinished);
            Files.move(unfinished, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
