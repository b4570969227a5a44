package se.kompetensbyran.persistence.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anAssociation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.journal.Changes;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk;
import se.kompetensbyran.domain.organisations.OrganisationsInBulkContract;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.Somebody;
import se.kompetensbyran.persistence.shared.TestDatabase;

@QuarkusTest
class JdbcOrganisationsInBulkTest extends OrganisationsInBulkContract {

    @Inject
    OrganisationsInBulk bulk;

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Inject
    Journal journal;

    @Inject
    DataSource database;

    // Others compare all that are there with each other, and plan that by how many they think that there are.
    @AfterEach
    void the_planner_knows_how_many_there_are() throws SQLException {
        try (Connection connection = database.getConnection()) {
            TestDatabase.execute(connection, "analyze organisation");
        }
    }

    @Override
    protected OrganisationsInBulk bulk() {
        return OwnTransaction.each(OrganisationsInBulk.class, bulk);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Municipalities municipalities() {
        return OwnTransaction.each(Municipalities.class, municipalities);
    }

    @Test
    void each_of_many_leaves_the_entry_that_it_leaves_alone() {
        var fresh = List.of(anAssociation(), anAssociation());
        bulk().enter(fresh);
        var first = fresh.stream().map(it -> organisations().get(it.id())).toList();
        bulk().replace(first.stream()
                .map(it -> it.describe(it.name() + " ny", it.number(), null, it.municipality()))
                .toList());
        var second = fresh.stream().map(it -> organisations().get(it.id())).toList();

        for (int i = 0; i < fresh.size(); i++)
            assertThat(entries(fresh.get(i).id()))
                    .extracting(Entry::event, Entry::revision, Entry::origin, Entry::changes)
                    .containsExactly(
                            tuple(
                                    "organisation.changed",
                                    2L,
                                    Somebody.ORIGIN,
                                    Changes.between(first.get(i), second.get(i))),
                            tuple("organisation.entered", 1L, Somebody.ORIGIN, Changes.between(null, first.get(i))));
    }

    @Test
    void what_is_refused_leaves_none() {
        Organisation there = organisations().save(anAssociation());
        var fresh = anAssociation();

        assertThatThrownBy(() ->
                        bulk().enter(List.of(fresh, new Organisation(there.id(), 0, there.name(), null, null, null))))
                .isInstanceOf(Stale.class);

        assertThat(entries(fresh.id())).isEmpty();
        assertThat(organisations().has(fresh.id())).isFalse();
        assertThat(entries(there.id())).hasSize(1);
    }

    private List<Entry> entries(OrganisationId id) {
        return journal.search(new Journal.Search(id.value(), "organisation", null, null, null), PageRequest.first(20))
                .items();
    }
}
