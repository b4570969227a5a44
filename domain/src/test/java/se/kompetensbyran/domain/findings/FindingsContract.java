package se.kompetensbyran.domain.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.placements.PlacementFixture.ADVISER;
import static se.kompetensbyran.domain.placements.PlacementFixture.LAST;
import static se.kompetensbyran.domain.placements.PlacementFixture.MONDAY;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.placements.PlacementFixture.in;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.findings.Findings.Outcome;
import se.kompetensbyran.domain.findings.Findings.Search;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.Ending;
import se.kompetensbyran.domain.placements.Party;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Terms;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.placements.Word;
import se.kompetensbyran.domain.shared.PageRequest;

/** What every store of findings does; it may hold others. */
public abstract class FindingsContract {

    protected OrganisationId host = OrganisationId.next();
    protected NodeId node = NodeId.next();
    protected Sight own = Sight.NONE;

    /** The store under test. */
    protected abstract Findings findings();

    /** Where the placements of that store are. */
    protected abstract Placements placements();

    /** Where the places of that store are. */
    protected abstract Places places();

    /** Where the participants of that store are. */
    protected abstract Participants participants();

    /** Where the enterprises of that store are. */
    protected abstract Enterprises enterprises();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    @BeforeEach
    void a_node_is_known() {
        host = organisations().save(anOrganisation()).id();
        node = nodes().save(aNode(host)).id();
        own = Sight.at(Set.of(host));
    }

