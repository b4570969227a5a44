package se.kompetensbyran.domain.findings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** What has been found to be wrong, and was mended; what is not in the sight that is shown is not there. */
public interface Findings {

    /** The fields that a list of findings can be sorted by. */
    List<String> SORTABLE = List.of("since", "foundOn");

    /**
     * What a search looks for; each part narrows it.
     *
     * @param isMended those that were mended, or those that were not
     */
    record Search(
            @Nullable FindingKind kind,
            @Nullable NodeId node,
            @Nullable Boolean isMended) {}

    /**
     * Something that was found.
     *
     * @param subject the id of the placement or enrolment that it is about
     * @param node whose record it is about, which is to mend it
     * @param adviser who wrote last what is agreed, if that is known: a stable identifier
     * @param since the day since which it is wrong
     * @param foundOn the day on which it was found
     * @param mendedOn the day on which it was found to be mended, if it has been
     */
    record Line(
            FindingId id,
            FindingKind kind,
            UUID subject,
            NodeId node,
            @Nullable String adviser,
            LocalDate since,
            LocalDate foundOn,
            @Nullable LocalDate mendedOn) {}

    /** What a check did: how many were found, and how many of those that had been found were mended. */
    record Outcome(int found, int mended) {

        /** Nothing. */
        public static final Outcome NOTHING = new Outcome(0, 0);

        /** Both together. */
        public Outcome plus(Outcome other) {
            return new Outcome(found + other.found, mended + other.mended);
        }
    }

    /**
     * Looks for what is wrong of that kind at the nodes of {@code host}: what is new is kept, and what was mended is told to be. Done
     * twice, and by two at once, it does no more than once.
     */
    Outcome check(FindingKind kind, OrganisationId host, LocalDate today);

    /** Those that fit {@code search}, the one that has been wrong longest first. */
    Page<Line> search(Search search, Sight sight, PageRequest wanted);

    /** How many of each kind are not mended, none also told. */
    Map<FindingKind, Integer> counts(Sight sight);
}
