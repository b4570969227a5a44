package se.kompetensbyran.domain.projects;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.projects.ProjectProblem.BudgetExceeded;
import se.kompetensbyran.domain.projects.ProjectProblem.RemainderNeedsTotal;
import se.kompetensbyran.domain.projects.ProjectProblem.SecondRemainder;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Part;

/**
 * The money of a project: the total, when it is known, and where it comes from. A remainder may be 0: then the other
 * lines make the whole total.
 *
 * @throws BudgetExceeded when more is granted than the total, or when the other lines come to more than the total of
 *     which a line is the remainder, also those that are only applied for
 * @throws InvalidValue {@code too-many} lines, {@code duplicate} when two have the same id, or {@code amount-range} when their sum is too large
 * @throws SecondRemainder when two lines are "the rest"
 * @throws RemainderNeedsTotal when a line is "the rest" of a total that nobody knows
 */
public record Budget(@Nullable Money total, List<FundingLine> lines) {

    /** The most funding lines of one project. */
    public static final int MAX_LINES = 100;

    public Budget {
        InvalidValue.unless(lines.size() <= MAX_LINES, "fundingLines", "too-many", MAX_LINES);
        lines = Part.eachOnce("fundingLines", lines);
        long remainders = lines.stream().filter(FundingLine::isRemainder).count();
        if (remainders > 1) throw new SecondRemainder();
        if (remainders == 1 && total == null) throw new RemainderNeedsTotal();
        Money bound = remainders == 1 ? fixed(lines) : granted(lines);
        if (total != null && bound.isMoreThan(total)) throw new BudgetExceeded(bound, total);
    }

    /** What the project has been promised: Σ of the granted and paid lines, the remainder among them resolved. */
    public Money granted() {
        return lines.stream()
                .filter(it -> it.isRemainder() && it.status().isGranted())
                .findAny()
                .flatMap(this::amountOf)
                .map(granted(lines)::plus)
                .orElseGet(() -> granted(lines));
    }

    /** What nobody has promised: total − {@link #granted}; empty while the total is unknown. */
    public Optional<Money> gap() {
        return Optional.ofNullable(total).map(it -> it.minus(granted()));
    }

    /** The amount of {@code line}: its own, or for the remainder what the other lines leave of the total. */
    public Optional<Money> amountOf(FundingLine line) {
        if (!line.isRemainder()) return Optional.ofNullable(line.amount());
        return Optional.ofNullable(total).map(it -> it.minus(fixed(lines)));
    }

    private static Money fixed(List<FundingLine> lines) {
        return sum(lines);
    }

    private static Money granted(List<FundingLine> lines) {
        return sum(lines.stream().filter(it -> it.status().isGranted()).toList());
    }

    private static Money sum(List<FundingLine> lines) {
        return lines.stream().map(FundingLine::amount).filter(Objects::nonNull).reduce(Money.ZERO, Money::plus);
    }
}
