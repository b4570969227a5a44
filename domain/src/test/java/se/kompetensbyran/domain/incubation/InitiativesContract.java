package se.kompetensbyran.domain.incubation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.ADVISER;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.KNOWN;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.MONDAY;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.anIdea;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.anInitiativeWithEverything;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.became;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.ideaNamed;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.movedTo;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.step;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.tick;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseFixture;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.incubation.BoardColumn.Card;
import se.kompetensbyran.domain.incubation.InitiativeOverview.AtNode;
import se.kompetensbyran.domain.incubation.InitiativeOverview.Owner;
import se.kompetensbyran.domain.incubation.InitiativeProblem.AnotherOrganisation;
import se.kompetensbyran.domain.incubation.InitiativeProblem.DidNotBecome;
import se.kompetensbyran.domain.incubation.InitiativeProblem.EnterpriseTaken;
import se.kompetensbyran.domain.incubation.Initiatives.Search;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/** What every store of initiatives does. Each test finds its own by a node that nobody else has. */
public abstract class InitiativesContract {

    private OrganisationId organisation = OrganisationId.next();
    private NodeId node = NodeId.next();

    /** The store under test. */
    protected abstract Initiatives initiatives();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** Where the municipalities of that store are. */
    protected abstract Municipalities municipalities();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Where the enterprises of that store are. */
    protected abstract Enterprises enterprises();

    @BeforeEach
    void an_organisation_and_a_node_are_known() {
        municipalities().save(HITTENAS);
        municipalities().save(DIKTBY);
        organisation = organisations().save(anOrganisation()).id();
        node = nodes().save(aNode(organisation)).id();
    }

    @Test
    void an_initiative_with_everything_comes_back_as_it_was_saved() {
        var entered = anInitiativeWithEverything(node, HITTENAS.code(), organisation, enterprise());

        var saved = initiatives().save(entered);

        assertThat(saved).isEqualTo(InitiativeFixture.read(entered, 1));
        assertThat(initiatives().get(entered.id())).isEqualTo(saved);
    }

    @Test
    void an_idea_comes_back_as_it_was_saved() {
        var saved = initiatives().save(anIdea(node));

        assertThat(initiatives().find(saved.id())).contains(saved);
    }

    @Test
    void an_initiative_that_is_not_there_is_unknown() {
        var nothing = InitiativeId.next();

        assertThat(initiatives().find(nothing)).isEmpty();
        assertThat(initiatives().overview(nothing, MONDAY)).isEmpty();
        assertThatThrownBy(() -> initiatives().get(nothing)).isInstanceOf(InitiativeProblem.Unknown.class);
    }

    @Test
    void each_save_gives_the_next_revision_and_the_last_of_two_is_stale() {
        var first = initiatives().save(anIdea(node));
        var ticked = initiatives().save(first.tick(tick(GateCheck.PLAN_AGREED, KNOWN), MONDAY));
        var again =
                initiatives().save(ticked.tick(new Tick(GateCheck.PLAN_AGREED, MONDAY, "Påhittad", ADVISER), MONDAY));
        var unticked = initiatives().save(again.untick(GateCheck.PLAN_AGREED));
        var paused = initiatives().save(unticked.become(step(Stage.PAUSED, MONDAY), MONDAY));

        assertThat(List.of(first, ticked, again, unticked, paused))
                .extracting(Initiative::revision)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(initiatives().get(first.id())).isEqualTo(paused);
        assertThatThrownBy(() -> initiatives().save(first)).isInstanceOf(Stale.class);
    }

