package se.kompetensbyran.domain.codelists;

import java.util.List;
import java.util.Optional;

/** The code lists of this installation. They come with it and change with its versions, not by its users. */
public interface CodeLists {

    /** The list of that name, if there is one. */
    Optional<CodeList> find(String name);

    /** The list of that name. @throws CodeListProblem.Unknown when there is none */
    default CodeList get(String name) {
        return find(name).orElseThrow(() -> new CodeListProblem.Unknown(name));
    }

    /** All lists, by name. */
    List<CodeList> all();

    /** Adds or replaces the list of that name. */
    void save(CodeList list);
}
