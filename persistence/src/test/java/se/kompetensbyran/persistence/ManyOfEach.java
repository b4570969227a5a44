package se.kompetensbyran.persistence;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import se.kompetensbyran.persistence.shared.TestDatabase;

/** A register of five thousand rows of each kind, there while the tests of a class run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ManyOfEach {

    private static final int MANY = 5_000;

    /** Half of what is at nodes is at the seventh, the other half at forty others. */
    private static final String AT_NODE = id("d", "case when n % 2 = 0 then 7 else 8 + n % 40 end");

    @Inject
    DataSource database;

    @BeforeAll
    void a_register_of_five_thousand_of_each() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String it : List.of(
                    "insert into municipality select '88' || lpad(n::text, 2, '0'), 'Påhittad', 1, '2024-12-31'"
                            + " from generate_series(0, 49) n",
                    "insert into organisation (id, revision, changed_at, name, legal_form, municipality)"
                            + " select " + id("a", "n") + ", 1, now(), 'Påhittade ' || substr(md5(n::text), 1, 12),"
                            + " (array['foundation', 'limited-company', 'partnership', 'municipality'])[1 + n % 4],"
                            + " '88' || lpad((n % 50)::text, 2, '0') from generate_series(1, " + MANY + ") n",
                    "insert into project (id, revision, changed_at, name, summary_sv, summary_en, stage, starts_on,"
                            + " planned_ends_on, granted_ore, target_groups, stakeholder_groups, competence_areas,"
                            + " challenges) select " + id("b", "n") + ", 1, now(),"
                            + " 'Påhittat ' || substr(md5('n' || n), 1, 12), 'Sammanfattning ' || md5('s' || n),"
                            + " 'Summary ' || md5('e' || n), (array['planned', 'ongoing', 'granted', 'applied'])"
                            + "[1 + n % 4], date '2005-01-01' + n, date '2006-06-01' + n + n % 90, 0,"
                            + " '{}', '{}', '{}', '{}' from generate_series(1, " + MANY + ") n",
                    "insert into project_role (id, project_id, position, kind, organisation_id, from_day)"
                            + " select gen_random_uuid(), " + id("b", "n") + ", k, (array['owner', 'partner'])[1 + k], "
                            + id("a", "1 + (n * 7 + k) % 2500") + ", '2000-01-01'"
                            + " from generate_series(1, " + MANY + ") n, generate_series(0, 1) k",
                    "insert into project_stage_change (project_id, position, stage, happened_on, reason,"
                            + " explanation_sv, explanation_en, changed_by, changed_at) select " + id("b", "n")
                            + ", k, (array['ongoing', 'ended-early'])[1 + k], '2018-01', (array[null, 'other'])[1 + k],"
                            + " 'Påhittad', 'Invented', 'somebody', now()"
                            + " from generate_series(1, " + MANY + ") n, generate_series(0, 1) k",
                    "insert into project_funding_line (id, project_id, position, funder_id, amount_ore, status)"
                            + " select gen_random_uuid(), " + id("b", "n") + ", k, "
                            + id("a", "1 + (n * 3 + k) % 2500") + ", 1, 'granted'"
                            + " from generate_series(1, " + MANY + ") n, generate_series(0, 1) k",
                    "insert into publication (id, revision, changed_at, project_id, annex_of, title, kind, language,"
                            + " audiences, published_on, published_last_day) select " + id("c", "n") + ", 1, now(), "
                            + id("b", "1 + (n - n % 2) % 500") + ", case when n % 2 = 1 then " + id("c", "n - 1")
                            + " end, 'Påhittad ' || md5('p' || n), case when n % 2 = 1 then 'annex' else 'guide' end,"
                            + " 'sv', '{}', (date '2005-01-01' + n)::text, date '2005-01-01' + n"
                            + " from generate_series(2, " + MANY + ") n",
                    "insert into support_node (id, revision, changed_at, kind, name, host_id, competence_areas, from_day)"
                            + " select " + id("d", "n") + ", 1, now(), 'local', 'Påhittad ' || md5('d' || n), "
                            + id("a", "1 + n % 2500") + ", array['area-' || n % 500], '2000-01-01'"
                            + " from generate_series(1, " + MANY + ") n",
                    "insert into support_node_coverage (id, node_id, position, municipality, from_day)"
                            + " select gen_random_uuid(), " + id("d", "n")
                            + ", k, '88' || lpad(((n + k) % 50)::text, 2, '0'),"
                            + " '2000-01-01' from generate_series(1, " + MANY + ") n, generate_series(0, 1) k",
                    "insert into enterprise (id, revision, changed_at, organisation_id, name, offers_sv, offers_en,"
                            + " sectors, municipality, stage, stage_on) select " + id("e", "n") + ", 1, now(), "
                            + id("a", "n") + ", 'Påhittat ' || substr(md5('f' || n), 1, 12),"
                            + " 'Säljer ' || md5('o' || n), 'Sells ' || md5('o' || n),"
                            + " array['sector-' || n % 100], '88' || lpad((n % 50)::text, 2, '0'),"
                            + " (array['trading', 'paused', 'closed'])[1 + n % 3], '2019'"
                            + " from generate_series(1, " + MANY + ") n",
                    "insert into enterprise_stage_change (enterprise_id, position, stage, happened_on, from_day,"
                            + " changed_by, changed_at) select " + id("e", "n") + ", 0,"
                            + " (array['trading', 'paused', 'closed'])[1 + n % 3], '2019', '2019-12-31', 'somebody',"
                            + " now() from generate_series(1, " + MANY + ") n",
                    "insert into enterprise_affiliation (id, enterprise_id, position, node_id, from_day)"
                            + " select gen_random_uuid(), " + id("e", "n") + ", 0, " + id("d", "1 + n % 500")
                            + ", '2020-01-01' from generate_series(1, " + MANY + ") n",
                    "insert into assessment (id, revision, changed_at, enterprise_id, state, state_since, integration,"
                            + " participation, reinvestment, independence, integration_evidence,"
                            + " participation_evidence, reinvestment_evidence, independence_evidence, from_day,"
                            + " until_day) select " + id("e", "n") + ", 1, now(), " + id("e", "n") + ", 'confirmed',"
                            + " now(), 'met', 'met', 'met', 'met', 'x', 'x', 'x', 'x', date '2022-06-03' + n % 730,"
                            + " date '2023-06-03' + n % 730 from generate_series(1, " + MANY + ") n",
                    "insert into assessment (id, revision, changed_at, enterprise_id, state, state_since, integration,"
                            + " participation, reinvestment, independence, integration_evidence,"
                            + " participation_evidence, reinvestment_evidence, independence_evidence) select "
                            + id("a", "n") + ", 1, now(), " + id("e", "n")
                            + ", case when n % 10 = 0 then 'submitted' else 'draft' end,"
                            + " timestamptz '2024-06-01' - n * interval '1 hour', 'unknown', 'unknown', 'unknown',"
                            + " 'unknown', 'x', 'x', 'x', 'x' from generate_series(1, " + MANY + ") n",
                    "insert into assessment_state_change (assessment_id, position, state, changed_by, changed_at) select "
                            + id("a", "n") + ", k, case k when 0 then 'draft' else 'submitted' end, 'adviser-1', now()"
                            + " from generate_series(1, " + MANY + ") n, generate_series(0, 1) k"
                            + " where k = 0 or n % 10 = 0",
                    "insert into figure_year (id, revision, changed_at, enterprise_id, year) select " + id("c", "n")
                            + ", 1, now(), " + id("e", "1 + n % 1000") + ", 2015 + n / 1000"
                            + " from generate_series(1, " + MANY + ") n",
                    "insert into figure_set (figure_year_id, position, set_id, reference_day, employed_women, employed_men,"
                            + " employed_non_binary, employed_unknown, full_time_hundredths, occupied_women,"
                            + " occupied_men, occupied_non_binary, occupied_unknown, target_women, target_men,"
                            + " target_non_binary, target_unknown, reported_by, reported_at, confirmed_by,"
                            + " confirmed_at, in_force) select " + id("c", "n")
                            + ", k, gen_random_uuid(), '2020-01-01', 0, 0, 0, 0, 0, 0,"
                            + " 0, 0, 0, 0, 0, 0, 0, 'somebody', now(), 'somebody', now(), k = 1"
                            + " from generate_series(1, " + MANY + ") n, generate_series(0, 1) k",
                    "insert into needs_analysis (id, revision, changed_at, title_sv, title_en, project_id, stage, stage_on,"
                            + " adopted_by, adopted_on, valid_until, superseded_on) select " + id("f", "n")
                            + ", 1, now(), 'Påhittad', 'Invented', " + id("b", "1 + n % 500")
                            + ", case when n % 2 = 0 then 'superseded' else 'collecting' end, '2020', case when n % 2 = 0 then "
                            + id("a", "1 + n % 2500") + " end, case when n % 2 = 0 then date '2000-01-01' + n end,"
                            + " case when n % 2 = 0 then date '2001-01-01' + n end,"
                            + " case when n % 2 = 0 then date '2000-01-02' + n end"
                            + " from generate_series(1, " + MANY + ") n",
                    "insert into needs_finding (id, analysis_id, position, text_sv, text_en, competence_areas) select "
                            + id("f", "n") + ", " + id("f", "n") + ", 0, 'Påhittat', 'Invented', '{}'"
                            + " from generate_series(1, " + MANY + ") n",
                    "insert into needs_priority (id, analysis_id, position, rank, text_sv, text_en, findings) select "
                            + id("f", "n") + ", " + id("f", "n") + ", 0, 1, 'Påhittat', 'Invented', array["
                            + id("f", "n") + "] from generate_series(1, " + MANY + ") n",
                    "insert into needs_measure (id, analysis_id, position, priority_id, kind, what_sv, what_en, project_id,"
                            + " activity_id) select " + id("f", "n") + ", " + id("f", "n") + ", 0, " + id("f", "n")
                            + ", 'project-activity', 'Påhittat', 'Invented', " + id("b", "1 + n % 500") + ", "
                            + id("c", "n % 1000") + " from generate_series(1, " + MANY + ") n",
                    "insert into needs_vote (id, revision, changed_at, analysis_id, enterprise_id, finding_id) select "
                            + id("f", "n") + ", 1, now(), " + id("f", "1 + n % 50") + ", " + id("e", "n") + ", "
                            + id("f", "1 + n % 50") + " from generate_series(1, " + MANY + ") n",
                    "insert into quality_review (id, revision, changed_at, enterprise_id, reviewed_on, reviewer, told_by,"
                            + " told_at) select "
                            + id("b", "n") + ", 1, now(), " + id("e", "1 + n % 2500") + ", date '2010-01-01' + n"
                            + ", 'enterprise', 'somebody', now() from generate_series(1, " + MANY + ") n",
                    "insert into quality_action (id, review_id, position, area, what, owner_id, due, state, ended_on,"
                            + " ended_by, ended_at) select "
                            + id("b", "n") + ", " + id("b", "n") + ", 0, 'accessibility', 'Påhittat', "
                            + id("a", "1 + n % 2500") + ", date '2011-01-01' + n, case when n % 3 = 0 then 'open' else"
                            + " 'done' end, case when n % 3 > 0 then date '2011-01-01' + n end,"
                            + " case when n % 3 > 0 then 'somebody' end, case when n % 3 > 0 then now() end"
                            + " from generate_series(1, " + MANY + ") n",
                    "insert into initiative (id, revision, changed_at, node_id, name, municipality, stage, stage_on, moved_on)"
                            + " select " + id("b", "n") + ", 1, now(), " + id("d", "1 + n % 500")
                            + ", 'Påhittat ' || substr(md5('i' || n), 1, 12), '88' || lpad((n % 50)::text, 2, '0'),"
                            + " (array['idea', 'screened', 'incubating', 'discontinued'])[1 + n % 4],"
                            + " date '2010-01-01' + n, date '2010-01-01' + n from generate_series(1, " + MANY + ") n",
                    "insert into initiative_tick (initiative_id, gate_check, met_on, ticked_by, ticked_at) select "
                            + id("b", "n") + ", 'plan-agreed', '2020-01-01', 'somebody', now()"
                            + " from generate_series(1, " + MANY + ") n",
                    "insert into support_case (id, revision, changed_at, enterprise_id, question, competence_areas, stage,"
                            + " requested_on, node_id, adviser, result, minutes) select " + id("b", "n")
                            + ", 1, now(), "
                            + id("e", "1 + n % 2500") + ", 'Påhittat', '{business-development}', case n % 10"
                            + " when 0 then 'requested' when 1 then 'taken' else 'closed' end, date '2010-01-01' + n,"
                            + " case when n % 10 > 0 then " + id("d", "1 + n % 500")
                            + " end, case when n % 10 > 0 then 'adviser-' || n % 500 end,"
                            + " case when n % 10 > 1 then 'reached' end, 0 from generate_series(1, " + MANY + ") n",
                    "insert into support_session (id, case_id, position, held_on, minutes, competence_area, node_id,"
                            + " recorded_by, recorded_at) select gen_random_uuid(), " + id("b", "n")
                            + ", 0, date '2010-01-01' + n, 60, 'business-development', " + id("d", "1 + n % 500")
                            + ", 'adviser-' || n % 500, now() from generate_series(1, " + MANY + ") n",
                    // These stay, as all that the journal holds.
                    "insert into journal_entry (id, at, event, subject, kind, who, changes)"
                            + " select gen_random_uuid(), now() - n * interval '1 second', 'invented-' || n % 50 || '.'"
                            + " || (array['entered', 'changed'])[1 + n / 50 % 2], " + id("d", "n % 500") + ", 'person',"
                            + " 'invented-' || n % 100, '[]' from generate_series(1, " + MANY + ") n",
                    "insert into account (id, revision, changed_at, email, name, state, password_hash,"
                            + " second_factor, created_at)"
                            + " select " + id("d", "n")
                            + ", 1, now(), 'p' || substr(md5(n::text), 1, 12) || n || '@example.org',"
                            + " 'Påhittad ' || substr(md5('p' || n), 1, 12),"
                            + " (array['invited', 'disabled', 'invited', 'invited'])[1 + n % 4],"
                            + " repeat(md5(n::text), 3), repeat(md5(n::text), 6),"
                            + " timestamptz '2024-01-01' + n * interval '1 hour' from generate_series(1, " + MANY
                            + ") n",
                    "insert into account_grant (account_id, position, role, organisation_id, reach)"
                            + " select " + id("d", "n") + ", k, (array['administrator', 'auditor'])[1 + k], "
                            + id("a", "1 + (n * 7 + k) % 2500") + ", 'organisation'"
                            + " from generate_series(1, " + MANY + ") n, generate_series(0, 1) k",
                    "insert into api_key (id, revision, changed_at, account_id, name, hash, hint, scopes, created_at,"
                            + " expires_at) select " + id("d", "n") + ", 1, now(), " + id("d", "1 + n % 500")
                            + ", 'Påhittad', 'h' || md5(n::text), 'abcd', '{projects:read}',"
                            + " timestamptz '2024-01-01' + n * interval '1 hour', timestamptz '2024-01-02' + n * interval '1 hour'"
                            + " from generate_series(1, " + MANY + ") n",
                    "insert into client (id, revision, changed_at, name, organisation_id, kind, state, scopes, reach,"
                            + " redirect_uris) select " + id("e", "n") + ", 1, now(),"
                            + " 'Påhittat ' || substr(md5('c' || n), 1, 12), " + id("a", "1 + n % 2500")
                            + ", 'machine', 'active', '{}', 'organisation', '{}' from generate_series(1, " + MANY
                            + ") n",
                    "insert into client_secret (id, client_id, position, hash, hint, created_at)"
                            + " select gen_random_uuid(), " + id("e", "n") + ", 0, md5('s' || n), 'abcd', now()"
                            + " from generate_series(1, " + MANY + ") n",
                    "insert into session (id, account_id, client_id, scopes, started_at, last_used_at, expires_at)"
                            + " select " + id("f", "n") + ", " + id("d", "1 + n % 500") + ", " + id("e", "n")
                            + ", '{}',"
                            + " timestamptz '2024-01-01' + n * interval '1 hour',"
                            + " timestamptz '2024-01-02' + n * interval '1 hour',"
                            + " timestamptz '2024-01-03' + n * interval '1 hour' from generate_series(1, " + MANY
                            + ") n",
                    "insert into refresh_token (hash, session_id, is_taken) select 'r' || md5(n || ' ' || k), "
                            + id("f", "n") + ", k = 0 from generate_series(1, " + MANY + ") n, generate_series(0, 1) k",
                    "insert into authorization_code (hash, client_id, account_id, redirect_uri, challenge, scopes,"
                            + " session_id, expires_at, is_taken) select 'c' || md5(n::text), " + id("e", "n") + ", "
                            + id("d", "n") + ", 'https://app.example.org', 'x', '{}', " + id("f", "n") + ","
                            + " timestamptz '2024-01-01' + n * interval '1 hour', true"
                            + " from generate_series(1, " + MANY + ") n",
                    "insert into sign_in_attempt (key, failures, last_at) select 'a' || md5(n::text), 1,"
                            + " timestamptz '2024-01-01' + n * interval '1 hour' from generate_series(1, " + MANY
                            + ") n",
                    "insert into place (id, revision, changed_at, enterprise_id, kind, title, occupation, municipality,"
                            + " opens_on, capacity, taken) select " + id("1", "n") + ", 1, now(), "
                            + id("e", "1 + n % 1000") + ", (array['internship', 'employment'])[1 + n % 2],"
                            + " 'Påhittad ' || md5('pl' || n), '1234', '88' || lpad((n % 50)::text, 2, '0'),"
                            + " '2020-01-01', 1, n / 2 % 2 from generate_series(1, " + MANY + ") n"))
                TestDatabase.execute(connection, it);
            // Not in the order of their ids: whoever walks those visits a page for each row.
            ofRegion(
                    connection,
                    "insert into participant (id, revision, changed_at, node_id, code, gender, target_groups,"
                            + " protected_identity) select " + id("1", "n") + ", 1, now(), " + AT_NODE
                            + ", '22222-' || translate(lpad(n::text, 5, '0'), '01', 'XZ'), 'unknown', '{}', false from generate_series(1, "
                            + MANY + ") n order by md5(n::text)",
                    "insert into referral (id, revision, changed_at, partner_id, reference, node_id, gender, target_groups,"
                            + " protected_identity, participant_id, stage, sent_on, remind_on, answer_by) select "
                            + id("1", "n") + ", 1, now(), "
                            + id("a", "case when n % 3 = 0 then 8 else 9 + n % 20 end")
                            + ", 'PLAN-' || n, " + AT_NODE + ", 'unknown', '{}', false, " + id("1", "n")
                            + ", case when n % 20 < 2 then 'sent' else 'accepted' end, '2024-06-01', '2024-07-01',"
                            + " '2024-08-01' from generate_series(1, " + MANY + ") n order by md5(n::text)",
                    "insert into enrolment (id, revision, changed_at, participant_id, project_id, node_id, planned_start,"
                            + " stage, forgotten) select " + id("1", "n") + ", 1, now(), " + id("1", "n") + ", "
                            + id("b", "1 + n % 500") + ", " + AT_NODE + ", '2024-06-01', (array['planned',"
                            + " 'misregistered'])[1 + n / 2 % 2], false from generate_series(1, " + MANY
                            + ") n order by md5(n::text)",
                    "insert into placement (id, revision, changed_at, place_id, kind, enterprise_id, participant_id,"
                            + " node_id, state, sent, first_day, last_day, hours_per_week, tasks, author, authored_at)"
                            + " select " + id("1", "n") + ", 1, now(), " + id("1", "n") + ", 'internship', "
                            + id("e", "1 + n % 1000") + ", " + id("1", "n") + ", " + AT_NODE
                            + ", 'draft', false, date '2010-01-01' + n, date '2010-03-01' + n, 20, 'Påhittade', 'x',"
                            + " now() from generate_series(1, " + MANY + ") n order by md5(n::text)");
            TestDatabase.execute(connection, "vacuum analyze");
        }
    }

    private static void ofRegion(Connection connection, String... all) throws SQLException {
        connection.setAutoCommit(false);
        TestDatabase.execute(connection, "select set_config('participants.sight', 'region', true)");
        for (String it : all) TestDatabase.execute(connection, it);
        connection.commit();
        connection.setAutoCommit(true);
    }

    @AfterAll
    void which_goes_away() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String it : List.of(
                    "delete from sign_in_attempt where length(key) = 33",
                    "delete from authorization_code where session_id::text like 'f0000000-%'",
                    "delete from session where id::text like 'f0000000-%'",
                    "delete from client where id::text like 'e0000000-%'",
                    "delete from api_key where id::text like 'd0000000-%'",
                    "delete from account where id::text like 'd0000000-%'")) TestDatabase.execute(connection, it);
            ofRegion(
                    connection,
                    Stream.of("placement", "enrolment", "referral", "participant", "place")
                            .map(it -> "delete from " + it + " where id::text like '10000000-0000-7000-8000-%'")
                            .toArray(String[]::new));
            for (String it : List.of(
                    "needs_vote", "support_case", "initiative", "quality_review", "figure_year", "needs_analysis"))
                TestDatabase.execute(
                        connection, "delete from " + it + " where id::text like '_0000000-0000-7000-8000-%'");
            TestDatabase.execute(connection, "delete from publication where id::text like 'c0000000-%'");
            TestDatabase.execute(connection, "delete from project where id::text like 'b0000000-%'");
            TestDatabase.execute(connection, "delete from assessment where enterprise_id::text like 'e0000000-%'");
            TestDatabase.execute(connection, "delete from enterprise where id::text like 'e0000000-%'");
            TestDatabase.execute(connection, "delete from support_node where id::text like 'd0000000-%'");
            TestDatabase.execute(connection, "delete from organisation where id::text like 'a0000000-%'");
            TestDatabase.execute(connection, "delete from municipality where code like '88%'");
        }
    }

    static String id(String kind, String number) {
        return "('" + kind + "0000000-0000-7000-8000-' || lpad((" + number + ")::text, 12, '0'))::uuid";
    }

    static UUID uuid(String kind, int number) {
        return UUID.fromString("%s0000000-0000-7000-8000-%012d".formatted(kind, number));
    }
}
