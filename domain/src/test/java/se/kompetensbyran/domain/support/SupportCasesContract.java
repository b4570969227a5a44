package se.kompetensbyran.domain.support;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.anIdea;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.nodes.NodeFixture.coverage;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;
import static se.kompetensbyran.domain.support.SupportFixture.ADVISER;
import static se.kompetensbyran.domain.support.SupportFixture.ASKED;
import static se.kompetensbyran.domain.support.SupportFixture.MONDAY;
import static se.kompetensbyran.domain.support.SupportFixture.aCaseWithEverything;
import static se.kompetensbyran.domain.support.SupportFixture.aRequest;
import static se.kompetensbyran.domain.support.SupportFixture.aTakenCase;
import static se.kompetensbyran.domain.support.SupportFixture.at;
import static se.kompetensbyran.domain.support.SupportFixture.no;
import static se.kompetensbyran.domain.support.SupportFixture.session;
import static se.kompetensbyran.domain.support.SupportFixture.step;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Business;
import se.kompetensbyran.domain.enterprises.EnterpriseFixture;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.incubation.InitiativeFixture;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.domain.support.SupportCases.Search;
import se.kompetensbyran.domain.support.SupportCases.Sight;
import se.kompetensbyran.domain.support.SupportOverview.Asker;
import se.kompetensbyran.domain.support.SupportOverview.AskingInitiative;
import se.kompetensbyran.domain.support.SupportOverview.AtNode;
import se.kompetensbyran.domain.support.SupportProblem.DeclinedAlready;
import se.kompetensbyran.domain.support.SupportProblem.EnterpriseClosed;
import se.kompetensbyran.domain.support.SupportProblem.InitiativeEnded;
import se.kompetensbyran.domain.support.SupportProblem.NotCovering;

/** What every store of support cases does. Each test finds its own by an enterprise or a node that nobody else has. */
public abstract class SupportCasesContract {

    private static final Period ALWAYS = new Period(ASKED.minusYears(1), null);
    private static final Waiting NOBODY = new Waiting(0, 0, 0, null, null, null, null);

    private static final AtomicInteger CODES = new AtomicInteger(5000);

    private OrganisationId owner = OrganisationId.next();
    private OrganisationId host = OrganisationId.next();
    private NodeId node = NodeId.next();
    private EnterpriseId enterprise = EnterpriseId.next();

    /** The store under test. */
    protected abstract SupportCases cases();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** Where the municipalities of that store are. */
    protected abstract Municipalities municipalities();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Where the enterprises of that store are. */
    protected abstract Enterprises enterprises();

    /** Where the initiatives of that store are. */
    protected abstract Initiatives initiatives();

    /** Where the code lists of that store are. */
    protected abstract CodeLists lists();

    @BeforeEach
    void an_enterprise_in_a_municipality_that_a_node_covers_is_known() {
        lists().save(theLists().get("competence-areas"));
        municipalities().save(HITTENAS);
        municipalities().save(DIKTBY);
        owner = organisations().save(anOrganisation()).id();
        host = organisations().save(anOrganisation()).id();
        node = nodes().save(aNode(host).with(coverage(HITTENAS, ASKED, MONDAY))).id();
        enterprise = enterprise(HITTENAS.code());
    }

    @Test
    void a_case_with_everything_comes_back_as_it_was_saved() {
        var asked = aCaseWithEverything(enterprise, node);

        var saved = cases().save(asked);

        assertThat(saved).isEqualTo(SupportFixture.read(asked, 1));
        assertThat(cases().get(asked.id())).isEqualTo(saved);
    }

    @Test
    void a_case_that_is_not_there_is_unknown() {
        var nothing = SupportCaseId.next();

        assertThat(cases().find(nothing)).isEmpty();
        assertThat(cases().overview(nothing, MONDAY)).isEmpty();
        assertThatThrownBy(() -> cases().get(nothing)).isInstanceOf(SupportProblem.Unknown.class);
    }

