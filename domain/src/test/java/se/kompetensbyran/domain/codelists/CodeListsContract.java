package se.kompetensbyran.domain.codelists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.aCode;
import static se.kompetensbyran.domain.codelists.CodeListFixture.aList;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Unique;

/** What every store of code lists does. Each test makes lists of its own, so the store may hold others. */
public abstract class CodeListsContract {

    /** The store under test. */
    protected abstract CodeLists lists();

    @Test
    void a_list_comes_back_as_it_was_saved_in_its_own_order() {
        var list = new CodeList(
                Unique.word(),
                List.of(
                        new Code("zebra", new Bilingual("Sebra", "Zebra"), "djur", "påhittad källa"),
                        new Code("djur", new Bilingual("Djur", "Animals"), null, null),
                        new Code("apa-2", new Bilingual("Apa", "Monkey"), "djur", null)));

        lists().save(list);

        assertThat(lists().get(list.name())).isEqualTo(list);
        assertThat(lists().find(list.name())).contains(list);
    }

    @Test
    void a_list_may_be_empty() {
        var list = aList(Unique.word());

        lists().save(list);

        assertThat(lists().get(list.name())).isEqualTo(list);
    }

    @Test
    void a_list_saved_again_replaces_the_former() {
        var name = Unique.word();
        lists().save(aList(name, "first", "second", "third"));
        var anew = new CodeList(
                name,
                List.of(
                        aCode("third"),
                        new Code("first", new Bilingual("Ny etikett", "New label"), "third", null),
                        aCode("fourth")));

        lists().save(anew);

        assertThat(lists().get(name)).isEqualTo(anew);
    }

    @Test
    void the_same_code_may_stand_in_two_lists() {
        var one = aList(Unique.word(), "other");
        var two = aList(Unique.word(), "other");

        lists().save(one);
        lists().save(two);

        assertThat(lists().get(one.name())).isEqualTo(one);
        assertThat(lists().get(two.name())).isEqualTo(two);
    }

    @Test
    void all_lists_come_by_name() {
        var word = Unique.word();
        var first = aList(word + "-a", "one");
        var second = aList(word + "-b", "one");
        var third = aList(word + "-c", "one");
        lists().save(second);
        lists().save(third);
        lists().save(first);

        assertThat(lists().all()).filteredOn(it -> it.name().startsWith(word)).containsExactly(first, second, third);
    }

    @Test
    void a_list_that_is_not_there_is_unknown() {
        var name = Unique.word();

        assertThat(lists().find(name)).isEmpty();
        assertThatThrownBy(() -> lists().get(name)).isInstanceOf(CodeListProblem.Unknown.class);
    }
}
