package se.kompetensbyran.api.findings;

import static se.kompetensbyran.api.shared.Permits.DATA_FINDINGS_COUNT;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.kompetensbyran.api.findings.FindingViews.CheckView;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.participants.Sight;

/** The checkers, by day: for whoever may know how much is wrong. */
@Path("/data-checks")
@Tag(name = "Data findings")
public class DataChecksResource {

    private final CheckRuns runs;
    private final ParticipantAccess access;
    private final Time time;

    DataChecksResource(CheckRuns runs, ParticipantAccess access, Time time) {
        this.runs = runs;
        this.access = access;
        this.time = time;
    }

    @POST
    @PermissionsAllowed(DATA_FINDINGS_COUNT)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Operation(
            summary = "Look for what is wrong",
            description =
                    "Does now what is done every night, at the own node or in the region: what is wrong is found, and what has been mended is"
                            + " told to be. Done twice it does no more than once.")
    public CheckView run() {
        Sight counted = access.sight(Permission.DATA_FINDINGS_COUNT);
        boolean isSeen = access.sight(Permission.DATA_FINDINGS_READ).encloses(counted);
        var done = counted.isRegional() ? runs.checkAll() : runs.check(counted.hosts());
        return CheckView.of(time.now(), done, isSeen);
    }
}
