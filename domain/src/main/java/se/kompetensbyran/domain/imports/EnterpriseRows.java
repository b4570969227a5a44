package se.kompetensbyran.domain.imports;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeList;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Affiliation;
import se.kompetensbyran.domain.enterprises.Business;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk.Line;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk.Named;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.enterprises.StageChange;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/**
 * Rows of enterprises. One with an id changes the enterprise that has it, if its revision is still the latest; one
 * without registers a new one. A column that the file lacks changes nothing, an empty cell takes away what is told. The
 * stage and the node of one that is there are changed by steps of their own: their cells may be empty, or say what is so.
 *
 * <p>So that nobody is registered twice by a file that is sent twice, a new one may not have the name of another of the
 * same organisation. An organisation that became part of another, named by id or number, stands for that one.
 */
public final class EnterpriseRows implements Meaning {

    /** The columns, as they are written and read; codes of sectors with a space between. */
    public static final List<String> COLUMNS = List.of(
            "id",
            "revision",
            "organisation",
            "organisationNumber",
            "name",
            "descriptionSv",
            "descriptionEn",
            "offersSv",
            "offersEn",
            "sectors",
            "municipality",
            "stage",
            "stageSince",
            "node");

    private final EnterprisesInBulk enterprises;
    private final OrganisationsInBulk organisations;
    private final Mergers mergers;
    private final Nodes nodes;
    private final Set<MunicipalityCode> municipalities;
    private final CodeList sectors;
    private final Actor by;
    private final Seen seen = new Seen();

    /** @param by who imports, and when */
    EnterpriseRows(
            EnterprisesInBulk enterprises,
            OrganisationsInBulk organisations,
            Mergers mergers,
            Nodes nodes,
            Municipalities municipalities,
            CodeLists lists,
            Actor by) {
        this.enterprises = enterprises;
        this.organisations = organisations;
        this.mergers = mergers;
        this.nodes = nodes;
        this.municipalities =
                municipalities.all().stream().map(Municipality::code).collect(toSet());
        this.sectors = lists.get("sectors");
        this.by = by;
    }

    /** The cells of a row that tells of {@code line}, in the order of {@link #COLUMNS}. */
    public static List<String> cells(Line line) {
        EnterpriseOverview it = line.enterprise();
        Bilingual description = it.description();
        Bilingual offers = it.offers();
        AtNode node = it.node();
        return OrganisationRows.written(
                it.id(),
                it.revision(),
                it.organisation().id(),
                line.number(),
                it.name(),
                description == null ? null : description.sv(),
                description == null ? null : description.en(),
                offers == null ? null : offers.sv(),
                offers == null ? null : offers.en(),
                String.join(" ", it.sectors()),
                it.municipality(),
                EnumCode.of(it.stage()),
                it.stageOn(),
                node == null ? null : node.id());
    }

    private record Draft(
            Row row,
            @Nullable EnterpriseId id,
            @Nullable Long revision,
            @Nullable OrganisationId organisation,
            @Nullable OrganisationNumber number,
            @Nullable String name,
            @Nullable Bilingual description,
            @Nullable Bilingual offers,
            @Nullable Set<String> sectors,
            @Nullable MunicipalityCode municipality,
            @Nullable Stage stage,
            @Nullable PartialDate since,
            @Nullable NodeId node) {}

