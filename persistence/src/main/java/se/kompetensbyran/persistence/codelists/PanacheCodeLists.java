package se.kompetensbyran.persistence.codelists;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.Code;
import se.kompetensbyran.domain.codelists.CodeList;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Writes;

/** Code lists, a row each with rows for their codes. */
@ApplicationScoped
class PanacheCodeLists implements CodeLists, PanacheRepositoryBase<CodeListEntity, String> {

    private static final String CODES = "select it.name, one.code, one.label_sv, one.label_en, one.broader, one.source"
            + " from code_list it left join code_list_code one on one.list = it.name";
    private static final String IN_ORDER = " order by it.name, one.position";

    private final Reads reads;

    PanacheCodeLists(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Optional<CodeList> find(String name) {
        return lists(Sql.of(CODES + " where it.name = ?" + IN_ORDER, name)).stream()
                .findFirst();
    }

    @Override
    public List<CodeList> all() {
        return lists(Sql.of(CODES + IN_ORDER));
    }

    private List<CodeList> lists(Sql sql) {
        Map<String, List<Code>> lists = new LinkedHashMap<>();
        reads.list(sql, row -> new Line(row.getString(1), code(row)))
                .forEach(it -> it.addTo(lists.computeIfAbsent(it.list(), name -> new ArrayList<>())));
        return lists.entrySet().stream()
                .map(it -> new CodeList(it.getKey(), it.getValue()))
                .toList();
    }

    /** A code of a list; a list without codes has one line without. */
    private record Line(String list, @Nullable Code code) {

        void addTo(List<Code> codes) {
            if (code != null) codes.add(code);
        }
    }

    private static @Nullable Code code(ResultSet row) throws SQLException {
        String code = row.getString(2);
        return code == null
                ? null
                : new Code(code, new Bilingual(row.getString(3), row.getString(4)), row.getString(5), row.getString(6));
    }

    @Override
    public void save(CodeList list) {
        CodeListEntity row = findByIdOptional(list.name()).orElseGet(() -> new CodeListEntity().named(list.name()));
        // A code that moves must leave its old place before it takes the new one.
        row.codes.clear();
        persist(row);
        Writes.flush(getEntityManager(), Map.of());
        list.codes().stream().map(CodeListEntity.CodeRow::of).forEach(row.codes::add);
        Writes.flush(getEntityManager(), Map.of());
    }
}