    @Test
    void each_save_gives_the_next_revision_and_the_last_of_two_is_stale() {
        var first = cases().save(aRequest(enterprise));
        var taken = cases().save(first.become(Step.take(node, ADVISER)));
        var held = cases().save(taken.with(session(node, MONDAY, 60), MONDAY));
        var retold = cases().save(held.with(
                held.sessions().get(0).retold(ASKED, 45, "public-procurement", "Påhittat", at("adviser-9", MONDAY)),
                MONDAY));
        var without = cases().save(retold.without(retold.sessions().get(0).id()));

        assertThat(List.of(first, taken, held, retold, without))
                .extracting(SupportCase::revision)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(cases().get(first.id())).isEqualTo(without);
        assertThatThrownBy(() -> cases().save(first)).isInstanceOf(Stale.class);
    }

    @Test
    void it_is_shown_with_the_names_of_what_belongs_to_it() {
        var saved = cases().save(aCaseWithEverything(enterprise, node));

        var shown = cases().overview(saved.id(), MONDAY).orElseThrow();

        assertThat(shown)
                .isEqualTo(new SupportOverview(
                        saved.id(),
                        1,
                        new Asker(
                                enterprise,
                                enterprises().get(enterprise).business().name(),
                                owner),
                        null,
                        saved.question(),
                        Stage.CLOSED,
                        ASKED,
                        new AtNode(node, nodes().get(node).name(), host),
                        "adviser-2",
                        SupportResult.REFERRED_ONWARDS,
                        ASKED.plusDays(5),
                        120,
                        new TreeMap<>(Map.of("business-development", 30, "public-procurement", 90)),
                        Set.of(),
                        shown.coveredBy(),
                        shown.coveredBy()));
        assertThat(shown.coveredBy()).contains(host);
        assertThat(cases().overview(saved.id(), MONDAY.plusDays(1))
                        .orElseThrow()
                        .coveredBy())
                .doesNotContain(host);
        assertThat(found(of(null, enterprise, null, null, null))).containsExactly(shown);
    }

    @Test
    void a_request_is_seen_by_its_enterprise_and_by_who_covers_its_municipality_that_day() {
        var asked = cases().save(aRequest(enterprise));
        var nowhere = cases().save(aRequest(enterprise(null)));
        var elsewhere = cases().save(aRequest(enterprise(DIKTBY.code())));
        var here = new Sight(Set.of(), Set.of(host));

        assertThat(ids(here)).contains(asked.id()).doesNotContain(nowhere.id(), elsewhere.id());
        assertThat(cases().search(of(here, null, null, null, null), PageRequest.first(100), MONDAY.plusDays(1))
                        .items())
                .extracting(SupportOverview::id)
                .doesNotContain(asked.id());
        assertThat(ids(new Sight(Set.of(owner), Set.of())))
                .containsExactlyInAnyOrder(asked.id(), nowhere.id(), elsewhere.id());
        assertThat(ids(new Sight(Set.of(), Set.of()))).isEmpty();
    }

    @Test
    void a_case_that_a_node_has_is_seen_by_no_other_node() {
        var otherHost = organisations().save(anOrganisation()).id();
        var other = nodes().save(aNode(otherHost).with(coverage(HITTENAS, ASKED, null)))
                .id();
        var taken = cases().save(aTakenCase(enterprise, node));
        var refused = cases().save(aRequest(enterprise).become(step(Stage.REFUSED, other)));
        var asked = cases().save(aRequest(enterprise));
        var withdrawn = cases().save(aRequest(enterprise).become(step(Stage.WITHDRAWN, node)));

        assertThat(mine(new Sight(Set.of(), Set.of(host))))
                .containsExactlyInAnyOrder(taken.id(), asked.id(), withdrawn.id());
        assertThat(mine(new Sight(Set.of(), Set.of(otherHost))))
                .containsExactlyInAnyOrder(refused.id(), asked.id(), withdrawn.id());
    }

