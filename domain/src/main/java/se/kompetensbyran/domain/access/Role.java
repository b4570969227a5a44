package se.kompetensbyran.domain.access;

/** What somebody is in an organisation; labels stand in the code list roles. */
public enum Role {
    /** Looks after accounts and clients (sv: administratör); has no way to participants' data. */
    ADMINISTRATOR,
    /** Plans and leads projects (sv: projektledare). */
    PROGRAMME_MANAGER,
    /** Advises enterprises and initiatives at a support node (sv: rådgivare). */
    ADVISER,
    /** Leads an enterprise (sv: verksamhetsledare). */
    ENTERPRISE_MANAGER,
    /** Supervises participants at an enterprise (sv: handledare). */
    SUPERVISOR,
    /** Refers participants, at a partner (sv: handläggare). */
    CASE_OFFICER,
    /** Evaluates from pseudonyms and counts (sv: utvärderare). */
    EVALUATOR,
    /** Reads the journal (sv: granskare). */
    AUDITOR
}