    @Test
    void it_is_shown_with_the_names_of_what_belongs_to_it() {
        var enterprise = enterprise();
        var saved = initiatives().save(anInitiativeWithEverything(node, HITTENAS.code(), organisation, enterprise));

        assertThat(initiatives().overview(saved.id(), MONDAY))
                .contains(new InitiativeOverview(
                        saved.id(),
                        1,
                        saved.idea(),
                        new AtNode(node, nodes().get(node).name(), organisation),
                        Stage.CONFIRMED,
                        KNOWN.plusDays(90),
                        null,
                        KNOWN.plusDays(90),
                        Set.of(GateCheck.values()),
                        new Owner(
                                organisation, organisations().get(organisation).name()),
                        new InitiativeOverview.Enterprise(
                                enterprise,
                                enterprises().get(enterprise).business().name(),
                                KNOWN.plusDays(80))));
        assertThat(found(Search.at(null, node)))
                .containsExactly(initiatives().overview(saved.id(), MONDAY).orElseThrow());
    }

    @Test
    void one_that_rests_tells_from_where() {
        var saved = initiatives()
                .save(movedTo(Stage.SCREENED, anIdea(node), organisation, KNOWN)
                        .become(step(Stage.PAUSED, MONDAY), MONDAY));

        var shown = initiatives().overview(saved.id(), MONDAY).orElseThrow();

        assertThat(shown.restsFrom()).isEqualTo(Stage.SCREENED);
        assertThat(shown.organisation()).isNotNull();
        assertThat(shown.enterprise()).isNull();
    }

    @Test
    void initiatives_are_found_by_host_node_stage_municipality_and_enterprise() {
        var otherHost = organisations().save(anOrganisation()).id();
        var otherNode = nodes().save(aNode(otherHost)).id();
        var enterprise = enterprise();
        var idea = initiatives().save(anIdea(node, ideaNamed("Ö-kafé", DIKTBY.code())));
        var other = initiatives().save(anIdea(otherNode, ideaNamed("Ånglok", HITTENAS.code())));
        var whole = initiatives().save(anInitiativeWithEverything(node, HITTENAS.code(), organisation, enterprise));
        Set<OrganisationId> both = Set.of(organisation, otherHost);

        assertThat(ids(search(Set.of(organisation), null, null, null, null)))
                .containsExactlyInAnyOrder(idea.id(), whole.id());
        assertThat(ids(search(Set.of(), null, null, null, null))).isEmpty();
        assertThat(ids(search(both, otherNode, null, null, null))).containsExactly(other.id());
        assertThat(ids(search(both, null, Stage.CONFIRMED, null, null))).containsExactly(whole.id());
        assertThat(ids(search(both, null, Stage.IDEA, HITTENAS.code(), null))).containsExactly(other.id());
        assertThat(ids(search(null, null, null, null, enterprise))).containsExactly(whole.id());
    }

    @Test
    void they_come_by_name_or_as_they_are_sorted() {
        var late = initiatives()
                .save(anIdea(node, ideaNamed("Örnnästet", null)).become(step(Stage.PAUSED, MONDAY), MONDAY));
        var early = initiatives().save(anIdea(node, ideaNamed("Zebran", null)));

        assertThat(ids(Search.at(null, node))).containsExactly(early.id(), late.id());
        for (String field : List.of("stageSince", "movedOn"))
            assertThat(initiatives()
                            .search(
                                    Search.at(null, node),
                                    new PageRequest(1, 20, List.of(new SortKey(field, true))),
                                    MONDAY)
                            .items())
                    .extracting(InitiativeOverview::id)
                    .containsExactly(late.id(), early.id());
        assertThat(initiatives()
                        .search(Search.at(null, node), new PageRequest(2, 1, List.of()), MONDAY)
                        .total())
                .isEqualTo(2);
    }

    @Test
    void those_without_movement_are_found_unless_they_are_over_or_stand_on_their_own() {
        var still = initiatives().save(anIdea(node));
        var paused = initiatives().save(anIdea(node).become(step(Stage.PAUSED, KNOWN), MONDAY));
        initiatives().save(anIdea(node).become(step(Stage.DISCONTINUED, KNOWN), MONDAY));
        initiatives().save(anIdea(node).tick(tick(GateCheck.PLAN_AGREED, KNOWN.plusDays(1)), MONDAY));
        initiatives()
                .save(anInitiativeWithEverything(node, HITTENAS.code(), organisation, enterprise())
                        .become(step(Stage.SELF_SUSTAINING, KNOWN.plusDays(90)), MONDAY));

        assertThat(ids(new Search(null, node, null, null, null, KNOWN)))
                .containsExactlyInAnyOrder(still.id(), paused.id());
        assertThat(ids(new Search(null, node, null, null, null, KNOWN.minusDays(1))))
                .isEmpty();
    }

