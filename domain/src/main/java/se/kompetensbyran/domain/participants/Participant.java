package se.kompetensbyran.domain.participants;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.ParticipantProblem.ConsentedAlready;
import se.kompetensbyran.domain.participants.ParticipantProblem.NoConsent;
import se.kompetensbyran.domain.participants.ParticipantProblem.NotRestricted;
import se.kompetensbyran.domain.participants.ParticipantProblem.NotShared;
import se.kompetensbyran.domain.participants.ParticipantProblem.ProtectedIdentity;
import se.kompetensbyran.domain.participants.ParticipantProblem.Restricted;
import se.kompetensbyran.domain.participants.ParticipantProblem.RestrictedAlready;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Personal;

/**
 * A person on the way to work (sv: deltagare), by pseudonym. Who it is stands elsewhere, and only while each part of that is
 * covered by a consent that holds: this record says that it may stand there, and what does not say so has none.
 *
 * @param node whose participant it is
 * @param code its pseudonym; there until it is erased
 * @param consents those that were taken back among them, the oldest first; one at most that holds for each purpose
 * @param identification that it is kept who it is, if it is
 * @param restriction that what is held is not used, if so
 * @param erased who erased it and when, if somebody has; what can be counted is then all that it holds
 * @throws ConsentedAlready when two consents hold for a purpose
 * @throws NoConsent when something is kept of who it is that no consent covers
 * @throws ProtectedIdentity when something is kept of who it is, of a person with protected identity
 * @throws InvalidValue {@code too-many} consents, {@code holds-something} though erased
 */