    @Test
    void cases_are_found_by_node_stage_and_adviser_those_first_that_were_asked_first() {
        var late = cases().save(aRequest(enterprise, ASKED.plusDays(1)));
        var early = cases().save(aRequest(enterprise, ASKED.minusDays(1)));
        var taken = cases().save(aTakenCase(enterprise, node).with(session(node, MONDAY, 5), MONDAY));

        assertThat(found(of(null, enterprise, null, null, null)))
                .extracting(SupportOverview::id)
                .containsExactly(early.id(), taken.id(), late.id());
        assertThat(found(of(null, enterprise, node, null, null)))
                .extracting(SupportOverview::id)
                .containsExactly(taken.id());
        assertThat(found(of(null, enterprise, null, Stage.REQUESTED, null))).hasSize(2);
        assertThat(found(of(null, enterprise, null, null, "adviser-1"))).hasSize(1);
        assertThat(found(of(null, enterprise, null, null, "adviser-2"))).isEmpty();
        assertThat(cases().search(
                                of(null, enterprise, null, null, null),
                                new PageRequest(1, 1, List.of(new SortKey("minutes", true))),
                                MONDAY)
                        .items())
                .extracting(SupportOverview::id)
                .containsExactly(taken.id());
    }

    @Test
    void what_each_adviser_has_is_counted_at_each_node() {
        var other = nodes().save(aNode(host)).id();
        cases().save(aTakenCase(enterprise, node)
                .with(session(node, ASKED, 60), MONDAY)
                .with(session(node, MONDAY, 30, "public-procurement", at("adviser-9", MONDAY)), MONDAY)
                .with(session(node, MONDAY, 5, "business-development", at("adviser-9", MONDAY)), MONDAY));
        cases().save(aTakenCase(enterprise, node));
        cases().save(aTakenCase(enterprise, node)
                .with(session(node, MONDAY, 15), MONDAY)
                .become(step(Stage.CLOSED, node)));
        cases().save(aTakenCase(enterprise, other));
        cases().save(aRequest(enterprise));

        assertThat(loads(null, node, ALWAYS, MONDAY))
                .containsExactly(
                        load(node, "adviser-1", 2, 2, Map.of("business-development", 75)),
                        load(node, "adviser-9", 0, 2, Map.of("business-development", 5, "public-procurement", 30)));
        assertThat(loads(Set.of(host), node, Period.inclusive(MONDAY, MONDAY), MONDAY))
                .containsExactly(
                        load(node, "adviser-1", 2, 1, Map.of("business-development", 15)),
                        load(node, "adviser-9", 0, 2, Map.of("business-development", 5, "public-procurement", 30)));
        assertThat(loads(Set.of(host), null, Period.inclusive(ASKED, ASKED), MONDAY))
                .containsExactlyInAnyOrder(
                        load(node, "adviser-1", 2, 1, Map.of("business-development", 60)),
                        load(other, "adviser-1", 1, 0, Map.of()));
        assertThat(loads(Set.of(), node, ALWAYS, MONDAY)).isEmpty();
        var second = cases().loads(null, node, ALWAYS, new PageRequest(2, 1, List.of()), MONDAY);
        assertThat(second.total()).isEqualTo(2);
        assertThat(second.items()).extracting(Load::adviser).containsExactly("adviser-9");
    }

    @Test
    void waits_are_told_of_the_day_of_asking_and_the_first_session() {
        cases().save(aTakenCase(enterprise, node)
                .with(session(node, MONDAY, 60), MONDAY)
                .with(session(node, ASKED.plusDays(4), 60), MONDAY));
        cases().save(aRequest(enterprise).become(step(Stage.REFUSED, node)));
        cases().save(aTakenCase(enterprise, node));

        LocalDate today = MONDAY.plusDays(1);
        int waits = (int) DAYS.between(ASKED, today);
        assertThat(cases().waiting(Set.of(host), node, ALWAYS, today))
                .isEqualTo(new Waiting(1, 1, 1, 4.0, 4, 4, waits));
        assertThat(cases().waiting(null, node, Period.inclusive(ASKED.plusDays(1), MONDAY), today))
                .isEqualTo(new Waiting(0, 1, 0, null, null, null, waits));
        assertThat(cases().waiting(null, node, Period.inclusive(ASKED.minusDays(9), ASKED.minusDays(1)), today))
                .isEqualTo(NOBODY);
        assertThat(cases().waiting(Set.of(owner), node, ALWAYS, MONDAY)).isEqualTo(NOBODY);
    }

