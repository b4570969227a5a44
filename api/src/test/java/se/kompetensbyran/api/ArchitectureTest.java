package se.kompetensbyran.api;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.OtherStandard;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.shared.Aggregate;

/** The walls of the house. */
class ArchitectureTest {

    /** Who may know whom, below itself; {@code shared} is known to all. A new context gets a line here. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("shared", Set.of()),
            Map.entry("requests", Set.of()),
            Map.entry("journal", Set.of()),
            Map.entry("access", Set.of()),
            Map.entry("accounts", Set.of("access")),
            Map.entry("clients", Set.of("access")),
            Map.entry("signin", Set.of("access", "accounts", "clients")),
            Map.entry("codelists", Set.of()),
            Map.entry("organisations", Set.of()),
            Map.entry("nodes", Set.of("codelists", "organisations")),
            Map.entry("enterprises", Set.of("codelists", "organisations", "nodes")),
            Map.entry("assessments", Set.of("enterprises", "organisations")),
            Map.entry(
                    "needs",
                    Set.of("codelists", "organisations", "nodes", "enterprises", "projects", "workplans", "support")),
            Map.entry("imports", Set.of("codelists", "organisations", "nodes", "enterprises")),
            Map.entry("incubation", Set.of("organisations", "nodes", "enterprises")),
            Map.entry("figures", Set.of("enterprises")),
            Map.entry("quality", Set.of("enterprises", "organisations")),
            Map.entry("support", Set.of("codelists", "organisations", "nodes", "enterprises", "incubation")),
            Map.entry("participants", Set.of("codelists", "organisations", "nodes")),
            Map.entry("identities", Set.of("organisations", "participants")),
            Map.entry("referrals", Set.of("codelists", "organisations", "nodes", "participants")),
            Map.entry("rules", Set.of()),
            Map.entry(
                    "placements",
                    Set.of("organisations", "nodes", "enterprises", "participants", "referrals", "rules")),
            Map.entry(
                    "documents",
                    Set.of(
                            "organisations",
                            "participants",
                            "identities",
                            "referrals",
                            "placements",
                            "pathways",
                            "findings",
                            "handovers",
                            "retention",
                            "rules")),
            Map.entry(
                    "handovers",
                    Set.of(
                            "codelists",
                            "organisations",
                            "nodes",
                            "projects",
                            "participants",
                            "referrals",
                            "placements",
                            "pathways",
                            "rules")),
            Map.entry("nights", Set.of()),
            Map.entry("wrapping", Set.of("nights")),
            Map.entry("findings", Set.of("organisations", "nodes", "nights", "participants", "placements")),
            Map.entry("retention", Set.of("organisations", "nodes", "nights", "participants", "referrals")),
            Map.entry(
                    "pathways",
                    Set.of(
                            "codelists",
                            "organisations",
                            "nodes",
                            "projects",
                            "participants",
                            "referrals",
                            "placements",
                            "rules")),
            Map.entry(
                    "worklist",
                    Set.of(
                            "access",
                            "organisations",
                            "enterprises",
                            "assessments",
                            "quality",
                            "support",
                            "incubation",
                            "participants",
                            "referrals",
                            "findings",
                            "handovers",
                            "pathways")),
            Map.entry(
                    "merging",
                    Set.of(
                            "organisations",
                            "projects",
                            "nodes",
                            "enterprises",
                            "incubation",
                            "imports",
                            "needs",
                            "quality",
                            "accounts",
                            "clients",
                            "referrals")),
            Map.entry("projects", Set.of("codelists", "organisations")),
            Map.entry("workplans", Set.of("codelists", "projects")),
            Map.entry("publications", Set.of("codelists", "projects")));

    /** What Hibernate and Panache offer beside {@code Writes.save} to write a row. */
    private static final Set<String> WRITING = Set.of(
            "persist",
            "persistAndFlush",
            "merge",
            "remove",
            "delete",
            "deleteAll",
            "deleteById",
            "update",
            "executeUpdate",
            "createNativeQuery",
            "createMutationQuery",
            "unwrap",
            "fill");

    /** Whom an edge may know beside: it tells whose a thing is, and shows on one page what the domain keeps apart. */
    private static final Map<String, Set<String>> EDGE_MAY_KNOW = Map.of(
            "accounts", Set.of("clients", "organisations", "signin"),
            "assessments", Set.of("signin"),
            "clients", Set.of("organisations"),
            "handovers", Set.of("journal", "nights"),
            "imports", Set.of("journal"),
            "referrals", Set.of("pathways"),
            "retention", Set.of("journal"));

