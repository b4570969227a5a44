package se.kompetensbyran.domain.assessments;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Rows;

/** Assessments that are forgotten when the test is over. */
public final class AssessmentsInMemory implements Assessments {

    private final Rows<AssessmentId, Assessment> rows = new Rows<>();
    private final Enterprises enterprises;

    /** Assessments of the enterprises there. */
    public AssessmentsInMemory(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    @Override
    public Optional<Assessment> find(AssessmentId id) {
        return rows.find(id);
    }

    @Override
    public synchronized Assessment save(Assessment it) {
        if (it.state() == State.CONFIRMED && enterprises.get(it.enterprise()).stage() == Stage.CLOSED)
            throw new EnterpriseProblem.Closed();
        List<Assessment> others = rows.all()
                .filter(other -> other.enterprise().equals(it.enterprise()))
                .filter(other -> !other.id().equals(it.id()))
                .toList();
        if (it.state().isOpen()
                && others.stream().anyMatch(other -> other.state().isOpen())) throw new AssessmentProblem.OpenAlready();
        Period validity = it.validity();
        boolean isTwice = validity != null
                && others.stream()
                        .map(Assessment::validity)
                        .filter(Objects::nonNull)
                        .anyMatch(validity::overlaps);
        if (isTwice) throw new AssessmentProblem.ValidAlready();
        return rows.save(it.id(), it, AssessmentFixture.read(it, it.revision() + 1));
    }

    @Override
    public Page<AssessmentLine> search(Search search, PageRequest wanted, LocalDate today) {
        return Page.of(
                rows.all()
                        .filter(it -> search.enterprise() == null
                                || search.enterprise().equals(it.enterprise()))
                        .filter(it -> search.state() == null || search.state() == it.state())
                        .filter(it -> isWithin(it.enterprise(), search.within(), today))
                        .sorted(comparing((Assessment it) -> it.id().toString()).reversed())
                        .map(this::line)
                        .toList(),
                wanted);
    }

    @Override
    public Optional<Period> lastValidity(EnterpriseId enterprise) {
        return rows.all()
                .filter(it -> it.enterprise().equals(enterprise))
                .map(Assessment::validity)
                .filter(Objects::nonNull)
                .max(comparing(Period::from));
    }

    private boolean isWithin(EnterpriseId id, @Nullable Within within, LocalDate today) {
        if (within == null) return true;
        EnterpriseOverview it = enterprises.overview(id, today).orElseThrow();
        AtNode node = it.node();
        return within.organisations().contains(it.organisation().id())
                || (node != null && within.hosts().contains(node.host()));
    }

    private AssessmentLine line(Assessment it) {
        return new AssessmentLine(
                it.id(),
                it.revision(),
                it.enterprise(),
                enterprises.get(it.enterprise()).business().name(),
                it.state(),
                it.history().get(it.history().size() - 1).by().at(),
                it.validity());
    }
}
