package se.kompetensbyran.domain.identities;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Year;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.identities.IdentityProblem.OtherPurpose;
import se.kompetensbyran.domain.identities.IdentityProblem.Unknown;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Identification;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Participants.Line;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Stale;

/** Keeps and shows who participants are; here participants meet identities, what seals them, and who read them. */
public record KeepIdentity(Participants participants, Identities identities, Accesses accesses, Seals seals) {

    /**
     * Writes who it is, in place of what was written before.
     *
     * @throws ParticipantProblem.NoConsent when no consent that holds covers a part of it
     * @throws ParticipantProblem.ProtectedIdentity when the person has a protected identity
     * @throws ParticipantProblem.Restricted when what is held is not to be used
     * @throws InvalidValue {@code other-birth-year} when the personal number tells another
     * @throws Stale when somebody else saved the participant since it was read
     */
    public Participant write(Participant it, Identity identity, Actor by, Sight sight) {
        Participant identified = it.identify(identity.parts(), by);
        PersonalNumber number = identity.personalNumber();
        Year born = it.facts().birthYear();
        InvalidValue.unless(
                number == null || born == null || number.birthYear().equals(born),
                "personalNumber",
                "other-birth-year");
        SealedIdentity sealed = seals.seal(it.id(), identity);
        Participant saved = participants.save(identified, sight);
        identities.put(it.id(), sealed, sight);
        return saved;
    }

    /**
     * Reads who it is, and puts that down: no more than what the person has consented to for the purpose of {@code why}.
     *
     * @throws Unknown when that is not kept
     * @throws OtherPurpose when no consent that holds is for that purpose
     * @throws ParticipantProblem.Restricted when what is held is not to be used
     */
    public Identity read(Participant it, Access.Ground why, @Nullable UUID through, Actor by, Sight sight) {
        Identification kept = it.demandFree().identification();
        if (kept == null) throw new Unknown();
        Set<Datum> shown = new HashSet<>(kept.parts());
        why.reason().purpose().ifPresent(purpose -> shown.retainAll(it.covered(purpose)));
        if (shown.isEmpty()) throw new OtherPurpose();
        Identity identity = open(it, sight).orElseThrow(Unknown::new).only(shown);
        accesses.add(List.of(Access.of(it.id(), Access.Kind.READ, why, through, by)), sight);
        return identity;
    }

    /** Who it is, all of it if it is kept, for the person; puts down that all that is held was read. */
    public Optional<Identity> disclose(Participant it, @Nullable UUID through, Actor by, Sight sight) {
        accesses.add(List.of(Access.of(it.id(), Access.Kind.DOCUMENT, Access.Ground.OWN_REQUEST, through, by)), sight);
        return it.identification() == null ? Optional.empty() : open(it, sight);
    }

    /**
     * Those who have something in common with {@code known}, and have consented to that for the purpose of {@code why}; puts down of
     * each that it was found, through the organisation that runs the node.
     */
    public List<Line> find(Identity known, Access.Ground why, Actor by, Sight sight) {
        Map<Datum, Set<String>> marks = new EnumMap<>(Datum.class);
        Trait.of(known).stream()
                .collect(groupingBy(Trait::datum, toSet()))
                .forEach((datum, traits) -> marks.put(datum, seals.marks(traits)));
        List<Line> found = identities.marked(marks, why.reason(), sight);
        accesses.add(
                found.stream()
                        .map(it -> Access.of(
                                it.id(), Access.Kind.FOUND, why, it.host().value(), by))
                        .toList(),
                sight);
        return found;
    }

    private Optional<Identity> open(Participant it, Sight sight) {
        return identities.find(it.id(), sight).map(one -> seals.open(it.id(), one));
    }
}
