package se.kompetensbyran.domain.pathways;

import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.WorkOnReferral;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Says whose a referral is; here referrals meet those who take part in projects. */
public record RecogniseReferral(WorkOnReferral referrals, Enrolments enrolments) {

    /**
     * Saves whose it is, before there is an answer; of who takes part in a project already it is obsolete at once.
     *
     * @param near whose participants they are
     * @throws ParticipantProblem.Restricted when what is held of the person is not to be used
     * @throws InvalidValue {@code unknown-participant} unless it is one of the node's
     */
    public Referral recognise(Referral it, ParticipantId whose, Actor by, Sight near, ReferralSight sight) {
        Referral known = referrals.recognise(it, whose, by, near, sight);
        boolean isTakingPart = enrolments.open(whose, near).stream()
                .map(one -> enrolments.get(one, near))
                .anyMatch(one -> one.stage() != Stage.PLANNED);
        if (!isTakingPart) return known;
        referrals.enrolled(whose, by, sight);
        return referrals.referrals().get(it.id(), sight);
    }
}
