package se.kompetensbyran.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The name of a constraint is a contract: between the SQL that makes it and the adapter that turns it into a problem. */
@QuarkusTest
class ConstraintNamesTest {

    /** What the constructors of the domain see whole before a row is written: no race can break it. */
    private static final Set<String> HELD_BY_CONSTRUCTORS = Set.of(
            "account_active_with_password",
            "account_email_shape",
            "account_grant_once",
            "account_grant_reach_known",
            "account_grant_role_known",
            "account_link_purpose_known",
            "account_link_whole",
            "account_state_known",
            "api_key_expires_after_creation",
            "api_key_scopes_given",
            "assessment_confirmed_with_four_met",
            "assessment_rejected_with_less_than_four_met",
            "assessment_state_change_explained",
            "assessment_state_change_state_known",
            "assessment_state_known",
            "assessment_submitted_with_evidence",
            "assessment_valid_when_confirmed",
            "assessment_validity_not_empty",
            "assessment_verdicts_known",
            "client_app_has_no_keys",
            "client_app_has_redirects",
            "client_kind_known",
            "client_reach_known",
            "client_state_known",
            "data_import_ended_when_over",
            "data_import_kind_known",
            "data_import_mode_known",
            "data_import_state_known",
            "enterprise_affiliation_period_not_empty",
            "enterprise_description_in_both_languages",
            "enterprise_offers_in_both_languages",
            "enterprise_stage_change_not_backwards",
            "enterprise_stage_change_reason_in_both_languages",
            "enterprise_stage_change_stage_known",
            "enterprise_stage_known",
            "identity_access_kind_known",
            "identity_access_other_explained",
            "identity_access_reason_known",
            "initiative_became_of_organisation",
            "initiative_became_whole",
            "initiative_confirmed_with_enterprise",
            "initiative_registered_with_organisation",
            "initiative_rests_when_paused",
            "initiative_stage_change_other_explained",
            "initiative_stage_change_reason_known",
            "initiative_stage_change_reason_when_demanded",
            "initiative_stage_change_stage_known",
            "initiative_stage_known",
            "initiative_tick_check_known",
            "figure_set_confirmed_by_somebody",
            "figure_set_employed_are_occupied",
            "figure_set_full_time_by_employed",
            "figure_set_in_force_when_confirmed",
            "figure_set_not_negative",
            "figure_set_target_group_is_occupied",
            "figure_year_range",
            "journal_entry_kind_known",
            "journal_entry_tells_no_path",
            "merger_not_into_itself",
            "municipality_population_not_negative",
            "needs_analysis_adoption_from_adoption_on",
            "needs_analysis_not_backwards",
            "needs_analysis_stage_known",
            "needs_analysis_summary_in_both_languages",
            "needs_analysis_superseded_when_over",
            "needs_measure_activity_for_its_kind",
            "needs_measure_case_for_support",
            "needs_measure_kind_known",
            "needs_priority_from_findings",
            "needs_priority_rank_in_bounds",
            "needs_stage_change_stage_known",
            "organisation_number_not_personal",
            "organisation_number_shape",
            "participant_birth_year_range",
            "participant_consent_data_known",
            "participant_consent_not_before_signed",
            "participant_consent_number_for_funder",
            "participant_consent_purpose_known",
            "participant_consent_withdrawn_by_somebody",
            "participant_erased_by_somebody",
            "participant_gender_known",
            "participant_identification_parts_known",
            "participant_nothing_when_erased",
            "participant_restricted_by_somebody",
            "participant_restriction_known",
            "referral_accepted_as_somebody",
            "referral_birth_year_range",
            "referral_declined_for_a_reason",
            "referral_gender_known",
            "referral_of_nobody_in_a_draft",
            "referral_reason_known",
            "referral_reminded_before_the_end",
            "referral_stage_known",
            "referral_step_declined_for_a_reason",
            "referral_step_stage_known",
            "referral_told_until_forgotten",
            "referral_waits_once_sent",
            "data_finding_kind_known",
            "data_finding_mended_after_found",
            "retention_hold_other_explained",
            "retention_hold_reason_known",
            "retention_hold_released_by_somebody",
            "retention_notice_told_before",
            "project_completed_not_before_plan",
            "project_continues_both_columns",
            "project_early_end_before_plan",
            "project_end_known_both_ways",
            "project_ended_when_over",
            "project_extension_later",
            "project_extension_reason_in_both_languages",
            "project_funding_line_amount_not_negative",
            "project_funding_line_funder_or_scheme",
            "project_funding_line_scheme_in_both_languages",
            "project_funding_line_status_known",
            "project_granted_not_negative",
            "project_granted_within_total",
            "project_planned_end_not_before_start",
            "project_role_kind_known",
            "project_role_period_not_empty",
            "project_stage_change_early_end_explained",
            "project_stage_change_explanation_in_both_languages",
            "project_stage_change_one_early_end",
            "project_stage_change_reason_for_early_end",
            "project_stage_change_stage_known",
            "project_stage_known",
            "project_summary_in_both_languages",
            "project_total_not_negative",
            "publication_annex_when_of_something",
            "publication_description_in_both_languages",
            "publication_kind_known",
            "publication_language_shape",
            "publication_published_known_both_ways",
            "quality_action_area_known",
            "quality_action_ended_by_somebody",
            "quality_action_ended_when_over",
            "quality_action_reason_when_dropped",
            "quality_action_state_known",
            "quality_judgement_area_known",
            "quality_judgement_area_once",
            "quality_judgement_level_in_bounds",
            "quality_review_reviewer_known",
            "sign_in_attempt_failures_positive",
            "support_case_adviser_at_node",
            "support_case_adviser_when_taken",
            "support_case_areas_given",
            "support_case_asked_for_one",
            "support_case_is_of_a_node",
            "support_case_minutes_of_sessions",
            "support_case_no_session_before_request",
            "support_case_result_known",
            "support_case_result_when_closed",
            "support_case_stage_known",
            "support_case_step_node_when_of_node",
            "support_case_step_other_explained",
            "support_case_step_reason_known",
            "support_case_step_result_known",
            "support_case_step_result_when_closed",
            "support_case_step_stage_known",
            "support_case_waits_for_a_node",
            "support_node_coverage_period_not_empty",
            "support_node_kind_known",
            "support_node_open_not_empty",
            "support_session_minutes_of_a_day",
            "workplan_activity_description_in_both_languages",
            "workplan_activity_period_not_empty",
            "workplan_activity_period_starts",
            "workplan_activity_state_known",
            "workplan_objective_level_known",
            "place_capacity_in_bounds",
            "place_closes_after_opening",
            "place_kind_known",
            "place_occupation_shape",
            "place_taken_within_capacity",
            "placement_answer_known",
            "placement_cause_known",
            "placement_contested_in_words",
            "placement_ended_early_before_plan",
            "placement_ending_when_ended",
            "placement_former_ending_answer_known",
            "placement_former_ending_cause_known",
            "placement_former_ending_contested_in_words",
            "placement_former_ending_job_form_known",
            "placement_former_ending_job_whole",
            "placement_former_ending_missed_not_negative",
            "placement_former_miss_cause_known",
            "placement_hours_in_bounds",
            "placement_job_form_known",
            "placement_job_whole",
            "placement_kind_known",
            "placement_last_day_not_before_first",
            "placement_missed_not_negative",
            "placement_over_when_over",
            "placement_permit_whole",
            "placement_rule_whole",
            "placement_signature_party_known",
            "placement_signature_representative_of_participant",
            "placement_state_change_cause_known",
            "placement_state_change_cause_when_not_begun",
            "placement_state_change_reason_when_cancelled",
            "placement_state_change_reason_when_sent_back",
            "placement_state_change_state_known",
            "placement_state_known",
            "placement_within_rule_or_permitted",
            "enrolment_asked_from_and_until",
            "enrolment_climb_ladder_positive",
            "enrolment_climb_step_known",
            "enrolment_entered_when_begun",
            "enrolment_entry_step_known",
            "enrolment_entry_told_when_begun",
            "enrolment_exit_status_known",
            "enrolment_exit_step_known",
            "enrolment_exit_told_when_left",
            "enrolment_exit_told_whole",
            "enrolment_left_after_entry",
            "enrolment_left_when_over",
            "enrolment_outcome_known",
            "enrolment_outcome_when_left",
            "enrolment_reading_education_known",
            "enrolment_reading_ladder_positive",
            "enrolment_reading_livelihood_known",
            "enrolment_reading_moment_known",
            "enrolment_reading_months_in_bounds",
            "enrolment_reading_no_months_though_working",
            "enrolment_reading_status_known",
            "enrolment_reading_step_known",
            "enrolment_stage_change_for_a_reason",
            "enrolment_stage_change_reason_known",
            "enrolment_stage_change_stage_known",
            "enrolment_stage_known",
            "enrolment_suspension_period_not_empty",
            "enrolment_suspension_reason_known",
            "enrolment_suspension_permit_by_rule",
            "enrolment_suspension_permit_whole",
            "enrolment_suspension_rule_whole",
            "enrolment_judgement_permit_of_a_cap",
            "enrolment_judgement_permit_whole",
            "enrolment_judgement_rule_known",
            "enrolment_day_correction_changes_something",
            "enrolment_day_correction_moment_known",
            "enrolment_day_correction_reason_known",
            "enrolment_suspension_correction_period_not_empty",
            "enrolment_suspension_correction_reason_known",
            "enrolment_suspension_correction_was_for_a_reason",
            "handover_between_two",
            "handover_birth_year_range",
            "handover_closed_by_somebody",
            "handover_declined_for_a_reason",
            "handover_gender_known",
            "handover_reason_known",
            "handover_refusal_known",
            "handover_rule_whole",
            "handover_stage_known",
            "handover_told_while_it_waits",
            "participant_consent_ended_once",
            "participant_consent_replaced_when_over");

