package se.kompetensbyran.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisationNamed;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectWithEverything;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.persistence.shared.ListeningDriver;
import se.kompetensbyran.persistence.shared.ListeningDriver.Sent;

/** What is read for tests that count statements, and how they are heard. */
abstract class StatementCounting {

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Inject
    Projects projects;

    @Inject
    CodeLists lists;

    @Inject
    Nodes nodes;

    int rows;

    static List<String> statements(List<Sent> sent) {
        return sent.stream()
                .filter(Sent::isStatement)
                .map(it -> it.text().replaceFirst("^(select|update \\w+|insert into \\w+)[^$]*", "$1"))
                .toList();
    }

    List<Sent> reading(Supplier<Page<?>> page) {
        return ListeningDriver.during(() -> rows = page.get().items().size());
    }

    static List<Sent> statements(Supplier<?> work) {
        return ListeningDriver.during(work).stream().filter(Sent::isStatement).toList();
    }

    UUID organisation() {
        return transaction(() -> organisations.save(anOrganisationNamed("Påhittad (påhittad)")))
                .id()
                .value();
    }

    static void rowsAndCount(List<Sent> sent) {
        assertThat(sent).hasSize(2).allMatch(Sent::isStatement);
        assertThat(sent.get(1).text()).startsWith("select count(*)").contains("limit 10001");
    }

    String organisations(int many) {
        String word = Unique.word();
        transaction(() -> IntStream.range(0, many)
                .mapToObj(it -> organisations.save(anOrganisationNamed(word + " (påhittad)")))
                .toList());
        return word;
    }

    OrganisationId ownerOf(int many) {
        return transaction(() -> {
            var owner = organisations
                    .save(anOrganisationNamed("Påhittad (påhittad)"))
                    .id();
            for (int i = 0; i < many; i++) projects.save(aProjectWithEverything(owner, owner));
            return owner;
        });
    }

    static <T> T transaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
