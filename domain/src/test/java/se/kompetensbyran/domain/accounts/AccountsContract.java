package se.kompetensbyran.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.accounts.AccountFixture.PASSWORD_HASH;
import static se.kompetensbyran.domain.accounts.AccountFixture.aHash;
import static se.kompetensbyran.domain.accounts.AccountFixture.administratorOf;
import static se.kompetensbyran.domain.accounts.AccountFixture.anActive;
import static se.kompetensbyran.domain.accounts.AccountFixture.anEmail;
import static se.kompetensbyran.domain.accounts.AccountFixture.anInvited;
import static se.kompetensbyran.domain.accounts.AccountFixture.in;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.AccountProblem.EmailTaken;
import se.kompetensbyran.domain.accounts.Accounts.Search;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Unique;

/**
 * What every store of accounts does. Each test finds its own by a word that nobody else has, so the store may hold
 * others; what the store refuses is the last that a test asks of it.
 */
public abstract class AccountsContract {

    private final String word = Unique.word();

    /** The store under test. */
    protected abstract Accounts accounts();

    /** The id of another organisation that the store knows, each time. */
    protected abstract UUID organisation();

    @Test
    void an_account_with_everything_comes_back_as_it_was_saved() {
        var here = organisation();
        List<Grant> grants = new ArrayList<>();
        for (Role role : Role.values()) grants.add(new Grant(role, here, Reach.REGION));
        for (Reach reach : Reach.values()) grants.add(new Grant(Role.ADVISER, organisation(), reach));
        var full = anActive(grants.toArray(Grant[]::new))
                .withSecondFactor("påhittad hemlighet")
                .withLink(aHash(), NOON);

        var saved = accounts().save(full);

        assertThat(saved).usingRecursiveComparison().ignoringFields("revision").isEqualTo(full);
        assertThat(accounts().get(full.id())).isEqualTo(saved);
        assertThat(accounts().find(full.id())).contains(saved);
        assertThat(accounts().findByEmail(full.email())).contains(saved);
        assertThat(search(List.of(here), null, null)).containsExactly(saved);
    }

    @Test
    void an_account_without_roles_comes_back_as_it_was_saved() {
        var saved = accounts().save(anInvited());

        assertThat(accounts().get(saved.id())).isEqualTo(saved);
    }

    @Test
    void every_state_comes_back_as_it_was_saved() {
        var here = organisation();
        var invited = accounts().save(anInvited(in(here, Role.ADVISER)));
        var active = accounts().save(anActive(in(here, Role.ADVISER)));
        var disabled = accounts().save(anActive(in(here, Role.ADVISER)).disable());

        for (var it : List.of(invited, active, disabled))
            assertThat(accounts().get(it.id())).isEqualTo(it);
        assertThat(search(List.of(here), Account.State.INVITED, null)).containsExactly(invited);
        assertThat(search(List.of(here), Account.State.ACTIVE, null)).containsExactly(active);
        assertThat(search(List.of(here), Account.State.DISABLED, null)).containsExactly(disabled);
    }

    @Test
    void each_save_gives_the_next_revision() {
        var first = accounts().save(anInvited());
        var second = accounts().save(first.describe("Ny Påhittad", List.of()));
        var third = accounts().save(second);

        assertThat(List.of(first.revision(), second.revision(), third.revision()))
                .containsExactly(1L, 2L, 3L);
        assertThat(accounts().get(first.id())).isEqualTo(third);
    }

    @Test
    void roles_change_places_come_and_go() {
        var here = organisation();
        var adviser = in(here, Role.ADVISER);
        var auditor = in(here, Role.AUDITOR);
        var supervisor = in(here, Role.SUPERVISOR);
        var first = accounts().save(anInvited(adviser, auditor));

        var swapped = accounts().save(first.describe(first.name(), List.of(auditor, adviser)));
        assertThat(accounts().get(first.id()).grants()).containsExactly(auditor, adviser);

        var moved = accounts().save(swapped.describe(first.name(), List.of(supervisor, auditor, adviser)));
        assertThat(accounts().get(first.id()).grants()).containsExactly(supervisor, auditor, adviser);

        var wider = new Grant(Role.AUDITOR, here, Reach.REGION);
        var fewer = accounts().save(moved.describe(first.name(), List.of(wider)));
        assertThat(accounts().get(first.id()).grants()).containsExactly(wider);

        accounts().save(fewer.describe(first.name(), List.of()));
        assertThat(accounts().get(first.id()).grants()).isEmpty();
    }

