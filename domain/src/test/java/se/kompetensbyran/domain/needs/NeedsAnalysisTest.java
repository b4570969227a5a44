package se.kompetensbyran.domain.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.needs.NeedsFixture.MONDAY;
import static se.kompetensbyran.domain.needs.NeedsFixture.aFinding;
import static se.kompetensbyran.domain.needs.NeedsFixture.aMeasureOf;
import static se.kompetensbyran.domain.needs.NeedsFixture.aPriorityOf;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysis;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysisIn;
import static se.kompetensbyran.domain.needs.NeedsFixture.step;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.workplans.Activity;

class NeedsAnalysisTest {

    private static final Bilingual WORDS = new Bilingual("Påhittat", "Invented");

    @Test
    void a_priority_comes_from_findings_of_the_same_analysis() {
        NeedsAnalysis closed = anAnalysis().become(step(Stage.CLOSED), MONDAY);

        assertInvalid("findings", "unknown-finding", () -> closed.with(aPriorityOf(aFinding())));
        assertInvalid("findings", "missing", NeedsFixture::aPriorityOf);
        assertThat(closed.with(aPriorityOf(closed.findings().get(0))).priorities())
                .hasSize(1);
    }

    @Test
    void a_priority_has_a_rank_and_equals_share_one() {
        Finding it = aFinding();
        for (int rank : List.of(0, -1, 101))
            assertInvalid("rank", "bounds", () -> new Priority(Priority.Id.next(), rank, WORDS, Set.of(it.id())));

        NeedsAnalysis closed = anAnalysis().become(step(Stage.CLOSED), MONDAY);
        Finding found = closed.findings().get(0);
        assertThat(closed.with(aPriorityOf(found)).with(aPriorityOf(found)).priorities())
                .extracting(Priority::rank)
                .containsExactly(1, 1);
    }

    @Test
    void a_measure_serves_a_priority_of_the_same_analysis() {
        NeedsAnalysis prioritised = anAnalysisIn(Stage.PRIORITISED, OrganisationId.next());

        assertInvalid(
                "priority",
                "unknown-priority",
                () -> prioritised.with(aMeasureOf(aPriorityOf(aFinding()), Measure.Kind.OTHER)));
    }

    @Test
    void a_measure_names_an_activity_when_it_is_one_and_only_then() {
        Priority it = aPriorityOf(aFinding());
        var activity = new Measure.OfProject(ProjectId.next(), Activity.Id.next());

        assertInvalid("activity", "activity-for-its-kind", () -> aMeasureOf(it, Measure.Kind.PROJECT_ACTIVITY));
        Stream.of(Measure.Kind.values())
                .filter(kind -> kind != Measure.Kind.PROJECT_ACTIVITY)
                .forEach(kind -> assertInvalid(
                        "activity",
                        "activity-for-its-kind",
                        () -> new Measure(Measure.Id.next(), it.id(), kind, WORDS, activity)));
    }

    @Test
    void texts_and_lists_have_bounds() {
        var tooLong = new Bilingual("x".repeat(201), "y");
        NeedsAnalysis it = anAnalysis();
        List<Finding> many = IntStream.rangeClosed(0, NeedsAnalysis.MAX)
                .mapToObj(n -> aFinding())
                .toList();

        assertInvalid("title/sv", "too-long", () -> new Theme(tooLong, null, null));
        assertInvalid(
                "what/sv",
                "too-long",
                () -> new Measure(Measure.Id.next(), Priority.Id.next(), Measure.Kind.OTHER, tooLong, null));
        assertInvalid(
                "competenceAreas",
                "too-many",
                () -> new Finding(
                        Finding.Id.next(),
                        WORDS,
                        IntStream.rangeClosed(0, 20).mapToObj(n -> "code-" + n).collect(Collectors.toSet())));
        assertInvalid(
                "findings",
                "too-many",
                () -> NeedsAnalysis.enter(
                        it.id(), it.theme(), many, List.of(), it.history().get(0), MONDAY));
    }
}
