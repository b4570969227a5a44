package se.kompetensbyran.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.participants.ParticipantFixture.anIdentifiedOne;
import static se.kompetensbyran.domain.retention.RetentionFixture.MONDAY;
import static se.kompetensbyran.domain.retention.RetentionFixture.OVER;
import static se.kompetensbyran.domain.retention.RetentionFixture.RULE;
import static se.kompetensbyran.domain.retention.RetentionFixture.TOLD;
import static se.kompetensbyran.domain.retention.RetentionFixture.aHold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** What every store of keeping does, and of holds; it may hold others. */
public abstract class RetentionsContract {

    protected OrganisationId host = OrganisationId.next();
    protected NodeId node = NodeId.next();
    protected Sight own = Sight.NONE;

    /** The store under test. */
    protected abstract Retentions retentions();

    /** The holds of that store. */
    protected abstract RetentionHolds holds();

    /** Whose identities they are. */
    protected abstract Participants participants();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    @BeforeEach
    void a_node_is_known() {
        host = organisations().save(anOrganisation()).id();
        node = nodes().save(aNode(host)).id();
        own = Sight.at(Set.of(host));
    }

    @Test
    void of_who_is_not_known_nothing_is_to_be_kept() {
        Participant it = participants().save(aParticipant(node), own);
        assertThat(retentions().of(it.id(), own, MONDAY)).isEmpty();
        assertThat(retentions().tell(host, RULE, OVER.plusYears(9))).isZero();
    }

    @Test
    void the_last_day_counts_of_all_that_happened() {
        Participant it = somebody();
        assertThat(retentions().of(it.id(), own, MONDAY))
                .hasValueSatisfying(one -> assertThat(one.lastOn()).isEqualTo(MONDAY));

        Consent later = Consent.sign(
                Purpose.PARTNER, Set.of(Datum.PATH), List.of(), MONDAY.plusDays(40), ADVISER, MONDAY.plusDays(40));
        it = participants().save(it.with(later), own);
        assertThat(retentions().of(it.id(), own, MONDAY))
                .contains(new Keeping(MONDAY.plusDays(40), ActivityKind.CONSENT, null, null, false));

        it = participants().save(it.withdraw(later.id(), MONDAY.plusDays(70), ADVISER, MONDAY.plusDays(70)), own);
        assertThat(retentions().of(it.id(), own, MONDAY))
                .hasValueSatisfying(one -> assertThat(one.lastOn()).isEqualTo(MONDAY.plusDays(70)));
        assertThat(retentions().of(it.id(), Sight.NONE, MONDAY)).isEmpty();
        assertThat(retentions().of(it.id(), elsewhere(), MONDAY)).isEmpty();
    }

    @Test
    void it_is_told_once_and_goes_when_the_days_are_out() {
        Participant it = somebody();
        assertThat(retentions().tell(host, RULE, TOLD.minusDays(1))).isZero();
        assertThat(retentions().tell(host, RULE, TOLD)).isEqualTo(1);
        assertThat(retentions().tell(host, RULE, TOLD)).isZero();
        assertThat(retentions().tell(host, RULE, TOLD.plusDays(3))).isZero();
        assertThat(retentions().of(it.id(), own, TOLD.plusDays(3)))
                .hasValueSatisfying(one -> assertThat(one.toldOn()).isEqualTo(TOLD));

        assertThat(retentions().due(host, OVER.minusDays(1), 10)).isEmpty();
        assertThat(retentions().due(host, OVER, 10)).containsExactly(it.id());
        assertThat(retentions().due(organisations().save(anOrganisation()).id(), OVER, 10))
                .isEmpty();
    }

    @Test
    void who_comes_late_tells_first_and_waits_as_long() {
        Participant it = somebody();
        LocalDate late = OVER.plusYears(1);
        assertThat(retentions().tell(host, RULE, late)).isEqualTo(1);
        assertThat(retentions().due(host, late.plusDays(29), 10)).isEmpty();
        assertThat(retentions().due(host, late.plusDays(30), 10)).containsExactly(it.id());
    }

    @Test
    void what_happens_anew_takes_back_what_was_told() {
        Participant it = somebody();
        retentions().tell(host, RULE, TOLD);
        Consent anew = Consent.sign(Purpose.PARTNER, Set.of(Datum.PATH), List.of(), TOLD, ADVISER, TOLD);
        participants().save(it.with(anew), own);

        assertThat(retentions().tell(host, RULE, TOLD.plusDays(1))).isZero();
        assertThat(retentions().due(host, OVER, 10)).isEmpty();
        assertThat(retentions().of(it.id(), own, OVER))
                .hasValueSatisfying(one -> assertThat(one.toldOn()).isNull());
    }

