package se.kompetensbyran.persistence.publications;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.publications.PublicationFixture.aReport;
import static se.kompetensbyran.domain.publications.PublicationFixture.anAnnexOf;
import static se.kompetensbyran.domain.publications.PublicationFixture.annexed;
import static se.kompetensbyran.domain.publications.PublicationFixture.retitled;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.publications.Publication;
import se.kompetensbyran.domain.publications.PublicationProblem.HasAnnexes;
import se.kompetensbyran.domain.publications.PublicationProblem.NotAnnexable;
import se.kompetensbyran.domain.publications.Publications;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to publications and their annexes. */
@QuarkusTest
class PublicationRacesTest extends Racing {

    @Inject
    Publications publications;

    @Test
    void two_change_a_publication() {
        var saved = saved(aReport(saved(anOngoingProject()).id()));
        Supplier<Write> change = () -> {
            var read = publications.get(saved.id());
            return () -> publications.save(retitled("Ny titel (påhittad)", read));
        };

        assertThat(Race.between(change, change)).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> publications.get(saved.id())).revision()).isEqualTo(2);
    }

    @Test
    void two_describe_a_publication_with_the_same_id() {
        var described = aReport(saved(anOngoingProject()).id());

        assertThat(Race.between(() -> () -> publications.save(described), () -> () -> publications.save(described)))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @RepeatedTest(5)
    void a_whole_becomes_an_annex_while_it_gets_one() {
        var project = saved(anOngoingProject()).id();
        var other = saved(aReport(project));
        var whole = saved(aReport(project));

        assertThat(Race.between(
                        () -> {
                            var read = publications.get(whole.id());
                            return () -> publications.save(annexed(read, other));
                        },
                        () -> () -> publications.save(anAnnexOf(whole))))
                .singleElement()
                .isInstanceOfAny(HasAnnexes.class, NotAnnexable.class, Stale.class);
    }

    private Publication saved(Publication it) {
        return inTransaction(() -> publications.save(it));
    }
}
