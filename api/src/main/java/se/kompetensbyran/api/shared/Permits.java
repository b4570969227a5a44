package se.kompetensbyran.api.shared;

/** The codes of {@link se.kompetensbyran.domain.access.Permission}, for annotations; a test holds both against each other. */
public final class Permits {

    public static final String ORGANISATIONS_WRITE = "organisations:write";
    public static final String ORGANISATIONS_MERGE = "organisations:merge";
    public static final String NODES_WRITE = "nodes:write";
    public static final String ENTERPRISES_WRITE = "enterprises:write";
    public static final String ASSESSMENTS_READ = "assessments:read";
    public static final String ASSESSMENTS_WRITE = "assessments:write";
    public static final String ASSESSMENTS_DECIDE = "assessments:decide";
    public static final String NEEDS_WRITE = "needs:write";
    public static final String NEEDS_VOTE = "needs:vote";
    public static final String NEEDS_ADOPT = "needs:adopt";
    public static final String RULES_WRITE = "rules:write";
    public static final String INCUBATION_READ = "incubation:read";
    public static final String INCUBATION_WRITE = "incubation:write";
    public static final String FIGURES_READ = "figures:read";
    public static final String FIGURES_WRITE = "figures:write";
    public static final String QUALITY_READ = "quality:read";
    public static final String QUALITY_WRITE = "quality:write";
    public static final String SUPPORT_READ = "support:read";
    public static final String SUPPORT_REQUEST = "support:request";
    public static final String SUPPORT_WORK = "support:work";
    public static final String PARTICIPANTS_READ = "participants:read";
    public static final String PARTICIPANTS_WRITE = "participants:write";
    public static final String PARTICIPANT_COUNTS_READ = "participant-counts:read";
    public static final String PARTICIPANT_RIGHTS_HANDLE = "participant-rights:handle";
    public static final String IDENTITIES_READ = "identities:read";
    public static final String IDENTITIES_WRITE = "identities:write";
    public static final String PARTICIPANTS_REFER = "participants:refer";
    public static final String REFERRALS_READ = "referrals:read";
    public static final String REFERRALS_DECIDE = "referrals:decide";
    public static final String HANDOVERS_HANDLE = "handovers:handle";
    public static final String PLACES_WRITE = "places:write";
    public static final String PLACEMENTS_READ = "placements:read";
    public static final String PLACEMENTS_WRITE = "placements:write";
    public static final String PLACEMENTS_SIGN = "placements:sign";
    public static final String LIMITS_EXCEED = "limits:exceed";
    public static final String REFERRED_PLACEMENTS_SIGN = "referred-placements:sign";
    public static final String RETENTION_HOLD = "retention:hold";
    public static final String RETENTION_RUN = "retention:run";
    public static final String ENROLMENTS_READ = "enrolments:read";
    public static final String ENROLMENTS_WRITE = "enrolments:write";
    public static final String DATA_FINDINGS_READ = "data-findings:read";
    public static final String DATA_FINDINGS_COUNT = "data-findings:count";
    public static final String IMPORTS_RUN = "imports:run";
    public static final String PROJECTS_READ = "projects:read";
    public static final String PROJECTS_WRITE = "projects:write";
    public static final String PUBLICATIONS_WRITE = "publications:write";
    public static final String HISTORY_READ = "history:read";
    public static final String JOURNAL_READ = "journal:read";
    public static final String ACCOUNTS_MANAGE = "accounts:manage";
    public static final String CLIENTS_MANAGE = "clients:manage";
    public static final String SIGNING_KEYS_MANAGE = "signing-keys:manage";
    public static final String ME_MANAGE = "me:manage";

    private Permits() {}
}