    @Test
    void the_board_counts_each_stage_and_names_those_that_came_there_first() {
        var paused = initiatives().save(anIdea(node).become(step(Stage.PAUSED, MONDAY), MONDAY));
        var first = initiatives().save(anIdea(node));
        var second = initiatives().save(anIdea(node));

        var board = initiatives().board(Search.at(null, node), 1, MONDAY);

        assertThat(board).extracting(BoardColumn::stage).containsExactly(Stage.values());
        assertThat(column(board, Stage.IDEA).count()).isEqualTo(2);
        assertThat(column(board, Stage.IDEA).cards())
                .singleElement()
                .isEqualTo(List.of(first, second).stream()
                        .map(it -> new Card(it.id(), it.idea().name(), KNOWN))
                        .min(Comparator.comparing(it -> it.id().toString()))
                        .orElseThrow());
        assertThat(column(board, Stage.PAUSED).cards())
                .containsExactly(new Card(paused.id(), paused.idea().name(), MONDAY));
        assertThat(column(board, Stage.MERGED)).isEqualTo(new BoardColumn(Stage.MERGED, 0, List.of()));
    }

    @Test
    void how_many_enterprises_survived_is_counted_as_the_domain_does() {
        var closed = enterprise();
        initiatives().save(anInitiativeWithEverything(node, HITTENAS.code(), organisation, enterprise()));
        initiatives().save(anInitiativeWithEverything(node, HITTENAS.code(), organisation, closed));
        initiatives().save(anIdea(node));
        var began = KNOWN.plusDays(80);
        var closedOnItsDay = enterprise();
        initiatives().save(anInitiativeWithEverything(node, HITTENAS.code(), organisation, closedOnItsDay));
        enterprises()
                .save(enterprises()
                        .get(closedOnItsDay)
                        .become(
                                EnterpriseFixture.step(
                                        se.kompetensbyran.domain.enterprises.Stage.CLOSED,
                                        began.plusYears(1).toString()),
                                EnterpriseFixture.MONDAY));
        enterprises()
                .save(enterprises()
                        .get(closed)
                        .become(
                                EnterpriseFixture.step(se.kompetensbyran.domain.enterprises.Stage.CLOSED, "2023-05"),
                                EnterpriseFixture.MONDAY));

        var lives = List.of(
                new Life(began, null), new Life(began, LocalDate.of(2023, 5, 31)), new Life(began, began.plusYears(1)));
        for (int years : List.of(0, 1, 2, 3, 5, 6)) {
            var today = began.plusYears(years);
            for (LocalDate day : List.of(today.minusDays(1), today))
                assertThat(initiatives().survival(Search.at(null, node), day))
                        .as("%s", day)
                        .isEqualTo(Survival.YEARS.stream()
                                .map(it -> Survival.after(it, lives, day))
                                .toList());
        }
        assertThat(initiatives().survival(Search.at(Set.of(), node), MONDAY))
                .allMatch(it -> it.survived() + it.closed() + it.notYet() == 0);
    }

    @Test
    void a_business_that_becomes_another_s_takes_its_initiative_along() {
        var enterprise = enterprise();
        var saved = initiatives().save(anInitiativeWithEverything(node, HITTENAS.code(), organisation, enterprise));
        var other = organisations().save(anOrganisation()).id();
        var now = enterprises().get(enterprise);

        enterprises().save(now.describe(other, now.business()));

        assertThat(initiatives().get(saved.id()).organisation()).isEqualTo(other);
        assertThat(initiatives().overview(saved.id(), MONDAY).orElseThrow().organisation())
                .isEqualTo(new Owner(other, organisations().get(other).name()));
        assertThat(initiatives().naming(other)).containsExactly(saved.id());
        assertThat(initiatives().naming(organisation)).doesNotContain(saved.id());
    }