    @Test
    void what_is_chosen_by_a_link_is_kept_and_the_link_is_not() {
        var link = aHash();
        var invited = accounts().save(Account.invite(anEmail(), "Påhittad Person", List.of(), link, NOON));
        assertThat(accounts().findByLink(link)).contains(invited);

        var chosen = accounts().save(invited.choosePassword(link, PASSWORD_HASH, NOON));

        assertThat(accounts().findByLink(link)).isEmpty();
        assertThat(accounts().get(invited.id())).isEqualTo(chosen);
    }

    @Test
    void only_the_last_link_finds_the_account() {
        var first = aHash();
        var second = aHash();
        var invited = accounts().save(Account.invite(anEmail(), "Påhittad Person", List.of(), first, NOON));

        var again = accounts().save(invited.withLink(second, NOON));

        assertThat(accounts().findByLink(first)).isEmpty();
        assertThat(accounts().findByLink(second)).contains(again);
    }

    @Test
    void a_second_factor_can_be_taken_away() {
        var with = accounts().save(anActive().withSecondFactor("påhittad hemlighet"));

        var without = accounts().save(with.withSecondFactor(null));

        assertThat(accounts().get(with.id())).isEqualTo(without);
        assertThat(without.secondFactor()).isNull();
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = accounts().save(anInvited());
        accounts().save(read.describe("Först", List.of()));

        assertThatThrownBy(() -> accounts().save(read.describe("Sist", List.of())))
                .isInstanceOf(Stale.class);
    }

    @Test
    void one_who_changes_only_roles_makes_the_other_stale_too() {
        var here = organisation();
        var read = accounts().save(anInvited());
        accounts().save(read.describe(read.name(), List.of(in(here, Role.ADVISER))));

        assertThatThrownBy(() -> accounts().save(read)).isInstanceOf(Stale.class);
    }

    @Test
    void a_new_account_with_the_id_of_another_is_stale() {
        var invited = anInvited();
        accounts().save(invited);

        assertThatThrownBy(() -> accounts().save(invited)).isInstanceOf(Stale.class);
    }

    @Test
    void an_address_belongs_to_one_account() {
        var first = accounts().save(anInvited());

        assertThatThrownBy(
                        () -> accounts().save(Account.invite(first.email(), "Någon Annan", List.of(), aHash(), NOON)))
                .isInstanceOf(EmailTaken.class);
    }

    @Test
    void an_account_that_is_not_there_is_unknown() {
        var nobody = AccountId.next();

        assertThat(accounts().find(nobody)).isEmpty();
        assertThat(accounts().findByEmail(anEmail())).isEmpty();
        assertThat(accounts().findByLink(aHash())).isEmpty();
        assertThatThrownBy(() -> accounts().get(nobody)).isInstanceOf(AccountProblem.Unknown.class);
    }

    @Test
    void with_one_account_there_is_somebody() {
        accounts().save(anInvited());

        assertThat(accounts().isEmpty()).isFalse();
    }

    @Test
    void administrators_are_those_of_the_organisation_who_are_active() {
        var here = organisation();
        var there = organisation();
        var active = accounts().save(named("Påhittad A", anActive(administratorOf(here), administratorOf(there))));
        accounts().save(named("Påhittad Ö", anInvited(administratorOf(here))));
        accounts().save(anActive(administratorOf(here)).disable());
        accounts().save(anActive(in(here, Role.PROGRAMME_MANAGER)));
        accounts().save(anActive(new Grant(Role.AUDITOR, here, Reach.REGION), administratorOf(organisation())));

        assertThat(accounts().administratorsOf(here)).containsExactly(active);
        assertThat(accounts().administratorsOf(there)).containsExactly(active);
        assertThat(accounts().administratorsOf(organisation())).isEmpty();
    }