    /** That something is there, which a use case has asked; nothing takes away what these point to. */
    private static final Set<String> HELD_BY_USE_CASES = Set.of(
            "api_key_account_fk",
            "assessment_enterprise_fk",
            "authorization_code_account_fk",
            "authorization_code_client_fk",
            "enterprise_affiliation_node_fk",
            "enterprise_municipality_fk",
            "needs_analysis_project_fk",
            "needs_measure_project_fk",
            "needs_vote_analysis_fk",
            "needs_vote_enterprise_fk",
            "initiative_enterprise_fk",
            "initiative_of_enterprise_fk",
            "initiative_municipality_fk",
            "initiative_node_fk",
            "figure_year_enterprise_fk",
            "organisation_municipality_fk",
            "participant_municipality_fk",
            "participant_node_fk",
            "referral_municipality_fk",
            "referral_node_fk",
            "referral_participant_fk",
            "publication_project_fk",
            "quality_review_enterprise_fk",
            "session_account_fk",
            "session_client_fk",
            "support_case_enterprise_fk",
            "support_case_initiative_fk",
            "needs_measure_support_case_fk",
            "support_case_node_fk",
            "support_case_step_node_fk",
            "support_node_coverage_municipality_fk",
            "support_session_node_fk",
            "workplan_project_fk",
            "place_enterprise_fk",
            "place_municipality_fk",
            "placement_enterprise_fk",
            "placement_node_fk",
            "placement_participant_fk",
            "placement_place_fk",
            "placement_referral_fk",
            "data_finding_participant_fk",
            "retention_hold_participant_fk",
            "enrolment_node_fk",
            "enrolment_participant_fk",
            "enrolment_project_fk",
            "enrolment_referral_fk",
            "enrolment_transferred_from_fk",
            "data_finding_node_fk",
            "handover_from_node_fk",
            "handover_municipality_fk",
            "handover_participant_fk",
            "handover_project_fk",
            "handover_to_node_fk");

