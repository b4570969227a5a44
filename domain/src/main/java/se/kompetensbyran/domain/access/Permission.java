package se.kompetensbyran.domain.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.kompetensbyran.domain.shared.Coded;

/** Something that can be allowed; its code is also the scope that a client or a key asks for (RFC 6749 section 3.3). */
public enum Permission implements Coded {
    /** Enter and change organisations. */
    ORGANISATIONS_WRITE("organisations:write"),
    /** Make one of organisations that were entered twice. */
    ORGANISATIONS_MERGE("organisations:merge"),
    /** Found and change support nodes. */
    NODES_WRITE("nodes:write"),
    /** Enter and change enterprises. */
    ENTERPRISES_WRITE("enterprises:write"),
    /** Read assessments with their evidence. */
    ASSESSMENTS_READ("assessments:read"),
    /** Draft assessments, submit and contest. */
    ASSESSMENTS_WRITE("assessments:write"),
    /** Decide on assessments. */
    ASSESSMENTS_DECIDE("assessments:decide"),
    /** Write needs analyses: findings, priorities and measures. */
    NEEDS_WRITE("needs:write"),
    /** Vote in needs analyses. */
    NEEDS_VOTE("needs:vote"),
    /** Adopt the priorities of a needs analysis. */
    NEEDS_ADOPT("needs:adopt"),
    /** Add versions of rules with dates. */
    RULES_WRITE("rules:write"),
    /** Read of initiatives, which are not open. */
    INCUBATION_READ("incubation:read"),
    /** Enter and change initiatives. */
    INCUBATION_WRITE("incubation:write"),
    /** Read yearly figures of enterprises. */
    FIGURES_READ("figures:read"),
    /** Report, correct and confirm yearly figures. */
    FIGURES_WRITE("figures:write"),
    /** Read quality reviews and their actions, which are never open. */
    QUALITY_READ("quality:read"),
    /** Enter and change quality reviews and their actions. */
    QUALITY_WRITE("quality:write"),
    /** Read support cases, which are never open. */
    SUPPORT_READ("support:read"),
    /** Ask for support. */
    SUPPORT_REQUEST("support:request"),
    /** Take support cases and work on them. */
    SUPPORT_WORK("support:work"),
    /** Read participants, by pseudonym. */
    PARTICIPANTS_READ("participants:read"),
    /** Enter and change participants, and record what they consent to. */
    PARTICIPANTS_WRITE("participants:write"),
    /** Read how many participants there are, and no more of them. */
    PARTICIPANT_COUNTS_READ("participant-counts:read"),
    /** Handle what participants have a right to: all that is held, restriction, erasure. */
    PARTICIPANT_RIGHTS_HANDLE("participant-rights:handle"),
    /** Read who participants are, each time for a reason. */
    IDENTITIES_READ("identities:read"),
    /** Write who participants are, and erase it. */
    IDENTITIES_WRITE("identities:write"),
    /** Refer people to support nodes, and take that back. */
    PARTICIPANTS_REFER("participants:refer"),
    /** Read referrals: those of the own organisation, and those to the own node. */
    REFERRALS_READ("referrals:read"),
    /** Answer referrals. */
    REFERRALS_DECIDE("referrals:decide"),
    /** Hand participants over to nodes of other organisations, and take them on from there. */
    HANDOVERS_HANDLE("handovers:handle"),
    /** Open and change places at enterprises. */
    PLACES_WRITE("places:write"),
    /** Read placements of participants. */
    PLACEMENTS_READ("placements:read"),
    /** Write what is agreed of placements, and record how they go. */
    PLACEMENTS_WRITE("placements:write"),
    /** Sign placements for the own side. */
    PLACEMENTS_SIGN("placements:sign"),
    /** Let a placement be longer than the rule says. */
    LIMITS_EXCEED("limits:exceed"),
    /** Read placements that come from own referrals while they are signed, and sign them as the partner that referred. */
    REFERRED_PLACEMENTS_SIGN("referred-placements:sign"),
    /** Demand that it is kept longer who participants are, and release that. */
    RETENTION_HOLD("retention:hold"),
    /** Let what the night does to what has been kept long enough be done now. */
    RETENTION_RUN("retention:run"),
    /** Read of participants in projects: enrolments, the ladder, how it went. */
    ENROLMENTS_READ("enrolments:read"),
    /** Enrol participants in projects, and record how it goes. */
    ENROLMENTS_WRITE("enrolments:write"),
    /** Read what is wrong in what is held of participants. */
    DATA_FINDINGS_READ("data-findings:read"),
    /** Look for what is wrong in what is held of participants, and read how much that is and no more of it. */
    DATA_FINDINGS_COUNT("data-findings:count"),
    /** Import files of organisations and enterprises. */
    IMPORTS_RUN("imports:run"),
    /** Read of projects what is not open: who recorded a step. */
    PROJECTS_READ("projects:read"),
    /** Enter and change projects and their work plans. */
    PROJECTS_WRITE("projects:write"),
    /** Describe publications. */
    PUBLICATIONS_WRITE("publications:write"),
    /** Read the history of one thing. */
    HISTORY_READ("history:read"),
    /** Read the whole journal. */
    JOURNAL_READ("journal:read"),
    /** Invite, change and shut out accounts. */
    ACCOUNTS_MANAGE("accounts:manage"),
    /** Register, change and shut out clients. */
    CLIENTS_MANAGE("clients:manage"),
    /** See and change the keys that sign access tokens. */
    SIGNING_KEYS_MANAGE("signing-keys:manage"),
    /** Look after the own account: password, second factor, sessions, keys. */
    ME_MANAGE("me:manage");

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    /** What is allowed, a colon, and how: {@code projects:write}. */
    @Override
    public String code() {
        return code;
    }

