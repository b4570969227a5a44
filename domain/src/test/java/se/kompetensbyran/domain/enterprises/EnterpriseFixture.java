package se.kompetensbyran.domain.enterprises;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Unique;

/** Enterprises to test with; all of them are invented. They trade from {@link #START}. */
public final class EnterpriseFixture {

    /** The day on which the business began. */
    public static final LocalDate START = LocalDate.of(2019, 3, 1);

    /** A Monday long after that: today, where a test needs one. */
    public static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

    /** Who recorded it. */
    public static final Actor ADVISER = new Actor("adviser-1", Instant.parse("2024-06-03T08:30:15.123456Z"));

    /** Words in both languages. */
    public static final Bilingual WORDS = new Bilingual("Påhittad förklaring\nåäö ÅÄÖ", "Invented explanation");

    private EnterpriseFixture() {}

    /** A new enterprise that trades, with a name that nobody else has and nothing more told of it. */
    public static Enterprise anEnterprise(OrganisationId organisation) {
        return anEnterprise(organisation, aBusiness());
    }

    /** A new enterprise that trades. */
    public static Enterprise anEnterprise(OrganisationId organisation, Business business) {
        return Enterprise.register(
                EnterpriseId.next(), organisation, business, step(Stage.TRADING, START.toString()), MONDAY);
    }

    /** A new enterprise of which everything is told: paused and taken up again, at two nodes one after the other. */
    public static Enterprise anEnterpriseWithEverything(
            OrganisationId organisation, MunicipalityCode municipality, NodeId before, NodeId now) {
        var business = new Business(
                "Påhittade kaféet " + Unique.word() + " (påhittat)",
                WORDS,
                new Bilingual("Kaffe och bröd", "Coffee and bread"),
                Set.of("food-and-drink-services", "cleaning"),
                municipality);
        return anEnterprise(organisation, business)
                .become(new StageChange(Stage.PAUSED, PartialDate.fromString("2020-03"), WORDS, ADVISER), MONDAY)
                .become(step(Stage.TRADING, "2021"), MONDAY)
                .with(affiliation(before, START, LocalDate.of(2021, 12, 31)))
                .with(affiliation(now, LocalDate.of(2022, 1, 1), null));
    }

    /** What a business does, with a name that nobody else has, and no more. */
    public static Business aBusiness() {
        return aBusinessNamed("Påhittade verkstaden " + Unique.word() + " (påhittad)");
    }

    /** What a business of that name does, and no more. */
    public static Business aBusinessNamed(String name) {
        return new Business(name, null, null, Set.of(), null);
    }

    /** A step on that day, month or year. */
    public static StageChange step(Stage to, String on) {
        return new StageChange(to, PartialDate.fromString(on), null, ADVISER);
    }

    /** An affiliation from its first to its last day, or for ever. */
    public static Affiliation affiliation(NodeId node, LocalDate first, @Nullable LocalDate last) {
        return new Affiliation(Affiliation.Id.next(), node, Period.inclusive(first, last));
    }

    /** The same enterprise, newly read with the revision {@code revision}. */
    static Enterprise read(Enterprise it, long revision) {
        return new Enterprise(
                it.id(), revision, it.organisation(), it.business(), it.history(), List.copyOf(it.affiliations()));
    }
}