public record Participant(
        ParticipantId id,
        long revision,
        NodeId node,
        @Personal @Nullable ParticipantCode code,
        @Personal Facts facts,
        @Personal List<Consent> consents,
        @Personal @Nullable Identification identification,
        @Personal @Nullable Restriction restriction,
        @Nullable Actor erased)
        implements Aggregate {

    /** The most consents of one person. */
    public static final int MAX_CONSENTS = 100;

    public Participant {
        InvalidValue.unless(consents.size() <= MAX_CONSENTS, "consents", "too-many", MAX_CONSENTS);
        consents = Part.eachOnce("consents", consents);
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        for (Consent it : consents) if (it.isActive() && !purposes.add(it.purpose())) throw new ConsentedAlready();
        if (identification != null) {
            if (facts.protectedIdentity()) throw new ProtectedIdentity();
            if (!covered(consents).containsAll(identification.parts())) throw new NoConsent();
        }
        InvalidValue.unless(code != null || erased != null, "code", "missing");
        boolean isForgotten = code == null
                && facts.equals(facts.forgotten())
                && consents.isEmpty()
                && identification == null
                && restriction == null;
        InvalidValue.unless(erased == null || isForgotten, "erased", "holds-something");
    }

    /** A new one. @throws InvalidValue {@code birth-year-range} */
    public static Participant enter(NodeId node, Facts facts, LocalDate today) {
        return new Participant(
                ParticipantId.next(), 0, node, ParticipantCode.next(), facts.told(today), List.of(), null, null, null);
    }

    /**
     * Says anew what is known. That the person has a protected identity erases at once who it is.
     *
     * @throws Restricted when what is held is not to be used, and more is said than that the person has a protected identity
     * @throws InvalidValue {@code birth-year-range}
     */
    public Participant describe(Facts anew, LocalDate today) {
        Identification kept = anew.protectedIdentity() ? null : identification;
        Participant told = anew.equals(facts.shielded()) ? this : demandFree();
        return told.with(anew.told(today), consents, kept, restriction);
    }

    /** Adds a consent. @throws ConsentedAlready when one holds for that purpose */
    public Participant with(Consent one) {
        return with(facts, Part.append(consents, one), identification, restriction);
    }

    /**
     * Adds a consent in the place of {@code gone}, which holds no more. Who it is stays when what holds then covers all that is kept of it,
     * and is else erased at once.
     *
     * @throws ParticipantProblem.WithdrawnAlready when that one holds no more
     * @throws InvalidValue {@code unknown-consent}, {@code other-purpose}, {@code before-signed}
     */
    public Participant replace(Consent.Id gone, Consent anew, Actor by) {
        Consent before = consents.stream()
                .filter(it -> it.id().equals(gone))
                .findAny()
                .orElseThrow(() -> new InvalidValue("replaces", "unknown-consent"));
        List<Consent> all = Part.append(Part.put(consents, before.giveWay(anew, by)), anew);
        boolean isStaying = identification != null && covered(all).containsAll(identification.parts());
        return with(facts, all, isStaying ? identification : null, restriction);
    }

    /**
     * Takes a consent back. If it covered anything of what is kept of who it is, all of that is erased at once.
     *
     * @throws ParticipantProblem.WithdrawnAlready when it has been taken back
     * @throws InvalidValue {@code in-future}, {@code before-signed}
     */
    public Participant withdraw(Consent.Id one, LocalDate on, Actor by, LocalDate today) {
        Consent gone = consent(one).withdraw(on, by, today);
        boolean isStaying = identification != null && Collections.disjoint(gone.covers(), identification.parts());
        return with(facts, Part.put(consents, gone), isStaying ? identification : null, restriction);
    }

    /**
     * Says that {@code parts} are kept of who it is, and nothing else.
     *
     * @throws Restricted when what is held is not to be used
     * @throws NoConsent when no consent that holds covers one of them
     * @throws ProtectedIdentity when the person has a protected identity
     */
    public Participant identify(Set<Datum> parts, Actor by) {
        return demandFree().with(facts, consents, new Identification(parts, by), restriction);
    }

    /** Erases who it is; the pseudonym stays. @throws Restricted when what is held is to be kept as it is */
    public Participant forget() {
        return demandFree().with(facts, consents, null, restriction);
    }

    /** Keeps what is held from being used. @throws RestrictedAlready when it is */
    public Participant restrict(Restriction anew) {
        if (restriction != null) throw new RestrictedAlready();
        return with(facts, consents, identification, anew);
    }

    /** Lets it be used again. @throws NotRestricted when it is not kept from that */
    public Participant lift() {
        if (restriction == null) throw new NotRestricted();
        return with(facts, consents, identification, null);
    }

    /** Erases all that is held (GDPR art. 17) but that there was a participant, of which node and gender. */
    public Participant erase(Actor by) {
        return new Participant(id, revision, node, null, facts.forgotten(), List.of(), null, null, by);
    }

    /** The same, of which what is held may be used. @throws Restricted when it may not */
    public Participant demandFree() {
        if (restriction != null) throw new Restricted();
        return this;
    }

    /** The same, who lets a partner, by that name, have {@code datum}. @throws NotShared when no consent that holds for that says so */
    public Participant demandShared(Datum datum, String partner) {
        if (consents.stream().noneMatch(it -> it.isActive() && it.shares(datum, partner))) throw new NotShared(partner);
        return this;
    }

    /** Whether a consent to partners that holds lets {@code recipient}, by that name, have what is recorded of the path. */
    public boolean isShared(String recipient) {
        return consents.stream().anyMatch(it -> it.isActive() && it.shares(Datum.PATH, recipient));
    }

    /**
     * Becomes the participant of a node of {@code recipient}. Consents that do not name it hold no more, and who it is is erased at once
     * unless those that do cover all of what is kept.
     *
     * @throws Restricted when what is held is not to be used
     */
    public Participant handOver(NodeId to, String recipient, Actor by) {
        List<Consent> left = demandFree().consents.stream()
                .map(it -> it.isActive() && !it.names(recipient) ? it.lapse(by) : it)
                .toList();
        boolean isStaying = identification != null && covered(left).containsAll(identification.parts());
        return new Participant(id, revision, to, code, facts, left, isStaying ? identification : null, null, erased);
    }

    /** The consent. @throws se.kompetensbyran.domain.shared.UnknownPart when there is none with that id */
    public Consent consent(Consent.Id wanted) {
        return Part.get(consents, wanted);
    }

    /** What the consent that holds for {@code purpose} covers; nothing when none does. */
    public Set<Datum> covered(Purpose purpose) {
        return covered(consents.stream().filter(it -> it.purpose() == purpose).toList());
    }

    private static Set<Datum> covered(List<Consent> consents) {
        return consents.stream()
                .filter(Consent::isActive)
                .flatMap(it -> it.covers().stream())
                .collect(toSet());
    }

    private Participant with(
            Facts facts,
            List<Consent> consents,
            @Nullable Identification identification,
            @Nullable Restriction restriction) {
        return new Participant(id, revision, node, code, facts, consents, identification, restriction, erased);
    }
}
