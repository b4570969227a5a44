package se.kompetensbyran.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.domain.journal.Change;
import se.kompetensbyran.domain.journal.Changes;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.PathwayFixture;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.placements.Party;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.PlacementFixture;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Somebody;

/** Every save of every aggregate leaves one entry in the journal, and what is not saved leaves none. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverySaveTest extends EveryAggregate {

    @Inject
    Journal journal;

    @Test
    void every_aggregate_stands_here() throws IOException {
        assertThat(kinds().<Class<?>>map(Kind::type)).containsExactlyInAnyOrderElementsOf(aggregates());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <A extends Aggregate> void each_save_leaves_an_entry(Kind<A> kind) {
        A fresh = kind.fresh().get();
        A first = saved(() -> kind.save().apply(fresh));
        A changed = kind.change().apply(first);
        A second = saved(() -> kind.save().apply(changed));
        UUID id = kind.idOf().apply(fresh);

        assertThat(entries(kind, id))
                .extracting(Entry::event, Entry::revision, Entry::origin, Entry::changes)
                .containsExactly(
                        tuple(kind + ".changed", 2L, Somebody.ORIGIN, Changes.between(first, second)),
                        tuple(kind + ".entered", 1L, Somebody.ORIGIN, Changes.between(null, first)));
        assertThat(entries(kind, id)).flatExtracting(Entry::changes).isNotEmpty();
        assertThat(Changes.between(first, second)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <A extends Aggregate> void what_is_refused_or_taken_back_leaves_none(Kind<A> kind) {
        A fresh = kind.fresh().get();
        A first = saved(() -> kind.save().apply(fresh));
        UUID id = kind.idOf().apply(fresh);

        assertThatThrownBy(() -> saved(() -> kind.save().apply(fresh))).isInstanceOf(Stale.class);
        QuarkusTransaction.begin();
        var unused = kind.save().apply(kind.change().apply(first));
        QuarkusTransaction.rollback();

        assertThat(entries(kind, id)).extracting(Entry::event).containsExactly(kind + ".entered");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <A extends Aggregate> void of_two_who_save_at_once_one_leaves_an_entry(Kind<A> kind) {
        A fresh = kind.fresh().get();
        A first = saved(() -> kind.save().apply(fresh));
        UUID id = kind.idOf().apply(fresh);
        A changed = kind.change().apply(first);
        Supplier<Race.Write> contestant = () -> () -> {
            var unused = kind.save().apply(changed);
        };

        assertThat(Race.between(contestant, contestant)).singleElement().isInstanceOf(Stale.class);

        assertThat(entries(kind, id)).extracting(Entry::revision).containsExactly(2L, 1L);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <A extends Aggregate> void no_entry_holds_a_secret_or_who_a_person_is(Kind<A> kind) {
        A fresh = kind.fresh().get();
        A first = saved(() -> kind.save().apply(fresh));
        saved(() -> kind.save().apply(kind.change().apply(first)));

        assertThat(entries(kind, kind.idOf().apply(fresh))).hasSize(2);
        assertThat(entries(kind, kind.idOf().apply(fresh)).toString()).doesNotContain(SECRET, PERSON);
    }

    // A placement that all have signed, and an enrolment that was suspended: nothing tells on which days, nor why.
    @Test
    void what_happens_to_a_participant_is_told_as_changed_and_not_as_what() {
        Vantage all = Vantage.of(Sight.REGION, PlacementFixture.MONDAY);
        Placement fresh = aPlacement();
        Placement drafted = saved(() -> placements.save(fresh, all));
        Placement sent = saved(() -> placements.save(drafted.send(PlacementFixture.ADVISER), all));
        Placement signed = saved(() -> placements.save(PlacementFixture.signed(sent, Party.values()), all));
        Enrolment plan = anEnrolment();
        Enrolment planned = saved(() -> enrolments.save(plan, Sight.REGION));
        Enrolment suspended = saved(() -> enrolments.save(
                planned.begin(
                                PathwayFixture.MONDAY,
                                PathwayFixture.ENTRY,
                                PathwayFixture.ADVISER,
                                PathwayFixture.TODAY,
                                PathwayFixture.RULES)
                        .suspend(
                                PathwayFixture.LAST,
                                StepReason.HEALTH,
                                PathwayFixture.ADVISER,
                                PathwayFixture.TODAY,
                                PathwayFixture.RULES),
                Sight.REGION));

        List<Entry> told = Stream.of(signed.id().value(), suspended.id().value())
                .flatMap(it ->
                        journal
                                .search(new Journal.Search(it, null, null, null, null), PageRequest.first(20))
                                .items()
                                .stream())
                .toList();
        assertThat(told).hasSize(5);
        assertThat(told)
                .flatExtracting(Entry::changes)
                .extracting(Change::field, Change::before, Change::after)
                .contains(tuple("history", null, null), tuple("signatures", null, null))
                .allSatisfy(it -> assertThat(it.toList().subList(1, 3)).containsOnlyNulls());
    }

    @Test
    void what_is_taken_away_leaves_an_entry_and_what_is_not_leaves_none() {
        Organisation first = saved(() -> organisations.save(anOrganisation()));
        QuarkusTransaction.begin();
        organisations.remove(first);
        QuarkusTransaction.rollback();

        QuarkusTransaction.requiringNew().run(() -> organisations.remove(first));

        assertThat(journal.search(new Journal.Search(first.id().value(), null, null, null, null), PageRequest.first(20))
                        .items())
                .extracting(Entry::event, Entry::revision, Entry::origin, Entry::changes)
                .containsExactly(
                        tuple("organisation.removed", 1L, Somebody.ORIGIN, Changes.between(first, null)),
                        tuple("organisation.entered", 1L, Somebody.ORIGIN, Changes.between(null, first)));
    }

    private List<Entry> entries(Kind<?> kind, UUID id) {
        return journal.search(new Journal.Search(id, kind.name(), null, null, null), PageRequest.first(20))
                .items();
    }

    private static Set<Class<?>> aggregates() throws IOException {
        Path classes = Path.of("..", "domain", "target", "classes");
        Set<Class<?>> all = new HashSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path it : (Iterable<Path>) files.filter(it -> it.toString().endsWith(".class"))::iterator) {
                String name = classes.relativize(it)
                        .toString()
                        .replaceAll("\\.class$", "")
                        .replaceAll("[/\\\\]", ".");
                if (name.endsWith("package-info")) continue;
                Class<?> type = Class.forName(name, false, Aggregate.class.getClassLoader());
                if (Aggregate.class.isAssignableFrom(type) && !type.isInterface()) all.add(type);
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }
}
