package se.kompetensbyran.persistence.incubation;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.anIdea;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.became;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.movedTo;
import static se.kompetensbyran.domain.incubation.InitiativeFixture.tick;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.incubation.InitiativeFixture;
import se.kompetensbyran.domain.incubation.InitiativeProblem;
import se.kompetensbyran.domain.incubation.InitiativeProblem.AlreadyBecame;
import se.kompetensbyran.domain.incubation.InitiativeProblem.EnterpriseTaken;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.incubation.KeepInitiative;
import se.kompetensbyran.domain.incubation.Stage;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to initiatives, and to what they become. */
@QuarkusTest
class InitiativeRacesTest extends Racing {

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

    @Inject
    Enterprises enterprises;

    @Inject
    Initiatives initiatives;

    @Test
    void an_initiative_becomes_two_enterprises_at_once() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var saved = inTransaction(
                () -> initiatives.save(movedTo(Stage.REGISTERED, anIdea(node), host, InitiativeFixture.KNOWN)));
        Supplier<Write> become = () -> {
            var enterprise =
                    inTransaction(() -> enterprises.save(anEnterprise(host))).id();
            var read = initiatives.get(saved.id());
            return () -> initiatives.save(
                    read.become(became(enterprise, InitiativeFixture.KNOWN), InitiativeFixture.MONDAY));
        };

        assertThat(Race.between(become, become)).singleElement().isInstanceOfAny(AlreadyBecame.class, Stale.class);
        assertThat(inTransaction(() -> initiatives.get(saved.id())).became()).isNotNull();
    }

    @Test
    void two_initiatives_become_the_same_enterprise_at_once() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var enterprise =
                inTransaction(() -> enterprises.save(anEnterprise(host))).id();
        Supplier<Write> become = () -> {
            var registered = movedTo(Stage.REGISTERED, anIdea(node), host, InitiativeFixture.KNOWN);
            return () -> initiatives.save(
                    registered.become(became(enterprise, InitiativeFixture.KNOWN), InitiativeFixture.MONDAY));
        };

        assertThat(Race.between(become, become)).singleElement().isInstanceOf(EnterpriseTaken.class);
    }

    @Test
    void two_change_an_initiative() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var saved = inTransaction(() -> initiatives.save(anIdea(node)));
        Supplier<Write> tick = () -> {
            var read = initiatives.get(saved.id());
            return () -> initiatives.save(
                    read.tick(tick(GateCheck.PLAN_AGREED, InitiativeFixture.KNOWN), InitiativeFixture.MONDAY));
        };

        assertThat(Race.between(tick, tick)).singleElement().isInstanceOf(Stale.class);
    }

    @RepeatedTest(5)
    void an_enterprise_changes_hands_while_an_initiative_becomes_it() {
        var host = saved(anOrganisation()).id();
        var other = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var enterprise =
                inTransaction(() -> enterprises.save(anEnterprise(host))).id();
        var registered = inTransaction(
                () -> initiatives.save(movedTo(Stage.REGISTERED, anIdea(node), host, InitiativeFixture.KNOWN)));
        var keep = new KeepInitiative(initiatives, nodes, organisations, municipalities, enterprises);
        AtomicInteger handedOver = new AtomicInteger();

        // Whoever has the row first is done first; if that is the new owner, the initiative hears of it.
        var failures = Race.between(
                () -> {
                    var read = initiatives.get(registered.id());
                    enterprises.get(enterprise);
                    return () -> {
                        keep.become(read, became(enterprise, InitiativeFixture.KNOWN), InitiativeFixture.MONDAY);
                        handedOver.set((int) enterprises
                                .overview(enterprise, InitiativeFixture.MONDAY)
                                .filter(it -> it.organisation().id().equals(other))
                                .stream()
                                .count());
                    };
                },
                () -> {
                    var read = enterprises.get(enterprise);
                    return () -> enterprises.save(read.describe(other, read.business()));
                });

        assertThat(failures)
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(it -> it instanceof Stale || it instanceof InitiativeProblem.AnotherOrganisation);
        assertThat(handedOver).hasValue(0);
        assertThat(inTransaction(() -> initiatives.get(registered.id())).became() == null)
                .isEqualTo(!failures.isEmpty());
    }
}
