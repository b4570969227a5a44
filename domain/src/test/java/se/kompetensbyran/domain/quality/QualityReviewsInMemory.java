package se.kompetensbyran.domain.quality;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.quality.QualityProblem.ReviewedAlready;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;

/** Quality reviews that are forgotten when the test is over. */
public final class QualityReviewsInMemory implements QualityReviews {

    private final Rows<QualityReviewId, QualityReview> rows = new Rows<>();
    private final Enterprises enterprises;

    /** The reviews of {@code enterprises}. */
    public QualityReviewsInMemory(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    @Override
    public Optional<QualityReview> find(QualityReviewId id) {
        return rows.find(id);
    }

    @Override
    public QualityReview save(QualityReview it) {
        boolean isReviewed = of(it.enterprise())
                .anyMatch(one -> one.on().equals(it.on()) && !one.id().equals(it.id()));
        if (isReviewed) throw new ReviewedAlready();
        return rows.save(it.id(), it, QualityFixture.read(it, it.revision() + 1));
    }

    @Override
    public Page<ReviewLine> search(Search search, PageRequest wanted, LocalDate today) {
        return Page.of(
                of(search.enterprise())
                        .filter(it -> isWithin(it.enterprise(), search.within(), today))
                        .sorted(comparing(QualityReview::on)
                                .thenComparing(it -> it.id().toString())
                                .reversed())
                        .map(it -> new ReviewLine(it.id(), it.enterprise(), name(it), it.on()))
                        .toList(),
                wanted);
    }

    @Override
    public Page<ActionLine> actions(ActionSearch search, PageRequest wanted, LocalDate today) {
        LocalDate overdueOn = search.overdueOn();
        return Page.of(
                of(search.enterprise())
                        .filter(it -> isWithin(it.enterprise(), search.within(), today))
                        .flatMap(it -> it.actions().stream().map(one -> line(it, one, today)))
                        .filter(it -> search.state() == null
                                || search.state() == it.action().state())
                        .filter(it -> overdueOn == null || it.action().isOverdue(overdueOn))
                        .sorted(comparing((ActionLine it) -> it.action().due())
                                .thenComparing(it -> it.action().id().toString()))
                        .toList(),
                wanted);
    }

    private ActionLine line(QualityReview it, Action one, LocalDate today) {
        EnterpriseOverview of = enterprises.overview(it.enterprise(), today).orElseThrow();
        AtNode node = of.node();
        return new ActionLine(
                one,
                it.id(),
                it.reviewer(),
                it.enterprise(),
                of.name(),
                of.organisation().id(),
                node == null ? null : node.host());
    }

    private Stream<QualityReview> of(@Nullable EnterpriseId enterprise) {
        return rows.all().filter(it -> enterprise == null || enterprise.equals(it.enterprise()));
    }

    private String name(QualityReview it) {
        return enterprises.get(it.enterprise()).business().name();
    }

    private boolean isWithin(EnterpriseId id, @Nullable Within within, LocalDate today) {
        if (within == null) return true;
        EnterpriseOverview it = enterprises.overview(id, today).orElseThrow();
        AtNode node = it.node();
        return within.organisations().contains(it.organisation().id())
                || (node != null && within.hosts().contains(node.host()));
    }

    @Override
    public List<QualityReviewId> naming(OrganisationId organisation) {
        return rows.all()
                .filter(it -> it.actions().stream().anyMatch(one -> one.owner().equals(organisation)))
                .map(QualityReview::id)
                .sorted(Comparator.comparing(QualityReviewId::toString))
                .toList();
    }
}
