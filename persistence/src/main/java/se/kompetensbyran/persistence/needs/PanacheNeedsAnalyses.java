package se.kompetensbyran.persistence.needs;

import static se.kompetensbyran.persistence.shared.Values.bilingual;
import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.needs.Finding;
import se.kompetensbyran.domain.needs.Measure;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.NeedsAnalysisOverview;
import se.kompetensbyran.domain.needs.NeedsAnalysisOverview.Adopted;
import se.kompetensbyran.domain.needs.NeedsAnalysisOverview.InProject;
import se.kompetensbyran.domain.needs.NeedsProblem.FindingVoted;
import se.kompetensbyran.domain.needs.NeedsProblem.SecondAdopted;
import se.kompetensbyran.domain.needs.Priority;
import se.kompetensbyran.domain.needs.Stage;
import se.kompetensbyran.domain.needs.Theme;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Needs analyses, a row each with rows for their parts. */
@ApplicationScoped
class PanacheNeedsAnalyses implements NeedsAnalyses, PanacheRepositoryBase<NeedsAnalysisEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "needs_analysis_one_adopted", SecondAdopted::new,
            "needs_vote_finding_fk", FindingVoted::new,
            // Who adopted it has become part of another since that was asked for.
            "needs_analysis_adopted_by_fk", Stale::new);

    private final Reads reads;
    private final Writes writes;

    PanacheNeedsAnalyses(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<NeedsAnalysis> find(NeedsAnalysisId id) {
        return Whole.find(getEntityManager(), NeedsAnalysisEntity.class, id.value());
    }

    @Override
    public Optional<NeedsAnalysis> adopted() {
        return reads.find(
                        Sql.of("select id from needs_analysis where stage = 'adopted'"),
                        row -> new NeedsAnalysisId(row.getObject(1, UUID.class)))
                .flatMap(this::find);
    }

    @Override
    public NeedsAnalysis save(NeedsAnalysis analysis) {
        UUID id = analysis.id().value();
        NeedsAnalysisEntity found = findById(id);
        List<UUID> reworded = found == null ? List.of() : found.reworded(analysis);
        NeedsAnalysis saved =
                writes.save(analysis, id, found, NeedsAnalysisEntity::new, PROBLEMS, "needs_measure_priority_fk");
        if (isVotedFor(id, reworded)) throw new FindingVoted();
        return saved;
    }

    // Asked after the row was written: who votes now waits for that, and who voted before has been waited for.
    private boolean isVotedFor(UUID analysis, List<UUID> findings) {
        return !findings.isEmpty()
                && reads.find(
                                Sql.of(
                                        "select 1 from needs_vote where analysis_id = ?"
                                                + " and finding_id = any (cast(? as uuid[])) limit 1",
                                        analysis,
                                        Reads.array(findings)),
                                row -> true)
                        .isPresent();
    }

    @Override
    public Optional<NeedsAnalysisOverview> overview(NeedsAnalysisId id) {
        Sql one = overviews(Sql.of("select n.* from needs_analysis n where n.id = ?", id.value()));
        return reads.find(one, PanacheNeedsAnalyses::overview);
    }

    @Override
    public Page<NeedsAnalysisOverview> search(Search search, PageRequest wanted) {
        Sql matching = Sql.of(" from needs_analysis n where true")
                .and("n.stage = ?", map(search.stage(), EnumCode::of))
                .and("n.project_id = ?", map(search.project(), ProjectId::value))
                .and(
                        "n.adopted_on <= ? and n.valid_until >= ? and (n.superseded_on is null or n.superseded_on > ?)",
                        search.inForceOn());
        Sql slice = Sql.of("select n.*")
                .add(matching)
                .add(" order by n.id desc limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(
                wanted, overviews(slice).add(" order by n.id desc"), matching, PanacheNeedsAnalyses::overview);
    }

    @Override
    public Page<MeasureLine> measures(MeasureSearch search, PageRequest wanted) {
        Sql matching = Sql.of(" from needs_measure m join needs_analysis n on n.id = m.analysis_id where true")
                .and("m.project_id = ?", map(search.project(), ProjectId::value))
                .and("m.activity_id = ?", map(search.activity(), Activity.Id::value))
                .and("m.support_case_id = ?", map(search.supportCase(), SupportCaseId::value));
        if (search.isAdopted()) matching.add(" and n.adopted_on is not null");
        Sql rows = Sql.of("select m.id, m.kind, m.what_sv, m.what_en, m.project_id, m.activity_id, m.analysis_id,"
                        + " m.title_sv, m.title_en, p.id, p.rank, p.text_sv, p.text_en, p.findings,"
                        + " m.support_case_id"
                        + " from (select m.*, n.title_sv, n.title_en")
                .add(matching)
                .add(" order by m.id desc limit ? offset ?", wanted.limit(), wanted.offset())
                .add(") m join needs_priority p on p.id = m.priority_id order by m.id desc");
        return reads.page(wanted, rows, matching, PanacheNeedsAnalyses::line);
    }

    @Override
    public List<NeedsAnalysisId> naming(OrganisationId organisation) {
        return reads.list(
                Sql.of("select n.id from needs_analysis n where n.adopted_by = ? order by n.id", organisation.value()),
                row -> new NeedsAnalysisId(row.getObject(1, UUID.class)));
    }

    /** The overviews of the analyses that {@code slice} selects. */
    private static Sql overviews(Sql slice) {
        return Sql.of("select n.id, n.revision, n.title_sv, n.title_en, n.summary_sv, n.summary_en, n.project_id,"
                        + " project.name, n.stage, n.stage_on, n.adopted_by, body.name, n.adopted_on, n.valid_until,"
                        + " n.superseded_on from (")
                .add(slice)
                .add(") n left join project on project.id = n.project_id"
                        + " left join organisation body on body.id = n.adopted_by");
    }

    private static NeedsAnalysisOverview overview(ResultSet row) throws SQLException {
        ProjectId project = map(row.getObject(7, UUID.class), ProjectId::new);
        return new NeedsAnalysisOverview(
                new NeedsAnalysisId(row.getObject(1, UUID.class)),
                row.getLong(2),
                new Theme(
                        new Bilingual(row.getString(3), row.getString(4)),
                        bilingual(row.getString(5), row.getString(6)),
                        project),
                project == null ? null : new InProject(project, row.getString(8)),
                EnumCode.parse(Stage.class, row.getString(9)),
                PartialDate.fromString(row.getString(10)),
                adopted(row),
                row.getObject(15, LocalDate.class));
    }

    private static @Nullable Adopted adopted(ResultSet row) throws SQLException {
        UUID body = row.getObject(11, UUID.class);
        return body == null
                ? null
                : new Adopted(
                        new OrganisationId(body),
                        row.getString(12),
                        row.getObject(13, LocalDate.class),
                        row.getObject(14, LocalDate.class));
    }

    private static MeasureLine line(ResultSet row) throws SQLException {
        Priority.Id priority = new Priority.Id(row.getObject(10, UUID.class));
        UUID project = row.getObject(5, UUID.class);
        return new MeasureLine(
                new Measure(
                        new Measure.Id(row.getObject(1, UUID.class)),
                        priority,
                        EnumCode.parse(Measure.Kind.class, row.getString(2)),
                        new Bilingual(row.getString(3), row.getString(4)),
                        project == null
                                ? null
                                : new Measure.OfProject(
                                        new ProjectId(project), new Activity.Id(row.getObject(6, UUID.class))),
                        map(row.getObject(15, UUID.class), SupportCaseId::new)),
                new Priority(
                        priority,
                        row.getInt(11),
                        new Bilingual(row.getString(12), row.getString(13)),
                        findings(row.getArray(14))),
                new NeedsAnalysisId(row.getObject(7, UUID.class)),
                new Bilingual(row.getString(8), row.getString(9)));
    }

    private static Set<Finding.Id> findings(Array column) throws SQLException {
        return Arrays.stream((UUID[]) column.getArray()).map(Finding.Id::new).collect(Collectors.toSet());
    }
}
