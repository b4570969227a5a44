package se.kompetensbyran.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.imports.Import.Kind;
import se.kompetensbyran.domain.imports.Import.Mode;
import se.kompetensbyran.domain.imports.Import.State;
import se.kompetensbyran.domain.imports.Import.Tally;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.PageRequest;

/** What every store of imports does. Each test has an organisation of its own, so the store may hold others. */
public abstract class ImportsContract {

    // Long after every other test: whoever is not seen here for long is interrupted by nobody else.
    private static final Instant NOON = Instant.parse("2190-06-03T12:00:00.123456Z");
    private static final PageRequest FIRST = PageRequest.first(20);
    private static final Tally TALLY = new Tally(3, 2, 1, 4, 5);

    private final UUID organisation = UUID.randomUUID();

    /** The store under test. */
    protected abstract Imports imports();

    @Test
    void one_that_waits_comes_back_as_it_was_added() {
        for (Kind kind : Kind.values())
            for (Mode mode : Mode.values()) {
                var it = Import.queued(kind, mode, kind == Kind.ENTERPRISES, organisation, by(NOON));
                imports().add(it, NOON);

                assertThat(imports().get(it.id())).isEqualTo(it);
                assertThat(imports().faultsOf(it.id(), FIRST).items()).isEmpty();
            }
    }

    @Test
    void one_that_is_not_there_is_unknown() {
        assertThat(imports().find(ImportId.next())).isEmpty();
        assertThatThrownBy(() -> imports().get(ImportId.next())).isInstanceOf(ImportProblem.Unknown.class);
    }

    @Test
    void it_runs_and_comes_so_far_and_ends() {
        var it = added(NOON);

        assertThat(imports().begin(it.id(), NOON)).isTrue();
        assertThat(imports().begin(it.id(), NOON)).isFalse();
        imports().seen(it.id(), 0, null, NOON);
        assertThat(imports().get(it.id()).state()).isEqualTo(State.RUNNING);
        assertThat(imports().get(it.id()).rowsTotal()).isNull();
        imports().seen(it.id(), 7, 10, NOON.plusSeconds(1));
        assertThat(imports().get(it.id()).rowsDone()).isEqualTo(7);
        assertThat(imports().get(it.id()).rowsTotal()).isEqualTo(10);

        assertThat(imports().end(it.id(), State.DONE, TALLY, List.of(), NOON.plusSeconds(2)))
                .isTrue();

        var ended = imports().get(it.id());
        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(ended.tally()).isEqualTo(TALLY);
        assertThat(ended.endedAt()).isEqualTo(NOON.plusSeconds(2));
        assertThat(ended.rowsDone()).isEqualTo(7);
    }

    @Test
    void it_ends_in_each_way_once() {
        for (State state : State.values()) {
            if (!state.isOver()) continue;
            var it = added(NOON);

            assertThat(imports().end(it.id(), state, TALLY, List.of(), NOON)).isTrue();
            assertThat(imports().end(it.id(), State.FAILED, Tally.NONE, List.of(), NOON.plusSeconds(1)))
                    .isFalse();

            assertThat(imports().get(it.id()).state()).isEqualTo(state);
            assertThat(imports().begin(it.id(), NOON)).isFalse();
            imports().seen(it.id(), 9, 9, NOON);
            assertThat(imports().get(it.id()).rowsDone()).isZero();
        }
    }

    @Test
    void faults_come_back_in_their_order_page_by_page() {
        var it = added(NOON);
        var faults = List.of(
                new RowFault(0, null, "not-utf-8", List.of(), null),
                new RowFault(1, "Namn", "unknown-column", List.of("id, name"), "Namn"),
                new RowFault(3, "number", "number-shape", List.of(), "åäö {,\"\\} NULL"),
                new RowFault(2, null, "ragged", List.of("4", "5"), ""));

        assertThat(imports().end(it.id(), State.REFUSED, TALLY, faults, NOON)).isTrue();

        assertThat(imports().faultsOf(it.id(), FIRST).items()).containsExactlyElementsOf(faults);
        assertThat(imports().faultsOf(it.id(), new PageRequest(2, 3, List.of())).items())
                .containsExactly(faults.get(3));
        assertThat(imports().faultsOf(it.id(), FIRST).total()).isEqualTo(4);
    }

    @Test
    void the_newest_comes_first_and_each_organisation_has_its_own() {
        var early = added(NOON);
        var late = added(NOON.plusSeconds(9));
        var others = Import.queued(Kind.ENTERPRISES, Mode.VALID_ROWS, false, UUID.randomUUID(), by(NOON));
        imports().add(others, NOON);

        assertThat(imports().of(Set.of(organisation), FIRST).items()).containsExactly(late, early);
        assertThat(imports()
                        .of(Set.of(organisation, others.organisation()), FIRST)
                        .items())
                .containsExactlyInAnyOrder(late, early, others);
        assertThat(imports().of(Set.of(), FIRST).items()).isEmpty();
        assertThat(imports().of(null, FIRST).items()).contains(late);
        assertThat(imports()
                        .of(Set.of(organisation), new PageRequest(2, 1, List.of()))
                        .items())
                .containsExactly(early);
    }

    @Test
    void one_whose_runner_is_gone_is_interrupted_and_one_that_is_seen_is_not() {
        var gone = added(NOON.minusSeconds(60));
        var running = added(NOON.minusSeconds(60));
        assertThat(imports().begin(running.id(), NOON.minusSeconds(60))).isTrue();
        imports().seen(running.id(), 5, 10, NOON);
        var over = added(NOON.minusSeconds(60));
        assertThat(imports().end(over.id(), State.DONE, TALLY, List.of(), NOON.minusSeconds(60)))
                .isTrue();

        assertThat(imports().interrupt(NOON.minusSeconds(30), NOON)).isPositive();

        assertThat(imports().get(gone.id()).state()).isEqualTo(State.INTERRUPTED);
        assertThat(imports().get(gone.id()).endedAt()).isEqualTo(NOON);
        assertThat(imports().get(running.id()).state()).isEqualTo(State.RUNNING);
        assertThat(imports().get(over.id()).state()).isEqualTo(State.DONE);
        assertThat(imports().end(gone.id(), State.DONE, TALLY, List.of(), NOON)).isFalse();
    }

    @Test
    void what_ended_long_ago_is_forgotten_with_its_faults() {
        var old = added(NOON);
        var late = added(NOON);
        var waiting = added(NOON);
        var fault = new RowFault(2, "name", "missing", List.of(), "");
        assertThat(imports().end(old.id(), State.REFUSED, TALLY, List.of(fault), NOON.minusSeconds(9)))
                .isTrue();
        assertThat(imports().end(late.id(), State.REFUSED, TALLY, List.of(fault), NOON))
                .isTrue();

        assertThat(imports().forget(NOON.minusSeconds(5))).isPositive();

        assertThat(imports().find(old.id())).isEmpty();
        assertThat(imports().faultsOf(old.id(), FIRST).items()).isEmpty();
        assertThat(imports().find(late.id())).isPresent();
        assertThat(imports().find(waiting.id())).isPresent();
    }

    private Import added(Instant at) {
        var it = Import.queued(Kind.ORGANISATIONS, Mode.ALL_OR_NOTHING, false, organisation, by(at));
        imports().add(it, at);
        return it;
    }

    private static Actor by(Instant at) {
        return new Actor("account-1", at);
    }
}
