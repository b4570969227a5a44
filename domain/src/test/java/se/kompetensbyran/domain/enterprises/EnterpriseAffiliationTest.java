package se.kompetensbyran.domain.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.step;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.AffiliationTaken;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.Closed;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.UnknownPart;

class EnterpriseAffiliationTest {

    private final NodeId node = NodeId.next();
    private final Enterprise enterprise = anEnterprise(OrganisationId.next());

    @Test
    void an_enterprise_belongs_to_one_node_at_a_time() {
        Enterprise affiliated = enterprise.with(affiliation(node, START, MONDAY));

        assertThatThrownBy(() -> affiliated.with(affiliation(NodeId.next(), MONDAY, null)))
                .isInstanceOf(AffiliationTaken.class);
        assertThatThrownBy(() -> affiliated.with(affiliation(node, START, START)))
                .isInstanceOf(AffiliationTaken.class);
        assertThat(affiliated
                        .with(affiliation(NodeId.next(), MONDAY.plusDays(1), null))
                        .affiliations())
                .hasSize(2);
    }

    @Test
    void an_affiliation_is_changed_in_its_place() {
        Affiliation first = affiliation(node, START, null);
        Enterprise affiliated = enterprise.with(first);

        Enterprise ended = affiliated.with(new Affiliation(first.id(), node, Period.inclusive(START, MONDAY)));

        assertThat(ended.affiliations()).hasSize(1);
        assertThat(ended.affiliationOn(MONDAY)).isPresent();
        assertThat(ended.affiliationOn(MONDAY.plusDays(1))).isEmpty();
    }

    @Test
    void a_business_that_has_closed_joins_no_node_but_can_leave_one() {
        Affiliation first = affiliation(node, START, null);
        Enterprise closed = enterprise.with(first).become(step(Stage.CLOSED, "2023"), MONDAY);

        assertThatThrownBy(() -> closed.without(first.id()).with(affiliation(node, START, null)))
                .isInstanceOf(Closed.class);
        assertThat(closed.with(new Affiliation(first.id(), node, Period.inclusive(START, MONDAY)))
                        .affiliationOn(MONDAY.plusDays(1)))
                .isEmpty();
    }

    @Test
    void an_affiliation_that_never_was_is_taken_away() {
        Affiliation first = affiliation(node, START, null);

        assertThat(enterprise.with(first).without(first.id()).affiliations()).isEmpty();
        assertThatThrownBy(() -> enterprise.without(first.id())).isInstanceOf(UnknownPart.class);
    }

    @Test
    void there_are_at_most_a_hundred() {
        List<Affiliation> many = IntStream.rangeClosed(0, Enterprise.MAX_AFFILIATIONS)
                .mapToObj(it -> affiliation(node, START.plusDays(it), START.plusDays(it)))
                .toList();

        assertInvalid(
                "affiliations",
                "too-many",
                () -> new Enterprise(
                        enterprise.id(),
                        0,
                        enterprise.organisation(),
                        enterprise.business(),
                        enterprise.history(),
                        many));
    }

    @Property
    void on_any_day_an_enterprise_belongs_to_one_node_at_the_most(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 30) Integer> starts,
            @ForAll @IntRange(min = 0, max = 9) int length) {
        Enterprise it = enterprise;
        int taken = 0;
        for (int start : starts) {
            LocalDate first = START.plusDays(start);
            try {
                it = it.with(affiliation(NodeId.next(), first, first.plusDays(length)));
            } catch (AffiliationTaken e) {
                taken++;
            }
        }

        assertThat(it.affiliations()).hasSize(starts.size() - taken);
        for (int day = 0; day < 45; day++) {
            LocalDate on = START.plusDays(day);
            assertThat(it.affiliations().stream().filter(one -> one.period().contains(on)))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }
}
