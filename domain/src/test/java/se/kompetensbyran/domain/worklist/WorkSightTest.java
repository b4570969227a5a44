package se.kompetensbyran.domain.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.worklist.WorkKind.ACTION_OVERDUE;
import static se.kompetensbyran.domain.worklist.WorkKind.ASSESSMENT_TO_DECIDE;
import static se.kompetensbyran.domain.worklist.WorkKind.DATA_FINDING;
import static se.kompetensbyran.domain.worklist.WorkKind.FOLLOW_UP_DUE;
import static se.kompetensbyran.domain.worklist.WorkKind.HANDOVER_OFFERED;
import static se.kompetensbyran.domain.worklist.WorkKind.INITIATIVE_UNMOVED;
import static se.kompetensbyran.domain.worklist.WorkKind.REFERRAL_UNANSWERED;
import static se.kompetensbyran.domain.worklist.WorkKind.RETENTION_ENDING;
import static se.kompetensbyran.domain.worklist.WorkKind.STATUS_DUE;
import static se.kompetensbyran.domain.worklist.WorkKind.SUPPORT_REQUESTED;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.worklist.WorkSight.Share;

/** Whose work each role sees: by what it may act on, and nothing else. */
class WorkSightTest {

    private static final OrganisationId OWN = OrganisationId.next();

    @Test
    void an_adviser_sees_the_work_of_the_own_node_and_decides_nothing() {
        assertThat(sight(Role.ADVISER, Reach.REGION).shares())
                .containsExactly(
                        Map.entry(STATUS_DUE, share(Set.of(OWN), Set.of(OWN))),
                        Map.entry(SUPPORT_REQUESTED, share(Set.of(), Set.of(OWN))),
                        Map.entry(ACTION_OVERDUE, share(Set.of(OWN), Set.of(OWN))),
                        Map.entry(INITIATIVE_UNMOVED, share(Set.of(), Set.of(OWN))),
                        Map.entry(REFERRAL_UNANSWERED, share(Set.of(), Set.of(OWN))),
                        Map.entry(RETENTION_ENDING, share(Set.of(), Set.of(OWN))),
                        Map.entry(DATA_FINDING, share(Set.of(), Set.of(OWN))),
                        Map.entry(HANDOVER_OFFERED, share(Set.of(), Set.of(OWN))),
                        Map.entry(FOLLOW_UP_DUE, share(Set.of(), Set.of(OWN))));
    }

    @Test
    void a_reach_that_was_narrowed_stays_narrow() {
        assertThat(sight(Role.ADVISER, Reach.ORGANISATION).shares())
                .containsEntry(STATUS_DUE, share(Set.of(OWN), Set.of()))
                .containsEntry(SUPPORT_REQUESTED, share(Set.of(), Set.of()));
        assertThat(sight(Role.PROGRAMME_MANAGER, Reach.NODE).shares())
                .containsExactly(
                        Map.entry(SUPPORT_REQUESTED, share(Set.of(), Set.of(OWN))),
                        Map.entry(INITIATIVE_UNMOVED, share(Set.of(), Set.of(OWN))));
    }

    @Test
    void who_leads_an_enterprise_sees_what_the_own_enterprise_is_to_do() {
        assertThat(sight(Role.ENTERPRISE_MANAGER, Reach.REGION).shares())
                .containsExactly(
                        Map.entry(STATUS_DUE, share(Set.of(OWN), Set.of())),
                        Map.entry(ACTION_OVERDUE, share(Set.of(OWN), Set.of())));
    }

    @Test
    void who_decides_for_the_region_sees_what_is_to_be_decided_taken_and_moved() {
        assertThat(sight(Role.PROGRAMME_MANAGER, Reach.REGION).shares())
                .containsExactly(
                        Map.entry(ASSESSMENT_TO_DECIDE, Share.REGION),
                        Map.entry(SUPPORT_REQUESTED, Share.REGION),
                        Map.entry(INITIATIVE_UNMOVED, Share.REGION));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ADVISER", "ENTERPRISE_MANAGER", "PROGRAMME_MANAGER"},
            mode = EnumSource.Mode.EXCLUDE)
    void other_roles_see_no_work(Role role) {
        assertThat(sight(role, Reach.REGION).shares()).isEmpty();
    }

    @Test
    void two_roles_see_the_work_of_both() {
        var here = new Grant(Role.ADVISER, OWN.value(), Reach.NODE);
        var there = new Grant(Role.ENTERPRISE_MANAGER, UUID.randomUUID(), Reach.ORGANISATION);

        var shares = WorkSight.of(Authority.of(List.of(here, there)), "x").shares();

        assertThat(shares)
                .containsEntry(STATUS_DUE, share(Set.of(OWN, new OrganisationId(there.organisation())), Set.of(OWN)))
                .containsEntry(SUPPORT_REQUESTED, share(Set.of(), Set.of(OWN)));
    }

    @Test
    void a_program_sees_what_its_scopes_let_it_act_on() {
        var authority = Authority.ofClient(List.of(Permission.SUPPORT_WORK), OWN.value(), Reach.NODE);

        assertThat(WorkSight.of(authority, "x").shares())
                .containsExactly(Map.entry(SUPPORT_REQUESTED, share(Set.of(), Set.of(OWN))));
    }

    @Test
    void of_one_kind_only_what_was_seen_is_left() {
        var sight = sight(Role.ENTERPRISE_MANAGER, Reach.ORGANISATION);

        assertThat(sight.only(null)).isEqualTo(sight);
        assertThat(sight.only(STATUS_DUE).shares()).containsOnlyKeys(STATUS_DUE);
        assertThat(Stream.of(ASSESSMENT_TO_DECIDE, SUPPORT_REQUESTED, INITIATIVE_UNMOVED))
                .allSatisfy(it -> assertThat(sight.only(it)).isEqualTo(WorkSight.NONE));
    }

    private static WorkSight sight(Role role, Reach reach) {
        return WorkSight.of(Authority.of(List.of(new Grant(role, OWN.value(), reach))), "x");
    }

    private static Share share(Set<OrganisationId> organisations, Set<OrganisationId> hosts) {
        return new Share(new Within(organisations, hosts));
    }
}
