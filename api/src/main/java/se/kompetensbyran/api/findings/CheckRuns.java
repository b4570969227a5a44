package se.kompetensbyran.api.findings;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import org.jboss.logging.Logger;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.findings.Findings;
import se.kompetensbyran.domain.nights.NightJob;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;

/** Runs every checker at the nodes of one organisation at a time, each in a transaction of its own. */
@Singleton
public final class CheckRuns implements NightJob {

    private static final Logger LOG = Logger.getLogger(CheckRuns.class);

    private final Findings findings;
    private final Nodes nodes;
    private final Time time;

    CheckRuns(Findings findings, Nodes nodes, Time time) {
        this.findings = findings;
        this.nodes = nodes;
        this.time = time;
    }

    /**
     * What was done.
     *
     * @param failed how many checks could not be made
     */
    record Outcome(Findings.Outcome done, int failed) {}

    @Override
    public String name() {
        return "data-checks";
    }

    @Override
    public void run() {
        Outcome it = check(nodes.hosts());
        LOG.infof(
                "Data checks: %d found, %d mended, %d failed",
                it.done().found(), it.done().mended(), it.failed());
    }

    /** Checks all nodes. */
    Outcome checkAll() {
        return check(nodes.hosts());
    }

    /** Checks the nodes of {@code hosts}. */
    Outcome check(Collection<OrganisationId> hosts) {
        LocalDate today = time.today();
        Findings.Outcome done = Findings.Outcome.NOTHING;
        int failed = 0;
        for (OrganisationId host : hosts)
            for (FindingKind kind : FindingKind.values())
                try {
                    done = done.plus(QuarkusTransaction.requiringNew().call(() -> findings.check(kind, host, today)));
                } catch (RuntimeException e) {
                    LOG.errorf(e, "Data check %s failed, and is tried again next night", kind);
                    failed++;
                }
        return new Outcome(done, failed);
    }
}
