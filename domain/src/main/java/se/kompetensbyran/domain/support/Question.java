package se.kompetensbyran.domain.support;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * What an enterprise asks.
 *
 * @param words what it needs, in words that tell of no person; at most 2000 characters
 * @param competenceAreas what it is about; codes of competence-areas, in their order, at least one
 */
public record Question(@Personal String words, Set<String> competenceAreas) {

    /** The most competence areas of one question. */
    public static final int MAX_AREAS = 20;

    public Question {
        Text.impersonal("question", words, 2000);
        InvalidValue.unless(!competenceAreas.isEmpty(), "competenceAreas", "missing");
        InvalidValue.unless(competenceAreas.size() <= MAX_AREAS, "competenceAreas", "too-many", MAX_AREAS);
        competenceAreas = Collections.unmodifiableSortedSet(new TreeSet<>(competenceAreas));
    }

    /** @throws InvalidValue {@code unknown-code} */
    void check(CodeLists lists) {
        lists.get("competence-areas").check("competenceAreas", competenceAreas);
    }
}