    /** Between the rows of one aggregate, or wider than a primary key: no write of ours can break it. */
    private static final Set<String> HELD_BY_ROWS = Set.of(
            "account_grant_account_fk",
            "assessment_state_change_assessment_fk",
            "client_secret_client_fk",
            "code_list_code_broader_fk",
            "code_list_code_list_fk",
            "data_import_fault_import_fk",
            "enterprise_affiliation_enterprise_fk",
            "enterprise_stage_change_enterprise_fk",
            "enterprise_word_enterprise_fk",
            "needs_finding_analysis_fk",
            "enterprise_by_organisation",
            "needs_finding_with_analysis",
            "needs_measure_analysis_fk",
            "needs_measure_priority_fk",
            "needs_priority_analysis_fk",
            "needs_stage_change_analysis_fk",
            "initiative_stage_change_initiative_fk",
            "initiative_tick_initiative_fk",
            "figure_set_figure_year_fk",
            "identity_access_participant_fk",
            "identity_key_fk",
            "identity_key_identification_fk",
            "identity_mark_key_fk",
            "identity_mark_key_once",
            "participant_consent_participant_fk",
            "participant_consent_replaced_by_fk",
            "participant_identification_participant_fk",
            "referral_step_referral_fk",
            "project_extension_project_fk",
            "project_funding_line_project_fk",
            "project_role_project_fk",
            "project_stage_change_project_fk",
            "project_start_with_id",
            "publication_whole",
            "quality_action_review_fk",
            "quality_judgement_review_fk",
            "refresh_token_session_fk",
            "support_case_step_case_fk",
            "support_node_coverage_node_fk",
            "support_session_case_fk",
            "workplan_activity_workplan_fk",
            "workplan_lesson_workplan_fk",
            "workplan_objective_workplan_fk",
            "placement_former_ending_placement_fk",
            "placement_former_miss_placement_fk",
            "placement_signature_placement_fk",
            "placement_state_change_placement_fk",
            "data_finding_open_once",
            "retention_notice_identification_fk",
            "enrolment_climb_corrected_once",
            "enrolment_climb_enrolment_fk",
            "enrolment_reading_enrolment_fk",
            "enrolment_stage_change_enrolment_fk",
            "enrolment_suspension_enrolment_fk",
            "enrolment_judgement_enrolment_fk",
            "enrolment_day_correction_enrolment_fk",
            "enrolment_suspension_correction_enrolment_fk",
            "handover_forgotten_when_over",
            "rule_days_in_bounds",
            "rule_kind_known",
            "rule_leads_ahead",
            "rule_months_in_bounds",
            "rule_one_at_a_time",
            "rule_validity_begins",
            "rule_version_positive");

