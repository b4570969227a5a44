package se.kompetensbyran.domain.access;

import static java.util.Map.entry;
import static se.kompetensbyran.domain.access.Permission.ACCOUNTS_MANAGE;
import static se.kompetensbyran.domain.access.Permission.ASSESSMENTS_DECIDE;
import static se.kompetensbyran.domain.access.Permission.ASSESSMENTS_READ;
import static se.kompetensbyran.domain.access.Permission.ASSESSMENTS_WRITE;
import static se.kompetensbyran.domain.access.Permission.CLIENTS_MANAGE;
import static se.kompetensbyran.domain.access.Permission.DATA_FINDINGS_COUNT;
import static se.kompetensbyran.domain.access.Permission.DATA_FINDINGS_READ;
import static se.kompetensbyran.domain.access.Permission.ENROLMENTS_READ;
import static se.kompetensbyran.domain.access.Permission.ENROLMENTS_WRITE;
import static se.kompetensbyran.domain.access.Permission.ENTERPRISES_WRITE;
import static se.kompetensbyran.domain.access.Permission.FIGURES_READ;
import static se.kompetensbyran.domain.access.Permission.FIGURES_WRITE;
import static se.kompetensbyran.domain.access.Permission.HANDOVERS_HANDLE;
import static se.kompetensbyran.domain.access.Permission.HISTORY_READ;
import static se.kompetensbyran.domain.access.Permission.IDENTITIES_READ;
import static se.kompetensbyran.domain.access.Permission.IDENTITIES_WRITE;
import static se.kompetensbyran.domain.access.Permission.IMPORTS_RUN;
import static se.kompetensbyran.domain.access.Permission.INCUBATION_READ;
import static se.kompetensbyran.domain.access.Permission.INCUBATION_WRITE;
import static se.kompetensbyran.domain.access.Permission.JOURNAL_READ;
import static se.kompetensbyran.domain.access.Permission.LIMITS_EXCEED;
import static se.kompetensbyran.domain.access.Permission.ME_MANAGE;
import static se.kompetensbyran.domain.access.Permission.NEEDS_ADOPT;
import static se.kompetensbyran.domain.access.Permission.NEEDS_VOTE;
import static se.kompetensbyran.domain.access.Permission.NEEDS_WRITE;
import static se.kompetensbyran.domain.access.Permission.NODES_WRITE;
import static se.kompetensbyran.domain.access.Permission.ORGANISATIONS_MERGE;
import static se.kompetensbyran.domain.access.Permission.ORGANISATIONS_WRITE;
import static se.kompetensbyran.domain.access.Permission.PARTICIPANTS_READ;
import static se.kompetensbyran.domain.access.Permission.PARTICIPANTS_REFER;
import static se.kompetensbyran.domain.access.Permission.PARTICIPANTS_WRITE;
import static se.kompetensbyran.domain.access.Permission.PARTICIPANT_COUNTS_READ;
import static se.kompetensbyran.domain.access.Permission.PARTICIPANT_RIGHTS_HANDLE;
import static se.kompetensbyran.domain.access.Permission.PLACEMENTS_READ;
import static se.kompetensbyran.domain.access.Permission.PLACEMENTS_SIGN;
import static se.kompetensbyran.domain.access.Permission.PLACEMENTS_WRITE;
import static se.kompetensbyran.domain.access.Permission.PLACES_WRITE;
import static se.kompetensbyran.domain.access.Permission.PROJECTS_READ;
import static se.kompetensbyran.domain.access.Permission.PROJECTS_WRITE;
import static se.kompetensbyran.domain.access.Permission.PUBLICATIONS_WRITE;
import static se.kompetensbyran.domain.access.Permission.QUALITY_READ;
import static se.kompetensbyran.domain.access.Permission.QUALITY_WRITE;
import static se.kompetensbyran.domain.access.Permission.REFERRALS_DECIDE;
import static se.kompetensbyran.domain.access.Permission.REFERRALS_READ;
import static se.kompetensbyran.domain.access.Permission.REFERRED_PLACEMENTS_SIGN;
import static se.kompetensbyran.domain.access.Permission.RETENTION_HOLD;
import static se.kompetensbyran.domain.access.Permission.RETENTION_RUN;
import static se.kompetensbyran.domain.access.Permission.RULES_WRITE;
import static se.kompetensbyran.domain.access.Permission.SIGNING_KEYS_MANAGE;
import static se.kompetensbyran.domain.access.Permission.SUPPORT_READ;
import static se.kompetensbyran.domain.access.Permission.SUPPORT_REQUEST;
import static se.kompetensbyran.domain.access.Permission.SUPPORT_WORK;
import static se.kompetensbyran.domain.access.Reach.NODE;
import static se.kompetensbyran.domain.access.Reach.ORGANISATION;
import static se.kompetensbyran.domain.access.Reach.REGION;
import static se.kompetensbyran.domain.access.Role.ADMINISTRATOR;
import static se.kompetensbyran.domain.access.Role.ADVISER;
import static se.kompetensbyran.domain.access.Role.AUDITOR;
import static se.kompetensbyran.domain.access.Role.CASE_OFFICER;
import static se.kompetensbyran.domain.access.Role.ENTERPRISE_MANAGER;
import static se.kompetensbyran.domain.access.Role.EVALUATOR;
import static se.kompetensbyran.domain.access.Role.PROGRAMME_MANAGER;
import static se.kompetensbyran.domain.access.Role.SUPERVISOR;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The table of who may do what: for each permission, the roles that have it and the widest reach that it can have for
 * them. A role that is not named has not the permission.
 */
