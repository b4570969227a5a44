package se.kompetensbyran.api.shared;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;

/** Query parameters that are codes of a list: one that the list does not have is told, and is not an empty answer. */
@Singleton
public final class CodeParameters {

    private final CodeLists lists;

    CodeParameters(CodeLists lists) {
        this.lists = lists;
    }

    /**
     * Goes on when {@code code} is left out or in the list.
     *
     * @throws EdgeProblem 400 with {@code unknown-code} at the parameter
     */
    public void check(String parameter, @Nullable String code, String list) {
        if (code == null) return;
        boolean isKnown =
                lists.get(list).codes().stream().anyMatch(it -> it.code().equals(code));
        if (!isKnown)
            throw new EdgeProblem(
                    EdgeProblem.Code.INVALID_VALUE, List.of(Fault.parameter(parameter, "unknown-code", code)));
    }
}
