package se.kompetensbyran.domain.assessments;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.ADVISER;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.NOT_ALL_MET;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aConfirmed;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aDraft;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aSubmitted;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.in;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.step;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.validity;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.assessments.AssessmentProblem.OpenAlready;
import se.kompetensbyran.domain.assessments.AssessmentProblem.ValidAlready;
import se.kompetensbyran.domain.assessments.Assessments.Search;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseFixture;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/** What every store of assessments does; what the store refuses is the last that a test asks of it. */
public abstract class AssessmentsContract {

    private OrganisationId organisation = OrganisationId.next();
    private Enterprise enterprise = anEnterprise(organisation);

    /** The store under test. */
    protected abstract Assessments assessments();

    /** Where the enterprises of that store are. */
    protected abstract Enterprises enterprises();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    @BeforeEach
    void an_enterprise_is_known() {
        organisation = organisations().save(anOrganisation()).id();
        enterprise = enterprises().save(anEnterprise(organisation));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void an_assessment_comes_back_as_it_was_saved(State state) {
        var entered = in(state, enterprise.id());

        var saved = assessments().save(entered);

        assertThat(saved).isEqualTo(AssessmentFixture.read(entered, 1));
        assertThat(assessments().get(entered.id())).isEqualTo(saved);
        assertThat(assessments().find(entered.id())).contains(saved);
    }

    @Test
    void a_draft_of_which_nothing_is_written_comes_back_as_it_was_saved() {
        var saved = assessments().save(Assessment.draft(AssessmentId.next(), enterprise.id(), Evidence.NONE, ADVISER));

        assertThat(assessments().get(saved.id())).isEqualTo(saved);
    }

    @Test
    void an_assessment_that_is_not_there_is_unknown() {
        var nothing = AssessmentId.next();

        assertThat(assessments().find(nothing)).isEmpty();
        assertThat(assessments().lastValidity(EnterpriseId.next())).isEmpty();
        assertThatThrownBy(() -> assessments().get(nothing)).isInstanceOf(AssessmentProblem.Unknown.class);
    }

    @Test
    void each_step_is_saved_and_gives_the_next_revision() {
        var draft = assessments().save(aDraft(enterprise.id()));
        var submitted = assessments().save(draft.become(step(State.SUBMITTED)));
        var told = assessments().save(submitted.decide(step(State.REJECTION_TOLD), NOT_ALL_MET, MONDAY, MONDAY));
        var contested = assessments().save(told.become(step(State.CONTESTED)));
        var rejected = assessments().save(contested.decide(step(State.REJECTED), NOT_ALL_MET, MONDAY, MONDAY));

        assertThat(List.of(draft, submitted, told, contested, rejected))
                .extracting(Assessment::revision)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(assessments().get(draft.id())).isEqualTo(rejected);
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = assessments().save(aDraft(enterprise.id()));
        assessments().save(read.with(Evidence.NONE));

        assertThatThrownBy(() -> assessments().save(read.become(step(State.SUBMITTED))))
                .isInstanceOf(Stale.class);
    }

    @Test
    void an_enterprise_has_one_open_assessment_at_the_most() {
        assessments().save(aSubmitted(enterprise.id()));

        assertThatThrownBy(() -> assessments().save(aDraft(enterprise.id()))).isInstanceOf(OpenAlready.class);
    }

    @Test
    void what_is_decided_makes_room_for_the_next() {
        assessments().save(in(State.REJECTED, enterprise.id()));
        assessments().save(in(State.CONFIRMED, enterprise.id()));
        assessments().save(in(State.WITHDRAWN, enterprise.id()));
        var next = assessments().save(aDraft(enterprise.id()));

        assertThat(assessments().get(next.id())).isEqualTo(next);
    }

    @Test
    void one_confirmation_is_valid_on_any_day() {
        assessments().save(aConfirmed(enterprise.id(), MONDAY));
        assessments().save(aConfirmed(enterprise.id(), MONDAY.plusMonths(12)));
        assessments().save(aConfirmed(anotherEnterprise(), MONDAY));

        assertThat(assessments().lastValidity(enterprise.id())).contains(validity(MONDAY.plusMonths(12)));
        assertThatThrownBy(() -> assessments().save(aConfirmed(enterprise.id(), MONDAY.plusDays(5))))
                .isInstanceOf(ValidAlready.class);
    }

    @Test
    void nothing_is_confirmed_of_a_business_that_has_closed() {
        var submitted = assessments().save(aSubmitted(enterprise.id()));
        enterprises().save(enterprise.become(EnterpriseFixture.step(Stage.CLOSED, "2024-05-01"), MONDAY));

        assertThatThrownBy(() -> assessments()
                        .save(submitted.decide(step(State.CONFIRMED), AssessmentFixture.ALL_MET, MONDAY, MONDAY)))
                .isInstanceOf(EnterpriseProblem.Closed.class);
    }

    @Test
    void what_is_drafted_and_withdrawn_comes_back_without_evidence() {
        var draft = assessments().save(Assessment.draft(AssessmentId.next(), enterprise.id(), Evidence.NONE, ADVISER));

        var withdrawn = assessments().save(draft.become(step(State.WITHDRAWN)));

        assertThat(assessments().get(draft.id())).isEqualTo(withdrawn);
    }

    @Test
    void a_list_shows_the_latest_begun_first() {
        var saved = Stream.of(in(State.CONFIRMED, enterprise.id()), aSubmitted(enterprise.id()))
                .map(assessments()::save)
                // Of two of the same millisecond the id settles which was later.
                .sorted(comparing((Assessment it) -> it.id().toString()).reversed())
                .toList();

        assertThat(search(enterprise.id(), null, null))
                .containsExactlyElementsOf(saved.stream().map(this::line).toList());
        for (Assessment it : saved)
            assertThat(search(enterprise.id(), it.state(), null)).containsExactly(line(it));
        assertThat(search(enterprise.id(), State.DRAFT, null)).isEmpty();
    }

    @Test
    void a_list_goes_no_further_than_somebody_sees() {
        var host = organisations().save(anOrganisation()).id();
        var node = nodes().save(aNode(host)).id();
        enterprises().save(enterprise.with(affiliation(node, START, MONDAY)));
        assessments().save(aDraft(enterprise.id()));
        var own = new Within(Set.of(organisation), Set.of());
        var hosted = new Within(Set.of(), Set.of(host));
        var both = new Within(Set.of(organisation), Set.of(host));
        var others = new Within(Set.of(host), Set.of(organisation));

        assertThat(search(null, null, own)).hasSize(1);
        assertThat(search(null, null, hosted)).hasSize(1);
        assertThat(search(null, null, both)).hasSize(1);
        assertThat(search(null, null, others)).isEmpty();
        assertThat(search(null, null, new Within(Set.of(), Set.of()))).isEmpty();
        assertThat(assessments()
                        .search(new Search(null, null, hosted), PageRequest.first(5), MONDAY.plusDays(1))
                        .items())
                .isEmpty();
    }

    @Test
    void a_list_shows_a_node_that_has_closed_nothing() {
        var host = organisations().save(anOrganisation()).id();
        var node = nodes().save(aNode(host));
        enterprises().save(enterprise.with(affiliation(node.id(), START, null)));
        assessments().save(aDraft(enterprise.id()));
        var hosted = new Within(Set.of(), Set.of(host));
        nodes().save(node.describe(
                node.name(), host, Set.of(), Period.inclusive(node.open().from(), MONDAY.minusDays(1))));

        assertThat(assessments()
                        .search(new Search(null, null, hosted), PageRequest.first(5), MONDAY.minusDays(1))
                        .items())
                .hasSize(1);
        assertThat(search(null, null, hosted)).isEmpty();
    }

    @Test
    void pages_hold_each_row_once_and_all_tell_the_total() {
        for (int i = 0; i < 3; i++) assessments().save(in(State.REJECTED, enterprise.id()));
        var found =
                assessments().search(new Search(enterprise.id(), null, null), new PageRequest(2, 2, List.of()), MONDAY);

        assertThat(found.total()).isEqualTo(3);
        assertThat(found.items()).hasSize(1);
    }

    private AssessmentLine line(Assessment it) {
        return new AssessmentLine(
                it.id(),
                1,
                enterprise.id(),
                enterprise.business().name(),
                it.state(),
                it.history().get(it.history().size() - 1).by().at(),
                it.validity());
    }

    private EnterpriseId anotherEnterprise() {
        return enterprises().save(anEnterprise(organisation)).id();
    }

    private List<AssessmentLine> search(
            @Nullable EnterpriseId enterprise, @Nullable State state, @Nullable Within within) {
        return assessments()
                .search(new Search(enterprise, state, within), PageRequest.first(10), MONDAY)
                .items();
    }
}
