package se.kompetensbyran.domain.merging;

import java.util.Set;
import se.kompetensbyran.domain.organisations.Comparison;
import se.kompetensbyran.domain.organisations.Comparison.Choices;
import se.kompetensbyran.domain.organisations.FindOrganisation;
import se.kompetensbyran.domain.organisations.Merger;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationProblem.MovesAccess;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Stale;

/** Makes one of two organisations that are one and the same. */
public record MergeOrganisations(Organisations organisations, Mergers mergers, Registers registers) {

    /**
     * The two side by side, as nobody else changes them until the transaction ends.
     *
     * @throws InvalidValue {@code same-organisation} when they are one already
     */
    public Comparison hold(OrganisationId survivor, OrganisationId merged) {
        InvalidValue.unless(!survivor.equals(merged), "merged", "same-organisation");
        organisations.hold(Set.of(survivor, merged));
        FindOrganisation known = new FindOrganisation(organisations, mergers);
        return new Comparison(known.get(survivor), known.get(merged));
    }

    /**
     * Makes one of {@code pair}: what named the merged one names the survivor, which learns what only the other knew, and
     * those that had been merged into the merged one lead to the survivor.
     *
     * @param mayMoveAccess whether the caller decides on who comes in; roles in the merged one become roles in the survivor
     * @throws MovesAccess when the caller does not, and somebody comes in by the merged one
     * @throws Stale when something that names the merged one is saved by somebody else meanwhile
     */
    public Merger merge(Comparison pair, Choices choices, boolean mayMoveAccess, Actor by) {
        Organisation gone = pair.merged();
        OrganisationId survivor = pair.survivor().id();
        Organisation anew = pair.merge(choices);
        if (!mayMoveAccess && registers.mentions(gone.id()).isWayIn()) throw new MovesAccess();
        registers.move(gone.id(), survivor);
        mergers.into(gone.id()).forEach(it -> mergers.save(it.leadingTo(survivor)));
        // First, since the survivor may take over a number that no two have.
        organisations.remove(gone);
        organisations.save(anew);
        return mergers.save(Merger.of(gone, survivor, by));
    }
}