    @Test
    void what_is_restricted_is_kept() {
        Participant it = somebody();
        retentions().tell(host, RULE, TOLD);
        it = participants().save(it.restrict(new Restriction(Restriction.Reason.NEEDED_FOR_CLAIM, ADVISER)), own);

        assertThat(retentions().tell(host, RULE, OVER)).isZero();
        assertThat(retentions().due(host, OVER, 10)).isEmpty();
        assertThat(retentions().of(it.id(), own, OVER))
                .hasValueSatisfying(one -> assertThat(one.isRestricted()).isTrue());
    }

    @Test
    void a_hold_takes_back_what_was_told_and_keeps_it_to_its_last_day() {
        Participant it = somebody();
        retentions().tell(host, RULE, TOLD);
        LocalDate until = OVER.plusDays(100);
        RetentionHold hold = holds().save(aHold(it, until), own);
        assertThat(retentions().of(it.id(), own, TOLD))
                .contains(new Keeping(MONDAY, ActivityKind.CONSENT, until, null, false));

        assertThat(retentions().tell(host, RULE, until.minusDays(30))).isZero();
        assertThat(retentions().tell(host, RULE, until.minusDays(29))).isEqualTo(1);
        assertThat(retentions().due(host, until, 10)).isEmpty();
        assertThat(retentions().due(host, until.plusDays(1), 10)).containsExactly(it.id());

        holds().save(hold.release(new Actor("adviser-2", Instant.parse("2025-01-01T08:00:00Z"))), own);
        assertThat(retentions().tell(host, RULE, OVER)).isEqualTo(1);
        assertThat(retentions().of(it.id(), own, OVER))
                .contains(new Keeping(MONDAY, ActivityKind.CONSENT, null, OVER, false));
    }

    @Test
    void holds_stand_as_they_were_given_the_latest_first() {
        Participant it = somebody();
        RetentionHold first = holds().save(aHold(it, MONDAY.plusDays(10)), own);
        Actor later = new Actor("adviser-2", ADVISER.at().plusSeconds(60));
        RetentionHold second =
                holds().save(RetentionHold.give(it, RetentionHold.Reason.CLAIM, null, MONDAY.plusDays(5), later), own);
        first = holds().save(first.release(later), own);

        assertThat(holds().get(first.id(), it.id(), own)).isEqualTo(first);
        assertThat(holds().of(it.id(), own, PageRequest.first(5)).items()).containsExactly(second, first);
        assertThat(holds().all(it.id(), own)).containsExactly(second, first);
        assertThat(holds().all(it.id(), elsewhere())).isEmpty();
        assertThat(holds().find(first.id(), elsewhere())).isEmpty();
        assertThat(holds().of(it.id(), elsewhere(), PageRequest.first(5)).items())
                .isEmpty();
        RetentionHold stale = RetentionFixture.read(second, 0);
        assertThatThrownBy(() -> holds().save(stale, own)).isInstanceOf(Stale.class);
        HoldId known = first.id();
        Participant other = somebody();
        assertThatThrownBy(() -> holds().get(known, other.id(), own)).isInstanceOf(RetentionProblem.UnknownHold.class);
    }

    @Test
    void it_goes_once() {
        Participant it = somebody();
        var letting = new LetGo(participants(), retentions(), RULE);
        assertThat(letting.letGo(host, it.id(), OVER.plusYears(9))).isFalse();
        retentions().tell(host, RULE, TOLD);
        assertThat(letting.letGo(host, it.id(), OVER.minusDays(1))).isFalse();

        assertThat(letting.letGo(host, it.id(), OVER)).isTrue();

        assertThat(letting.letGo(host, it.id(), OVER)).isFalse();
        assertThat(participants().get(it.id(), own).identification()).isNull();
        assertThat(participants().get(it.id(), own).code()).isEqualTo(it.code());
        assertThat(participants().get(it.id(), own).consents()).hasSize(1);
        assertThat(retentions().due(host, OVER, 10)).isEmpty();
    }

    @Test
    void between_what_is_found_and_what_is_done_a_hold_can_come() {
        Participant it = somebody();
        retentions().tell(host, RULE, TOLD);
        assertThat(retentions().due(host, OVER, 10)).containsExactly(it.id());
        holds().save(aHold(it, OVER), own);
        assertThat(new LetGo(participants(), retentions(), RULE).letGo(host, it.id(), OVER))
                .isFalse();
    }

    /** A participant of whom name and contact details are kept, to which all happened on {@link RetentionFixture#MONDAY}. */
    protected Participant somebody() {
        return participants().save(anIdentifiedOne(node), own);
    }

    private Sight elsewhere() {
        return Sight.at(Set.of(organisations().save(anOrganisation()).id()));
    }
}
