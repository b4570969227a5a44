package se.kompetensbyran.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.kompetensbyran.domain.access.Permission.ACCOUNTS_MANAGE;
import static se.kompetensbyran.domain.access.Permission.CLIENTS_MANAGE;
import static se.kompetensbyran.domain.access.Permission.HISTORY_READ;
import static se.kompetensbyran.domain.access.Permission.IDENTITIES_READ;
import static se.kompetensbyran.domain.access.Permission.IDENTITIES_WRITE;
import static se.kompetensbyran.domain.access.Permission.JOURNAL_READ;
import static se.kompetensbyran.domain.access.Permission.ME_MANAGE;
import static se.kompetensbyran.domain.access.Permission.ORGANISATIONS_WRITE;
import static se.kompetensbyran.domain.access.Permission.PARTICIPANTS_READ;
import static se.kompetensbyran.domain.access.Permission.PARTICIPANTS_REFER;
import static se.kompetensbyran.domain.access.Permission.PARTICIPANTS_WRITE;
import static se.kompetensbyran.domain.access.Permission.PARTICIPANT_COUNTS_READ;
import static se.kompetensbyran.domain.access.Permission.PARTICIPANT_RIGHTS_HANDLE;
import static se.kompetensbyran.domain.access.Permission.PROJECTS_READ;
import static se.kompetensbyran.domain.access.Permission.PROJECTS_WRITE;
import static se.kompetensbyran.domain.access.Permission.PUBLICATIONS_WRITE;
import static se.kompetensbyran.domain.access.Permission.REFERRALS_DECIDE;
import static se.kompetensbyran.domain.access.Permission.REFERRALS_READ;
import static se.kompetensbyran.domain.access.Permission.SIGNING_KEYS_MANAGE;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void each_permission_is_for_these_roles_alone() {
        assertThat(rolesWith(ORGANISATIONS_WRITE))
                .containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.ENTERPRISE_MANAGER);
        assertThat(rolesWith(PROJECTS_READ))
                .containsExactlyInAnyOrder(
                        Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.ADVISER, Role.EVALUATOR, Role.AUDITOR);
        for (Permission it : List.of(PROJECTS_WRITE, PUBLICATIONS_WRITE))
            assertThat(rolesWith(it)).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER);
        assertThat(rolesWith(HISTORY_READ))
                .containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.AUDITOR);
        assertThat(rolesWith(JOURNAL_READ)).containsExactly(Role.AUDITOR);
        for (Permission it : List.of(ACCOUNTS_MANAGE, CLIENTS_MANAGE, SIGNING_KEYS_MANAGE))
            assertThat(rolesWith(it)).containsExactly(Role.ADMINISTRATOR);
        assertThat(rolesWith(ME_MANAGE)).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void partners_refer_and_nodes_answer() {
        assertThat(rolesWith(PARTICIPANTS_REFER)).containsExactly(Role.CASE_OFFICER);
        assertThat(Policy.widest(PARTICIPANTS_REFER, Role.CASE_OFFICER)).contains(Reach.ORGANISATION);
        assertThat(rolesWith(REFERRALS_DECIDE)).containsExactly(Role.ADVISER);
        assertThat(Policy.widest(REFERRALS_DECIDE, Role.ADVISER)).contains(Reach.NODE);
        assertThat(rolesWith(REFERRALS_READ)).containsExactlyInAnyOrder(Role.CASE_OFFICER, Role.ADVISER);
    }

    @Test
    void participants_are_seen_by_who_works_with_them_and_counted_by_who_leads() {
        for (Permission it :
                List.of(PARTICIPANTS_WRITE, PARTICIPANT_RIGHTS_HANDLE, IDENTITIES_READ, IDENTITIES_WRITE)) {
            assertThat(rolesWith(it)).containsExactly(Role.ADVISER);
            assertThat(Policy.widest(it, Role.ADVISER)).contains(Reach.NODE);
        }
        assertThat(rolesWith(PARTICIPANTS_READ)).containsExactlyInAnyOrder(Role.ADVISER, Role.EVALUATOR);
        assertThat(rolesWith(PARTICIPANT_COUNTS_READ))
                .containsExactlyInAnyOrder(Role.PROGRAMME_MANAGER, Role.ADVISER, Role.EVALUATOR);
    }

    @Test
    void who_works_with_them_demands_that_it_is_kept_who_they_are_and_who_sees_none_lets_go() {
        assertThat(rolesWith(Permission.RETENTION_HOLD)).containsExactly(Role.ADVISER);
        assertThat(Policy.widest(Permission.RETENTION_HOLD, Role.ADVISER)).contains(Reach.NODE);
        assertThat(rolesWith(Permission.RETENTION_RUN)).containsExactly(Role.PROGRAMME_MANAGER);
        assertThat(rolesWith(Permission.DATA_FINDINGS_READ)).containsExactly(Role.ADVISER);
        assertThat(rolesWith(Permission.DATA_FINDINGS_COUNT))
                .containsExactlyInAnyOrder(Role.PROGRAMME_MANAGER, Role.ADVISER);
        assertThat(Permission.DATA_FINDINGS_READ.isOfParticipants()).isTrue();
        assertThat(Permission.RETENTION_HOLD.isForPeople()).isTrue();
        assertThat(Permission.RETENTION_HOLD.isOfParticipants()).isTrue();
    }

    @Test
    void placements_are_written_at_the_node_signed_on_both_sides_and_seen_by_who_has_the_participant() {
        for (Permission it : List.of(Permission.PLACEMENTS_WRITE, Permission.LIMITS_EXCEED))
            assertThat(rolesWith(it)).containsExactly(Role.ADVISER);
        assertThat(rolesWith(Permission.PLACEMENTS_SIGN))
                .containsExactlyInAnyOrder(Role.ADVISER, Role.ENTERPRISE_MANAGER);
        assertThat(rolesWith(Permission.PLACEMENTS_READ))
                .containsExactlyInAnyOrder(Role.ADVISER, Role.ENTERPRISE_MANAGER, Role.SUPERVISOR, Role.EVALUATOR);
        for (Role it : List.of(Role.ENTERPRISE_MANAGER, Role.SUPERVISOR))
            assertThat(Policy.widest(Permission.PLACEMENTS_READ, it)).contains(Reach.ORGANISATION);
        assertThat(rolesWith(Permission.REFERRED_PLACEMENTS_SIGN)).containsExactly(Role.CASE_OFFICER);
        assertThat(Permission.REFERRED_PLACEMENTS_SIGN.isForPeople()).isTrue();
        assertThat(Permission.REFERRED_PLACEMENTS_SIGN.isOfParticipants()).isTrue();
        assertThat(rolesWith(Permission.HANDOVERS_HANDLE)).containsExactly(Role.ADVISER);
        assertThat(Policy.widest(Permission.HANDOVERS_HANDLE, Role.ADVISER)).contains(Reach.NODE);
        assertThat(Permission.HANDOVERS_HANDLE.isForPeople()).isTrue();
        assertThat(Permission.HANDOVERS_HANDLE.isOfParticipants()).isTrue();
    }

    @Test
    void enrolments_are_written_at_the_node_and_seen_by_who_has_the_participant() {
        assertThat(rolesWith(Permission.ENROLMENTS_WRITE)).containsExactly(Role.ADVISER);
        assertThat(rolesWith(Permission.ENROLMENTS_READ))
                .containsExactlyInAnyOrder(Role.ADVISER, Role.ENTERPRISE_MANAGER, Role.SUPERVISOR, Role.EVALUATOR);
        for (Permission it : List.of(Permission.ENROLMENTS_READ, Permission.ENROLMENTS_WRITE)) {
            assertThat(it.isOfParticipants()).isTrue();
            assertThat(Policy.widest(it, Role.ADVISER)).contains(Reach.NODE);
        }
    }

    @Test
    void who_leads_an_enterprise_changes_that_alone() {
        assertThat(Policy.widest(ORGANISATIONS_WRITE, Role.ENTERPRISE_MANAGER)).contains(Reach.ORGANISATION);
        assertThat(Policy.widest(ORGANISATIONS_WRITE, Role.PROGRAMME_MANAGER)).contains(Reach.REGION);
    }

    @Test
    void who_evaluates_or_audits_changes_nothing() {
        for (Role role : List.of(Role.EVALUATOR, Role.AUDITOR))
            assertThat(Arrays.stream(Permission.values())
                            .filter(it -> Policy.widest(it, role).isPresent())
                            .filter(it -> it != ME_MANAGE))
                    .allMatch(it -> it.code().endsWith(":read"))
                    .isNotEmpty();
    }

    @Test
    void what_is_ones_own_reaches_no_further() {
        for (Role it : Role.values()) assertThat(Policy.widest(ME_MANAGE, it)).contains(Reach.ORGANISATION);
    }

    @Test
    void every_permission_has_a_code_of_its_own_by_which_it_is_found() {
        for (Permission it : Permission.values()) {
            assertThat(Permission.of(it.code())).contains(it);
            assertThat(it.code()).matches("[a-z-]+:[a-z]+").isEqualTo(it.toString());
        }
        assertThat(Arrays.stream(Permission.values()).map(Permission::code)).doesNotHaveDuplicates();
        assertThat(Permission.of("projects")).isEmpty();
        assertThat(Permission.of("PROJECTS:READ")).isEmpty();
    }

    @Test
    void permissions_are_written_in_their_order_and_read_in_any() {
        assertThat(Permission.codes(List.of(ME_MANAGE, PROJECTS_READ, ME_MANAGE)))
                .containsExactly("projects:read", "me:manage");
        assertThat(Permission.parse(List.of("me:manage", "projects:read")))
                .containsExactlyInAnyOrder(PROJECTS_READ, ME_MANAGE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permission.parse(List.of("me:manage", "me:destroy")))
                .withMessage("me:destroy");
    }

    private static Set<Role> rolesWith(Permission permission) {
        return Arrays.stream(Role.values())
                .filter(it -> Policy.widest(permission, it).isPresent())
                .collect(Collectors.toSet());
    }
}
