package se.kompetensbyran.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anAssociation;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulkInMemory;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.imports.Import.Kind;
import se.kompetensbyran.domain.imports.Import.Mode;
import se.kompetensbyran.domain.imports.Import.State;
import se.kompetensbyran.domain.imports.Import.Tally;
import se.kompetensbyran.domain.imports.RunImport.Outcome;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.Merger;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.MergersInMemory;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk;
import se.kompetensbyran.domain.organisations.OrganisationsInBulkInMemory;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;

class RunImportTest {

    private static final Actor BY = new Actor("manager-1", Instant.parse("2024-06-03T08:30:15.123456Z"));
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 3);
    private static final Organisations.Search ALL = new Organisations.Search(null, null, null);

    private final CodeLists lists = theLists();
    private final OrganisationsInMemory organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Mergers mergers = new MergersInMemory(organisations);
    private final Nodes nodes = new NodesInMemory(organisations, municipalities);
    private final EnterprisesInMemory enterprises = new EnterprisesInMemory(organisations, nodes, lists);
    private final OrganisationsInBulk organisationsInBulk = new OrganisationsInBulkInMemory(organisations);
    private final EnterprisesInBulk enterprisesInBulk = new EnterprisesInBulkInMemory(enterprises, organisations);
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void the_municipalities_are_known() {
        municipalities.save(HITTENAS);
        municipalities.save(DIKTBY);
    }

    /** A file whose lines have their cells between bars. */
    private record Lines(List<String> lines) implements Table {

        Lines(String... lines) {
            this(List.of(lines));
        }

        @Override
        public void read(Reader reader) {
            InvalidValue.unless(!lines.isEmpty(), "file", "empty-file");
            reader.heading(cells(lines.get(0)));
            for (int i = 1; i < lines.size(); i++) {
                reader.reading(i + 1);
                InvalidValue.unless(!lines.get(i).equals("LATIN"), "file", "not-utf-8");
                reader.row(i + 1, cells(lines.get(i)));
            }
        }

        private static List<String> cells(String line) {
            return Arrays.asList(line.split("\\|", -1));
        }
    }

    private Outcome run(Kind kind, Mode mode, boolean dryRun, Table file) {
        return new RunImport(organisationsInBulk, enterprisesInBulk, mergers, nodes, municipalities, lists)
                .run(
                        Import.queued(kind, mode, dryRun, UUID.randomUUID(), BY),
                        file,
                        BY,
                        (done, total) -> progress.add(done + "/" + total));
    }

    private Outcome importOrganisations(String... lines) {
        return run(Kind.ORGANISATIONS, Mode.ALL_OR_NOTHING, false, new Lines(lines));
    }

    private Outcome importEnterprises(String... lines) {
        return run(Kind.ENTERPRISES, Mode.ALL_OR_NOTHING, false, new Lines(lines));
    }

    private List<Organisation> organisations() {
        return organisations.search(ALL, PageRequest.first(100)).items();
    }

    private Enterprise enterprise() {
        var found = enterprises
                .search(Enterprises.Search.ALL, PageRequest.first(100), TODAY)
                .items();
        assertThat(found).hasSize(1);
        return enterprises.get(found.get(0).id());
    }

    @Test
    void organisations_are_entered() {
        var number = aNumber();

        var outcome = importOrganisations(
                "name|number|legalForm|municipality",
                "Påhittade Ett|" + number + "|economic-association|9980",
                "'=Påhittade Två|||");

        assertThat(outcome.state()).isEqualTo(State.DONE);
        assertThat(outcome.isKept()).isTrue();
        assertThat(outcome.tally()).isEqualTo(new Tally(2, 0, 0, 0, 0));
        assertThat(organisations())
                .extracting(Organisation::name, Organisation::number, Organisation::municipality)
                .containsExactlyInAnyOrder(
                        tuple("Påhittade Ett", number, HITTENAS.code()), tuple("=Påhittade Två", null, null));
        assertThat(progress).containsExactly("0/2", "2/2");
    }

    @Test
    void one_with_its_id_is_changed_and_one_that_says_the_same_is_not() {
        var one = organisations.save(anAssociation());
        var same = organisations.save(anAssociation());

        var outcome = importOrganisations(
                "id|revision|name|number|legalForm|municipality",
                one.id() + "|1|Påhittat nytt namn|" + one.number() + "|foundation|",
                String.join("|", OrganisationRows.cells(same)));

        assertThat(outcome.tally()).isEqualTo(new Tally(0, 1, 1, 0, 0));
        var changed = organisations.get(one.id());
        assertThat(changed.name()).isEqualTo("Påhittat nytt namn");
        assertThat(changed.municipality()).isNull();
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(organisations.get(same.id())).isEqualTo(same);
    }

    @Test
    void a_column_that_is_left_out_changes_nothing() {
        var one = organisations.save(anAssociation());

        importOrganisations("revision|id|name", "1|" + one.id() + "|Påhittat nytt namn");

        assertThat(organisations.get(one.id()))
                .isEqualTo(new Organisation(
                        one.id(), 2, "Påhittat nytt namn", one.number(), one.legalForm(), one.municipality()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name;|;missing;",
                "name;=cmd|;formula;=cmd",
                "name;@SUM(A1)|;formula;@SUM(A1)",
                "number;Påhittad|123;number-shape;123",
                "number;Påhittad|202100-1235;number-check-digit;202100-1235",
                "number;Påhittad|811299-9878;number-is-personal;",
                "number;Påhittad|198112999878;number-is-personal;",
                "legalForm;Påhittad||cooperative;wrong-value;cooperative",
                "municipality;Påhittad|||20;municipality-shape;20",
                "municipality;Påhittad|||0180;unknown-municipality;0180",
                "id;Påhittad||||abc;uuid-shape;abc",
                "revision;Påhittad|||||0;revision-shape;0",
                "id;Påhittad|||||3;missing;''",
                "revision;Påhittad||||01976f2e-5c00-7000-8000-00000000ffff;missing;''",
                "id;Påhittad||||01976f2e-5c00-7000-8000-00000000ffff|1;organisation.unknown;01976f2e-5c00-7000-8000-00000000ffff",
                "number;Påhittad|556036-0793|sole-trader;number-is-personal;"
            })
    void what_is_wrong_is_told_by_row_column_code_and_value(String column, String line, String code, String value) {
        String heading = "name|number|legalForm|municipality|id|revision";
        String padded =
                line + "|".repeat(5 - (int) line.chars().filter(it -> it == '|').count());

        var outcome = importOrganisations(heading, "Påhittade Rätta|||||", padded);

        assertThat(outcome.state()).isEqualTo(State.REFUSED);
        assertThat(outcome.isKept()).isFalse();
        assertThat(organisations()).isEmpty();
        assertThat(outcome.faults()).contains(fault(3, column, code, value));
    }

    private static RowFault fault(int row, String column, String code, String value) {
        List<String> arguments = code.equals("organisation.unknown") ? List.of(value) : List.of();
        boolean isEmpty = code.equals("missing");
        return new RowFault(row, column, code, arguments, isEmpty ? "" : value);
    }

    @Test
    void everything_that_is_wrong_is_told_in_the_order_of_the_rows() {
        var taken = organisations.save(anAssociation()).number();

        var outcome = importOrganisations(
                "name|number|municipality",
                "Påhittade A|" + taken + "|xx",
                "|123|",
                "Påhittade B|1|",
                "Påhittade C||9980");

        assertThat(outcome.faults())
                .extracting(RowFault::row, RowFault::column, RowFault::code)
                .containsExactly(
                        tuple(2, "municipality", "municipality-shape"),
                        tuple(2, "number", "organisation.number-taken"),
                        tuple(3, "number", "number-shape"),
                        tuple(3, "name", "missing"),
                        tuple(4, "number", "number-shape"));
        assertThat(outcome.tally()).isEqualTo(new Tally(0, 0, 0, 3, 5));
    }

    @Test
    void what_stands_twice_in_the_file_is_told() {
        var number = aNumber();
        var one = organisations.save(anAssociation());

        var outcome = importOrganisations(
                "id|revision|name|number|municipality",
                "||Påhittade A|" + number + "|",
                "||Påhittade B|" + number + "|",
                "||Påhittade C||9980",
                "||Påhittade C||9981",
                "||Påhittade C||9980",
                one.id() + "|1|Påhittade D||",
                one.id() + "|1|Påhittade E||");

        assertThat(outcome.faults())
                .extracting(RowFault::row, RowFault::column, RowFault::code)
                .containsExactly(
                        tuple(3, "number", "duplicate"), tuple(6, "name", "duplicate"), tuple(8, "id", "duplicate"));
    }

    @Test
    void a_file_that_is_sent_twice_enters_nobody_twice() {
        String[] file = {"name|municipality", "Påhittade A|9980", "Påhittade B|"};
        assertThat(importOrganisations(file).state()).isEqualTo(State.DONE);

        assertThat(importOrganisations(file).faults())
                .extracting(RowFault::row, RowFault::code)
                .containsExactly(tuple(2, "already-there"), tuple(3, "already-there"));
    }

    @Test
    void one_that_was_saved_since_the_file_was_made_is_stale() {
        var one = organisations.save(anAssociation());
        organisations.save(one.describe("Påhittad ändring", null, null, null));

        assertThat(importOrganisations("id|revision|name", one.id() + "|1|Påhittad")
                        .faults())
                .extracting(RowFault::column, RowFault::code)
                .containsExactly(tuple("revision", "stale"));
    }

    @Test
    void a_dry_run_ends_as_the_run_would_and_saves_nothing() {
        var fit = run(Kind.ORGANISATIONS, Mode.ALL_OR_NOTHING, true, new Lines("name", "Påhittade A"));
        var unfit = run(Kind.ORGANISATIONS, Mode.ALL_OR_NOTHING, true, new Lines("name", "Påhittade A", "="));

        assertThat(fit.state()).isEqualTo(State.DONE);
        assertThat(fit.isKept()).isFalse();
        assertThat(fit.tally()).isEqualTo(new Tally(1, 0, 0, 0, 0));
        assertThat(unfit.state()).isEqualTo(State.REFUSED);
        assertThat(organisations()).isEmpty();
    }

    @Test
    void valid_rows_are_saved_and_the_others_told() {
        var outcome =
                run(Kind.ORGANISATIONS, Mode.VALID_ROWS, false, new Lines("name", "Påhittade A", "=", "Påhittade B"));

        assertThat(outcome.state()).isEqualTo(State.DONE);
        assertThat(outcome.isKept()).isTrue();
        assertThat(outcome.tally()).isEqualTo(new Tally(2, 0, 0, 1, 1));
        assertThat(organisations()).hasSize(2);
    }

    @Test
    void a_number_that_went_in_a_merger_is_not_entered_again() {
        Organisation survivor = organisations.save(anOrganisation());
        Organisation gone = merged(survivor);
        String number = String.valueOf(gone.number());

        assertThat(importOrganisations("name|number", "Påhittade A|" + number).faults())
                .containsExactly(new RowFault(
                        2,
                        "number",
                        "organisation.number-merged",
                        List.of(survivor.id().toString()),
                        number));
        assertThat(organisations()).containsExactly(survivor);

        // Whoever is there already may say that it is theirs.
        assertThat(importOrganisations(
                                "id|revision|name|number", survivor.id() + "|1|" + survivor.name() + "|" + number)
                        .state())
                .isEqualTo(State.DONE);
        assertThat(importOrganisations("name|number", "Påhittade A|" + number).faults())
                .extracting(RowFault::code)
                .containsExactly("organisation.number-taken");
    }

    @Test
    void an_enterprise_of_what_became_part_of_another_is_the_survivors() {
        Organisation survivor = organisations.save(anOrganisation());
        Organisation gone = merged(survivor);

        var outcome = importEnterprises(
                "name|organisation|organisationNumber",
                "Påhittade A|" + gone.id() + "|",
                "Påhittade B||" + gone.number(),
                "Påhittade C|" + gone.id() + "|" + gone.number(),
                "Påhittade D|" + survivor.id() + "|" + gone.number());

        assertThat(outcome.faults()).isEmpty();
        assertThat(enterprises
                        .search(Enterprises.Search.ALL, PageRequest.first(9), TODAY)
                        .items())
                .hasSize(4)
                .allMatch(it -> it.organisation().id().equals(survivor.id()));
        assertThat(importEnterprises("name|organisation", "Påhittade A|" + survivor.id())
                        .faults())
                .extracting(RowFault::code)
                .containsExactly("already-there");
    }

    private Organisation merged(Organisation survivor) {
        Organisation it = anOrganisation();
        Organisation gone = it.describe(it.name(), aNumber(), LegalForm.FOUNDATION, null);
        mergers.save(Merger.of(gone, survivor.id(), BY));
        return gone;
    }

    @Test
    void the_heading_is_told_of_whole() {
        assertThat(importOrganisations("Namn|number|number|id").faults())
                .extracting(RowFault::row, RowFault::column, RowFault::code)
                .containsExactly(
                        tuple(1, "Namn", "unknown-column"),
                        tuple(1, "number", "repeated-column"),
                        tuple(1, "name", "missing-column"));
    }

    @Test
    void a_row_has_as_many_cells_as_there_are_columns() {
        assertThat(importOrganisations("name|number", "Påhittade A", "Påhittade B||x")
                        .faults())
                .containsExactly(
                        new RowFault(2, null, "ragged", List.of("2", "1"), null),
                        new RowFault(3, null, "ragged", List.of("2", "3"), null));
    }

    @Test
    void what_cannot_be_read_is_refused_whole_whatever_the_mode() {
        for (Mode mode : Mode.values()) {
            var outcome = run(Kind.ORGANISATIONS, mode, false, new Lines("name", "Påhittade A", "LATIN"));

            assertThat(outcome.state()).isEqualTo(State.REFUSED);
            assertThat(outcome.faults()).containsExactly(new RowFault(3, null, "not-utf-8", List.of(), null));
        }
        assertThat(importOrganisations().faults())
                .containsExactly(new RowFault(0, null, "empty-file", List.of(), null));
        assertThat(importOrganisations("name").faults())
                .containsExactly(new RowFault(0, null, "no-rows", List.of(), null));
        assertThat(organisations()).isEmpty();
    }

    @Test
    void a_row_more_than_a_million_is_refused_before_anything_is_read() {
        Table many = reader -> {
            reader.heading(List.of("name"));
            for (int i = 0; i <= Table.MAX_ROWS; i++) reader.row(i + 2, List.of("="));
        };

        assertThat(run(Kind.ORGANISATIONS, Mode.VALID_ROWS, false, many).faults())
                .containsExactly(new RowFault(1_000_002, null, "too-many-rows", List.of("1000000"), null));
    }

    @Test
    void only_the_first_thousand_faults_are_kept_and_all_are_counted() {
        Table many = reader -> {
            reader.heading(List.of("name"));
            IntStream.range(0, 4_100).forEach(it -> reader.row(it + 2, List.of("=")));
        };

        var outcome = run(Kind.ORGANISATIONS, Mode.ALL_OR_NOTHING, true, many);

        assertThat(outcome.faults()).hasSize(1_000);
        assertThat(outcome.tally()).isEqualTo(new Tally(0, 0, 0, 4_100, 4_100));
        assertThat(progress).containsExactly("0/4100", "2000/4100", "4000/4100", "4100/4100");
    }

    @Test
    void an_enterprise_is_registered_with_all_that_is_told() {
        var owner = organisations.save(anAssociation());
        NodeId node = nodes.save(aNode(owner.id())).id();

        var outcome = importEnterprises(
                "organisationNumber|name|descriptionSv|descriptionEn|sectors|municipality|stage|stageSince|node",
                owner.number()
                        + "|Påhittade kaféet|Ett kafé|A café|food-and-drink-services cleaning|9980|paused|2019-03|"
                        + node);

        assertThat(outcome.faults()).isEmpty();
        var it = enterprise();
        assertThat(it.organisation()).isEqualTo(owner.id());
        assertThat(it.business().sectors()).containsExactly("cleaning", "food-and-drink-services");
        assertThat(it.business().description()).extracting("en").isEqualTo("A café");
        assertThat(it.stage()).isEqualTo(Stage.PAUSED);
        assertThat(it.history().get(0).on()).isEqualTo(PartialDate.fromString("2019-03"));
        assertThat(it.history().get(0).by()).isEqualTo(BY);
        assertThat(it.affiliationOn(TODAY))
                .hasValueSatisfying(at -> assertThat(at.node()).isEqualTo(node));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "organisation;||||||||;missing",
                "organisation;01976f2e-5c00-7000-8000-00000000ffff||||||||;unknown-organisation",
                "organisationNumber;|556036-0793|||||||;unknown-organisation",
                "organisationNumber;OTHER|OWNER|||||||;unknown-organisation",
                "descriptionEn;OTHER||Text||||||;missing",
                "descriptionSv;OTHER|||Text|||||;missing",
                "sectors;OTHER||||cooking||||;unknown-code",
                "municipality;OTHER|||||0180|||;unknown-municipality",
                "stage;OTHER||||||open||;wrong-value",
                "stage;OTHER||||||closed||;enterprise.wrong-stage",
                "stageSince;OTHER|||||||2024-13|;date-shape",
                "stageSince;OTHER|||||||2024-06-04|;in-future",
                "node;OTHER||||||||01976f2e-5c00-7000-8000-00000000ffff;unknown-node",
                "descriptionSv;OTHER||=1+1|Text|||||;formula"
            })
    void what_is_wrong_with_an_enterprise_is_told(String column, String line, String code) {
        var owner = organisations.save(anAssociation());
        var other = organisations.save(anOrganisation());

        var outcome = importEnterprises(
                "organisation|organisationNumber|descriptionSv|descriptionEn|sectors|municipality|stage|stageSince|node|name",
                line.replace("OWNER", String.valueOf(owner.number()))
                                .replace("OTHER", other.id().toString()) + "|Påhittad");

        assertThat(outcome.faults())
                .extracting(RowFault::row, RowFault::column, RowFault::code)
                .containsExactly(tuple(2, column, code));
        assertThat(enterprises
                        .search(Enterprises.Search.ALL, PageRequest.first(1), TODAY)
                        .items())
                .isEmpty();
    }

    @Test
    void an_enterprise_comes_to_no_node_that_has_closed() {
        var owner = organisations.save(anAssociation());
        var node = nodes.save(aNode(owner.id()));
        nodes.save(node.describe(
                node.name(), node.host(), node.competenceAreas(), Period.inclusive(OPENING, TODAY.minusDays(1))));

        assertThat(importEnterprises("organisation|name|node", owner.id() + "|Påhittade A|" + node.id())
                        .faults())
                .extracting(RowFault::column, RowFault::code)
                .containsExactly(tuple("node", "enterprise.node-not-there"));
    }

    @Test
    void an_enterprise_is_changed_but_not_its_stage_or_node() {
        var owner = organisations.save(anAssociation());
        NodeId node = nodes.save(aNode(owner.id())).id();
        importEnterprises(
                "organisation|name|stage|stageSince|offersSv|offersEn",
                owner.id() + "|Påhittade A|trading|2019-03|Kaffe|Coffee");
        var it = enterprise();
        String heading = "id|revision|name|stage|stageSince|node";

        assertThat(importEnterprises(heading, it.id() + "|1|Påhittade B|paused|2020|" + node)
                        .faults())
                .extracting(RowFault::column, RowFault::code)
                .containsExactly(
                        tuple("stage", "not-by-import"),
                        tuple("stageSince", "not-by-import"),
                        tuple("node", "not-by-import"));
        assertThat(importEnterprises(heading, it.id() + "|1|Påhittade B|trading|2019-03|")
                        .tally())
                .isEqualTo(new Tally(0, 1, 0, 0, 0));
        assertThat(enterprise().business().name()).isEqualTo("Påhittade B");
        assertThat(enterprise().business().offers()).isEqualTo(it.business().offers());
        assertThat(enterprise().history()).isEqualTo(it.history());
    }

    @Test
    void an_enterprise_that_is_there_by_name_is_not_registered_again() {
        var owner = organisations.save(anAssociation());
        String[] file = {"organisation|name", owner.id() + "|Påhittade A", owner.id() + "|Påhittade A"};

        assertThat(importEnterprises(file).faults())
                .extracting(RowFault::row, RowFault::code)
                .containsExactly(tuple(3, "duplicate"));
        assertThat(importEnterprises(file[0], file[1]).state()).isEqualTo(State.DONE);
        assertThat(importEnterprises(file[0], file[1]).faults())
                .extracting(RowFault::row, RowFault::code)
                .containsExactly(tuple(2, "already-there"));
    }

    @Test
    void what_is_written_is_read_back_without_a_fault_and_changes_nothing() {
        var owner = organisations.save(anAssociation());
        NodeId node = nodes.save(aNode(owner.id())).id();
        importEnterprises(
                "organisation|name|descriptionSv|descriptionEn|sectors|municipality|stageSince|node",
                owner.id() + "|'-Påhittade A|'=Ett|'@One|cleaning|9981|2019|" + node,
                owner.id() + "|Påhittade B||||||");
        List<String> lines = new ArrayList<>(List.of(String.join("|", EnterpriseRows.COLUMNS)));
        enterprisesInBulk.each(
                Enterprises.Search.ALL, TODAY, it -> lines.add(String.join("|", EnterpriseRows.cells(it))));

        var outcome = importEnterprises(lines.toArray(String[]::new));

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.tally()).isEqualTo(new Tally(0, 0, 2, 0, 0));
    }
}