public final class Policy {

    private static final Map<Permission, Map<Role, Reach>> TABLE = new EnumMap<>(Map.ofEntries(
            entry(
                    ORGANISATIONS_WRITE,
                    Map.of(ADMINISTRATOR, REGION, PROGRAMME_MANAGER, REGION, ENTERPRISE_MANAGER, ORGANISATION)),
            entry(ORGANISATIONS_MERGE, Map.of(ADMINISTRATOR, REGION, PROGRAMME_MANAGER, REGION)),
            entry(NODES_WRITE, Map.of(ADMINISTRATOR, REGION, PROGRAMME_MANAGER, REGION)),
            entry(
                    ENTERPRISES_WRITE,
                    Map.of(
                            ADMINISTRATOR, REGION,
                            PROGRAMME_MANAGER, REGION,
                            ADVISER, NODE,
                            ENTERPRISE_MANAGER, ORGANISATION)),
            entry(ASSESSMENTS_READ, Map.of(PROGRAMME_MANAGER, REGION, ADVISER, NODE, ENTERPRISE_MANAGER, ORGANISATION)),
            entry(ASSESSMENTS_WRITE, Map.of(ADVISER, NODE, ENTERPRISE_MANAGER, ORGANISATION)),
            entry(ASSESSMENTS_DECIDE, Map.of(PROGRAMME_MANAGER, REGION)),
            entry(NEEDS_WRITE, Map.of(PROGRAMME_MANAGER, REGION, ADVISER, NODE)),
            entry(NEEDS_VOTE, Map.of(ENTERPRISE_MANAGER, ORGANISATION)),
            entry(NEEDS_ADOPT, Map.of(PROGRAMME_MANAGER, REGION)),
            entry(RULES_WRITE, Map.of(PROGRAMME_MANAGER, REGION)),
            entry(FIGURES_READ, Map.of(PROGRAMME_MANAGER, REGION, ADVISER, NODE, ENTERPRISE_MANAGER, ORGANISATION)),
            entry(FIGURES_WRITE, Map.of(PROGRAMME_MANAGER, REGION, ADVISER, NODE, ENTERPRISE_MANAGER, ORGANISATION)),
            entry(QUALITY_READ, Map.of(PROGRAMME_MANAGER, REGION, ADVISER, NODE, ENTERPRISE_MANAGER, ORGANISATION)),
            entry(QUALITY_WRITE, Map.of(ADVISER, NODE, ENTERPRISE_MANAGER, ORGANISATION)),
            entry(
                    INCUBATION_READ,
                    Map.of(PROGRAMME_MANAGER, REGION, ADVISER, NODE, EVALUATOR, REGION, AUDITOR, REGION)),
            entry(INCUBATION_WRITE, Map.of(PROGRAMME_MANAGER, REGION, ADVISER, NODE)),
            entry(SUPPORT_READ, Map.of(PROGRAMME_MANAGER, REGION, ADVISER, NODE, ENTERPRISE_MANAGER, ORGANISATION)),
            entry(SUPPORT_REQUEST, Map.of(ADVISER, NODE, ENTERPRISE_MANAGER, ORGANISATION)),
            entry(SUPPORT_WORK, Map.of(PROGRAMME_MANAGER, REGION, ADVISER, NODE)),
            entry(PARTICIPANTS_READ, Map.of(ADVISER, NODE, EVALUATOR, REGION)),
            entry(PARTICIPANTS_WRITE, Map.of(ADVISER, NODE)),
            entry(PARTICIPANT_COUNTS_READ, Map.of(PROGRAMME_MANAGER, REGION, ADVISER, NODE, EVALUATOR, REGION)),
            entry(PARTICIPANT_RIGHTS_HANDLE, Map.of(ADVISER, NODE)),
            entry(IDENTITIES_READ, Map.of(ADVISER, NODE)),
            entry(IDENTITIES_WRITE, Map.of(ADVISER, NODE)),
            entry(PARTICIPANTS_REFER, Map.of(CASE_OFFICER, ORGANISATION)),
            entry(REFERRALS_READ, Map.of(CASE_OFFICER, ORGANISATION, ADVISER, NODE)),
            entry(REFERRALS_DECIDE, Map.of(ADVISER, NODE)),
            entry(HANDOVERS_HANDLE, Map.of(ADVISER, NODE)),
            entry(PLACES_WRITE, Map.of(ADVISER, NODE, ENTERPRISE_MANAGER, ORGANISATION)),
            entry(
                    PLACEMENTS_READ,
                    Map.of(
                            ADVISER,
                            NODE,
                            ENTERPRISE_MANAGER,
                            ORGANISATION,
                            SUPERVISOR,
                            ORGANISATION,
                            EVALUATOR,
                            REGION)),
            entry(PLACEMENTS_WRITE, Map.of(ADVISER, NODE)),
            entry(PLACEMENTS_SIGN, Map.of(ADVISER, NODE, ENTERPRISE_MANAGER, ORGANISATION)),
            entry(LIMITS_EXCEED, Map.of(ADVISER, NODE)),
            entry(REFERRED_PLACEMENTS_SIGN, Map.of(CASE_OFFICER, ORGANISATION)),
            entry(RETENTION_HOLD, Map.of(ADVISER, NODE)),
            entry(RETENTION_RUN, Map.of(PROGRAMME_MANAGER, REGION)),
            entry(
                    ENROLMENTS_READ,
                    Map.of(
                            ADVISER,
                            NODE,
                            ENTERPRISE_MANAGER,
                            ORGANISATION,
                            SUPERVISOR,
                            ORGANISATION,
                            EVALUATOR,
                            REGION)),
            entry(ENROLMENTS_WRITE, Map.of(ADVISER, NODE)),
            entry(DATA_FINDINGS_READ, Map.of(ADVISER, NODE)),
            entry(DATA_FINDINGS_COUNT, Map.of(PROGRAMME_MANAGER, REGION, ADVISER, NODE)),
            entry(IMPORTS_RUN, Map.of(PROGRAMME_MANAGER, REGION)),
            entry(
                    PROJECTS_READ,
                    Map.of(
                            ADMINISTRATOR, REGION,
                            PROGRAMME_MANAGER, REGION,
                            ADVISER, REGION,
                            EVALUATOR, REGION,
                            AUDITOR, REGION)),
            entry(PROJECTS_WRITE, Map.of(ADMINISTRATOR, REGION, PROGRAMME_MANAGER, REGION)),
            entry(PUBLICATIONS_WRITE, Map.of(ADMINISTRATOR, REGION, PROGRAMME_MANAGER, REGION)),
            entry(HISTORY_READ, Map.of(ADMINISTRATOR, REGION, PROGRAMME_MANAGER, REGION, AUDITOR, REGION)),
            entry(JOURNAL_READ, Map.of(AUDITOR, REGION)),
            entry(ACCOUNTS_MANAGE, Map.of(ADMINISTRATOR, REGION)),
            entry(CLIENTS_MANAGE, Map.of(ADMINISTRATOR, REGION)),
            entry(SIGNING_KEYS_MANAGE, Map.of(ADMINISTRATOR, REGION)),
            entry(ME_MANAGE, everybody())));

    private Policy() {}

    /** How far {@code permission} can reach for {@code role} at the most; empty when the role has it not. */
    public static Optional<Reach> widest(Permission permission, Role role) {
        return Optional.ofNullable(TABLE.getOrDefault(permission, Map.of()).get(role));
    }

    private static Map<Role, Reach> everybody() {
        return Map.of(
                ADMINISTRATOR, ORGANISATION,
                PROGRAMME_MANAGER, ORGANISATION,
                ADVISER, ORGANISATION,
                ENTERPRISE_MANAGER, ORGANISATION,
                SUPERVISOR, ORGANISATION,
                CASE_OFFICER, ORGANISATION,
                EVALUATOR, ORGANISATION,
                AUDITOR, ORGANISATION);
    }
}