    /** The ways to say who may call an operation. */
    private static final List<Class<? extends Annotation>> WAYS =
            List.of(PermitAll.class, PermissionsAllowed.class, Authenticated.class);

    private static final JavaClasses DOMAIN = in("../domain/target/classes");
    private static final JavaClasses PERSISTENCE = in("../persistence/target/classes");
    private static final JavaClasses API = in("target/classes");
    private static final JavaClasses ALL = new ClassFileImporter()
            .importPaths("../domain/target/classes", "../persistence/target/classes", "target/classes");

    private static JavaClasses in(String path) {
        return new ClassFileImporter().importPath(Path.of(path));
    }

    @Test
    void contexts_know_only_whom_the_table_lets_them_know() {
        MAY_KNOW.forEach((context, others) -> {
            Set<String> strangers = new TreeSet<>(MAY_KNOW.keySet());
            strangers.removeAll(others);
            strangers.remove(context);
            strangers.remove("shared");
            for (String module : List.of("domain", "persistence", "api")) {
                String[] packages = strangers.stream()
                        .filter(it ->
                                !module.equals("api") || !edgeMayKnow(context).contains(it))
                        .map(it -> "se.kompetensbyran.domain." + it)
                        .toArray(String[]::new);
                // What an edge or an adapter shares reads and writes the values of every context.
                if (module.equals("domain") || !context.equals("shared"))
                    noClasses()
                            .that()
                            .resideInAPackage("se.kompetensbyran." + module + "." + context)
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(packages)
                            .allowEmptyShould(true)
                            .check(ALL);
            }
        });
    }

    // Every edge asks what its caller may do.
    private static Set<String> edgeMayKnow(String context) {
        Set<String> all = new TreeSet<>(EDGE_MAY_KNOW.getOrDefault(context, Set.of()));
        all.add("access");
        return all;
    }

    @Test
    void every_context_stands_in_the_table() {
        Set<String> contexts = new TreeSet<>();
        for (JavaClass it : DOMAIN)
            if (it.getPackageName().startsWith("se.kompetensbyran.domain."))
                contexts.add(it.getPackageName().substring("se.kompetensbyran.domain.".length()));
        assertThat(contexts).isEqualTo(new TreeSet<>(MAY_KNOW.keySet()));
    }

    @Test
    void contexts_form_no_circle_anywhere() {
        slices().matching("se.kompetensbyran.domain.(*)..")
                .should()
                .beFreeOfCycles()
                .check(DOMAIN);
        slices().matching("se.kompetensbyran.persistence.(*)..")
                .should()
                .beFreeOfCycles()
                .check(PERSISTENCE);
        slices().matching("se.kompetensbyran.api.(*)..")
                .should()
                .beFreeOfCycles()
                .check(API);
    }

