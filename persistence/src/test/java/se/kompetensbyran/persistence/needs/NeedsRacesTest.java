package se.kompetensbyran.persistence.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.needs.NeedsFixture.aFinding;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAdoption;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysis;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysisIn;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.needs.CastVote;
import se.kompetensbyran.domain.needs.Finding;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsFixture;
import se.kompetensbyran.domain.needs.NeedsProblem.FindingVoted;
import se.kompetensbyran.domain.needs.NeedsProblem.SecondAdopted;
import se.kompetensbyran.domain.needs.NeedsProblem.VotedAlready;
import se.kompetensbyran.domain.needs.NeedsProblem.VotingClosed;
import se.kompetensbyran.domain.needs.Stage;
import se.kompetensbyran.domain.needs.Vote;
import se.kompetensbyran.domain.needs.Votes;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to needs analyses and their votes. */
@QuarkusTest
class NeedsRacesTest extends Racing {

    @Inject
    Enterprises enterprises;

    @Inject
    NeedsAnalyses analyses;

    @Inject
    Votes votes;

    @RepeatedTest(5)
    void an_enterprise_votes_twice_at_once() {
        var analysis = inTransaction(() -> analyses.save(anAnalysis().with(aFinding())));
        var enterprise = inTransaction(
                () -> enterprises.save(anEnterprise(saved(anOrganisation()).id())));
        Function<Finding, Supplier<Write>> vote = finding -> () -> {
            var it = Vote.cast(analysis.id(), enterprise.id(), finding.id());
            return () -> new CastVote(analyses, votes).cast(it, enterprise);
        };

        assertThat(Race.between(
                        vote.apply(analysis.findings().get(0)),
                        vote.apply(analysis.findings().get(1))))
                .singleElement()
                .isInstanceOf(VotedAlready.class);
        assertThat(votes.counts(analysis.id()).values()).containsExactly(1);
    }

    @RepeatedTest(5)
    void votes_close_while_an_enterprise_votes() {
        var analysis = inTransaction(() -> analyses.save(anAnalysis()));
        var enterprise = inTransaction(
                () -> enterprises.save(anEnterprise(saved(anOrganisation()).id())));
        AtomicInteger counted = new AtomicInteger();

        var failures = Race.between(
                () -> {
                    var read = analyses.get(analysis.id());
                    return () -> {
                        analyses.save(read.become(NeedsFixture.step(Stage.CLOSED), NeedsFixture.MONDAY));
                        counted.set(votes.counts(analysis.id()).size());
                    };
                },
                () -> {
                    var it = Vote.cast(
                            analysis.id(),
                            enterprise.id(),
                            analysis.findings().get(0).id());
                    return () -> votes.save(it);
                });

        assertThat(failures).allMatch(VotingClosed.class::isInstance);
        assertThat(counted.get()).isEqualTo(1 - failures.size());
        assertThat(votes.counts(analysis.id())).hasSize(counted.get());
    }

    @RepeatedTest(5)
    void a_finding_is_taken_away_while_an_enterprise_votes_for_it() {
        var analysis = inTransaction(() -> analyses.save(anAnalysis().with(aFinding())));
        var finding = analysis.findings().get(0).id();
        var enterprise = inTransaction(
                () -> enterprises.save(anEnterprise(saved(anOrganisation()).id())));

        assertThat(Race.between(
                        () -> {
                            var read = analyses.get(analysis.id());
                            return () -> analyses.save(read.without(finding));
                        },
                        () -> () -> votes.save(Vote.cast(analysis.id(), enterprise.id(), finding))))
                .singleElement()
                .isInstanceOfAny(FindingVoted.class, Stale.class);
    }

    @RepeatedTest(5)
    void a_finding_comes_to_say_something_else_while_an_enterprise_votes_for_it() {
        var analysis = inTransaction(() -> analyses.save(anAnalysis()));
        var finding = analysis.findings().get(0);
        var enterprise = inTransaction(
                () -> enterprises.save(anEnterprise(saved(anOrganisation()).id())));
        var other = new Finding(finding.id(), new Bilingual("Påhittat annat", "Invented other"), Set.of());
        AtomicInteger votedBefore = new AtomicInteger();

        var failures = Race.between(
                () -> {
                    var read = analyses.get(analysis.id());
                    return () -> {
                        analyses.save(read.with(other));
                        votedBefore.set(votes.counts(analysis.id()).size());
                    };
                },
                () -> () -> votes.save(Vote.cast(analysis.id(), enterprise.id(), finding.id())));

        assertThat(failures).allMatch(FindingVoted.class::isInstance);
        assertThat(votedBefore.get()).isZero();
        assertThat(votes.counts(analysis.id())).hasSize(1);
        assertThat(inTransaction(() -> analyses.get(analysis.id())).finding(finding.id()))
                .isEqualTo(failures.isEmpty() ? other : finding);
    }

