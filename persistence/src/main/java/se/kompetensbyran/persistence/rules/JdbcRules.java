package se.kompetensbyran.persistence.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import se.kompetensbyran.domain.rules.Rule;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;

/** The rules with dates, a row each. */
@ApplicationScoped
class JdbcRules implements Rules {

    private final Reads reads;

    JdbcRules(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Rulebook all() {
        return new Rulebook(reads
                .list(
                        Sql.of(
                                "select kind, version, months, days, assumed, lower(validity), upper(validity) from rule"),
                        row -> new Rule(
                                EnumCode.parse(RuleKind.class, row.getString(1)),
                                row.getInt(2),
                                new Span(row.getInt(3), row.getInt(4)),
                                row.getBoolean(5),
                                new Period(row.getObject(6, LocalDate.class), row.getObject(7, LocalDate.class))))
                .stream()
                .sorted(Comparator.comparing(Rule::kind).thenComparing(Rule::version))
                .toList());
    }
}
