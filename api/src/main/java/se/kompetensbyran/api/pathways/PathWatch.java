package se.kompetensbyran.api.pathways;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.ConsentWatch;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.InterruptPaths;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.shared.Actor;

/** Hears where consents are taken back, and interrupts paths. */
@Singleton
final class PathWatch implements ConsentWatch {

    private final InterruptPaths paths;

    PathWatch(Enrolments enrolments, Rules rules) {
        this.paths = new InterruptPaths(enrolments, rules);
    }

    @Override
    public void withdrawn(Participant whose, Consent gone, LocalDate on, Actor by, Sight sight) {
        paths.withdrawn(whose, gone, on, by, sight);
    }
}