    /** Mapped by what is written by JDBC. */
    private static final Set<String> HELD_BY_STATEMENTS = Set.of("identity_access_of_nobody_erased");

    /** Hashes of secrets of 256 random bits: no two are the same. */
    private static final Set<String> HELD_BY_CHANCE = Set.of("account_one_for_a_link", "api_key_hash_unique");

    @Inject
    DataSource database;

    @Inject
    @Any
    Instance<PanacheRepositoryBase<?, ?>> adapters;

    @Test
    void every_constraint_is_a_problem_or_held_elsewhere_and_no_name_is_stale() throws SQLException {
        Set<String> primaryKeys = constraints("contype = 'p'");
        Set<String> explained = union(
                mapped(),
                HELD_BY_CONSTRUCTORS,
                HELD_BY_USE_CASES,
                HELD_BY_ROWS,
                HELD_BY_STATEMENTS,
                HELD_BY_CHANCE,
                primaryKeys);

        assertThat(explained).containsExactlyInAnyOrderElementsOf(all());
    }

    @Test
    void no_constraint_is_explained_twice() throws SQLException {
        assertThat(Stream.of(
                                mapped(),
                                HELD_BY_CONSTRUCTORS,
                                HELD_BY_USE_CASES,
                                HELD_BY_ROWS,
                                HELD_BY_CHANCE,
                                constraints("contype = 'p'"))
                        .flatMap(Set::stream))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_adapters_map_what_races_can_break() {
        assertThat(mapped())
                .contains(
                        "account_email_unique",
                        "organisation_number_unique",
                        "project_role_one_owner",
                        "publication_annex_of_fk");
    }

    // Writes turns a broken one into Stale, by this ending.
    @Test
    void every_table_has_a_primary_key_that_says_so() throws SQLException {
        assertThat(constraints("contype = 'p'")).hasSizeGreaterThan(10).allMatch(it -> it.endsWith("_pkey"));
        assertThat(names("select relname from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace"
                        + " and relname not like 'databasechangelog%'"
                        + " and not exists (select from pg_constraint where conrelid = c.oid and contype = 'p')"))
                .isEmpty();
    }

    @Test
    void no_name_was_generated() throws SQLException {
        assertThat(all()).noneMatch(it -> it.matches(".*_(check|key|fkey|excl|idx)[0-9]*"));
        assertThat(names("select indexname from pg_indexes where schemaname = 'public'"
                        + " and tablename not like 'databasechangelog%'"))
                .noneMatch(it -> it.matches(".*_idx[0-9]*"));
    }

    private Set<String> mapped() {
        return adapters.handlesStream()
                .flatMap(it -> Stream.of(it.getBean().getBeanClass().getDeclaredFields()))
                .filter(it -> it.getName().startsWith("PROBLEMS"))
                .flatMap(it -> table(it).keySet().stream())
                .map(String.class::cast)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<?, ?> table(Field problems) {
        try {
            problems.setAccessible(true);
            return (Map<?, ?>) problems.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> all() throws SQLException {
        return union(
                constraints("contype in ('c', 'f', 'p', 'u', 'x')"),
                // A trigger that refuses tells its own name.
                names("select tgname from pg_trigger where tgfoid in"
                        + " ('demand_participant'::regproc, 'demand_own_participant'::regproc)"),
                names("select index.relname from pg_index i join pg_class index on index.oid = i.indexrelid"
                        + " join pg_class it on it.oid = i.indrelid"
                        + " where i.indisunique and it.relnamespace = 'public'::regnamespace"
                        + " and it.relname not like 'databasechangelog%'"));
    }

    private Set<String> constraints(String condition) throws SQLException {
        return names("select conname from pg_constraint where " + condition
                + " and connamespace = 'public'::regnamespace and conrelid <> 0"
                + " and conrelid::regclass::text not like 'databasechangelog%'");
    }

    private Set<String> names(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Set<String> all = new TreeSet<>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> it : sets) all.addAll(it);
        return all;
    }
}
