package se.kompetensbyran.api.codelists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.projects.EndingReason;
import se.kompetensbyran.domain.projects.FundingLine;
import se.kompetensbyran.domain.projects.Role;
import se.kompetensbyran.domain.projects.Stage;
import se.kompetensbyran.domain.publications.Publication;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.domain.workplans.Objective;

/** The code lists, and that the program and they know the same codes. */
@QuarkusTest
class CodeListsTest extends ApiTest {

    private static final Map<String, Class<? extends Enum<?>>> ENUMS = Map.of(
            "activity-states", Activity.State.class,
            "ending-reasons", EndingReason.class,
            "funding-statuses", FundingLine.Status.class,
            "legal-forms", LegalForm.class,
            "objective-levels", Objective.Level.class,
            "project-stages", Stage.class,
            "publication-kinds", Publication.Kind.class,
            "role-kinds", Role.Kind.class);

    @Test
    void every_enum_and_its_list_have_the_same_codes() {
        ENUMS.forEach((list, type) -> {
            List<String> told =
                    get("/code-lists/{name}", list).statusCode(200).extract().path("codes.code");
            assertThat(told)
                    .as(list)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(type.getEnumConstants()).map(EnumCode::of).toList());
        });
    }

    @Test
    void every_enum_of_the_domains_language_has_a_list() {
        List<String> all = new ClassFileImporter()
                .importPackages("se.kompetensbyran.domain").stream()
                        .filter(it -> it.isEnum() && !it.getPackageName().endsWith(".shared"))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(all)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        ENUMS.values().stream().map(Class::getName).toList());
    }

    @Test
    void every_list_is_named_with_its_codes_in_both_languages() {
        get("/code-lists?limit=100")
                .statusCode(200)
                .body("items.name", hasItems(ENUMS.keySet().toArray(String[]::new)))
                .body("items.name", hasItems("target-groups", "stakeholder-groups", "competence-areas", "challenges"))
                .body("items.codes.flatten().label.sv", everyItem(not(blankOrNullString())))
                .body("items.codes.flatten().label.en", everyItem(not(blankOrNullString())));
    }

    @Test
    void a_code_names_the_broader_one_of_its_list() {
        get("/code-lists/{name}", "target-groups")
                .body("codes.find { it.code == 'unemployed' }.broader", equalTo("persons"))
                .body("codes.find { it.code == 'unemployed' }.label.sv", equalTo("Arbetslösa"));
    }

    @Test
    void a_list_that_does_not_exist_is_not_found() {
        get("/code-lists/{name}", "no-such-list").statusCode(404).body("code", equalTo("code-list.unknown"));
    }
}
