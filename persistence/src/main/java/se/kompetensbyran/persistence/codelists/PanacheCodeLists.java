package se.kompetensbyran.persistence.codelists;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kompetensbyran.domain.codelists.CodeList;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.persistence.shared.Writes;

/** Code lists, a row each with rows for their codes. */
@ApplicationScoped
class PanacheCodeLists implements CodeLists, PanacheRepositoryBase<CodeListEntity, String> {

    private static final String WITH_CODES = "from CodeListEntity it left join fetch it.codes";

    @Override
    public Optional<CodeList> find(String name) {
        return row(name).map(CodeListEntity::toDomain);
    }

    @Override
    public List<CodeList> all() {
        return list(WITH_CODES + " order by it.name").stream()
                .map(CodeListEntity::toDomain)
                .toList();
    }

    @Override
    public void save(CodeList list) {
        CodeListEntity row = row(list.name()).orElseGet(() -> new CodeListEntity().named(list.name()));
        // A code that moves must leave its old place before it takes the new one.
        row.codes.clear();
        persist(row);
        Writes.flush(getEntityManager(), Map.of());
        list.codes().stream().map(CodeListEntity.CodeRow::of).forEach(row.codes::add);
        Writes.flush(getEntityManager(), Map.of());
    }

    private Optional<CodeListEntity> row(String name) {
        return find(WITH_CODES + " where it.name = ?1", name).singleResultOptional();
    }
}
