package se.kompetensbyran.persistence.journal;

import static se.kompetensbyran.persistence.shared.Reads.moment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import se.kompetensbyran.domain.journal.Hindsight;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;

/**
 * What was known, by the views of the schema {@code known}: they have the names and the columns of the tables, and stand
 * before those in a transaction of their own, so that whatever reads there reads them.
 */
@ApplicationScoped
class JdbcHindsight implements Hindsight {

    private final Reads reads;

    JdbcHindsight(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Instant since(Memory memory) {
        return reads.list(
                        Sql.of("select since from known.memory where of_what = ?", EnumCode.of(memory)),
                        row -> moment(row, 1))
                .get(0);
    }

    @Override
    public <T> T at(Instant moment, Supplier<T> read) {
        // The server rounds to microseconds, and must not round up to what came after.
        String told = moment.truncatedTo(ChronoUnit.MICROS).toString();
        return QuarkusTransaction.requiringNew().call(() -> {
            reads.list(
                    Sql.of(
                            "select set_config('known.at', ?, true),"
                                    + " set_config('search_path', 'known, ' || current_setting('search_path'), true),"
                                    + " set_config('transaction_read_only', 'on', true)",
                            told),
                    row -> told);
            return read.get();
        });
    }
}
