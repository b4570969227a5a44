package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Places participants; here placements meet places, whose they are, the rules of how long they are, and referrals. */
public record BookPlace(
        Placements placements,
        Places places,
        Enterprises enterprises,
        Rules rules,
        Referrals referrals,
        Organisations organisations) {

    /**
     * A new draft; it holds no place yet.
     *
     * @param from the referral from which it comes, if from one
     * @param permit that it may be longer than the rule says
     * @throws InvalidValue {@code unknown-place}, {@code within-limit}, {@code unknown-referral} unless the node has accepted it as
     *     that participant
     * @throws ParticipantProblem.Restricted when what is held of the participant is not to be used
     * @throws EnterpriseProblem.Closed when the business has closed
     * @throws ParticipantProblem.NotShared when it comes from a partner that the participant does not let know of their path
     */
    public Placement draft(
            PlaceId at,
            Participant who,
            @Nullable ReferralId from,
            Terms terms,
            @Nullable Permit permit,
            Actor by,
            Vantage vantage) {
        Place place = places.find(at).orElseThrow(() -> new InvalidValue("place", "unknown-place"));
        demandTrading(place.enterprise());
        Between own = Between.of(place, who.demandFree());
        Between between = from == null ? own : own.from(from);
        demandShared(between, who, vantage);
        return placements.save(Placement.draft(between, terms, rule(between, terms), permit, by), vantage);
    }

    /**
     * Saves it sent to be signed, by which the enterprise sees it, and the partner from whose referral it comes.
     *
     * @throws ParticipantProblem.Restricted when what is held of the participant is not to be used
     * @throws ParticipantProblem.NotShared when it comes from a partner that the participant does not let know of their path
     * @throws PlacementProblem.Full when there is no room
     * @throws PlacementProblem.NotOpen when nobody can begin on that day
     */
    public Placement send(Placement it, Participant who, Actor by, Vantage vantage) {
        Placement sent = it.send(by);
        demandShared(it.between(), who.demandFree(), vantage);
        return move(it, sent, vantage);
    }

    private void demandShared(Between between, Participant who, Vantage vantage) {
        ReferralId from = between.referral();
        if (from == null) return;
        Referral referral = referrals.acceptedAs(from, who.id(), ReferralSight.at(vantage.sight()));
        Organisation partner = organisations.get(referral.partner());
        Participant unused = who.demandShared(Datum.PATH, partner.name());
    }

    /** Says anew what is agreed. @throws PlacementProblem.NotOpen when nobody can begin at the place on that day */
    public Placement agree(Placement it, Terms anew, @Nullable Permit permit, Actor by, Vantage vantage) {
        Placement agreed = it.agree(anew, rule(it.between(), anew), permit, by);
        LocalDate first = anew.firstDay();
        boolean isMoved = it.state().holdsPlace() && !first.equals(it.terms().firstDay());
        if (isMoved && !places.get(it.between().place()).offer().open().contains(first))
            throw new PlacementProblem.NotOpen(first);
        return placements.save(agreed, vantage);
    }

    /**
     * Saves what has become of {@code before}, and takes the place or gives it back with it.
     *
     * @throws PlacementProblem.Full when there is no room
     * @throws PlacementProblem.NotOpen when nobody can begin on that day
     * @throws EnterpriseProblem.Closed when the place is to be taken and the business has closed
     */
    public Placement move(Placement before, Placement after, Vantage vantage) {
        boolean isTaking = !before.state().holdsPlace() && after.state().holdsPlace();
        boolean isGiving = before.state().holdsPlace() && !after.state().holdsPlace();
        if (isTaking) demandTrading(after.between().enterprise());
        Placement saved = placements.save(after, vantage);
        if (isTaking || isGiving) {
            Place place = places.getToBook(after.between().place());
            places.save(isTaking ? place.take(after.terms().firstDay()) : place.giveBack());
        }
        return saved;
    }

    private void demandTrading(EnterpriseId id) {
        if (enterprises.get(id).stage() == Stage.CLOSED) throw new EnterpriseProblem.Closed();
    }

    private Optional<Judgement> rule(Between between, Terms terms) {
        return rules.all().judge(between.kind().length(), terms.firstDay());
    }
}
