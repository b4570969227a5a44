package se.kompetensbyran.domain.placements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Rule;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Unique;

/** Places and placements to test with; all of them are invented. They are agreed on, signed and begun on {@link #MONDAY}. */
public final class PlacementFixture {

    /** A Monday: the first day, and today. */
    public static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

    /** A Friday, the last planned day: after twelve weeks less two days. */
    public static final LocalDate LAST = LocalDate.of(2024, 8, 23);

    /** Who writes what is agreed, and records what the participant signs. */
    public static final Actor ADVISER = new Actor("adviser-1", Instant.parse("2024-06-03T08:30:15.123456Z"));

    /** Who signs for the enterprise. */
    public static final Actor MANAGER = new Actor("manager-1", Instant.parse("2024-06-03T09:30:00Z"));

    /** Who signs for the partner. */
    public static final Actor OFFICER = new Actor("officer-1", Instant.parse("2024-06-03T10:30:00Z"));

    /** The signature of the partner. */
    public static final Signature OFFICERS = new Signature(Party.REFERRER, false, MONDAY, OFFICER);

    /** On both sides. */
    public static final Set<Side> BOTH = Set.of(Side.NODE, Side.ENTERPRISE);

    /** On all sides. */
    public static final Set<Side> ALL = Set.of(Side.values());

    /** Twelve weeks of 20 hours. */
    public static final Terms TERMS = new Terms(MONDAY, LAST, 20, "Baka bröd (påhittat)\nåäö");

    /** Three months of work training, in the twenties. */
    public static final Rulebook THREE_MONTHS = new Rulebook(List.of(new Rule(
            RuleKind.WORK_TRAINING_LENGTH,
            2,
            Span.ofMonths(3),
            false,
            Period.inclusive(LocalDate.of(2020, 1, 1), LocalDate.of(2029, 12, 31)))));

    /** What that says of {@link #TERMS}. */
    public static final Judgement JUDGED =
            new Judgement(RuleKind.WORK_TRAINING_LENGTH, 2, Span.ofMonths(3), MONDAY, null);

    private PlacementFixture() {}

    /** What that says of {@code terms}. */
    public static Optional<Judgement> judged(Terms terms) {
        return THREE_MONTHS.judge(RuleKind.WORK_TRAINING_LENGTH, terms.firstDay());
    }

    /** What is offered, with a title that nobody else has. */
    public static Offer anOffer(int capacity) {
        return new Offer(
                "Påhittade platsen " + Unique.word(),
                "Bröd och kaffe (påhittat)",
                new Occupation("9413"),
                null,
                capacity,
                Period.inclusive(MONDAY.minusYears(1), null));
    }

    /** A new place of work training. */
    public static Place aPlace(EnterpriseId enterprise, int capacity) {
        return Place.open(enterprise, PlaceKind.WORK_TRAINING, anOffer(capacity));
    }

    /** Between who are nobody. */
    public static Between between() {
        return new Between(
                PlaceId.next(),
                PlaceKind.WORK_TRAINING,
                EnterpriseId.next(),
                ParticipantId.next(),
                NodeId.next(),
                null);
    }

    /** A draft of the adviser, within the rule. */
    public static Placement aDraft(Between between) {
        return Placement.draft(between, TERMS, Optional.of(JUDGED), null, ADVISER);
    }

    /** A signature of today: of the enterprise by its manager, of the others by the adviser. */
    public static Signature signature(Party party) {
        return new Signature(party, false, MONDAY, party == Party.HOST ? MANAGER : ADVISER);
    }

    /** The same, signed by all of {@code parties}. */
    public static Placement signed(Placement it, Party... parties) {
        Placement signed = it;
        for (Party one : parties) signed = signed.sign(signature(one), ALL, MONDAY);
        return signed;
    }

    /** How it ended on {@code lastDay}, with nothing missed and no job. */
    public static Ending ending(LocalDate lastDay) {
        return new Ending(
                lastDay,
                0,
                lastDay.isBefore(LAST) ? Cause.HEALTH : null,
                null,
                new Word(Word.Answer.AGREES, null),
                ADVISER);
    }

    /** One that stands in {@code state}. */
    public static Placement in(State state, Between between) {
        return switch (state) {
            case DRAFT -> aDraft(between);
            case TO_SIGN -> aDraft(between).send(ADVISER);
            case SIGNED -> signed(in(State.TO_SIGN, between), Party.values());
            case ONGOING -> in(State.SIGNED, between).begin(MONDAY, ADVISER, MONDAY);
            case ENDED -> in(State.ONGOING, between).end(ending(LAST), LAST);
            case ENDED_EARLY -> in(State.ONGOING, between).end(ending(LAST.minusDays(1)), LAST);
            case DID_NOT_START -> in(State.SIGNED, between).missed(Cause.PARTICIPANT, null, ADVISER, MONDAY);
            case CANCELLED -> in(State.TO_SIGN, between).cancel("Påhittat skäl", ADVISER);
        };
    }

    /** The same placement, newly read with the revision {@code revision}. */
    static Placement read(Placement it, long revision) {
        return new Placement(
                it.id(),
                revision,
                it.between(),
                it.terms(),
                it.author(),
                it.judgement(),
                it.remark(),
                it.signatures(),
                it.history(),
                it.ending(),
                it.formerMisses());
    }

    /** The same place, newly read with the revision {@code revision}. */
    static Place read(Place it, long revision) {
        return new Place(it.id(), revision, it.enterprise(), it.kind(), it.offer(), it.taken());
    }
}