    @Test
    void waits_are_summed_up_as_the_domain_does() {
        var chance = new Random(7);
        var quiet = nodes().save(aNode(host)).id();
        List<Wait> waits = new ArrayList<>();
        for (int many = 1; many <= 21; many++) {
            LocalDate first = ASKED.plusDays(chance.nextInt(28));
            cases().save(aTakenCase(enterprise, quiet).with(session(quiet, first, 15), MONDAY));
            waits.add(new Wait(ASKED, first, true));

            assertThat(cases().waiting(null, quiet, ALWAYS, MONDAY))
                    .as("%s waits", many)
                    .isEqualTo(Waiting.of(waits, MONDAY));
        }
    }

    @Test
    void what_nobody_has_taken_waits_for_every_node_that_covers_it() {
        var uncovered = nodes().save(aNode(host)).id();
        cases().save(aRequest(enterprise));
        cases().save(aRequest(enterprise).become(step(Stage.WITHDRAWN, node)));

        assertThat(cases().waiting(Set.of(host), node, ALWAYS, MONDAY))
                .matches(it -> it.waiting() > 0 && it.without() > 0);
        assertThat(cases().waiting(null, uncovered, ALWAYS, MONDAY)).isEqualTo(NOBODY);
        assertThat(cases().waiting(null, node, ALWAYS, MONDAY.plusDays(1))).isEqualTo(NOBODY);
    }

    @Test
    void a_node_that_has_closed_has_no_cases() {
        var taken = cases().save(aTakenCase(enterprise, node).with(session(node, MONDAY, 60), MONDAY));
        var closing = nodes().get(node);
        nodes().save(closing.describe(
                closing.name(),
                host,
                closing.competenceAreas(),
                new Period(closing.open().from(), MONDAY.plusDays(1))));
        var sight = new Sight(Set.of(), Set.of(host));
        LocalDate after = MONDAY.plusDays(1);

        assertThat(cases().overview(taken.id(), MONDAY).orElseThrow().hosts()).containsExactly(host);
        assertThat(cases().overview(taken.id(), after).orElseThrow().hosts()).isEmpty();
        assertThat(mine(sight)).containsExactly(taken.id());
        assertThat(cases().search(of(sight, enterprise, null, null, null), PageRequest.first(20), after)
                        .items())
                .isEmpty();
        assertThat(loads(Set.of(host), null, ALWAYS, MONDAY)).hasSize(1);
        assertThat(loads(Set.of(host), null, ALWAYS, after)).isEmpty();
        assertThat(loads(null, node, ALWAYS, after)).hasSize(1);
        assertThat(cases().waiting(Set.of(host), null, ALWAYS, after)).isEqualTo(NOBODY);
    }

    @Test
    void what_is_asked_for_an_initiative_is_of_the_node_that_helps_it() {
        var initiative = initiatives().save(anIdea(node));
        var asked = work().request(aRequest(initiative.id()));
        var elsewhere = nodes().save(aNode(owner).with(coverage(HITTENAS, ASKED, null)));
        var here = new Sight(Set.of(), Set.of(host));

        assertThat(cases().get(asked.id())).isEqualTo(asked);
        var shown = cases().overview(asked.id(), MONDAY).orElseThrow();
        assertThat(shown.enterprise()).isNull();
        assertThat(shown.initiative())
                .isEqualTo(
                        new AskingInitiative(initiative.id(), initiative.idea().name()));
        assertThat(shown.hosts()).containsExactly(host);
        assertThat(found(new Search(here, null, initiative.id(), null, null, null)))
                .extracting(SupportOverview::id)
                .containsExactly(asked.id());
        assertThat(ids(new Sight(Set.of(owner), Set.of(owner)))).doesNotContain(asked.id());
        assertThat(cases().waiting(Set.of(host), node, ALWAYS, MONDAY).waiting())
                .isPositive();
        assertThatThrownBy(() -> work().move(asked, Step.take(elsewhere.id(), ADVISER), MONDAY))
                .isInstanceOf(NotCovering.class);
        var taken = work().move(asked, Step.take(node, ADVISER), MONDAY);
        assertThat(taken.stage()).isEqualTo(Stage.TAKEN);
        assertThat(cases().overview(asked.id(), MONDAY).orElseThrow().hosts()).containsExactly(host);
        assertInvalid("initiative", "unknown-initiative", () -> work().request(aRequest(InitiativeId.next())));
        var over = initiatives()
                .save(initiatives()
                        .get(initiative.id())
                        .become(
                                InitiativeFixture.step(se.kompetensbyran.domain.incubation.Stage.DISCONTINUED, MONDAY),
                                MONDAY));
        assertThatThrownBy(() -> work().request(aRequest(over.id()))).isInstanceOf(InitiativeEnded.class);
        assertThatThrownBy(() -> cases().save(aRequest(over.id()), initiative, null))
                .isInstanceOf(Stale.class);
    }