    @Test
    void what_it_names_is_known() {
        var idea = anIdea(node);
        var keep = keep();

        assertInvalid("node", "unknown-node", () -> keep.enter(anIdea(NodeId.next()), MONDAY));
        assertInvalid(
                "organisation",
                "unknown-organisation",
                () -> keep.enter(idea.describe(node, idea.idea(), OrganisationId.next()), MONDAY));
        assertInvalid(
                "municipality",
                "unknown-municipality",
                () -> keep.enter(anIdea(node, ideaNamed("Kafé", new MunicipalityCode("0001"))), MONDAY));
        assertThat(keep.enter(idea, MONDAY)).isEqualTo(InitiativeFixture.read(idea, 1));
    }

    @Test
    void it_becomes_an_enterprise_of_its_own_legal_person_that_is_in_the_register() {
        var saved = initiatives().save(movedTo(Stage.REGISTERED, anIdea(node), organisation, KNOWN));
        var stranger = enterprises()
                .save(anEnterprise(organisations().save(anOrganisation()).id()))
                .id();
        var enterprise = enterprise();

        assertInvalid(
                "enterprise",
                "unknown-enterprise",
                () -> keep().become(saved, became(EnterpriseId.next(), KNOWN), MONDAY));
        assertThatThrownBy(() -> keep().become(saved, became(stranger, KNOWN), MONDAY))
                .isInstanceOf(AnotherOrganisation.class);
        assertThat(Objects.requireNonNull(keep().become(saved, became(enterprise, KNOWN), MONDAY)
                                .became())
                        .enterprise())
                .isEqualTo(enterprise);
    }

    @Test
    void two_initiatives_do_not_become_the_same_enterprise() {
        var enterprise = enterprise();
        initiatives().save(anInitiativeWithEverything(node, HITTENAS.code(), organisation, enterprise));

        assertThatThrownBy(() ->
                        initiatives().save(anInitiativeWithEverything(node, HITTENAS.code(), organisation, enterprise)))
                .isInstanceOf(EnterpriseTaken.class);
    }

    @Test
    void a_node_that_has_closed_has_no_initiatives_and_takes_over_none() {
        var saved = initiatives().save(anInitiativeWithEverything(node, HITTENAS.code(), organisation, enterprise()));
        var there = nodes().get(node);
        nodes().save(there.describe(
                there.name(),
                organisation,
                there.competenceAreas(),
                new Period(there.open().from(), MONDAY)));
        var mine = Search.at(Set.of(organisation), node);
        LocalDate before = MONDAY.minusDays(1);

        assertThat(initiatives().search(mine, PageRequest.first(20), before).items())
                .hasSize(1);
        assertThat(initiatives().survival(mine, before).get(0))
                .matches(it -> it.survived() + it.closed() + it.notYet() == 1);
        assertThat(initiatives().search(mine, PageRequest.first(20), MONDAY).items())
                .isEmpty();
        assertThat(initiatives().survival(mine, MONDAY).get(0)).isEqualTo(new Survival(1, 0, 0, 0));
        assertThat(column(initiatives().board(mine, 1, MONDAY), Stage.CONFIRMED).count())
                .isZero();
        assertThat(initiatives()
                        .overview(saved.id(), MONDAY)
                        .orElseThrow()
                        .node()
                        .host())
                .isNull();
        assertThat(ids(Search.at(null, node))).containsExactly(saved.id());

        var other = anIdea(nodes().save(aNode(organisation)).id());
        assertInvalid("node", "node-closed", () -> keep().enter(anIdea(node), MONDAY));
        assertInvalid(
                "node", "node-closed", () -> keep().change(other, other.describe(node, other.idea(), null), MONDAY));
        assertThat(keep().change(saved, saved, MONDAY).node()).isEqualTo(node);
    }

