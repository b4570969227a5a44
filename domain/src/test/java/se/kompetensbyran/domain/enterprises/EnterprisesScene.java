package se.kompetensbyran.domain.enterprises;

import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.WORDS;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusinessNamed;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprises.Search;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** An organisation and two nodes, and a store of enterprises that may hold others: each test finds its own by a node or a word that nobody else has. */
abstract class EnterprisesScene {

    OrganisationId organisation = OrganisationId.next();

    NodeId node = NodeId.next();

    NodeId other = NodeId.next();

    /** The store under test. */
    protected abstract Enterprises enterprises();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** Where the municipalities of that store are. */
    protected abstract Municipalities municipalities();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Has an assessment confirm it, valid for twelve months from {@code first}. */
    protected abstract void confirm(EnterpriseId id, LocalDate first);

    /** Where the code lists of that store are. */
    protected abstract CodeLists lists();

    @BeforeEach
    void an_organisation_and_two_nodes_are_known() {
        lists().save(theLists().get("sectors"));
        municipalities().save(HITTENAS);
        municipalities().save(DIKTBY);
        organisation = organisations().save(anOrganisation()).id();
        node = nodes().save(aNode(organisation)).id();
        other = nodes().save(aNode(organisation)).id();
    }

    Search standing(Status status, @Nullable LocalDate asOf) {
        return new Search(null, null, node, null, null, status, asOf);
    }

    @Nullable
    Status status(EnterpriseId id, LocalDate day) {
        Standing standing = shown(id, day).standing();
        return standing == null ? null : standing.status();
    }

    Search at(NodeId node) {
        return new Search(null, null, node, null, null, null);
    }

    Page<EnterpriseOverview> search(Search search) {
        return enterprises().search(search, PageRequest.first(100), MONDAY);
    }

    List<EnterpriseId> ids(Search search) {
        return search(search).items().stream().map(EnterpriseOverview::id).toList();
    }

    EnterpriseOverview shown(EnterpriseId id, LocalDate day) {
        return enterprises().overview(id, day).orElseThrow();
    }

    /** An enterprise at the node of the test. */
    Enterprise here(String name, @Nullable String offers, @Nullable MunicipalityCode municipality, String... sectors) {
        var business = offers == null && municipality == null && sectors.length == 0
                ? aBusinessNamed(name)
                : new Business(
                        name,
                        WORDS,
                        offers == null ? null : new Bilingual(offers, "Invented"),
                        Set.of(sectors),
                        municipality);
        return anEnterprise(organisation, business).with(affiliation(node, START, null));
    }
}
