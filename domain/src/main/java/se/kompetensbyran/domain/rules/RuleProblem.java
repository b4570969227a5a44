package se.kompetensbyran.domain.rules;

import java.util.List;
import java.util.stream.Stream;
import se.kompetensbyran.domain.shared.Problem;

/** The ways in which rules with dates say no; each tells which rules, what was judged by them, and what would have to change. */
public abstract sealed class RuleProblem extends Problem {

    private final transient List<Judged> judged;

    private RuleProblem(List<Judged> judged) {
        super(told(judged.get(0)));
        this.judged = List.copyOf(judged);
    }

    /** All that was judged, and said no. */
    public List<Judged> judged() {
        return judged;
    }

    /** What fills a sentence about it: the rule, its version, its span, the day from which it counts, the limit, the day. */
    public static Object[] told(Judged it) {
        Judgement by = it.by();
        return Stream.of(
                        by.rule(),
                        by.version(),
                        by.span(),
                        by.from(),
                        by.limit(),
                        it.day() == null ? by.limit().plusDays(1) : it.day())
                .toArray();
    }

    /** A limit is exceeded, and nobody has permitted that. */
    @Says(kind = Kind.REFUSED, code = "limit.exceeded")
    public static final class Exceeded extends RuleProblem {
        /** Those limits are exceeded; there is one at least. */
        public Exceeded(List<Judged> judged) {
            super(judged);
        }
    }

    /** It comes before the limit, which nobody can permit. */
    @Says(kind = Kind.REFUSED, code = "limit.too-early")
    public static final class TooEarly extends RuleProblem {
        /** That comes too early. */
        public TooEarly(Judged judged) {
            super(List.of(judged));
        }
    }
}
