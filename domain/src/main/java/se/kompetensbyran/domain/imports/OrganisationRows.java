package se.kompetensbyran.domain.imports;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.organisations.OrganisationProblem;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk.Named;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Stale;

/**
 * Rows of organisations. One with an id changes the organisation that has it, if its revision is still the latest; one
 * without enters a new one. A column that the file lacks changes nothing, an empty cell takes away what is told.
 *
 * <p>So that nobody is entered twice by a file that is sent twice, a new one without number may not have the name and the
 * municipality of another; nor one with a number the number of one that became part of another.
 */
public final class OrganisationRows implements Meaning {

    /** The columns, as they are written and read. */
    public static final List<String> COLUMNS = List.of("id", "revision", "name", "number", "legalForm", "municipality");

    private final OrganisationsInBulk organisations;
    private final Mergers mergers;
    private final Set<MunicipalityCode> municipalities;
    private final Seen seen = new Seen();

    OrganisationRows(OrganisationsInBulk organisations, Mergers mergers, Municipalities municipalities) {
        this.organisations = organisations;
        this.mergers = mergers;
        this.municipalities =
                municipalities.all().stream().map(Municipality::code).collect(toSet());
    }

    /** The cells of a row that tells of {@code it}, in the order of {@link #COLUMNS}. */
    public static List<String> cells(Organisation it) {
        return written(
                it.id(),
                it.revision(),
                it.name(),
                it.number(),
                it.legalForm() == null ? null : EnumCode.of(it.legalForm()),
                it.municipality());
    }

    /** Values as cells, empty where there is none. */
    static List<String> written(@Nullable Object... values) {
        return Arrays.stream(values)
                .map(it -> it == null ? "" : CellText.written(it.toString()))
                .toList();
    }

    private record Draft(
            Row row,
            @Nullable OrganisationId id,
            @Nullable Long revision,
            @Nullable String name,
            @Nullable OrganisationNumber number,
            @Nullable LegalForm legalForm,
            @Nullable MunicipalityCode municipality) {

        /** What the row would enter, where its name alone must tell it from others. */
        Stream<Named> unnumbered() {
            return id == null && number == null && name != null
                    ? Stream.of(new Named(name, municipality))
                    : Stream.empty();
        }
    }

    /** What the register says of what the rows name. */
    private record Known(
            Map<OrganisationId, Organisation> all,
            Map<OrganisationNumber, OrganisationId> holders,
            Map<OrganisationNumber, OrganisationId> survivors,
            Set<Named> named) {}

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
                organisations.of(each(drafts, Draft::id)).stream().collect(toMap(Organisation::id, identity())),
                organisations.holders(each(drafts, Draft::number)),
                mergers.survivorsByNumber(each(drafts, it -> it.id() == null ? it.number() : null)),
                organisations.named(drafts.stream()
                        .flatMap(Draft::unnumbered)
                        .map(Named::name)
                        .collect(toSet())));
        List<Organisation> fresh = new ArrayList<>();
        List<Organisation> changed = new ArrayList<>();
        int unchanged = 0;
        for (Draft it : drafts) {
            check(it, known);
            Organisation before = it.id() == null ? null : known.all().get(it.id());
            Organisation after = it.row().isFaulty() ? null : it.row().checked(() -> told(it, before), identity());
            if (after == null) continue;
            if (before == null) fresh.add(after);
            else if (after.equals(before)) unchanged++;
            else changed.add(after);
        }
        return new Batch(fresh.size(), changed.size(), unchanged, () -> {
            organisations.enter(fresh);
            organisations.replace(changed);
        });
    }

    private static <T> Set<T> each(List<Draft> drafts, Function<Draft, @Nullable T> value) {
        return drafts.stream().map(value).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private Draft draft(Row row) {
        Row.Notes faults = row.faults();
        var id = row.id("id");
        Long revision = row.revision();
        String name = row.line("name", 200);
        var number = row.value("number", OrganisationNumber::fromString);
        var legalForm = row.value("legalForm", text -> EnumCode.parse(LegalForm.class, text));
        var municipality = row.value("municipality", MunicipalityCode::new);
        if (row.isEmpty("name")) faults.add("name", "missing");
        if (id != null && row.isEmpty("revision")) faults.add("revision", "missing");
        if (revision != null && row.isEmpty("id")) faults.add("id", "missing");
        if (municipality != null && !municipalities.contains(municipality))
            faults.add("municipality", "unknown-municipality");
        return new Draft(
                row, id == null ? null : new OrganisationId(id), revision, name, number, legalForm, municipality);
    }

    private void check(Draft it, Known known) {
        Row.Notes faults = it.row().faults();
        OrganisationId id = it.id();
        OrganisationNumber number = it.number();
        if (id != null) {
            Organisation before = known.all().get(id);
            if (before == null) faults.add("id", new OrganisationProblem.Unknown(id));
            else if (it.revision() != null && it.revision() != before.revision()) faults.add("revision", new Stale());
            if (!seen.isNew("id", id)) faults.add("id", "duplicate", id);
        }
        if (number != null) {
            OrganisationId holder = known.holders().get(number);
            OrganisationId survivor = known.survivors().get(number);
            if (holder != null && !holder.equals(id)) faults.add("number", new OrganisationProblem.NumberTaken());
            else if (id == null && survivor != null)
                faults.add("number", new OrganisationProblem.NumberMerged(survivor));
            if (!seen.isNew("number", number)) faults.add("number", "duplicate", number);
        }
        it.unnumbered().forEach(one -> {
            if (known.named().contains(one)) faults.add("name", "already-there");
            if (!seen.isNew("name", one.name(), one.municipality())) faults.add("name", "duplicate", one.name());
        });
    }

    private static Organisation told(Draft it, @Nullable Organisation before) {
        String name = Objects.requireNonNull(it.name());
        if (before == null) return Organisation.enter(name, it.number(), it.legalForm(), it.municipality());
        return before.describe(
                name,
                it.row().has("number") ? it.number() : before.number(),
                it.row().has("legalForm") ? it.legalForm() : before.legalForm(),
                it.row().has("municipality") ? it.municipality() : before.municipality());
    }
}