    @RepeatedTest(5)
    void two_sets_are_adopted_at_once_where_none_is() {
        inTransaction(() -> analyses.adopted().map(it -> analyses.save(superseded(it))));

        assertThat(Race.between(adopting(), adopting())).singleElement().isInstanceOf(SecondAdopted.class);
        assertThat(inTransaction(() -> analyses.search(
                                new NeedsAnalyses.Search(Stage.ADOPTED, null, null), PageRequest.first(10))
                        .items()))
                .hasSize(1);
    }

    @RepeatedTest(5)
    void two_sets_are_adopted_at_once_where_one_is() {
        var body = saved(anOrganisation()).id();
        inTransaction(() -> analyses.adopted().map(it -> analyses.save(superseded(it))));
        inTransaction(() -> analyses.save(anAnalysisIn(Stage.ADOPTED, body)));

        assertThat(Race.between(adopting(), adopting())).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> analyses.search(
                                new NeedsAnalyses.Search(Stage.ADOPTED, null, null), PageRequest.first(10))
                        .items()))
                .hasSize(1);
    }

    @Test
    void an_enterprise_votes_twice_beside_the_domain() {
        var analysis = inTransaction(() -> analyses.save(anAnalysis().with(aFinding())));
        var enterprise = inTransaction(
                () -> enterprises.save(anEnterprise(saved(anOrganisation()).id())));
        String vote = "insert into needs_vote (id, revision, changed_at, analysis_id, enterprise_id, finding_id)"
                + " values (gen_random_uuid(), 1, now(), '" + analysis.id() + "', '" + enterprise.id() + "', '%s')";

        assertOneRefusedBy(
                "needs_vote_once",
                vote.formatted(analysis.findings().get(0).id()),
                vote.formatted(analysis.findings().get(1).id()));
        assertThat(votes.counts(analysis.id()).values()).containsExactly(1);
    }

    @Test
    void two_sets_are_adopted_beside_the_domain() {
        inTransaction(() -> analyses.adopted().map(it -> analyses.save(superseded(it))));

        assertOneRefusedBy("needs_analysis_one_adopted", adoptedBeside(), adoptedBeside());
        assertThat(inTransaction(() -> analyses.adopted())).isPresent();
    }

    /** Adopts a set of priorities, with the step that leads there. */
    private String adoptedBeside() {
        var body = saved(anOrganisation()).id();
        var prioritised = inTransaction(() -> analyses.save(anAnalysisIn(Stage.PRIORITISED, body)));
        return "with step as (insert into needs_stage_change (analysis_id, position, stage, happened_on, changed_by, changed_at)"
                + " values ('%1$s', %2$d, 'adopted', '2024-06-03', 'manager-1', now()))"
                        .formatted(prioritised.id(), prioritised.history().size())
                + " update needs_analysis set stage = 'adopted', stage_on = '2024-06-03', adopted_by = '%s',"
                        .formatted(body)
                + " adopted_on = '2024-06-03', valid_until = '2026-06-03' where id = '%s'".formatted(prioritised.id());
    }

    private Supplier<Write> adopting() {
        var body = saved(anOrganisation()).id();
        var prioritised = inTransaction(() -> analyses.save(anAnalysisIn(Stage.PRIORITISED, body)));
        return () -> {
            var adopted = analyses.adopted();
            var read =
                    analyses.get(prioritised.id()).adopt(anAdoption(body), NeedsFixture.MANAGER, NeedsFixture.MONDAY);
            return () -> {
                adopted.map(NeedsRacesTest::superseded).ifPresent(analyses::save);
                analyses.save(read);
            };
        };
    }

    private static NeedsAnalysis superseded(NeedsAnalysis it) {
        return it.supersede(NeedsFixture.MONDAY, NeedsFixture.MANAGER);
    }
}
