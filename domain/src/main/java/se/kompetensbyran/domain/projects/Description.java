package se.kompetensbyran.domain.projects;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;

/**
 * What a project is about. The sets hold codes of the code lists with the same names, at most 20 each.
 *
 * @param name its own name, as its owner writes it, at most 200 characters
 * @param summary what it is for, when somebody has written that
 * @param targetGroups whom it is for: persons and enterprises
 * @param stakeholderGroups whom it means to influence
 * @param competenceAreas the skills that it builds
 * @param challenges what it answers to
 */
public record Description(
        String name,
        @Nullable Bilingual summary,
        Set<String> targetGroups,
        Set<String> stakeholderGroups,
        Set<String> competenceAreas,
        Set<String> challenges) {

    /** The most codes of one list. */
    public static final int MAX_CODES = 20;

    public Description {
        Text.line("name", name, 200);
        targetGroups = few("targetGroups", targetGroups);
        stakeholderGroups = few("stakeholderGroups", stakeholderGroups);
        competenceAreas = few("competenceAreas", competenceAreas);
        challenges = few("challenges", challenges);
    }

    /** @throws InvalidValue {@code unknown-code} for the first code that its list does not have */
    void check(CodeLists lists) {
        lists.get("target-groups").check("targetGroups", targetGroups);
        lists.get("stakeholder-groups").check("stakeholderGroups", stakeholderGroups);
        lists.get("competence-areas").check("competenceAreas", competenceAreas);
        lists.get("challenges").check("challenges", challenges);
    }

    private static Set<String> few(String field, Set<String> codes) {
        InvalidValue.unless(codes.size() <= MAX_CODES, field, "too-many", MAX_CODES);
        return Collections.unmodifiableSortedSet(new TreeSet<>(codes));
    }
}
