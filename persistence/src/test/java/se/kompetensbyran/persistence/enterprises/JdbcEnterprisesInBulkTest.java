package se.kompetensbyran.persistence.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusiness;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulkContract;
import se.kompetensbyran.domain.journal.Changes;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.persistence.shared.OwnTransaction;
import se.kompetensbyran.persistence.shared.Somebody;

@QuarkusTest
class JdbcEnterprisesInBulkTest extends EnterprisesInBulkContract {

    @Inject
    EnterprisesInBulk bulk;

    @Inject
    Enterprises enterprises;

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

    @Inject
    CodeLists lists;

    @Inject
    Journal journal;

    @Override
    protected EnterprisesInBulk bulk() {
        return OwnTransaction.each(EnterprisesInBulk.class, bulk);
    }

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Municipalities municipalities() {
        return OwnTransaction.each(Municipalities.class, municipalities);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Override
    protected CodeLists lists() {
        return OwnTransaction.each(CodeLists.class, lists);
    }

    @Test
    void each_of_many_leaves_the_entry_that_it_leaves_alone() {
        var owner = organisations().save(anOrganisation()).id();
        var node = nodes().save(aNode(owner)).id();
        var fresh = List.of(anEnterprise(owner), anEnterprise(owner).with(affiliation(node, START, null)));
        bulk().enter(fresh);
        var first = fresh.stream().map(it -> enterprises().get(it.id())).toList();
        bulk().describe(first.stream()
                .map(it -> it.describe(owner, aBusiness()))
                .toList());
        var second = fresh.stream().map(it -> enterprises().get(it.id())).toList();

        for (int i = 0; i < fresh.size(); i++)
            assertThat(journal.search(
                                    new Journal.Search(fresh.get(i).id().value(), "enterprise", null, null, null),
                                    PageRequest.first(20))
                            .items())
                    .extracting(Entry::event, Entry::revision, Entry::origin, Entry::changes)
                    .containsExactly(
                            tuple(
                                    "enterprise.changed",
                                    2L,
                                    Somebody.ORIGIN,
                                    Changes.between(first.get(i), second.get(i))),
                            tuple("enterprise.entered", 1L, Somebody.ORIGIN, Changes.between(null, first.get(i))));
    }
}
