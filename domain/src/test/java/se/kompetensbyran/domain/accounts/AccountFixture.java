package se.kompetensbyran.domain.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.shared.Unique;

/** People to test with; all of them are invented. */
public final class AccountFixture {

    /** The moment at which the tests of accounts happen. */
    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123456Z");

    /** What is kept of a password; of none that is anybody's. */
    public static final String PASSWORD_HASH = "$argon2id$v=19$m=65536,t=3,p=1$cGVwcGVy$aW52ZW50ZWQ";

    private AccountFixture() {}

    /** An address that nobody else has. */
    public static Email anEmail() {
        return new Email(Unique.word() + "@example.org");
    }

    /** What is kept of a secret that nobody else has. */
    public static String aHash() {
        return Credential.make(Credential.Kind.ONE_TIME_LINK).hash();
    }

    /** Somebody who has been invited. */
    public static Account anInvited(Grant... grants) {
        return Account.invite(anEmail(), "Påhittad Person", List.of(grants), aHash(), NOON);
    }

    /** Somebody who has chosen a password. */
    public static Account anActive(Grant... grants) {
        String link = aHash();
        return Account.invite(anEmail(), "Påhittad Person", List.of(grants), link, NOON)
                .choosePassword(link, PASSWORD_HASH, NOON);
    }

    /** The role of an administrator, in the organisation alone. */
    public static Grant administratorOf(UUID organisation) {
        return new Grant(Role.ADMINISTRATOR, organisation, Reach.ORGANISATION);
    }

    /** A role, in the organisation alone. */
    public static Grant in(UUID organisation, Role role) {
        return new Grant(role, organisation, Reach.ORGANISATION);
    }

    /** A new key that works for a year. */
    public static ApiKey aKeyOf(AccountId account, Instant madeAt) {
        Credential key = Credential.make(Credential.Kind.API_KEY);
        return ApiKey.make(
                account,
                "Påhittat skript",
                key.hash(),
                key.hint(),
                Set.of(Permission.PROJECTS_READ, Permission.PROJECTS_WRITE),
                madeAt,
                madeAt.plus(ApiKey.LONGEST));
    }
}
