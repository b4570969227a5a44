package se.kompetensbyran.persistence.codelists;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.codelists.CodeListFixture.aList;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.codelists.CodeListsContract;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheCodeListsTest extends CodeListsContract {

    @Inject
    CodeLists lists;

    @Override
    protected CodeLists lists() {
        return OwnTransaction.each(CodeLists.class, lists);
    }

    @Test
    void a_list_that_was_read_is_saved_twice_in_one_transaction() {
        var name = Unique.word();
        lists().save(aList(name, "first", "second"));

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(lists.get(name)).isEqualTo(aList(name, "first", "second"));
            lists.save(aList(name, "second", "first", "third"));
            assertThat(lists.get(name)).isEqualTo(aList(name, "second", "first", "third"));
            lists.save(aList(name, "third", "second"));
        });

        assertThat(lists().get(name)).isEqualTo(aList(name, "third", "second"));
    }
}
