package se.kompetensbyran.domain.nodes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.SupportNode.Kind;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Unique;

/** Support nodes to test with; all of them are invented. */
public final class NodeFixture {

    /** The day on which the nodes open. */
    public static final LocalDate OPENING = LocalDate.of(2019, 3, 1);

    private static final AtomicLong DAYS = new AtomicLong();

    private NodeFixture() {}

    /** A new local node that opens on {@link #OPENING} and covers nothing yet. */
    public static SupportNode aNode(OrganisationId host) {
        return aNodeNamed("Påhittade noden " + Unique.word() + " (påhittad)", host);
    }

    /** A new local node with that name. */
    public static SupportNode aNodeNamed(String name, OrganisationId host) {
        return SupportNode.found(Kind.LOCAL, name, host, Set.of(), OPENING);
    }

    /** A new regional structure for those days, both included. */
    public static SupportNode aRegionalStructure(OrganisationId host, LocalDate first, LocalDate last) {
        return new SupportNode(
                NodeId.next(),
                0,
                Kind.REGIONAL,
                "Påhittade regionala strukturen " + Unique.word() + " (påhittad)",
                host,
                Set.of("business-development", "public-procurement"),
                List.of(),
                Period.inclusive(first, last));
    }

    /** A day of the last century that nobody else has chosen, so that a regional structure can have it for itself. */
    public static LocalDate aDayForOneself() {
        return LocalDate.of(1901, 1, 1).plusDays(10 * DAYS.getAndIncrement());
    }

    /** That a municipality is covered from {@code first} to {@code last}, both included. */
    public static Coverage coverage(Municipality municipality, LocalDate first, @Nullable LocalDate last) {
        return new Coverage(Coverage.Id.next(), municipality.code(), Period.inclusive(first, last));
    }
}
