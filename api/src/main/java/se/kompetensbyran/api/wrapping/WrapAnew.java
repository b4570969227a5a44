package se.kompetensbyran.api.wrapping;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import se.kompetensbyran.api.security.MasterKeys;
import se.kompetensbyran.domain.nights.NightJob;
import se.kompetensbyran.domain.wrapping.Wrapped;
import se.kompetensbyran.domain.wrapping.Wrappings;

/**
 * Puts what another master key has encrypted under the primary one, so that the other can be taken out of the keyset. What no key
 * opens stays as it is. However many do it at once, each is put there once.
 */
@Singleton
public final class WrapAnew implements NightJob {

    private static final Logger LOG = Logger.getLogger(WrapAnew.class);

    // Held for as long as some hundreds take: nobody waits for that.
    private static final int TOGETHER = 200;

    private final MasterKeys keys;
    private final Wrappings wrappings;

    /** With the keys {@code keys}. */
    public WrapAnew(MasterKeys keys, Wrappings wrappings) {
        this.keys = keys;
        this.wrappings = wrappings;
    }

    /**
     * What was done.
     *
     * @param wrapped how many are under the primary key now and were not before
     * @param failed how many no key of the keyset opens
     */
    public record Outcome(int wrapped, int failed) {

        private static final Outcome NOTHING = new Outcome(0, 0);

        private Outcome plus(Outcome it) {
            return new Outcome(wrapped + it.wrapped, failed + it.failed);
        }
    }

    @Override
    public String name() {
        return "master-keys";
    }

    @Override
    public void run() {
        if (!keys.areThere()) return;
        Outcome it = runNow();
        LOG.infof("Master keys: %d wrapped anew, %d failed", it.wrapped(), it.failed());
        if (it.failed() > 0)
            LOG.errorf(
                    "%d keys in the database were encrypted with a key that the master keyset (%s) does not hold. They are as they"
                            + " were; give the keyset that key back.",
                    it.failed(), MasterKeys.FILE);
    }

    /** Does it now. */
    public Outcome runNow() {
        Set<String> current = keys.beginnings();
        if (current.isEmpty()) {
            LOG.warnf(
                    "The primary key of the master keyset (%s) leaves no mark on what it encrypts; nothing is wrapped anew",
                    MasterKeys.FILE);
            return Outcome.NOTHING;
        }
        Outcome all = Outcome.NOTHING;
        String after = "";
        List<Wrapped> some;
        do {
            String last = after;
            some = QuarkusTransaction.requiringNew().call(() -> wrappings.others(current, last, TOGETHER));
            List<Wrapped> these = some;
            all = all.plus(QuarkusTransaction.requiringNew().call(() -> wrap(these)));
            if (!some.isEmpty()) after = some.get(some.size() - 1).context();
        } while (some.size() == TOGETHER);
        return all;
    }

    private Outcome wrap(List<Wrapped> some) {
        int wrapped = 0;
        int failed = 0;
        for (Wrapped it : some) {
            String anew = keys.open(it.sealed(), it.context())
                    .map(plain -> keys.encrypt(plain, it.context()))
                    .orElse(null);
            if (anew == null) failed++;
            // What has gone meanwhile is not brought back, and what another process wrapped is done.
            else if (wrappings.replace(it, anew)) wrapped++;
        }
        return new Outcome(wrapped, failed);
    }
}