    /** What the registers say of what the rows name. */
    private record Known(
            Map<EnterpriseId, Enterprise> all,
            Map<OrganisationId, OrganisationId> organisations,
            Map<OrganisationNumber, OrganisationId> holders,
            Set<Named> named,
            Map<NodeId, Period> nodes) {

        /** Whose the row says that it is. */
        @Nullable
        OrganisationId owner(Draft it) {
            return it.organisation() != null
                    ? organisations.get(it.organisation())
                    : it.number() == null ? null : holders.get(it.number());
        }
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Set<String> required() {
        return Set.of("name");
    }

    @Override
    public Batch read(List<Row> rows) {
        List<Draft> drafts = rows.stream().map(this::draft).toList();
        Known known = new Known(
                enterprises.of(each(drafts, Draft::id)).stream().collect(toMap(Enterprise::id, identity())),
                known(each(drafts, Draft::organisation)),
                holders(each(drafts, Draft::number)),
                enterprises.named(each(drafts, it -> it.id() == null ? it.name() : null)),
                nodes.openOf(each(drafts, Draft::node)));
        List<Enterprise> fresh = new ArrayList<>();
        List<Enterprise> changed = new ArrayList<>();
        int unchanged = 0;
        for (Draft it : drafts) {
            Enterprise before = it.id() == null ? null : known.all().get(it.id());
            check(it, before, known);
            OrganisationId owner = known.owner(it);
            Enterprise after = it.row().isFaulty()
                    ? null
                    : it.row().checked(() -> told(it, owner, before), EnterpriseRows::columnOf);
            if (after == null) continue;
            if (before == null) fresh.add(after);
            else if (after.equals(before)) unchanged++;
            else changed.add(after);
        }
        return new Batch(fresh.size(), changed.size(), unchanged, () -> {
            enterprises.enter(fresh);
            enterprises.describe(changed);
        });
    }

    /** Which organisation each of those stands for: itself, or the one of which it is a part now. */
    private Map<OrganisationId, OrganisationId> known(Set<OrganisationId> named) {
        Map<OrganisationId, OrganisationId> all = new HashMap<>(mergers.survivorsOf(named));
        organisations.of(named).forEach(it -> all.put(it.id(), it.id()));
        return all;
    }

    private Map<OrganisationNumber, OrganisationId> holders(Set<OrganisationNumber> numbers) {
        Map<OrganisationNumber, OrganisationId> all = new HashMap<>(mergers.survivorsByNumber(numbers));
        all.putAll(organisations.holders(numbers));
        return all;
    }

    private static <T> Set<T> each(List<Draft> drafts, Function<Draft, @Nullable T> value) {
        return drafts.stream().map(value).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    // As a stage change calls it.
    private static String columnOf(String field) {
        if (field.equals("on")) return "stageSince";
        return field.replace("/sv", "Sv").replace("/en", "En");
    }

    private Draft draft(Row row) {
        Row.Notes faults = row.faults();
        var id = row.id("id");
        Long revision = row.revision();
        var organisation = row.id("organisation");
        var number = row.value("organisationNumber", OrganisationNumber::fromString);
        String name = row.line("name", 200);
        var municipality = row.value("municipality", MunicipalityCode::new);
        var node = row.id("node");
        if (row.isEmpty("name")) faults.add("name", "missing");
        if (id != null && row.isEmpty("revision")) faults.add("revision", "missing");
        if (revision != null && row.isEmpty("id")) faults.add("id", "missing");
        if (municipality != null && !municipalities.contains(municipality))
            faults.add("municipality", "unknown-municipality");
        return new Draft(
                row,
                id == null ? null : new EnterpriseId(id),
                revision,
                organisation == null ? null : new OrganisationId(organisation),
                number,
                name,
                row.bilingual("description"),
                row.bilingual("offers"),
                row.value("sectors", this::sectors),
                municipality,
                row.value("stage", text -> EnumCode.parse(Stage.class, text)),
                row.value("stageSince", PartialDate::fromString),
                node == null ? null : new NodeId(node));
    }

    private Set<String> sectors(String text) {
        Set<String> all = new TreeSet<>(Arrays.asList(text.split(" +", -1)));
        InvalidValue.unless(all.size() <= Business.MAX_SECTORS, "sectors", "too-many", Business.MAX_SECTORS);
        sectors.check("sectors", all);
        return all;
    }

    private void check(Draft it, @Nullable Enterprise before, Known known) {
        Row.Notes faults = it.row().faults();
        EnterpriseId id = it.id();
        if (id != null) {
            if (before == null) faults.add("id", new EnterpriseProblem.Unknown(id));
            else if (it.revision() != null && it.revision() != before.revision()) faults.add("revision", new Stale());
            if (!seen.isNew("id", id)) faults.add("id", "duplicate", id);
        }
        checkOwner(it, known);
        OrganisationId owner = known.owner(it);
        if (id == null && owner != null && it.name() != null) {
            if (known.named().contains(new Named(it.name(), owner))) faults.add("name", "already-there");
            if (!seen.isNew("name", it.name(), owner)) faults.add("name", "duplicate", it.name());
        }
        if (it.node() != null) checkNode(it, known.nodes().get(it.node()));
        if (before != null) checkSame(it, before);
    }

    /** @param open when the node is there; null when there is none */
    private void checkNode(Draft it, @Nullable Period open) {
        Row.Notes faults = it.row().faults();
        if (open == null) faults.add("node", "unknown-node");
        else if (it.id() == null
                && !affiliation(Objects.requireNonNull(it.node())).fits(open))
            faults.add("node", new EnterpriseProblem.NodeNotThere());
    }

    // It belongs to the node from today.
    private Affiliation affiliation(NodeId node) {
        return new Affiliation(Affiliation.Id.next(), node, new Period(by.day(), null));
    }

    private static void checkOwner(Draft it, Known known) {
        Row row = it.row();
        Row.Notes faults = row.faults();
        OrganisationNumber number = it.number();
        OrganisationId organisation =
                it.organisation() == null ? null : known.organisations().get(it.organisation());
        if (it.organisation() != null && organisation == null) faults.add("organisation", "unknown-organisation");
        if (number != null) {
            OrganisationId holder = known.holders().get(number);
            // Where both are given they must tell of the same.
            if (holder == null || (it.organisation() != null && !holder.equals(organisation)))
                faults.add("organisationNumber", "unknown-organisation");
        }
        boolean isToldOfNone = row.isEmpty("organisation") && row.isEmpty("organisationNumber");
        boolean isLeftAsItWas = it.id() != null && !row.has("organisation") && !row.has("organisationNumber");
        if (isToldOfNone && !isLeftAsItWas) faults.add("organisation", "missing");
    }

    private void checkSame(Draft it, Enterprise before) {
        Row.Notes faults = it.row().faults();
        StageChange latest = before.history().get(before.history().size() - 1);
        if (it.stage() != null && it.stage() != latest.to()) faults.add("stage", "not-by-import");
        if (it.since() != null && !it.since().equals(latest.on())) faults.add("stageSince", "not-by-import");
        boolean isElsewhere = it.node() != null
                && before.affiliationOn(by.day())
                        .filter(at -> at.node().equals(it.node()))
                        .isEmpty();
        if (isElsewhere) faults.add("node", "not-by-import");
    }

    private Enterprise told(Draft it, @Nullable OrganisationId owner, @Nullable Enterprise before) {
        if (before == null) return register(it, Objects.requireNonNull(owner));
        Row row = it.row();
        Business was = before.business();
        return before.describe(
                owner == null ? before.organisation() : owner,
                new Business(
                        Objects.requireNonNull(it.name()),
                        row.has("descriptionSv") || row.has("descriptionEn") ? it.description() : was.description(),
                        row.has("offersSv") || row.has("offersEn") ? it.offers() : was.offers(),
                        row.has("sectors") ? Objects.requireNonNullElse(it.sectors(), Set.of()) : was.sectors(),
                        row.has("municipality") ? it.municipality() : was.municipality()));
    }

    private Enterprise register(Draft it, OrganisationId owner) {
        LocalDate today = by.day();
        Enterprise registered = Enterprise.register(
                EnterpriseId.next(),
                owner,
                new Business(
                        Objects.requireNonNull(it.name()),
                        it.description(),
                        it.offers(),
                        Objects.requireNonNullElse(it.sectors(), Set.of()),
                        it.municipality()),
                new StageChange(
                        it.stage() == null ? Stage.TRADING : it.stage(),
                        it.since() == null ? PartialDate.of(today) : it.since(),
                        null,
                        by),
                today);
        return it.node() == null ? registered : registered.with(affiliation(it.node()));
    }
}