    @Test
    void a_search_is_narrowed_by_organisations() {
        var here = organisation();
        var there = organisation();
        var both = accounts().save(named("Påhittad A", anActive(in(here, Role.ADVISER), in(there, Role.ADVISER))));
        var one = accounts().save(named("Påhittad B", anActive(in(here, Role.ADVISER), in(here, Role.AUDITOR))));

        assertThat(search(List.of(here), null, null)).containsExactly(both, one);
        assertThat(search(List.of(there), null, null)).containsExactly(both);
        assertThat(search(List.of(here, there), null, null)).containsExactly(both, one);
        assertThat(search(List.of(organisation()), null, null)).isEmpty();
        assertThat(search(List.of(), null, null)).isEmpty();
    }

    @Test
    void a_piece_of_the_name_or_of_the_address_finds_it() {
        var byName = accounts().save(named("A " + word + " Påhittad", anInvited()));
        var byAddress = accounts()
                .save(Account.invite(new Email("x" + word + "x@example.org"), "B Påhittad", List.of(), aHash(), NOON));

        assertThat(search(null, null, word)).containsExactly(byName, byAddress);
        assertThat(search(null, null, word.toUpperCase(Locale.ROOT))).containsExactly(byName, byAddress);
        assertThat(search(null, null, word + "x@")).contains(byAddress);
        assertThat(search(null, Account.State.ACTIVE, word)).isEmpty();
    }

    @Test
    void a_piece_is_meant_letter_for_letter() {
        var wild = accounts()
                .save(Account.invite(new Email(word + "_%@example.org"), "Påhittad", List.of(), aHash(), NOON));
        accounts().save(Account.invite(new Email(word + "ab@example.org"), "Påhittad", List.of(), aHash(), NOON));

        assertThat(search(null, null, word + "_")).containsExactly(wild);
        assertThat(search(null, null, word + "_%")).containsExactly(wild);
        assertThat(search(null, null, word + "\\")).isEmpty();
    }

    @Test
    void names_come_in_swedish_order_unless_another_is_asked_for() {
        var here = organisation();
        var first = NOON;
        for (String it : List.of("Östen", "Ånger", "Zeb", "Ärla", "anna", "Bo")) {
            first = first.minusSeconds(60);
            accounts().save(invited(it, new Email("z" + it.length() + Unique.word() + "@example.org"), first, here));
        }

        assertThat(names(here)).containsExactly("anna", "Bo", "Zeb", "Ånger", "Ärla", "Östen");
        assertThat(names(here, new SortKey("name", true)))
                .containsExactly("Östen", "Ärla", "Ånger", "Zeb", "Bo", "anna");
        assertThat(names(here, new SortKey("createdAt", false)))
                .containsExactly("Bo", "anna", "Ärla", "Zeb", "Ånger", "Östen");
    }

    @Test
    void addresses_come_letter_by_letter() {
        var here = organisation();
        for (String it : List.of("b", "a-", "a"))
            accounts().save(invited(it, new Email(it + word + "@example.org"), NOON, here));

        assertThat(names(here, new SortKey("email", false))).containsExactly("a-", "a", "b");
        assertThat(names(here, new SortKey("email", true))).containsExactly("b", "a", "a-");
    }

    @Test
    void pages_hold_each_row_once_and_all_tell_the_total() {
        var here = organisation();
        for (int i = 0; i < 5; i++) accounts().save(anInvited(in(here, Role.ADVISER), in(here, Role.AUDITOR)));
        Set<AccountId> seen = new HashSet<>();

        for (int page = 1; page <= 3; page++) {
            var found = accounts().search(new Search(List.of(here), null, null), new PageRequest(page, 2, List.of()));
            assertThat(found.total()).isEqualTo(5);
            assertThat(found.items()).hasSize(page == 3 ? 1 : 2);
            found.items().forEach(it -> seen.add(it.id()));
        }

        assertThat(seen).hasSize(5);
    }

    private List<Account> search(
            @Nullable Collection<UUID> organisations, Account.@Nullable State state, @Nullable String q) {
        return accounts()
                .search(new Search(organisations, state, q), PageRequest.first(100))
                .items();
    }

    private Stream<String> names(UUID organisation, SortKey... order) {
        return accounts()
                .search(new Search(List.of(organisation), null, null), new PageRequest(1, 100, List.of(order)))
                .items()
                .stream()
                .map(Account::name);
    }

    private static Account named(String name, Account it) {
        return it.describe(name, it.grants());
    }

    private static Account invited(String name, Email email, Instant at, UUID organisation) {
        return Account.invite(email, name, List.of(in(organisation, Role.ADVISER)), aHash(), at);
    }
}
