package se.kompetensbyran.domain.retention;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Identification;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.PageRequest;

/** What is known of keeping, forgotten when the test is over: consents and identities are days, and no others. */
public final class RetentionsInMemory implements Retentions {

    private final Participants participants;
    private final Map<ParticipantId, LocalDate> told = new ConcurrentHashMap<>();
    private @Nullable RetentionHoldsInMemory holds;

    /** When it is to go who {@code participants} are. */
    public RetentionsInMemory(Participants participants) {
        this.participants = participants;
    }

    void hold(RetentionHoldsInMemory all) {
        holds = all;
    }

    void untell(ParticipantId whose) {
        told.remove(whose);
    }

    @Override
    public Optional<Keeping> of(ParticipantId whose, Sight sight, LocalDate today) {
        return participants
                .find(whose, sight)
                .filter(it -> it.identification() != null)
                .map(it -> keeping(it, today));
    }

    private Keeping keeping(Participant it, LocalDate today) {
        Identification kept = Objects.requireNonNull(it.identification());
        Map.Entry<LocalDate, ActivityKind> last = Stream.concat(
                        it.consents().stream()
                                .map(RetentionsInMemory::last)
                                .map(day -> Map.entry(day, ActivityKind.CONSENT)),
                        Stream.of(Map.entry(kept.by().day(), ActivityKind.IDENTITY)))
                .min(comparing(Map.Entry<LocalDate, ActivityKind>::getKey)
                        .reversed()
                        .thenComparing(Map.Entry::getValue))
                .orElseThrow();
        RetentionHoldsInMemory all = holds;
        return new Keeping(
                last.getKey(),
                last.getValue(),
                all == null ? null : all.until(it.id(), today).orElse(null),
                told.get(it.id()),
                it.restriction() != null);
    }

    private static LocalDate last(Consent it) {
        Consent.Withdrawal withdrawal = it.withdrawal();
        return withdrawal == null || withdrawal.on().isBefore(it.signedOn()) ? it.signedOn() : withdrawal.on();
    }

    @Override
    public int tell(OrganisationId host, RetentionRule rule, LocalDate today) {
        int count = 0;
        for (ParticipantId it : at(host)) {
            Optional<Keeping> keeping =
                    of(it, Sight.at(Set.of(host)), today).filter(one -> one.isToBeTold(rule, today));
            if (keeping.isEmpty()) untell(it);
            else if (told.putIfAbsent(it, today) == null) count++;
        }
        return count;
    }

    @Override
    public List<ParticipantId> due(OrganisationId host, LocalDate today, int most) {
        return at(host).stream()
                .filter(told::containsKey)
                .filter(it -> of(it, Sight.at(Set.of(host)), today)
                        .filter(one -> one.isOver(RetentionFixture.RULE, today))
                        .isPresent())
                .limit(most)
                .toList();
    }

    /**
     * What a node was told.
     *
     * @param goesOn the day on which it goes
     */
    public record Told(ParticipantId whose, NodeId node, LocalDate toldOn, LocalDate goesOn) {}

    /** What the nodes in {@code sight} have been told by {@code today}. */
    public Stream<Told> told(Sight sight, LocalDate today) {
        List<Told> all = new ArrayList<>();
        told.forEach((whose, day) -> participants
                .find(whose, sight)
                .filter(it -> it.identification() != null && !day.isAfter(today))
                .ifPresent(it -> all.add(new Told(
                        whose,
                        it.node(),
                        day,
                        keeping(it, today).goesOn(RetentionFixture.RULE, today).orElseThrow()))));
        return all.stream();
    }

    @Override
    public void lock(ParticipantId whose) {
        // A fake has one user.
    }

    private List<ParticipantId> at(OrganisationId host) {
        List<ParticipantId> all = new ArrayList<>();
        participants
                .search(
                        new Participants.Search(null, null, null, null),
                        Sight.at(Set.of(host)),
                        new PageRequest(1, 100, List.of()))
                .items()
                .forEach(it -> all.add(it.id()));
        return all;
    }
}
