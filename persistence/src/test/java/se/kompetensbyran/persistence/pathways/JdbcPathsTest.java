package se.kompetensbyran.persistence.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ADVISER;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aWholeOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.situation;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.LabourStatus;
import se.kompetensbyran.domain.pathways.LadderStep;
import se.kompetensbyran.domain.pathways.Outcome;
import se.kompetensbyran.domain.pathways.PathEvent;
import se.kompetensbyran.domain.pathways.PathEvent.Kind;
import se.kompetensbyran.domain.pathways.Paths;
import se.kompetensbyran.domain.pathways.PathsContract;
import se.kompetensbyran.domain.pathways.Results.Count;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.persistence.shared.ListeningDriver;
import se.kompetensbyran.persistence.shared.ListeningDriver.Sent;
import se.kompetensbyran.persistence.shared.OwnTransaction;

/** Timelines and results, over what the other adapters have saved. */
@QuarkusTest
class JdbcPathsTest extends PathsContract {

    @Inject
    Paths paths;

    @Inject
    Enrolments enrolments;

    @Inject
    Referrals referrals;

    @Inject
    Placements placements;

    @Inject
    Places places;

    @Inject
    Projects projects;

    @Inject
    Participants participants;

    @Inject
    Enterprises enterprises;

    @Inject
    Nodes nodes;

    @Inject
    Organisations organisations;

    @Override
    protected Paths paths() {
        return OwnTransaction.each(Paths.class, paths);
    }

    @Override
    protected Enrolments enrolments() {
        return OwnTransaction.each(Enrolments.class, enrolments);
    }

    @Override
    protected Referrals referrals() {
        return OwnTransaction.each(Referrals.class, referrals);
    }

    @Override
    protected Placements placements() {
        return OwnTransaction.each(Placements.class, placements);
    }

    @Override
    protected Places places() {
        return OwnTransaction.each(Places.class, places);
    }

    @Override
    protected Projects projects() {
        return OwnTransaction.each(Projects.class, projects);
    }

    @Override
    protected Participants participants() {
        return OwnTransaction.each(Participants.class, participants);
    }

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void a_page_of_a_timeline_is_two_statements_however_much_there_is(int many) {
        Participant who = participant(Gender.WOMAN);
        for (int i = 0; i < many; i++) {
            project = projects().save(anOngoingProject()).id();
            save(aWholeOne(whose(who)));
        }

        // One says whose it comes near, one reads, and one counts.
        assertThat(statements(() -> paths.timeline(who.id(), own, LONG_AFTER, PageRequest.first(2))))
                .hasSize(3);
    }

    @Test
    void who_has_been_erased_goes_on_being_counted() {
        Participant who = participant(Gender.WOMAN);
        left(who, situation(LabourStatus.EMPLOYED, LadderStep.EMPLOYMENT));
        participants().save(who.erase(ADVISER), own);

        for (Count it : Count.values())
            assertThat(results(it).of(Gender.WOMAN)).isEqualTo(share(Map.of(Outcome.WORK, 1)));
        assertThat(timeline(who, own, LONG_AFTER)).extracting(PathEvent::kind).containsOnly(Kind.OUTCOME);
    }

    @ParameterizedTest
    @EnumSource(Count.class)
    void results_are_one_statement_however_many_there_are(Count count) {
        IntStream.range(0, 3).forEach(it -> left(participant(Gender.WOMAN), null));

        // One says whose it comes near.
        assertThat(statements(() -> paths.results(project, count, null, null, own)))
                .hasSize(2);
    }

    private static List<Sent> statements(Runnable read) {
        return ListeningDriver.during(() -> {
                    read.run();
                    return read;
                })
                .stream()
                .filter(Sent::isStatement)
                .toList();
    }
}
