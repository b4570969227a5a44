package se.kompetensbyran.persistence.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.accounts.AccountFixture.NOON;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.merging.MergeOrganisations;
import se.kompetensbyran.domain.merging.Registers;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Comparison.Choices;
import se.kompetensbyran.domain.organisations.Comparison.Side;
import se.kompetensbyran.domain.organisations.Merger;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.organisations.OrganisationProblem.Merged;
import se.kompetensbyran.domain.organisations.OrganisationProblem.NumberTaken;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to organisations, and to one that becomes part of another. */
@QuarkusTest
class OrganisationRacesTest extends Racing {

    @Inject
    Mergers mergers;

    @Inject
    Nodes nodes;

    @Inject
    Enterprises enterprises;

    @Inject
    NeedsAnalyses analyses;

    @Inject
    Initiatives initiatives;

    @Inject
    QualityReviews reviews;

    @Inject
    Imports imports;

    @Inject
    Referrals referrals;

    @Inject
    Clients clients;

    @Test
    void two_change_an_organisation() {
        var saved = saved(anOrganisation());
        Supplier<Write> change = () -> {
            var read = organisations.get(saved.id());
            return () -> organisations.save(read);
        };

        assertThat(Race.between(change, change)).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> organisations.get(saved.id())).revision())
                .isEqualTo(2);
    }

    @RepeatedTest(5)
    void two_merge_the_same_organisation_into_each_other_and_into_a_third() throws SQLException {
        var one = saved(anOrganisation());
        var other = saved(anOrganisation());
        var third = saved(anOrganisation());
        var project = saved(anOngoingProject().withRole(ownedBy(one.id())));

        assertThat(Race.between(merging(one, other), merging(other, one)))
                .singleElement()
                .isInstanceOfAny(Merged.class, Stale.class);
        var left = inTransaction(() -> organisations.find(one.id())).orElse(other);
        var gone = left.id().equals(one.id()) ? other : one;
        assertThat(inTransaction(() -> organisations.has(gone.id()))).isFalse();

        var fourth = saved(anOrganisation());
        assertThat(Race.between(merging(left, third), merging(fourth, left)))
                .singleElement()
                .isInstanceOfAny(Merged.class, Stale.class);

        mergersLeadToWhatIsThere();
        var owner = read(project.id()).roles().get(0).organisation();
        assertThat(inTransaction(() -> organisations.has(owner))).isTrue();
        assertThat(inTransaction(() -> mergers.find(gone.id())).orElseThrow().into())
                .isEqualTo(owner);
    }

    @RepeatedTest(5)
    void an_organisation_is_merged_while_it_is_given_a_role() throws SQLException {
        var gone = saved(anOrganisation());
        var survivor = saved(anOrganisation());
        var known = saved(anOngoingProject().withRole(ownedBy(gone.id())));
        var project = saved(anOngoingProject());
        Supplier<Write> give = () -> {
            var read = projects.get(project.id());
            return () -> projects.save(read.withRole(ownedBy(gone.id())));
        };

        assertThat(Race.between(give, merging(gone, survivor)))
                .hasSizeLessThan(2)
                .allMatch(Stale.class::isInstance);

        boolean isMerged = inTransaction(() -> organisations.find(gone.id())).isEmpty();
        var now = isMerged ? survivor.id() : gone.id();
        assertThat(read(known.id()).roles()).extracting(it -> it.organisation()).containsExactly(now);
        assertThat(read(project.id()).roles())
                .extracting(it -> it.organisation())
                .isSubsetOf(now);
        mergersLeadToWhatIsThere();
    }

    @Test
    void what_was_merged_is_never_led_to_beside_the_domain_either() {
        var gone = saved(anOrganisation());
        inTransaction(() -> merge(gone, saved(anOrganisation())));

        assertRefusedBy(
                "merger_into_fk",
                "insert into merger (merged_id, revision, changed_at, into_id, name, merged_by, merged_at)"
                        + " values (gen_random_uuid(), 1, now(), '" + gone.id() + "', 'Påhittad', 'test', now())");
        assertRefusedBy(
                "merger_not_into_itself",
                "insert into merger (merged_id, revision, changed_at, into_id, name, merged_by, merged_at)"
                        + " select id, 1, now(), id, 'Påhittad', 'test', now() from organisation limit 1");
    }

    private Supplier<Write> merging(Organisation gone, Organisation survivor) {
        return () -> {
            // As they were seen, which If-Match sees to.
            organisations.get(gone.id());
            organisations.get(survivor.id());
            return () -> merge(gone, survivor);
        };
    }

    private Merger merge(Organisation gone, Organisation survivor) {
        var merging = new MergeOrganisations(
                organisations,
                mergers,
                new Registers(
                        projects,
                        nodes,
                        enterprises,
                        initiatives,
                        analyses,
                        reviews,
                        accounts,
                        clients,
                        imports,
                        referrals));
        return merging.merge(
                merging.hold(survivor.id(), gone.id()),
                new Choices(Side.SURVIVOR, null, null, null),
                true,
                new Actor("manager-7", NOON));
    }

    private void mergersLeadToWhatIsThere() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from merger where merged_id in"
                        + " (select id from organisation) or into_id in (select merged_id from merger)")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void two_enter_an_organisation_with_the_same_id() {
        var entered = anOrganisation();

        assertThat(Race.between(() -> () -> organisations.save(entered), () -> () -> organisations.save(entered)))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @Test
    void two_organisations_take_the_same_number() {
        var number = aNumber();

        assertThat(Race.between(
                        () -> () -> organisations.save(numbered(number)),
                        () -> () -> organisations.save(numbered(number))))
                .singleElement()
                .isInstanceOf(NumberTaken.class);
    }

    @Test
    void two_take_the_same_number_beside_the_domain() {
        String take = "update organisation set number = '" + aNumber().digits() + "' where id = '%s'";

        assertOneRefusedBy(
                "organisation_number_unique",
                take.formatted(saved(anOrganisation()).id()),
                take.formatted(saved(anOrganisation()).id()));
    }

    private static Organisation numbered(OrganisationNumber number) {
        var it = anOrganisation();
        return new Organisation(OrganisationId.next(), 0, it.name(), number, null, null);
    }
}
