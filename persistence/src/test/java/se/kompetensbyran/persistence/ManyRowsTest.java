package se.kompetensbyran.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisationNamed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.Places.Search;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.persistence.shared.ListeningDriver;
import se.kompetensbyran.persistence.shared.ListeningDriver.Sent;

@QuarkusTest
class ManyRowsTest {

    @Inject
    EntityManager entityManager;

    @Inject
    Organisations organisations;

    @Inject
    Enterprises enterprises;

    @Inject
    Places places;

    @Test
    void who_goes_from_page_to_page_of_a_long_list_counts_it_once() {
        var enterprise = enterpriseWithPlaces(1_001);

        assertThat(pageOf(enterprise, 1))
                .hasSize(2)
                .last()
                .matches(it -> it.text().startsWith("select count(*)"));
        assertThat(pageOf(enterprise, 2))
                .singleElement()
                .matches(it -> !it.text().startsWith("select count(*)"));
    }

    @Test
    void a_list_that_is_not_long_is_counted_each_time() {
        var enterprise = enterpriseWithPlaces(999);

        assertThat(pageOf(enterprise, 1)).hasSize(2);
        assertThat(pageOf(enterprise, 2)).hasSize(2);
    }

    private List<Sent> pageOf(EnterpriseId enterprise, int page) {
        var here = new Search(enterprise, null, null, null, null);
        return ListeningDriver.during(() -> places.search(here, new PageRequest(page, 20, List.of()))).stream()
                .filter(Sent::isStatement)
                .toList();
    }

    private EnterpriseId enterpriseWithPlaces(int many) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var host = organisations
                    .save(anOrganisationNamed("Påhittad (påhittad)"))
                    .id();
            var enterprise = enterprises.save(anEnterprise(host)).id();
            entityManager
                    .createNativeQuery(
                            "insert into place (id, revision, changed_at, enterprise_id, kind, title, occupation,"
                                    + " opens_on, capacity, taken) select gen_random_uuid(), 1, now(), ?1, 'internship',"
                                    + " 'Påhittad plats ' || n, '4221', date '2020-01-01', 1, 0 from generate_series(1, ?2) n")
                    .setParameter(1, enterprise.value())
                    .setParameter(2, many)
                    .executeUpdate();
            return enterprise;
        });
    }
}
