package se.kompetensbyran.domain.participants;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Gender;

/** Participants to test with; all of them are invented. */
public final class ParticipantFixture {

    /** A Monday: today, where a test needs one. */
    public static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

    /** Who records it all. */
    public static final Actor ADVISER = new Actor("adviser-1", Instant.parse("2024-06-03T08:30:15.123456Z"));

    private ParticipantFixture() {}

    /** What is known of a woman born in 1984. */
    public static Facts facts() {
        return facts(1984, Gender.WOMAN);
    }

    /** What is known of somebody. */
    public static Facts facts(@Nullable Integer born, Gender gender) {
        return new Facts(born == null ? null : Year.of(born), gender, null, Set.of("unemployed"), false);
    }

    /** The same of a person with a protected identity. */
    public static Facts protectedOne() {
        return new Facts(Year.of(1984), Gender.WOMAN, null, Set.of("unemployed"), true);
    }

    /** A new participant of {@code node}. */
    public static Participant aParticipant(NodeId node) {
        return Participant.enter(node, facts(), MONDAY);
    }

    /** A consent to all that the purpose allows, signed today. */
    public static Consent aConsent(Purpose purpose) {
        return aConsent(
                purpose,
                purpose == Purpose.FUNDER_REPORT
                        ? EnumSet.allOf(Datum.class)
                        : EnumSet.of(Datum.NAME, Datum.CONTACT_DETAILS));
    }

    /** A consent to {@code data}, signed today. */
    public static Consent aConsent(Purpose purpose, Set<Datum> data) {
        return Consent.sign(purpose, data, List.of("Påhittade mottagaren"), MONDAY, ADVISER, MONDAY);
    }

    /** A participant of {@code node} of whom name and contact details are kept, with consent. */
    public static Participant anIdentifiedOne(NodeId node) {
        return aParticipant(node)
                .with(aConsent(Purpose.CONTACT))
                .identify(Set.of(Datum.NAME, Datum.CONTACT_DETAILS), ADVISER);
    }

    /** The same participant, newly read with the revision {@code revision}. */
    static Participant read(Participant it, long revision) {
        return new Participant(
                it.id(),
                revision,
                it.node(),
                it.code(),
                it.facts(),
                it.consents(),
                it.identification(),
                it.restriction(),
                it.erased());
    }
}
