package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import java.util.List;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.ConsentWatch;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.shared.Actor;

/**
 * Interrupts the enrolments of who takes a consent back that was about the path, or the last that holds: here consents meet
 * enrolments. Of somebody who takes back another, and goes on consenting to something, nothing is interrupted, nor of who signs one that
 * is about the path in its place.
 */
public record InterruptPaths(Enrolments enrolments, Rules rules) implements ConsentWatch {

    @Override
    public void withdrawn(Participant whose, Consent gone, LocalDate on, Actor by, Sight sight) {
        boolean isConsenting = whose.consents().stream().anyMatch(Consent::isActive);
        boolean isLeft = gone.covers().contains(Datum.PATH)
                && !whose.covered(gone.purpose()).contains(Datum.PATH);
        if (isConsenting && !isLeft) return;
        List<EnrolmentId> open = enrolments.open(whose.id(), sight);
        Rulebook book = rules.all();
        for (EnrolmentId one : open) enrolments.save(enrolments.get(one, sight).consentWithdrawn(on, by, book), sight);
    }
}
