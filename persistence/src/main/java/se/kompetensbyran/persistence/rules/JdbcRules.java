package se.kompetensbyran.persistence.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import se.kompetensbyran.domain.rules.Rule;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.RuleVersions;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.Locks;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Writes;

/** The rules with dates, a row each. */
@ApplicationScoped
class JdbcRules implements Rules, RuleVersions {

    private final EntityManager entities;
    private final Reads reads;
    private final Writes writes;

    JdbcRules(EntityManager entities, Reads reads, Writes writes) {
        this.entities = entities;
        this.reads = reads;
        this.writes = writes;
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

    @Override
    @Transactional
    public Rule add(Function<Rulebook, Rule> make) {
        Locks.hold(entities, "rules");
        Rule it = make.apply(all());
        String kind = EnumCode.of(it.kind());
        LocalDate from = it.validity().from();
        entities.createNativeQuery(
                        "update rule set validity = daterange(lower(validity), cast(?2 as date)) where kind = ?1 and validity @> cast(?2 as date)")
                .setParameter(1, kind)
                .setParameter(2, from)
                .executeUpdate();
        entities.createNativeQuery("insert into rule (kind, version, months, days, assumed, validity)"
                        + " values (?1, ?2, ?3, ?4, ?5, daterange(cast(?6 as date), null))")
                .setParameter(1, kind)
                .setParameter(2, it.version())
                .setParameter(3, it.span().months())
                .setParameter(4, it.span().days())
                .setParameter(5, it.isAssumed())
                .setParameter(6, from)
                .executeUpdate();
        writes.happened(
                "rule.added",
                it.version(),
                Map.of(
                        "kind", kind,
                        "from", from.toString(),
                        "months", Integer.toString(it.span().months()),
                        "days", Integer.toString(it.span().days())));
        return it;
    }
}
