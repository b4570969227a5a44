package se.kompetensbyran.domain.needs;

import java.time.LocalDate;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Adopts the priorities of an analysis; here it meets the one whose priorities it takes the place of. */
public record AdoptPriorities(NeedsAnalyses analyses, Organisations organisations) {

    /**
     * Saves the one as adopted, and as superseded the one that was.
     *
     * @throws NeedsProblem.WrongStage unless its priorities stand and wait for it
     * @throws NeedsProblem.SecondAdopted when another is adopted at the same time
     * @throws InvalidValue {@code unknown-organisation}, {@code in-future}, {@code in-the-past}; {@code
     *     before-current-stage} when the one that was adopted came later
     */
    public NeedsAnalysis adopt(NeedsAnalysis analysis, Adoption adoption, Actor by, LocalDate today) {
        NeedsAnalysis adopted = analysis.adopt(adoption, by, today);
        InvalidValue.unless(organisations.has(adoption.body()), "body", "unknown-organisation");
        analyses.adopted().map(it -> it.supersede(adoption.on(), by)).ifPresent(analyses::save);
        return analyses.save(adopted);
    }
}
