package se.kompetensbyran.persistence.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.nodes.NodeFixture.coverage;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.support.SupportFixture.aRequest;
import static se.kompetensbyran.domain.support.SupportFixture.aTakenCase;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Business;
import se.kompetensbyran.domain.enterprises.EnterpriseFixture;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.domain.support.Stage;
import se.kompetensbyran.domain.support.Step;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportFixture;
import se.kompetensbyran.domain.support.WorkOnCase;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to support cases, and to where they lead. */
@QuarkusTest
class SupportCaseRacesTest extends Racing {

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

    @Inject
    Enterprises enterprises;

    @Inject
    Initiatives initiatives;

    @Inject
    SupportCases supportCases;

    @Inject
    CodeLists lists;

    @Test
    void two_advisers_take_the_same_request() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var enterprise =
                inTransaction(() -> enterprises.save(anEnterprise(host))).id();
        var asked = inTransaction(() -> supportCases.save(aRequest(enterprise)));
        Supplier<Write> take = () -> {
            var read = supportCases.get(asked.id());
            return () -> supportCases.save(read.become(Step.take(node, SupportFixture.ADVISER)));
        };

        assertThat(Race.between(take, take)).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> supportCases.get(asked.id())).history()).hasSize(2);
    }

    @Test
    void a_node_takes_a_case_while_its_coverage_is_taken_away() {
        municipalitiesAreKnown();
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host).with(coverage(HITTENAS, OPENING, null))));
        var asked = inTransaction(() -> supportCases.save(
                aRequest(enterprises.save(anEnterprise(host, inHittenas())).id())));
        var coverage = node.coverage().get(0).id();
        var interrupted = interrupted(
                Nodes.class,
                nodes,
                () -> inTransaction(() -> nodes.save(nodes.get(node.id()).without(coverage))));
        var work = new WorkOnCase(supportCases, enterprises, initiatives, interrupted, lists);
        var take = Step.take(node.id(), SupportFixture.ADVISER);

        assertThatThrownBy(
                        () -> inTransaction(() -> work.move(supportCases.get(asked.id()), take, SupportFixture.MONDAY)))
                .isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> supportCases.get(asked.id())).history()).hasSize(1);
    }

    @Test
    void a_business_closes_while_its_request_comes() {
        var host = saved(anOrganisation()).id();
        var enterprise =
                inTransaction(() -> enterprises.save(anEnterprise(host))).id();
        var asked = aRequest(enterprise);
        inTransaction(() -> {
            lists.save(theLists().get("competence-areas"));
            return asked;
        });
        var closing = EnterpriseFixture.step(se.kompetensbyran.domain.enterprises.Stage.CLOSED, "2024");
        var interrupted = interrupted(
                Enterprises.class,
                enterprises,
                () -> inTransaction(
                        () -> enterprises.save(enterprises.get(enterprise).become(closing, EnterpriseFixture.MONDAY))));

        assertThatThrownBy(() -> inTransaction(
                        () -> new WorkOnCase(supportCases, interrupted, initiatives, nodes, lists).request(asked)))
                .isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> supportCases.find(asked.id()))).isEmpty();
    }

    /** The same port, but something happens just after it has found what was looked for. */
    private static <T> T interrupted(Class<T> port, T real, Runnable meanwhile) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    Object found = method.invoke(real, arguments);
                    if (method.getName().equals("find")) meanwhile.run();
                    return found;
                }));
    }

    private void municipalitiesAreKnown() {
        inTransaction(() -> {
            municipalities.save(HITTENAS);
            return HITTENAS;
        });
    }

    private static Business inHittenas() {
        return new Business("Påhittade verkstaden " + Unique.word(), null, null, Set.of(), HITTENAS.code());
    }

    @Test
    void a_session_is_added_while_the_case_is_closed() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var enterprise =
                inTransaction(() -> enterprises.save(anEnterprise(host))).id();
        var taken = inTransaction(() -> supportCases.save(aTakenCase(enterprise, node)));

        assertThat(Race.between(
                        () -> {
                            var read = supportCases.get(taken.id());
                            return () -> supportCases.save(read.become(SupportFixture.step(Stage.CLOSED, node)));
                        },
                        () -> {
                            var read = supportCases.get(taken.id());
                            return () -> supportCases.save(read.with(
                                    SupportFixture.session(node, SupportFixture.MONDAY, 60), SupportFixture.MONDAY));
                        }))
                .singleElement()
                .isInstanceOf(Stale.class);
    }
}