    /**
     * Whether it decides who comes in and what they may do or whose a participant is, shows who that is, or signs for a partner: that is for people who have signed in,
     * never for programs.
     */
    public boolean isForPeople() {
        return switch (this) {
            case ACCOUNTS_MANAGE, CLIENTS_MANAGE, SIGNING_KEYS_MANAGE, ME_MANAGE -> true;
            case PARTICIPANT_RIGHTS_HANDLE, IDENTITIES_READ, IDENTITIES_WRITE, RETENTION_HOLD -> true;
            case REFERRED_PLACEMENTS_SIGN, HANDOVERS_HANDLE -> true;
            default -> false;
        };
    }

    /** Whether it shows or changes what is held of a participant: that is nobody's who decides who comes in. */
    public boolean isOfParticipants() {
        return switch (this) {
            case PARTICIPANTS_READ, PARTICIPANTS_WRITE, PARTICIPANT_RIGHTS_HANDLE, IDENTITIES_READ, IDENTITIES_WRITE ->
                true;
            case PARTICIPANTS_REFER, REFERRALS_READ, REFERRALS_DECIDE, HANDOVERS_HANDLE -> true;
            case PLACEMENTS_READ, PLACEMENTS_WRITE, PLACEMENTS_SIGN, LIMITS_EXCEED, REFERRED_PLACEMENTS_SIGN -> true;
            case RETENTION_HOLD, DATA_FINDINGS_READ -> true;
            case ENROLMENTS_READ, ENROLMENTS_WRITE -> true;
            default -> false;
        };
    }

    /**
     * Whether a partner's program is given it by who lets programs in, though nobody who does has it themselves: it shows what the
     * program has told, and how that went.
     */
    public boolean isOfPartners() {
        return this == PARTICIPANTS_REFER;
    }

    /** The permission with that code, if there is one. */
    public static Optional<Permission> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findAny();
    }

    /** The codes of {@code permissions}, in the order in which they stand here. */
    public static List<String> codes(Collection<Permission> permissions) {
        return permissions.stream().distinct().sorted().map(Permission::code).toList();
    }

    /** The permissions with those codes. @throws IllegalArgumentException when there is none with one of them */
    public static Set<Permission> parse(Collection<String> codes) {
        return codes.stream()
                .map(it -> of(it).orElseThrow(() -> new IllegalArgumentException(it)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return code;
    }
}
