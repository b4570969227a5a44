package se.kompetensbyran.domain.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.OrganisationProblem.Merged;
import se.kompetensbyran.domain.organisations.OrganisationProblem.Unknown;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Stale;

/** What every store of mergers does. */
public abstract class MergersContract {

    private static final Instant NOON = Instant.parse("2024-06-03T12:00:00.123456Z");
    private static final Actor MANAGER = new Actor("manager-7", NOON);

    /** The store under test. */
    protected abstract Mergers mergers();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    @Test
    void a_merger_comes_back_as_it_was_saved() {
        var survivor = organisations().save(anOrganisation());
        var gone = anOrganisation();
        var numbered = gone.describe(gone.name(), aNumber(), LegalForm.FOUNDATION, null);

        var saved = mergers().save(Merger.of(numbered, survivor.id(), MANAGER));

        assertThat(saved.revision()).isEqualTo(1);
        assertThat(mergers().find(gone.id())).contains(saved);
        assertThat(saved.number()).isEqualTo(numbered.number());
        assertThat(mergers().find(survivor.id())).isEmpty();
    }

    @Test
    void those_that_lead_to_an_organisation_come_with_the_latest_first() {
        var survivor = organisations().save(anOrganisation());
        var earlier = mergers().save(Merger.of(anOrganisation(), survivor.id(), MANAGER));
        var later =
                mergers().save(Merger.of(anOrganisation(), survivor.id(), new Actor("manager-7", NOON.plusSeconds(1))));
        var elsewhere = organisations().save(anOrganisation());
        mergers().save(Merger.of(anOrganisation(), elsewhere.id(), MANAGER));

        assertThat(mergers().into(survivor.id())).containsExactly(later, earlier);
    }

    @Test
    void what_went_leads_to_the_survivor_by_its_id_and_by_its_number() {
        var one = organisations().save(anOrganisation());
        var other = organisations().save(anOrganisation());
        var number = aNumber();
        var gone = numbered(number);
        var again = numbered(number);
        mergers().save(Merger.of(again, other.id(), new Actor("manager-7", NOON.plusSeconds(1))));
        mergers().save(Merger.of(gone, one.id(), MANAGER));
        var unnumbered = mergers().save(Merger.of(anOrganisation(), one.id(), MANAGER));

        assertThat(mergers().survivorsOf(List.of(gone.id(), again.id(), unnumbered.merged(), one.id())))
                .isEqualTo(Map.of(gone.id(), one.id(), again.id(), other.id(), unnumbered.merged(), one.id()));
        assertThat(mergers().survivorsByNumber(List.of(number, aNumber()))).isEqualTo(Map.of(number, other.id()));
        assertThat(mergers().survivorsOf(List.of())).isEmpty();
        assertThat(mergers().survivorsByNumber(List.of())).isEmpty();
    }

    private static Organisation numbered(OrganisationNumber number) {
        var it = anOrganisation();
        return it.describe(it.name(), number, LegalForm.FOUNDATION, null);
    }

    @Test
    void a_merger_leads_on() {
        var first = organisations().save(anOrganisation());
        var last = organisations().save(anOrganisation());
        var merger = mergers().save(Merger.of(anOrganisation(), first.id(), MANAGER));

        var moved = mergers().save(merger.leadingTo(last.id()));

        assertThat(moved.revision()).isEqualTo(2);
        assertThat(mergers().find(merger.merged())).contains(moved);
        assertThat(mergers().into(first.id())).isEmpty();
        assertThat(mergers().into(last.id())).containsExactly(moved);
    }

    @Test
    void a_merger_never_leads_to_what_is_not_there() {
        var merger = Merger.of(anOrganisation(), OrganisationId.next(), MANAGER);

        assertThatThrownBy(() -> mergers().save(merger)).isInstanceOf(Stale.class);
    }

    @Test
    void two_do_not_merge_the_same() {
        var gone = anOrganisation();
        var one = organisations().save(anOrganisation());
        var other = organisations().save(anOrganisation());
        mergers().save(Merger.of(gone, one.id(), MANAGER));

        assertThatThrownBy(() -> mergers().save(Merger.of(gone, other.id(), MANAGER)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void what_was_merged_is_found_by_where_it_leads() {
        var survivor = organisations().save(anOrganisation());
        var gone = anOrganisation();
        mergers().save(Merger.of(gone, survivor.id(), MANAGER));
        var known = new FindOrganisation(organisations(), mergers());

        assertThat(known.get(survivor.id())).isEqualTo(survivor);
        assertThatThrownBy(() -> known.get(gone.id()))
                .isInstanceOfSatisfying(
                        Merged.class, it -> assertThat(it.into()).isEqualTo(survivor.id()));
        assertThatThrownBy(() -> known.get(OrganisationId.next())).isInstanceOf(Unknown.class);
    }

    @Test
    void an_organisation_that_is_taken_away_is_gone_once() {
        var read = organisations().save(anOrganisation());
        organisations().save(read.describe(read.name(), null, LegalForm.REGION, null));

        assertThatThrownBy(() -> organisations().remove(read)).isInstanceOf(Stale.class);
        var latest = organisations().get(read.id());
        organisations().remove(latest);
        assertThat(organisations().has(read.id())).isFalse();
        assertThatThrownBy(() -> organisations().remove(latest)).isInstanceOf(Stale.class);
    }
}
