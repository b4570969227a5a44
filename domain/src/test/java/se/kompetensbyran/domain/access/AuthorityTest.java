package se.kompetensbyran.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.access.Permission.ACCOUNTS_MANAGE;
import static se.kompetensbyran.domain.access.Permission.CLIENTS_MANAGE;
import static se.kompetensbyran.domain.access.Permission.ME_MANAGE;
import static se.kompetensbyran.domain.access.Permission.ORGANISATIONS_WRITE;
import static se.kompetensbyran.domain.access.Permission.PROJECTS_READ;
import static se.kompetensbyran.domain.access.Permission.PROJECTS_WRITE;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AuthorityTest {

    private static final UUID HERE = new UUID(0, 1);
    private static final UUID THERE = new UUID(0, 2);
    private static final UUID ELSEWHERE = new UUID(0, 3);

    @Test
    void nothing_is_allowed_that_is_not_named() {
        for (Permission it : Permission.values()) {
            assertThat(Authority.NONE.may(it)).isFalse();
            assertThat(Authority.NONE.may(it, Belonging.to(HERE))).isFalse();
            assertThat(Authority.NONE.isRegional(it)).isFalse();
            assertThat(Authority.NONE.organisations(it)).isEmpty();
        }
        assertThat(Authority.NONE.permissions()).isEmpty();
        assertThat(Authority.of(List.of())).isEqualTo(Authority.NONE);
    }

    @Test
    void a_role_in_an_organisation_reaches_what_belongs_there_and_no_further() {
        var authority = Authority.of(List.of(new Grant(Role.PROGRAMME_MANAGER, HERE, Reach.ORGANISATION)));

        assertThat(authority.may(PROJECTS_WRITE)).isTrue();
        assertThat(authority.may(PROJECTS_WRITE, Belonging.to(HERE))).isTrue();
        assertThat(authority.may(PROJECTS_WRITE, Belonging.to(THERE))).isFalse();
        assertThat(authority.may(PROJECTS_WRITE, Belonging.REGION)).isFalse();
        assertThat(authority.may(PROJECTS_WRITE, new Belonging(Set.of(THERE), Set.of(HERE))))
                .isFalse();
        assertThat(authority.may(PROJECTS_WRITE, new Belonging(Set.of(THERE, HERE), Set.of())))
                .isTrue();
        assertThat(authority.may(ACCOUNTS_MANAGE)).isFalse();
        assertThat(authority.isRegional(PROJECTS_WRITE)).isFalse();
    }

    @Test
    void a_role_at_a_node_reaches_what_belongs_to_the_node_too() {
        var authority = Authority.of(List.of(new Grant(Role.ADVISER, HERE, Reach.NODE)));

        assertThat(authority.may(PROJECTS_READ, Belonging.to(HERE))).isTrue();
        assertThat(authority.may(PROJECTS_READ, new Belonging(Set.of(THERE), Set.of(HERE))))
                .isTrue();
        assertThat(authority.may(PROJECTS_READ, new Belonging(Set.of(THERE), Set.of(ELSEWHERE))))
                .isFalse();
        assertThat(authority.may(PROJECTS_READ, Belonging.REGION)).isFalse();
        assertThat(authority.isRegional(PROJECTS_READ)).isFalse();
    }

    @Test
    void a_role_in_the_region_reaches_everything() {
        var authority = Authority.of(List.of(new Grant(Role.PROGRAMME_MANAGER, HERE, Reach.REGION)));

        assertThat(authority.may(PROJECTS_WRITE, Belonging.to(THERE))).isTrue();
        assertThat(authority.may(PROJECTS_WRITE, Belonging.REGION)).isTrue();
        assertThat(authority.isRegional(PROJECTS_WRITE)).isTrue();
    }

    @Test
    void the_policy_narrows_what_a_role_was_given() {
        var authority = Authority.of(List.of(new Grant(Role.ENTERPRISE_MANAGER, HERE, Reach.REGION)));

        assertThat(authority.may(ORGANISATIONS_WRITE, Belonging.to(HERE))).isTrue();
        assertThat(authority.may(ORGANISATIONS_WRITE, Belonging.to(THERE))).isFalse();
        assertThat(authority.isRegional(ORGANISATIONS_WRITE)).isFalse();
    }

    @Test
    void the_organisation_through_which_it_reaches_is_told() {
        var authority = Authority.of(List.of(
                new Grant(Role.PROGRAMME_MANAGER, HERE, Reach.ORGANISATION),
                new Grant(Role.PROGRAMME_MANAGER, THERE, Reach.ORGANISATION),
                new Grant(Role.ADVISER, ELSEWHERE, Reach.REGION)));

        assertThat(authority.through(PROJECTS_WRITE, Belonging.to(THERE))).contains(THERE);
        assertThat(authority.through(PROJECTS_WRITE, Belonging.to(ELSEWHERE))).isEmpty();
        assertThat(authority.through(PROJECTS_READ, Belonging.to(new UUID(0, 9))))
                .contains(ELSEWHERE);
        assertThat(authority.organisations(PROJECTS_WRITE)).containsExactly(HERE, THERE);
        assertThat(authority.organisations(PROJECTS_READ)).containsExactly(HERE, THERE, ELSEWHERE);
    }

    @Test
    void a_client_has_what_it_was_given() {
        var authority = Authority.ofClient(Set.of(PROJECTS_READ), HERE, Reach.NODE);

        assertThat(authority.permissions()).containsExactly(PROJECTS_READ);
        assertThat(authority.may(PROJECTS_READ, new Belonging(Set.of(), Set.of(HERE))))
                .isTrue();
        assertThat(authority.may(PROJECTS_READ, Belonging.to(THERE))).isFalse();
    }

    @Test
    void who_manages_accounts_gives_what_lies_within_the_own_reach() {
        var here = Authority.of(List.of(new Grant(Role.ADMINISTRATOR, HERE, Reach.ORGANISATION)));
        var everywhere = Authority.of(List.of(new Grant(Role.ADMINISTRATOR, HERE, Reach.REGION)));

        assertThat(here.mayGive(new Grant(Role.AUDITOR, HERE, Reach.ORGANISATION)))
                .isTrue();
        assertThat(here.mayGive(new Grant(Role.AUDITOR, HERE, Reach.NODE))).isFalse();
        assertThat(here.mayGive(new Grant(Role.AUDITOR, HERE, Reach.REGION))).isFalse();
        assertThat(here.mayGive(new Grant(Role.AUDITOR, THERE, Reach.ORGANISATION)))
                .isFalse();
        assertThat(everywhere.mayGive(new Grant(Role.AUDITOR, THERE, Reach.REGION)))
                .isTrue();
    }

    @Test
    void who_does_not_manage_accounts_gives_nothing() {
        var authority = Authority.of(List.of(new Grant(Role.PROGRAMME_MANAGER, HERE, Reach.REGION)));

        assertThat(authority.mayGive(new Grant(Role.ADVISER, HERE, Reach.ORGANISATION)))
                .isFalse();
        assertThat(Authority.of(List.of(new Grant(Role.ADMINISTRATOR, HERE, Reach.REGION)))
                        .limitedTo(Set.of(ME_MANAGE))
                        .mayGive(new Grant(Role.ADVISER, HERE, Reach.ORGANISATION)))
                .isFalse();
    }

    @Test
    void what_is_handed_out_stays_within_the_permission_that_hands_it_out() {
        var authority = Authority.of(List.of(
                new Grant(Role.ADMINISTRATOR, HERE, Reach.NODE),
                new Grant(Role.PROGRAMME_MANAGER, THERE, Reach.REGION)));

        assertThat(authority.reaches(CLIENTS_MANAGE, HERE, Reach.ORGANISATION)).isTrue();
        assertThat(authority.reaches(CLIENTS_MANAGE, HERE, Reach.NODE)).isTrue();
        assertThat(authority.reaches(CLIENTS_MANAGE, HERE, Reach.REGION)).isFalse();
        assertThat(authority.reaches(CLIENTS_MANAGE, THERE, Reach.ORGANISATION)).isFalse();
        assertThat(authority.reaches(PROJECTS_WRITE, ELSEWHERE, Reach.REGION)).isTrue();
        assertThat(authority.reaches(ME_MANAGE, HERE, Reach.NODE)).isFalse();
    }

    @Property
    void scopes_limit_and_never_widen(
            @ForAll("authorities") Authority authority,
            @ForAll Set<Permission> scopes,
            @ForAll Permission permission,
            @ForAll("belongings") Belonging belonging) {
        var limited = authority.limitedTo(scopes);

        assertThat(limited.may(permission, belonging))
                .isEqualTo(authority.may(permission, belonging) && scopes.contains(permission));
        assertThat(limited.permissions()).isSubsetOf(scopes).isSubsetOf(authority.permissions());
        assertThat(authority.limitedTo(Set.of(Permission.values()))).isEqualTo(authority);
    }

    @Property
    void nobody_has_more_than_their_roles_have_one_by_one(
            @ForAll("grants") List<Grant> grants,
            @ForAll Permission permission,
            @ForAll("belongings") Belonging belonging) {
        boolean isKeptAway =
                permission.isOfParticipants() && grants.stream().anyMatch(it -> it.role() == Role.ADMINISTRATOR);
        assertThat(Authority.of(grants).may(permission, belonging))
                .isEqualTo(!isKeptAway
                        && grants.stream()
                                .anyMatch(it -> Policy.widest(permission, it.role())
                                        .filter(widest -> reaches(it, widest, belonging))
                                        .filter(widest -> !permission.isOfParticipants()
                                                || widest == Reach.ORGANISATION
                                                || it.reach() != Reach.ORGANISATION)
                                        .isPresent()));
    }

    @Test
    void what_is_held_for_the_own_alone_is_told_apart_from_what_is_held_for_its_nodes() {
        var authority = Authority.of(List.of(
                new Grant(Role.ADVISER, HERE, Reach.NODE), new Grant(Role.ENTERPRISE_MANAGER, THERE, Reach.REGION)));

        assertThat(authority.organisations(Permission.PLACEMENTS_READ)).containsExactlyInAnyOrder(HERE, THERE);
        assertThat(authority.alone(Permission.PLACEMENTS_READ)).containsExactly(THERE);
        assertThat(authority.hosts(Permission.PLACEMENTS_READ)).containsExactly(HERE);
    }

    @Test
    void who_meets_participants_at_a_node_or_in_the_region_does_not_meet_them_as_an_enterprise_or_a_partner() {
        for (Role role : List.of(Role.ADVISER, Role.EVALUATOR)) {
            var narrow = Authority.of(List.of(new Grant(role, HERE, Reach.ORGANISATION)));
            for (Permission it : Permission.values())
                if (it.isOfParticipants())
                    assertThat(narrow.may(it)).as("%s %s", role, it).isFalse();
        }
        assertThat(Authority.of(List.of(new Grant(Role.SUPERVISOR, HERE, Reach.ORGANISATION)))
                        .may(Permission.PLACEMENTS_READ, Belonging.to(HERE)))
                .isTrue();
        assertThat(Authority.of(List.of(new Grant(Role.CASE_OFFICER, HERE, Reach.REGION)))
                        .may(Permission.REFERRALS_READ, Belonging.to(HERE)))
                .isTrue();
    }

    @Test
    void who_decides_who_comes_in_comes_near_no_participant_whatever_else_they_are() {
        var adviser = new Grant(Role.ADVISER, HERE, Reach.NODE);
        var both = List.of(adviser, new Grant(Role.ADMINISTRATOR, THERE, Reach.ORGANISATION));

        for (Permission it : Permission.values())
            assertThat(Authority.of(both).may(it))
                    .as("%s", it)
                    .isEqualTo(!it.isOfParticipants()
                            && (Policy.widest(it, Role.ADVISER).isPresent()
                                    || Policy.widest(it, Role.ADMINISTRATOR).isPresent()));
        assertThat(Authority.of(List.of(adviser)).permissions())
                .contains(Permission.PARTICIPANTS_READ, Permission.IDENTITIES_READ);
    }

    @Property
    void nobody_gives_beyond_their_own_reach(
            @ForAll("authorities") Authority giver,
            @ForAll("grant") Grant grant,
            @ForAll Permission permission,
            @ForAll("belongings") Belonging belonging) {
        boolean goesBeyond =
                Authority.of(List.of(grant)).may(permission, belonging) && !giver.may(ACCOUNTS_MANAGE, belonging);

        if (goesBeyond) assertThat(giver.mayGive(grant)).isFalse();
        else if (giver.isRegional(ACCOUNTS_MANAGE))
            assertThat(giver.mayGive(grant)).isTrue();
    }

    @Property
    void the_narrower_of_two_reaches_is_one_of_them_and_no_wider_than_either(@ForAll Reach one, @ForAll Reach other) {
        assertThat(one.narrower(other)).isEqualTo(other.narrower(one)).isIn(one, other);
        assertThat(one.narrower(other)).isLessThanOrEqualTo(one).isLessThanOrEqualTo(other);
    }

    @Provide
    Arbitrary<Authority> authorities() {
        return grants().map(Authority::of);
    }

    @Provide
    Arbitrary<List<Grant>> grants() {
        return grant().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Grant> grant() {
        // Administrators are half of them, or few would give anything.
        return Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.just(Role.ADMINISTRATOR), Arbitraries.of(Role.class)),
                        Arbitraries.of(HERE, THERE, ELSEWHERE),
                        Arbitraries.of(Reach.class))
                .as(Grant::new);
    }

    @Provide
    Arbitrary<Belonging> belongings() {
        return Combinators.combine(
                        Arbitraries.of(HERE, THERE, ELSEWHERE).set().ofMaxSize(2),
                        Arbitraries.of(HERE, THERE, ELSEWHERE).set().ofMaxSize(2))
                .as(Belonging::new);
    }

    private static boolean reaches(Grant grant, Reach widest, Belonging belonging) {
        Reach reach = grant.reach().narrower(widest);
        return reach == Reach.REGION
                || belonging.organisations().contains(grant.organisation())
                || (reach == Reach.NODE && belonging.hosts().contains(grant.organisation()));
    }
}
