package se.kompetensbyran.api.retention;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import se.kompetensbyran.api.journal.CurrentAttribution;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.journal.Origin;
import se.kompetensbyran.domain.nights.NightJob;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.retention.ForgetReferrals;
import se.kompetensbyran.domain.retention.LetGo;
import se.kompetensbyran.domain.retention.RetentionRule;
import se.kompetensbyran.domain.retention.Retentions;
import se.kompetensbyran.domain.shared.Stale;

/**
 * Tells nodes of whose identity it is soon time for, lets go those whose day has come, and forgets what was told in referrals that came
 * to nothing: one organisation's nodes at a time, and each identity and each referral in a transaction of its own, so that what fails
 * keeps back nothing else. However many do it at once, each goes once.
 */
@Singleton
public final class RetentionRuns implements NightJob {

    private static final Logger LOG = Logger.getLogger(RetentionRuns.class);

    // The rest are found next time round; nothing is held for longer than a few hundred ids.
    private static final int TOGETHER = 200;

    private final Retentions retentions;
    private final Nodes nodes;
    private final LetGo letting;
    private final ForgetReferrals forgetting;
    private final RetentionRule rule;
    private final CurrentAttribution attribution;
    private final Time time;

    RetentionRuns(
            Participants participants,
            Retentions retentions,
            Referrals referrals,
            Nodes nodes,
            @ConfigProperty(name = "kompetensbyran.retention.months") int months,
            @ConfigProperty(name = "kompetensbyran.retention.notice-days") int noticeDays,
            CurrentAttribution attribution,
            Time time) {
        this.retentions = retentions;
        this.nodes = nodes;
        this.rule = new RetentionRule(months, noticeDays);
        this.letting = new LetGo(participants, retentions, rule);
        this.forgetting = new ForgetReferrals(referrals, rule);
        this.attribution = attribution;
        this.time = time;
    }

    /**
     * What was done.
     *
     * @param told of how many identities the nodes were told that they go
     * @param gone how many went
     * @param referrals of how many referrals that came to nothing it was forgotten what was told
     * @param failed how many could not be let go now, or nodes not be told
     */
    public record Outcome(int told, int gone, int referrals, int failed) {

        private static final Outcome NOTHING = new Outcome(0, 0, 0, 0);

        private Outcome plus(Outcome it) {
            return new Outcome(told + it.told, gone + it.gone, referrals + it.referrals, failed + it.failed);
        }
    }

    /** The rule of this installation. */
    public RetentionRule rule() {
        return rule;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run() {
        Outcome done = runNow();
        LOG.infof(
                "Retention: %d told, %d gone, %d referrals forgotten, %d failed",
                done.told(), done.gone(), done.referrals(), done.failed());
    }

    /** Does it now. */
    public Outcome runNow() {
        LocalDate today = time.today();
        Outcome all = Outcome.NOTHING;
        for (OrganisationId host : nodes.hosts())
            all = all.plus(run(host, today)).plus(forget(host, today));
        return all;
    }

    private Outcome run(OrganisationId host, LocalDate today) {
        try {
            int told = QuarkusTransaction.requiringNew().call(() -> retentions.tell(host, rule, today));
            return new Outcome(told, 0, 0, 0).plus(letGo(host, today));
        } catch (RuntimeException e) {
            LOG.error("Retention failed at the nodes of an organisation, and is tried again next night", e);
            return new Outcome(0, 0, 0, 1);
        }
    }

    private Outcome forget(OrganisationId host, LocalDate today) {
        Outcome all = Outcome.NOTHING;
        List<ReferralId> due;
        Outcome some;
        do {
            try {
                due = QuarkusTransaction.requiringNew().call(() -> forgetting.due(host, today, TOGETHER));
            } catch (RuntimeException e) {
                LOG.error("Referrals to the nodes of an organisation could not be asked for, and are next night", e);
                return all.plus(new Outcome(0, 0, 0, 1));
            }
            some = Outcome.NOTHING;
            for (ReferralId it : due) some = some.plus(forget(host, it, today));
            all = all.plus(some);
        } while (due.size() == TOGETHER && some.referrals() > 0);
        return all;
    }

    private Outcome forget(OrganisationId host, ReferralId id, LocalDate today) {
        try {
            boolean isForgotten = QuarkusTransaction.requiringNew().call(() -> {
                attribution.putDownTo(Origin.Kind.SYSTEM, name());
                return forgetting.forget(host, id, today);
            });
            return new Outcome(0, 0, isForgotten ? 1 : 0, 0);
        } catch (RuntimeException e) {
            LOG.error("A referral could not be forgotten, and is tried again next night", e);
            return new Outcome(0, 0, 0, 1);
        }
    }

    private Outcome letGo(OrganisationId host, LocalDate today) {
        Outcome all = Outcome.NOTHING;
        List<ParticipantId> due;
        Outcome some;
        do {
            due = QuarkusTransaction.requiringNew().call(() -> retentions.due(host, today, TOGETHER));
            some = Outcome.NOTHING;
            for (ParticipantId it : due) some = some.plus(letGo(host, it, today));
            all = all.plus(some);
            // What failed is found again: there is an end when a round does nothing.
        } while (due.size() == TOGETHER && some.gone() > 0);
        return all;
    }

    private Outcome letGo(OrganisationId host, ParticipantId whose, LocalDate today) {
        try {
            boolean isGone = QuarkusTransaction.requiringNew().call(() -> {
                attribution.putDownTo(Origin.Kind.SYSTEM, name());
                return letting.letGo(host, whose, today);
            });
            return new Outcome(0, isGone ? 1 : 0, 0, 0);
        } catch (Stale e) {
            // Somebody works with the person now: what they did may be what counts.
            return new Outcome(0, 0, 0, 1);
        } catch (RuntimeException e) {
            LOG.error("An identity could not be let go, and is tried again next night", e);
            return new Outcome(0, 0, 0, 1);
        }
    }
}
