package se.kompetensbyran.domain.codelists;

import java.util.Arrays;
import java.util.List;
import se.kompetensbyran.domain.shared.Bilingual;

/** Code lists to test with. */
public final class CodeListFixture {

    private CodeListFixture() {}

    /** A code that has a label and no more. */
    public static Code aCode(String code) {
        return new Code(code, new Bilingual("Etikett " + code, "Label " + code), null, null);
    }

    /** A list of such codes. */
    public static CodeList aList(String name, String... codes) {
        return new CodeList(
                name, Arrays.stream(codes).map(CodeListFixture::aCode).toList());
    }

    /** The lists by which projects, workplans and publications are checked, with the codes of their fixtures. */
    public static CodeLists theLists() {
        CodeLists lists = new CodeListsInMemory();
        lists.save(new CodeList(
                "target-groups",
                List.of(
                        aCode("persons"),
                        new Code("unemployed", new Bilingual("Arbetslösa", "Unemployed people"), "persons", null),
                        aCode("enterprises"))));
        lists.save(aList("stakeholder-groups", "public-sector", "university-college"));
        lists.save(aList("competence-areas", "business-development", "public-procurement"));
        lists.save(aList("challenges", "ageing-population", "generational-shift"));
        lists.save(aList("activity-kinds", "incubation", "support-structure"));
        lists.save(aList("audiences", "funders", "practitioners"));
        lists.save(new CodeList(
                "sectors",
                List.of(
                        aCode("cleaning"),
                        new Code(
                                "food-and-drink-services",
                                new Bilingual("Kafé, restaurang och catering", "Cafés, restaurants and catering"),
                                null,
                                null))));
        return lists;
    }
}
