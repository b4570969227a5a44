package se.kompetensbyran.persistence.imports;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.imports.ImportsContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class JdbcImportsTest extends ImportsContract {

    @Inject
    Imports imports;

    @Override
    protected Imports imports() {
        return OwnTransaction.each(Imports.class, imports);
    }
}
