package se.kompetensbyran.domain.publications;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.kompetensbyran.domain.publications.PublicationProblem.HasAnnexes;
import se.kompetensbyran.domain.publications.PublicationProblem.NotAnnexable;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Swedish;

/** Publications that are forgotten when the test is over. */
public final class PublicationsInMemory implements Publications {

    private final Rows<PublicationId, Publication> rows = new Rows<>();

    private final Sorting<Publication> sorting = new Sorting<Publication>(
                    it -> it.id().value())
            .by("title", Publication::title, Swedish.ORDER)
            .by(
                    "publishedOn",
                    it -> it.publishedOn() == null ? null : it.publishedOn().lastDay(),
                    Comparator.<LocalDate>naturalOrder());

    @Override
    public Optional<Publication> find(PublicationId id) {
        return rows.find(id);
    }

    @Override
    public List<Publication> annexesOf(PublicationId id) {
        return annexes(id).sorted(sorting.ascending("title")).toList();
    }

    @Override
    public synchronized Publication save(Publication it) {
        PublicationId whole = it.annexOf();
        if (whole != null && !find(whole).filter(parent -> mayHave(parent, it)).isPresent()) throw new NotAnnexable();
        if (annexes(it.id()).anyMatch(annex -> whole != null || !annex.project().equals(it.project())))
            throw new HasAnnexes();
        return rows.save(
                it.id(),
                it,
                new Publication(
                        it.id(),
                        it.revision() + 1,
                        it.project(),
                        whole,
                        it.title(),
                        it.kind(),
                        it.language(),
                        it.audiences(),
                        it.publishedOn(),
                        it.description()));
    }

    @Override
    public Page<Publication> search(Search search, PageRequest wanted) {
        return rows.all()
                .filter(it -> search.project() == null || search.project().equals(it.project()))
                .filter(it -> search.kind() == null || search.kind() == it.kind())
                .filter(it -> search.language() == null || search.language().equals(it.language()))
                .filter(it -> search.annexOf() == null || search.annexOf().equals(it.annexOf()))
                .collect(sorting.page(wanted, sorting.ascending("title")));
    }

    private Stream<Publication> annexes(PublicationId id) {
        return rows.all().filter(it -> id.equals(it.annexOf()));
    }

    private static boolean mayHave(Publication parent, Publication annex) {
        return parent.annexOf() == null && parent.project().equals(annex.project());
    }
}