    @Test
    void the_day_on_which_the_business_began_lies_in_the_life_of_the_enterprise() {
        var saved = initiatives()
                .save(movedTo(
                        Stage.REGISTERED,
                        Initiative.begin(
                                InitiativeId.next(),
                                node,
                                ideaNamed("Påhittat", null),
                                step(Stage.IDEA, EnterpriseFixture.START.minusYears(1)),
                                MONDAY),
                        organisation,
                        KNOWN));
        var closed = enterprise();
        enterprises()
                .save(enterprises()
                        .get(closed)
                        .become(
                                EnterpriseFixture.step(se.kompetensbyran.domain.enterprises.Stage.CLOSED, "2023-05"),
                                EnterpriseFixture.MONDAY));

        for (LocalDate day : List.of(EnterpriseFixture.START.minusDays(1), LocalDate.of(2023, 6, 1)))
            assertInvalid("on", "no-business-then", () -> keep().become(saved, became(closed, day), MONDAY));
        assertThat(keep().become(saved, became(closed, LocalDate.of(2023, 5, 31)), MONDAY)
                        .became())
                .isNotNull();
    }

    @Test
    void what_it_became_is_corrected_and_taken_back() {
        var wrong = enterprise();
        var right = enterprise();
        var saved = keep().become(
                        initiatives().save(movedTo(Stage.REGISTERED, anIdea(node), organisation, KNOWN)),
                        became(wrong, KNOWN),
                        MONDAY);
        var stranger = enterprises()
                .save(anEnterprise(organisations().save(anOrganisation()).id()))
                .id();

        assertThatThrownBy(() -> keep().correct(saved, right, became(right, KNOWN), MONDAY))
                .isInstanceOf(DidNotBecome.class);
        assertThatThrownBy(() -> keep().correct(saved, wrong, became(stranger, KNOWN), MONDAY))
                .isInstanceOf(AnotherOrganisation.class);
        var corrected = keep().correct(saved, wrong, became(right, KNOWN.plusDays(1)), MONDAY);
        assertThat(corrected.became()).isEqualTo(became(right, KNOWN.plusDays(1)));
        assertThat(initiatives().save(corrected.unbecome(right)).became()).isNull();
        var second = initiatives().save(movedTo(Stage.REGISTERED, anIdea(node), organisation, KNOWN));
        assertThat(keep().become(second, became(right, KNOWN), MONDAY).became()).isNotNull();
    }

    @Test
    void what_was_judged_by_an_enterprise_that_has_changed_since_is_not_saved() {
        var registered = initiatives().save(movedTo(Stage.REGISTERED, anIdea(node), organisation, KNOWN));
        var was = enterprises().get(enterprise());
        enterprises().save(was);
        var anew = registered.become(became(was.id(), KNOWN), MONDAY);

        assertThatThrownBy(() -> initiatives().save(anew, was)).isInstanceOf(Stale.class);
        assertThat(initiatives().save(anew, enterprises().get(was.id())).became())
                .isNotNull();
    }

    private static BoardColumn column(List<BoardColumn> board, Stage stage) {
        return board.stream().filter(it -> it.stage() == stage).findAny().orElseThrow();
    }

    private KeepInitiative keep() {
        return new KeepInitiative(initiatives(), nodes(), organisations(), municipalities(), enterprises());
    }

    private EnterpriseId enterprise() {
        Enterprise entered = anEnterprise(organisation);
        return enterprises().save(entered).id();
    }

    private List<InitiativeOverview> found(Search search) {
        return initiatives().search(search, PageRequest.first(20), MONDAY).items();
    }

    private List<InitiativeId> ids(Search search) {
        return found(search).stream().map(InitiativeOverview::id).toList();
    }

    private static Search search(
            @Nullable Set<OrganisationId> hosts,
            @Nullable NodeId node,
            @Nullable Stage stage,
            @Nullable MunicipalityCode municipality,
            @Nullable EnterpriseId enterprise) {
        return new Search(hosts, node, stage, municipality, enterprise, null);
    }
}