    @Test
    void the_last_no_refuses_and_none_before_it() {
        var there = new Municipality(
                new MunicipalityCode(String.valueOf(CODES.incrementAndGet())), "Nejby (påhittad)", 1, MONDAY);
        municipalities().save(there);
        var first = nodes().save(aNode(host).with(coverage(there, ASKED, null))).id();
        var second =
                nodes().save(aNode(owner).with(coverage(there, ASKED, null))).id();
        var asked = cases().save(aRequest(enterprise(there.code())));

        var declined = work().move(asked, no(first), MONDAY);
        assertThat(declined.stage()).isEqualTo(Stage.REQUESTED);
        assertThat(declined.node()).isNull();
        assertThat(declined.declinedBy()).containsExactly(first);
        assertThat(cases().get(asked.id())).isEqualTo(declined);
        assertThat(cases().overview(asked.id(), MONDAY).orElseThrow().declinedBy())
                .containsExactly(first);
        assertThat(found(of(new Sight(Set.of(), Set.of(owner)), declined.enterprise(), null, null, null)))
                .hasSize(1);
        assertThatThrownBy(() -> work().move(declined, no(first), MONDAY)).isInstanceOf(DeclinedAlready.class);
        assertInvalid(
                "node", "node-unfit", () -> work().move(declined, no(second).declining(), MONDAY));
        var refused = work().move(declined, no(second), MONDAY);
        assertThat(refused.stage()).isEqualTo(Stage.REFUSED);
        assertThat(refused.node()).isEqualTo(second);
    }

    @Test
    void who_has_said_no_cannot_say_it_again_until_all_have() {
        var there = new Municipality(
                new MunicipalityCode(String.valueOf(CODES.incrementAndGet())), "Nejby (påhittad)", 1, MONDAY);
        municipalities().save(there);
        var first = nodes().save(aNode(host).with(coverage(there, ASKED, null)));
        nodes().save(aNode(owner).with(coverage(there, ASKED, MONDAY)));
        var asked = cases().save(aRequest(enterprise(there.code())));
        assertThat(refusers(asked, MONDAY)).containsExactlyInAnyOrder(host, owner);

        var declined = work().move(asked, no(first.id()), MONDAY);
        assertThat(refusers(declined, MONDAY)).containsExactly(owner);
        assertThat(refusers(declined, MONDAY.plusDays(1))).containsExactly(host);
        var refused = work().move(declined, no(first.id()), MONDAY.plusDays(1));
        assertThat(refused.stage()).isEqualTo(Stage.REFUSED);
    }

    private Set<OrganisationId> refusers(SupportCase it, LocalDate day) {
        return cases().overview(it.id(), day).orElseThrow().refusers();
    }

    @Test
    void what_is_asked_names_what_is_known() {
        assertInvalid("enterprise", "unknown-enterprise", () -> work().request(aRequest(EnterpriseId.next())));
        assertInvalid(
                "competenceAreas",
                "unknown-code",
                () -> work().request(SupportCase.request(
                        SupportCaseId.next(),
                        enterprise,
                        new Question("Vad?", Set.of("moon-mining")),
                        Step.request(ADVISER))));
        var taken = cases().save(aTakenCase(enterprise, node));
        assertInvalid(
                "competenceArea",
                "unknown-code",
                () -> work().keep(taken, session(node, MONDAY, 5, "moon-mining", ADVISER), MONDAY));
        assertThat(work().keep(taken, session(node, MONDAY, 5), MONDAY).minutes())
                .isEqualTo(5);
    }

