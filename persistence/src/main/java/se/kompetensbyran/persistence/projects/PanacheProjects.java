package se.kompetensbyran.persistence.projects;

import static se.kompetensbyran.persistence.shared.Reads.number;
import static se.kompetensbyran.persistence.shared.Reads.strings;
import static se.kompetensbyran.persistence.shared.Values.bilingual;
import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.EndingReason;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.ProjectOverview;
import se.kompetensbyran.domain.projects.ProjectOverview.Ending;
import se.kompetensbyran.domain.projects.ProjectOverview.Named;
import se.kompetensbyran.domain.projects.ProjectProblem.NotEarlier;
import se.kompetensbyran.domain.projects.ProjectProblem.OwnerTaken;
import se.kompetensbyran.domain.projects.ProjectProblem.SecondRemainder;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.Role;
import se.kompetensbyran.domain.projects.Stage;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.SearchWords;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Projects, a row each with rows for their parts. */
@ApplicationScoped
class PanacheProjects implements Projects, PanacheRepositoryBase<ProjectEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "project_role_one_owner", OwnerTaken::new,
            "project_funding_line_one_remainder", SecondRemainder::new,
            "project_continues_earlier", NotEarlier::new,
            // The first day of what it continues has moved since that was read.
            "project_continues_fk", Stale::new,
            // An organisation that it names has become part of another since it was asked for.
            "project_role_organisation_fk", Stale::new,
            "project_funding_line_funder_fk", Stale::new);

    private static final Map<String, String> COLUMNS = Map.of(
            "name", "p.name", "startsOn", "p.starts_on", "plannedEndsOn", "p.planned_ends_on", "status", orderOfLife());

    // What is owned on the day, moved into the time in which the project runs: Project.owner says the same.
    private static final String OWNER =
            " role.kind = 'owner'" + " and role.period @> least(greatest(cast(? as date), p.starts_on), p.last_day)";

    private final Reads reads;
    private final Writes writes;

    PanacheProjects(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<Project> find(ProjectId id) {
        return Whole.find(getEntityManager(), ProjectEntity.class, id.value());
    }

    @Override
    public boolean has(ProjectId id) {
        return count("id", id.value()) > 0;
    }

    @Override
    public Project save(Project project) {
        UUID id = project.id().value();
        ProjectEntity found = findById(id);
        boolean moves = found != null && !project.schedule().startsOn().equals(found.startsOn);
        Project saved = writes.save(
                project,
                id,
                found,
                ProjectEntity::new,
                PROBLEMS,
                "project_role_one_owner",
                "project_funding_line_one_remainder");
        // The foreign key has told those that continue it; what this transaction has read of them has not heard.
        if (moves) list("continuesId", id).forEach(getEntityManager()::refresh);
        return saved;
    }

    @Override
    public Optional<ProjectOverview> overview(ProjectId id, LocalDate today) {
        Sql one = overviews(Sql.of("select p.* from project p where p.id = ?", id.value()), today);
        return reads.find(one, PanacheProjects::overview);
    }

    @Override
    public Optional<ProjectOverview> asOf(ProjectId id, LocalDate day) {
        Sql one = overviews(Sql.of("select p.* from ").add(standing(day)).add(" p where p.id = ?", id.value()), day);
        return reads.find(one, PanacheProjects::overview);
    }

    @Override
    public Page<ProjectOverview> search(Search search, PageRequest wanted, LocalDate today) {
        SearchWords words = map(search.q(), SearchWords::of);
        String q = words == null || words.isAllUnwanted() ? null : words.wanted();
        LocalDate day = search.day(today);
        Sql matching = search.asOf() == null
                ? Sql.of(" from project p")
                : Sql.of(" from ").add(standing(search.asOf())).add(" p");
        // A join, and not an exists, lets PostgreSQL begin with the roles; a day has one owner, so no row comes twice.
        if (search.owner() != null) {
            matching.add(" join project_role role on role.project_id = p.id and" + OWNER, day)
                    .add(" and role.organisation_id = ?", search.owner().value());
        }
        matching.add(" where true")
                .and("p.stage = ?", map(search.stage(), EnumCode::of))
                .and("p.search @@ websearch_to_tsquery('swedish', ?) or ? <% p.name", q)
                .and(
                        "exists (select from project_funding_line line where line.project_id = p.id and line.funder_id = ?)",
                        map(search.funder(), OrganisationId::value))
                .and(
                        "p.stage in ('ongoing', 'completed', 'ended-early') and ? between p.starts_on and p.last_day",
                        search.activeOn());
        if (words != null)
            for (String it : words.unwanted()) matching.and("not p.search @@ websearch_to_tsquery('swedish', ?)", it);
        Sql order = q != null && wanted.order().isEmpty()
                ? Sql.of(
                        " order by ts_rank(p.search, websearch_to_tsquery('swedish', ?)) + word_similarity(?, p.name)"
                                + " desc, p.name, p.id",
                        q,
                        q)
                : Sql.of(Reads.orderBy(wanted, COLUMNS, "p.name", "p.id"));
        Sql slice =
                Sql.of("select p.*").add(matching).add(order).add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, overviews(slice, day).add(order), matching, PanacheProjects::overview);
    }

    /** The overviews of the projects that {@code slice} selects: first few rows, then what belongs to each. */
    private static Sql overviews(Sql slice, LocalDate today) {
        return Sql.of("select p.id, p.revision, p.name, p.summary_sv, p.summary_en, p.stage, p.starts_on,"
                        + " p.planned_ends_on, p.ended_on, ending.reason, ending.explanation_sv, ending.explanation_en,"
                        + " owner.id, owner.name, p.total_ore, p.granted_ore, p.target_groups, p.stakeholder_groups,"
                        + " p.competence_areas, p.challenges from (")
                .add(slice)
                .add(") p left join project_role role on role.project_id = p.id and" + OWNER, today)
                .add(" left join organisation owner on owner.id = role.organisation_id"
                        + " left join project_stage_change ending"
                        + " on ending.project_id = p.id and ending.stage = 'ended-early' and p.stage = 'ended-early'");
    }

    /** The projects that were there on {@code day}, with the columns of a project as it stood: Project.standing says the same. */
    private static Sql standing(LocalDate day) {
        return Sql.of(
                "(select it.id, it.revision, it.name, it.summary_sv, it.summary_en, step.stage, it.starts_on,"
                        + " plan.ends_on as planned_ends_on, step.ended_on,"
                        + " coalesce(step.ended_last_day, plan.ends_on) as last_day, it.total_ore, it.granted_ore,"
                        + " it.target_groups, it.stakeholder_groups, it.competence_areas, it.challenges, it.search"
                        + " from project it cross join lateral (select taken.stage,"
                        + " case when taken.stage in ('completed', 'ended-early') then taken.happened_on end as ended_on,"
                        + " case when taken.stage in ('completed', 'ended-early') then taken.last_day end as ended_last_day"
                        + " from project_stage_change taken where taken.project_id = it.id and taken.last_day <= ?"
                        + " order by taken.position desc limit 1) step cross join lateral (select coalesce("
                        + "(select moved.later_end from project_extension moved where moved.project_id = it.id"
                        + " and moved.decided_on <= ? order by moved.position desc limit 1),"
                        + " (select kept.earlier_end from project_extension kept where kept.project_id = it.id"
                        + " order by kept.position limit 1), it.planned_ends_on) as ends_on) plan)",
                day,
                day);
    }

    @Override
    public Map<ProjectId, OrganisationId> ownersOf(Collection<ProjectId> some, LocalDate today) {
        UUID[] ids = some.stream().map(ProjectId::value).toArray(UUID[]::new);
        Map<ProjectId, OrganisationId> owners = new HashMap<>();
        reads.list(
                        Sql.of(
                                        "select p.id, role.organisation_id from project p"
                                                + " join project_role role on role.project_id = p.id and" + OWNER,
                                        today)
                                .add(" where p.id = any(?)", (Object) ids),
                        row -> Map.entry(
                                new ProjectId(row.getObject(1, UUID.class)),
                                new OrganisationId(row.getObject(2, UUID.class))))
                .forEach(it -> owners.put(it.getKey(), it.getValue()));
        return owners;
    }

    @Override
    public List<RoleLine> rolesOf(ProjectId id) {
        return reads.list(
                Sql.of(
                        "select role.id, role.kind, role.organisation_id, role.from_day, role.until_day, it.name"
                                + " from project_role role join organisation it on it.id = role.organisation_id"
                                + " where role.project_id = ?"
                                + " order by role.kind <> 'owner', role.from_day, role.id",
                        id.value()),
                row -> new RoleLine(
                        new Role(
                                new Role.Id(row.getObject(1, UUID.class)),
                                EnumCode.parse(Role.Kind.class, row.getString(2)),
                                new OrganisationId(row.getObject(3, UUID.class)),
                                new Period(row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class))),
                        row.getString(6)));
    }

    @Override
    public List<Named> fundersOf(ProjectId id) {
        return reads.list(
                Sql.of(
                        "select it.id, it.name from organisation it where it.id in"
                                + " (select line.funder_id from project_funding_line line where line.project_id = ?)"
                                + " order by it.name, it.id",
                        id.value()),
                row -> new Named(row.getObject(1, UUID.class), row.getString(2)));
    }

    @Override
    public List<Relative> relativesOf(ProjectId id) {
        // No circle can be written; but what was known at a moment is told by when each began to save.
        return reads.list(
                Sql.of(
                        "with recursive"
                                + " before as (select p.continues_id as id, -1 as generation from project p where p.id = ?"
                                + " union all select p.continues_id, before.generation - 1"
                                + " from before join project p on p.id = before.id where before.id is not null)"
                                + " cycle id set is_again using path,"
                                + " after as (select p.id, 1 as generation from project p where p.continues_id = ?"
                                + " union all select p.id, after.generation + 1"
                                + " from after join project p on p.continues_id = after.id)"
                                + " cycle id set is_again using path"
                                + " select p.id, p.name, p.starts_on, relative.generation, p.continues_id"
                                + " from (select id, generation from before where not is_again"
                                + " union all select id, generation from after where not is_again) relative"
                                + " join project p on p.id = relative.id"
                                + " order by abs(relative.generation), relative.generation, p.starts_on, p.id",
                        id.value(),
                        id.value()),
                row -> new Relative(
                        new ProjectId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getInt(4),
                        map(row.getObject(5, UUID.class), ProjectId::new)));
    }

    @Override
    public List<ProjectId> naming(OrganisationId organisation) {
        return reads.list(
                Sql.of(
                        "select role.project_id from project_role role where role.organisation_id = ?"
                                + " union select line.project_id from project_funding_line line where line.funder_id = ?"
                                + " order by 1",
                        organisation.value(),
                        organisation.value()),
                row -> new ProjectId(row.getObject(1, UUID.class)));
    }

    private static ProjectOverview overview(ResultSet row) throws SQLException {
        return new ProjectOverview(
                new ProjectId(row.getObject(1, UUID.class)),
                row.getLong(2),
                row.getString(3),
                bilingual(row.getString(4), row.getString(5)),
                EnumCode.parse(Stage.class, row.getString(6)),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                map(row.getString(9), PartialDate::fromString),
                ending(parse(EndingReason.class, row.getString(10)), bilingual(row.getString(11), row.getString(12))),
                owner(row.getObject(13, UUID.class), row.getString(14)),
                map(number(row, 15), Money::new),
                new Money(row.getLong(16)),
                strings(row, 17),
                strings(row, 18),
                strings(row, 19),
                strings(row, 20));
    }

    private static String orderOfLife() {
        return Arrays.stream(Stage.values())
                .map(EnumCode::of)
                .collect(Collectors.joining("', '", "array_position(array['", "'], p.stage::text)"));
    }

    private static @Nullable Named owner(@Nullable UUID id, @Nullable String name) {
        return id == null || name == null ? null : new Named(id, name);
    }

    private static @Nullable Ending ending(@Nullable EndingReason reason, @Nullable Bilingual explanation) {
        return reason == null || explanation == null ? null : new Ending(reason, explanation);
    }
}