    @Test
    void the_domain_knows_the_jdk_alone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("se.kompetensbyran.domain..", "java..", "org.jspecify.annotations..")
                .check(DOMAIN);
    }

    @Test
    void the_api_is_blind_to_persistence() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("se.kompetensbyran.persistence..", "jakarta.persistence..", "org.hibernate..")
                .check(API);
    }

    @Test
    void only_the_domain_and_its_rows_build_aggregates() {
        noClasses()
                .that()
                .resideOutsideOfPackages("se.kompetensbyran.domain..", "se.kompetensbyran.persistence..")
                .should()
                .callConstructorWhere(target(owner(assignableTo(Aggregate.class))))
                .check(ALL);
    }

    @Test
    void aggregates_name_each_other_by_id() {
        classes()
                .that()
                .implement(Aggregate.class)
                .should(new ArchCondition<>("hold no other aggregate") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getFields()
                                .forEach(field -> field.getType()
                                        .getAllInvolvedRawTypes()
                                        .forEach(it -> {
                                            if (it.isAssignableTo(Aggregate.class))
                                                events.add(SimpleConditionEvent.violated(
                                                        field, field.getFullName() + " holds an aggregate"));
                                        }));
                    }
                })
                .check(DOMAIN);
    }

    @Test
    void rows_and_adapters_are_nobody_elses_business() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .notBePublic()
                .check(PERSISTENCE);
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Embeddable")
                .should()
                .notBePublic()
                .check(PERSISTENCE);
        classes()
                .that()
                .haveSimpleNameStartingWith("Panache")
                .should()
                .notBePublic()
                .check(PERSISTENCE);
    }

    // What is saved in another way leaves nothing in the journal.
    @Test
    void the_row_of_an_aggregate_is_written_in_one_way() {
        DescribedPredicate<JavaClass> rows =
                assignableTo("se.kompetensbyran.persistence.shared.RootRow").as("rows of aggregates");
        assertThat(PERSISTENCE.that(rows)).hasSizeGreaterThan(7);
        classes()
                .that(DescribedPredicate.describe(
                        "know rows of aggregates",
                        type -> !type.getPackageName().endsWith(".shared")
                                && !rows.test(type)
                                && type.getDirectDependenciesFromSelf().stream()
                                        .anyMatch(it -> rows.test(it.getTargetClass()))))
                .should(new ArchCondition<>("leave writing to Writes.save") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        Stream.of(
                                        type.getMethodCallsFromSelf().stream()
                                                .filter(it -> WRITING.contains(it.getName())),
                                        type.getMethodReferencesFromSelf().stream()
                                                .filter(it -> WRITING.contains(it.getName())),
                                        type.getFieldAccessesFromSelf().stream()
                                                .filter(it -> it.getAccessType() == AccessType.SET)
                                                .filter(it -> rows.test(it.getTargetOwner())))
                                .flatMap(it -> it)
                                .forEach(it -> events.add(SimpleConditionEvent.violated(it, it.getDescription())));
                    }
                })
                .check(PERSISTENCE);
    }

    @Test
    void every_operation_carries_its_permission() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should(new ArchCondition<>("say in one way who may call it") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        long ways =
                                WAYS.stream().filter(method::isAnnotatedWith).count();
                        if (ways != 1)
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " says who may call it in " + ways + " ways"));
                    }
                })
                .check(API);
    }

    @Test
    void an_operation_demands_one_permission_that_there_is() {
        methods()
                .that()
                .areAnnotatedWith(PermissionsAllowed.class)
                .should(new ArchCondition<>("demand one permission that there is") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        String[] demanded = method.getAnnotationOfType(PermissionsAllowed.class)
                                .value();
                        boolean isOne = demanded.length == 1
                                && Permission.of(demanded[0]).isPresent();
                        if (!isOne)
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " demands " + List.of(demanded)));
                    }
                })
                .check(API);
    }

    @Test
    void what_changes_something_is_for_the_signed_in_and_in_a_transaction() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .and()
                .areNotAnnotatedWith(GET.class)
                .and()
                .areNotAnnotatedWith(OtherStandard.class)
                .should()
                .notBeAnnotatedWith(PermitAll.class)
                .andShould()
                .beAnnotatedWith(Transactional.class)
                .check(API);
    }

    /** People and clients cannot be known before they come in, and passwords are checked outside of transactions. */
    @Test
    void what_another_standard_describes_is_the_way_in_open_to_all_and_in_no_document() {
        methods()
                .that()
                .areAnnotatedWith(OtherStandard.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage("se.kompetensbyran.api.oauth")
                .andShould()
                .beAnnotatedWith(PermitAll.class)
                .andShould(new ArchCondition<>("be hidden") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean isHidden = method.isAnnotatedWith(Operation.class)
                                && method.getAnnotationOfType(Operation.class).hidden();
                        if (!isHidden)
                            events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is shown"));
                    }
                })
                .check(API);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("se.kompetensbyran.api.oauth")
                .and()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beAnnotatedWith(OtherStandard.class)
                .check(API);
    }

    @Test
    void what_answers_that_it_created_can_be_repeated_safely() {
        methods()
                .that()
                .areAnnotatedWith(ResponseStatus.class)
                .should()
                .beAnnotatedWith(Creates.class)
                .check(API);
        methods()
                .that()
                .areAnnotatedWith(Creates.class)
                .should()
                .beAnnotatedWith(ResponseStatus.class)
                .check(API);
    }

    @Test
    void every_package_says_what_it_is_about_and_where_null_may_stand() {
        for (JavaClass it : ALL) {
            boolean isRoot = it.getPackageName().matches("se\\.kompetensbyran\\.(domain|persistence|api)");
            if (!isRoot)
                assertThat(it.getPackage().tryGetPackageInfo())
                        .as(it.getPackageName())
                        .hasValueSatisfying(info -> assertThat(info.isAnnotatedWith(NullMarked.class))
                                .isTrue());
        }
    }
}
