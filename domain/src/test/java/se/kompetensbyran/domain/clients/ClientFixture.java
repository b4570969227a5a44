package se.kompetensbyran.domain.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;

/** Clients to test with; all of them are invented. */
public final class ClientFixture {

    /** The moment at which the tests of clients happen. */
    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123456Z");

    /** How long an old secret goes on working. */
    public static final Duration OVERLAP = Duration.ofDays(7);

    /** Where the app of the tests gets its answer. */
    public static final String REDIRECT = "https://app.example.org/signed-in";

    private ClientFixture() {}

    /** A machine without secrets. */
    public static Client aMachine(UUID organisation) {
        return Client.machine(
                "Påhittat program", organisation, Set.of(Permission.PROJECTS_READ), Reach.ORGANISATION, null, null);
    }

    /** An app with one address. */
    public static Client anApp(UUID organisation) {
        return Client.app(
                ClientId.next(),
                "Påhittad app",
                organisation,
                Set.of(Permission.PROJECTS_READ, Permission.ME_MANAGE),
                List.of(REDIRECT));
    }

    /** {@code machine} with a secret more. */
    public static Client withASecret(Client machine, Credential secret, Instant now) {
        return machine.withSecret(secret.hash(), secret.hint(), now, OVERLAP);
    }

    /** A secret that nobody else has. */
    public static Credential aSecret() {
        return Credential.make(Credential.Kind.CLIENT_SECRET);
    }
}
