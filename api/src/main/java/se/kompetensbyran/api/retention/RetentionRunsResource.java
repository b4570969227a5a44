package se.kompetensbyran.api.retention;

import static se.kompetensbyran.api.shared.Permits.RETENTION_RUN;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.kompetensbyran.api.retention.RetentionViews.RunView;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;

/** What the night does to what has been kept long enough, for who sees no persons. */
@Path("/retention-runs")
@Tag(name = "Participants")
public class RetentionRunsResource {

    private final RetentionRuns runs;
    private final Caller caller;
    private final Time time;

    RetentionRunsResource(RetentionRuns runs, Caller caller, Time time) {
        this.runs = runs;
        this.caller = caller;
        this.time = time;
    }

    @POST
    @PermissionsAllowed(RETENTION_RUN)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Operation(
            summary = "Let go what has been kept long enough",
            description =
                    "Does now what is done every night: nodes are told of identities that go soon, and those of which they have been told long"
                            + " enough are erased; what was told in referrals that came to nothing as long ago is forgotten. Done twice it does no more than once.")
    public RunView run() {
        caller.demand(Permission.RETENTION_RUN, Belonging.REGION);
        return RunView.of(time.now(), runs.runNow());
    }
}