    @Test
    void a_placement_that_is_not_over_after_its_last_planned_day_is_found_until_it_is() {
        Placement sent = save(in(State.TO_SIGN, between(somebody())));
        assertThat(check(FindingKind.PLACEMENT_PAST_END, LAST)).isEqualTo(Outcome.NOTHING);

        LocalDate after = LAST.plusDays(1);
        assertThat(check(FindingKind.PLACEMENT_PAST_END, after)).isEqualTo(new Outcome(1, 0));
        assertThat(check(FindingKind.PLACEMENT_PAST_END, after.plusDays(1))).isEqualTo(Outcome.NOTHING);
        Findings.Line found = open(FindingKind.PLACEMENT_PAST_END).get(0);
        assertThat(found.subject()).isEqualTo(sent.id().value());
        assertThat(found.node()).isEqualTo(node);
        assertThat(found.adviser()).isEqualTo(ADVISER.who());
        assertThat(found.since()).isEqualTo(LAST);
        assertThat(found.foundOn()).isEqualTo(after);
        assertThat(found.mendedOn()).isNull();
        assertThat(findings().counts(own)).containsEntry(FindingKind.PLACEMENT_PAST_END, 1);

        save(sent.cancel("Påhittat skäl", ADVISER));
        assertThat(check(FindingKind.PLACEMENT_PAST_END, after.plusDays(2))).isEqualTo(new Outcome(0, 1));
        assertThat(open(FindingKind.PLACEMENT_PAST_END)).isEmpty();
        assertThat(all(null, true)).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(found.id());
            assertThat(it.mendedOn()).isEqualTo(after.plusDays(2));
        });
        assertThat(findings().counts(own)).containsEntry(FindingKind.PLACEMENT_PAST_END, 0);
    }

    @Test
    void a_draft_and_what_is_over_are_past_no_end() {
        save(in(State.DRAFT, between(somebody())));
        save(in(State.ENDED, between(somebody())));
        save(in(State.DID_NOT_START, between(somebody())));
        assertThat(check(FindingKind.PLACEMENT_PAST_END, LAST.plusYears(1))).isEqualTo(Outcome.NOTHING);
    }

    @Test
    void a_placement_that_ended_is_found_after_four_weeks_until_the_participant_is_heard() {
        Ending unheard = new Ending(LAST, 0, null, null, new Word(Word.Answer.NOT_HEARD, null), ADVISER);
        Placement ended = save(in(State.ONGOING, between(somebody())).end(unheard, LAST));
        save(in(State.ENDED, between(somebody())));
        assertThat(check(FindingKind.PLACEMENT_WITHOUT_WORD, LAST.plusDays(27))).isEqualTo(Outcome.NOTHING);
        assertThat(check(FindingKind.PLACEMENT_WITHOUT_WORD, LAST.plusDays(28))).isEqualTo(new Outcome(1, 0));

        save(ended.hear(new Word(Word.Answer.AGREES, null)));
        assertThat(check(FindingKind.PLACEMENT_WITHOUT_WORD, LAST.plusDays(28))).isEqualTo(new Outcome(0, 1));
    }

    @Test
    void of_placements_that_are_more_than_full_time_together_the_later_is_found() {
        Participant whose = somebody();
        save(signed(whose, new Terms(MONDAY, LAST, 20, "Baka bröd")));
        save(signed(whose, new Terms(LAST.plusDays(1), LAST.plusDays(20), 40, "Efter den första")));
        save(signed(whose, new Terms(LAST, LAST, 20, "Ryms på halvtid")));
        assertThat(check(FindingKind.PLACEMENTS_OVERLAP, MONDAY)).isEqualTo(Outcome.NOTHING);
        Placement over = save(signed(whose, new Terms(MONDAY.plusDays(7), LAST, 21, "Ryms inte")));
        save(in(State.DRAFT, between(whose)));

        assertThat(check(FindingKind.PLACEMENTS_OVERLAP, MONDAY).found()).isEqualTo(2);
        assertThat(open(FindingKind.PLACEMENTS_OVERLAP))
                .extracting(Findings.Line::subject)
                .contains(over.id().value());

        save(over.cancel("Påhittat skäl", ADVISER));
        assertThat(check(FindingKind.PLACEMENTS_OVERLAP, MONDAY)).isEqualTo(new Outcome(0, 2));
    }

    @Test
    void what_is_wrong_again_is_found_again() {
        Placement placed = save(in(State.SIGNED, between(somebody())));
        LocalDate after = LAST.plusDays(1);
        check(FindingKind.PLACEMENT_PAST_END, after);
        check(FindingKind.PLACEMENT_PAST_END, LAST);
        assertThat(open(FindingKind.PLACEMENT_PAST_END)).isEmpty();
        assertThat(check(FindingKind.PLACEMENT_PAST_END, after)).isEqualTo(new Outcome(1, 0));
        assertThat(all(FindingKind.PLACEMENT_PAST_END, null))
                .hasSize(2)
                .allMatch(it -> it.subject().equals(placed.id().value()));
    }

    @Test
    void they_are_found_by_kind_and_node_and_by_nobody_else() {
        save(in(State.ONGOING, between(somebody())));
        check(FindingKind.PLACEMENT_PAST_END, LAST.plusDays(1));
        OrganisationId other = organisations().save(anOrganisation()).id();
        NodeId there = nodes().save(aNode(other)).id();
        assertThat(findings().check(FindingKind.PLACEMENT_PAST_END, other, LAST.plusDays(1)))
                .isEqualTo(Outcome.NOTHING);

        assertThat(search(new Search(FindingKind.PLACEMENT_PAST_END, node, false), own))
                .hasSize(1);
        assertThat(search(new Search(FindingKind.PLACEMENTS_OVERLAP, node, false), own))
                .isEmpty();
        assertThat(search(new Search(null, there, null), own)).isEmpty();
        assertThat(search(new Search(null, null, null), Sight.at(Set.of(other))))
                .isEmpty();
        assertThat(search(new Search(null, null, null), Sight.NONE)).isEmpty();
        assertThat(findings().counts(Sight.at(Set.of(other))).values()).containsOnly(0);
        assertThat(findings().counts(Sight.REGION).get(FindingKind.PLACEMENT_PAST_END))
                .isPositive();
    }

    private Outcome check(FindingKind kind, LocalDate today) {
        return findings().check(kind, host, today);
    }

    private List<Findings.Line> open(FindingKind kind) {
        return all(kind, false);
    }

    private List<Findings.Line> all(@Nullable FindingKind kind, @Nullable Boolean isMended) {
        return search(new Search(kind, null, isMended), own);
    }

    private List<Findings.Line> search(Search search, Sight sight) {
        return findings().search(search, sight, PageRequest.first(50)).items();
    }

    private Placement signed(Participant whose, Terms terms) {
        Placement sent = Placement.draft(
                        between(whose), terms, Optional.of(PlacementFixture.THREE_MONTHS), null, ADVISER)
                .send(ADVISER);
        return PlacementFixture.signed(sent, Party.values());
    }

    protected Participant somebody() {
        return participants().save(aParticipant(node), own);
    }

    protected Between between(Participant whose) {
        var enterprise = enterprises()
                .save(anEnterprise(organisations().save(anOrganisation()).id()));
        return Between.of(places().save(aPlace(enterprise.id(), 9)), whose);
    }

    protected Placement save(Placement it) {
        return placements().save(it, Vantage.of(own, MONDAY));
    }
}
