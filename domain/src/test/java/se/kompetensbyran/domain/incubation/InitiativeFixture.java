package se.kompetensbyran.domain.incubation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Unique;

/** Initiatives to test with; all of them are invented. They become known on {@link #KNOWN}. */
public final class InitiativeFixture {

    /** The day on which the idea became known. */
    public static final LocalDate KNOWN = LocalDate.of(2020, 1, 15);

    /** A Monday long after that: today, where a test needs one. */
    public static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

    /** Who recorded it. */
    public static final Actor ADVISER = new Actor("adviser-1", Instant.parse("2024-06-03T08:30:15.123456Z"));

    private InitiativeFixture() {}

    /** A new idea with a name that nobody else has and nothing more told of it. */
    public static Initiative anIdea(NodeId node) {
        return anIdea(node, ideaNamed("Påhittade initiativet " + Unique.word(), null));
    }

    /** A new idea. */
    public static Initiative anIdea(NodeId node, Idea idea) {
        return Initiative.begin(InitiativeId.next(), node, idea, step(Stage.IDEA, KNOWN), MONDAY);
    }

    /** What is told of an idea that is called {@code name}. */
    public static Idea ideaNamed(String name, @Nullable MunicipalityCode municipality) {
        return new Idea(name, null, municipality);
    }

    /** A step that day, with a reason where one is demanded. */
    public static StageChange step(Stage to, LocalDate on) {
        return new StageChange(to, on, reason(to), null, ADVISER);
    }

    private static @Nullable StepReason reason(Stage to) {
        return Stream.of(StepReason.values())
                .filter(it -> it.fits(to))
                .findFirst()
                .orElse(null);
    }

    /** A tick that day. */
    public static Tick tick(GateCheck check, LocalDate on) {
        return new Tick(check, on, null, ADVISER);
    }

    /** That it became {@code enterprise}, that day. */
    public static Became became(EnterpriseId enterprise, LocalDate on) {
        return new Became(enterprise, on, ADVISER);
    }

    /** The same with every line ticked that day. */
    public static Initiative withAllTicked(Initiative it, LocalDate on) {
        Initiative ticked = it;
        for (GateCheck check : GateCheck.values()) ticked = ticked.tick(tick(check, on), MONDAY);
        return ticked;
    }

    /** The same with a legal person, moved straight on to {@code stage}, each step that day; all is ticked. */
    public static Initiative movedTo(Stage stage, Initiative it, OrganisationId organisation, LocalDate on) {
        Initiative moved = withAllTicked(it, on).describe(it.node(), it.idea(), organisation);
        for (Stage next : Stage.values()) {
            if (moved.stage() == stage) break;
            if (next != Stage.IDEA) moved = moved.become(step(next, on), MONDAY);
        }
        return moved;
    }

    /** An initiative of which everything is told: rested and taken up again, now an enterprise. */
    public static Initiative anInitiativeWithEverything(
            NodeId node, MunicipalityCode municipality, OrganisationId organisation, EnterpriseId enterprise) {
        var idea = new Idea("Påhittade kaféet " + Unique.word() + " (påhittat)", "Kaffe\noch bröd åäö", municipality);
        Initiative it = anIdea(node, idea)
                .become(
                        new StageChange(Stage.PAUSED, KNOWN.plusDays(5), StepReason.OTHER, "Påhittad orsak", ADVISER),
                        MONDAY)
                .become(step(Stage.IDEA, KNOWN.plusDays(30)), MONDAY);
        return movedTo(Stage.REGISTERED, it, organisation, KNOWN.plusDays(60))
                .tick(
                        new Tick(GateCheck.LEADERSHIP_SECURED, KNOWN.plusDays(70), "Påhittad anteckning", ADVISER),
                        MONDAY)
                .become(became(enterprise, KNOWN.plusDays(80)), MONDAY)
                .become(step(Stage.CONFIRMED, KNOWN.plusDays(90)), MONDAY);
    }

    /** The same initiative, newly read with the revision {@code revision}. */
    static Initiative read(Initiative it, long revision) {
        return new Initiative(
                it.id(), revision, it.node(), it.idea(), it.organisation(), it.history(), it.ticks(), it.became());
    }
}