    @Test
    void a_business_that_has_closed_asks_no_more() {
        enterprises()
                .save(enterprises()
                        .get(enterprise)
                        .become(
                                EnterpriseFixture.step(se.kompetensbyran.domain.enterprises.Stage.CLOSED, "2024"),
                                MONDAY));

        assertThatThrownBy(() -> work().request(aRequest(enterprise))).isInstanceOf(EnterpriseClosed.class);
    }

    @Test
    void a_node_takes_what_lies_where_it_covers_that_day() {
        var asked = cases().save(aRequest(enterprise));
        var elsewhere = cases().save(aRequest(enterprise(DIKTBY.code())));
        nodes().save(aNode(host).with(coverage(DIKTBY, ASKED, null)));
        nodes().save(aNode(host).with(coverage(HITTENAS, ASKED, null)));
        var take = Step.take(node, ADVISER);

        assertThatThrownBy(() -> work().move(asked, take, MONDAY.plusDays(1))).isInstanceOf(NotCovering.class);
        assertThatThrownBy(() -> work().move(elsewhere, take, MONDAY)).isInstanceOf(NotCovering.class);
        assertInvalid("node", "unknown-node", () -> work().move(asked, Step.take(NodeId.next(), ADVISER), MONDAY));
        assertThat(Objects.requireNonNull(work().move(asked, take, MONDAY).node()))
                .isEqualTo(node);
    }

    @Test
    void what_no_node_covers_any_node_takes_that_is_there() {
        var nowhere = cases().save(aRequest(enterprise(null)));
        var take = Step.take(node, ADVISER);

        assertThatThrownBy(() -> work().move(nowhere, take, OPENING.minusDays(1)))
                .isInstanceOf(NotCovering.class);
        assertThat(work().move(nowhere, take, MONDAY).stage()).isEqualTo(Stage.TAKEN);
    }

    @Test
    void what_was_judged_by_an_enterprise_or_a_node_that_has_changed_since_is_not_saved() {
        var asked = cases().save(aRequest(enterprise));
        var was = enterprises().get(enterprise);
        var there = nodes().get(node);
        var taken = asked.become(Step.take(node, ADVISER));
        nodes().save(there);

        assertThatThrownBy(() -> cases().save(taken, was, there)).isInstanceOf(Stale.class);
        enterprises().save(was);
        assertThatThrownBy(() -> cases().save(taken, was, nodes().get(node))).isInstanceOf(Stale.class);
        assertThat(cases().save(taken, enterprises().get(enterprise), nodes().get(node))
                        .stage())
                .isEqualTo(Stage.TAKEN);
    }

    private Load load(NodeId at, String adviser, int taken, int sessions, Map<String, Integer> areas) {
        int minutes = areas.values().stream().mapToInt(Integer::intValue).sum();
        return new Load(at, nodes().get(at).name(), adviser, taken, sessions, minutes, new TreeMap<>(areas));
    }

    private List<Load> loads(@Nullable Set<OrganisationId> hosts, @Nullable NodeId at, Period during, LocalDate today) {
        return cases().loads(hosts, at, during, PageRequest.first(100), today).items();
    }

    private WorkOnCase work() {
        return new WorkOnCase(cases(), enterprises(), initiatives(), nodes(), lists());
    }

    private EnterpriseId enterprise(@Nullable MunicipalityCode municipality) {
        var business = new Business("Påhittade verkstaden " + Unique.word(), null, null, Set.of(), municipality);
        return enterprises().save(anEnterprise(owner, business)).id();
    }

    private List<SupportOverview> found(Search search) {
        return cases().search(search, PageRequest.first(20), MONDAY).items();
    }

    private List<SupportCaseId> ids(Sight sight) {
        return cases().search(of(sight, null, null, null, null), PageRequest.first(100), MONDAY).items().stream()
                .map(SupportOverview::id)
                .toList();
    }

    private List<SupportCaseId> mine(Sight sight) {
        return found(of(sight, enterprise, null, null, null)).stream()
                .map(SupportOverview::id)
                .toList();
    }

    private static Search of(
            @Nullable Sight sight,
            @Nullable EnterpriseId enterprise,
            @Nullable NodeId node,
            @Nullable Stage stage,
            @Nullable String adviser) {
        return new Search(sight, enterprise, node, stage, adviser);
    }
}
