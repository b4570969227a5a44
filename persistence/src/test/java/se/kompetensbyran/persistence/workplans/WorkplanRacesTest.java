package se.kompetensbyran.persistence.workplans;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aLesson;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anObjective;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to workplans. */
@QuarkusTest
class WorkplanRacesTest extends Racing {

    @Inject
    Workplans workplans;

    @Test
    void two_change_a_workplan() {
        var project = saved(anOngoingProject()).id();
        inTransaction(() -> workplans.save(Workplan.empty(project)));

        assertThat(Race.between(
                        () -> {
                            var read = workplans.get(project);
                            return () -> workplans.save(read.with(aLesson()));
                        },
                        () -> {
                            var read = workplans.get(project);
                            return () -> workplans.save(read.with(anObjective()));
                        }))
                .singleElement()
                .isInstanceOf(Stale.class);
        var after = inTransaction(() -> workplans.get(project));
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.lessons().size() + after.objectives().size()).isEqualTo(1);
    }

    @Test
    void two_write_the_first_words_of_a_workplan() {
        var project = saved(anOngoingProject()).id();
        Supplier<Write> first = () -> {
            var read = workplans.get(project);
            return () -> workplans.save(read.with(aLesson()));
        };

        assertThat(Race.between(first, first)).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> workplans.get(project)).lessons()).hasSize(1);
    }
}
