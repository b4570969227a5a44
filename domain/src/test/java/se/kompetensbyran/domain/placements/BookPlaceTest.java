package se.kompetensbyran.domain.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.step;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.placements.PlacementFixture.ADVISER;
import static se.kompetensbyran.domain.placements.PlacementFixture.JUDGED;
import static se.kompetensbyran.domain.placements.PlacementFixture.LAST;
import static se.kompetensbyran.domain.placements.PlacementFixture.MONDAY;
import static se.kompetensbyran.domain.placements.PlacementFixture.TERMS;
import static se.kompetensbyran.domain.placements.PlacementFixture.THREE_MONTHS;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.placements.PlacementFixture.anOffer;
import static se.kompetensbyran.domain.placements.PlacementFixture.ending;
import static se.kompetensbyran.domain.placements.PlacementFixture.signed;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.Closed;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantFixture;
import se.kompetensbyran.domain.participants.ParticipantProblem.NotShared;
import se.kompetensbyran.domain.participants.ParticipantProblem.Restricted;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.placements.PlacementProblem.Full;
import se.kompetensbyran.domain.placements.PlacementProblem.NotOpen;
import se.kompetensbyran.domain.placements.PlacementProblem.WrongState;
import se.kompetensbyran.domain.referrals.Patience;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralFixture;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.ReferralsInMemory;
import se.kompetensbyran.domain.shared.Period;

class BookPlaceTest {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Enterprises enterprises = new EnterprisesInMemory(organisations, nodes, theLists());
    private final Places places = new PlacesInMemory(enterprises);
    private final Referrals referrals = new ReferralsInMemory(nodes);
    private final BookPlace book = new BookPlace(
            new PlacementsInMemory(nodes, enterprises, referrals),
            places,
            enterprises,
            () -> THREE_MONTHS,
            referrals,
            organisations);
    private final OrganisationId organisation =
            organisations.save(anOrganisation()).id();
    private final EnterpriseId enterprise =
            enterprises.save(anEnterprise(organisation)).id();
    private final NodeId node = nodes.save(aNode(organisation)).id();
    private final Vantage all = Vantage.of(Sight.REGION, MONDAY);

    @Test
    void the_last_place_is_got_by_one_and_a_draft_holds_none() {
        Place place = places.save(aPlace(enterprise, 1));
        Placement first = draft(place, aParticipant(node));
        Placement second = draft(place, aParticipant(node));
        assertThat(places.get(place.id()).free()).isEqualTo(1);

        Placement sent = book.move(first, first.send(ADVISER), all);
        assertThat(places.get(place.id()).free()).isZero();
        assertThatThrownBy(() -> book.move(second, second.send(ADVISER), all)).isInstanceOf(Full.class);

        book.move(sent, sent.cancel("Påhittat skäl", ADVISER), all);
        assertThat(places.get(place.id()).free()).isEqualTo(1);
    }

    @Test
    void the_place_is_held_until_the_end_and_then_given_back() {
        Place place = places.save(aPlace(enterprise, 1));
        Placement draft = draft(place, aParticipant(node));
        Placement sent = book.move(draft, draft.send(ADVISER), all);
        Placement signed = book.move(sent, signed(sent, Party.values()), all);
        Placement ongoing = book.move(signed, signed.begin(MONDAY, ADVISER, MONDAY), all);
        assertThat(places.get(place.id()).free()).isZero();

        book.move(ongoing, ongoing.end(ending(LAST), LAST), all);

        assertThat(places.get(place.id()).free()).isEqualTo(1);
    }

    @Test
    void nobody_is_placed_with_a_business_that_has_closed() {
        Place place = places.save(aPlace(enterprise, 1));
        Placement draft = draft(place, aParticipant(node));
        enterprises.save(enterprises.get(enterprise).become(step(Stage.CLOSED, "2024-01-01"), MONDAY));

        assertThatThrownBy(() -> draft(place, aParticipant(node))).isInstanceOf(Closed.class);
        assertThatThrownBy(() -> book.move(draft, draft.send(ADVISER), all)).isInstanceOf(Closed.class);

        assertThat(places.get(place.id()).free()).isEqualTo(1);
        book.move(draft, draft.cancel("Påhittat skäl", ADVISER), all);
    }

    @Test
    void nobody_is_placed_at_no_place_nor_when_what_is_held_is_not_to_be_used() {
        Place place = places.save(aPlace(enterprise, 1));

        assertInvalid(
                "place",
                "unknown-place",
                () -> book.draft(PlaceId.next(), aParticipant(node), null, TERMS, null, ADVISER, all));
        assertThatThrownBy(() -> draft(
                        place, aParticipant(node).restrict(new Restriction(Restriction.Reason.OBJECTED, ADVISER))))
                .isInstanceOf(Restricted.class);
    }

    @Test
    void the_rule_is_that_of_the_kind_on_the_first_day() {
        Place training = places.save(aPlace(enterprise, 1));
        Place work = places.save(Place.open(enterprise, PlaceKind.EMPLOYMENT, anOffer(1)));

        assertThat(draft(training, aParticipant(node)).judgement()).isEqualTo(JUDGED);
        assertThat(draft(work, aParticipant(node)).judgement()).isNull();
        Terms before = new Terms(MONDAY.minusYears(10), MONDAY.minusYears(9), 20, "Baka");
        assertThat(book.draft(training.id(), aParticipant(node), null, before, null, ADVISER, all)
                        .judgement())
                .isNull();
    }

    @Test
    void who_holds_a_place_does_not_move_to_a_day_on_which_it_is_closed() {
        Place place = places.save(aPlace(enterprise, 1));
        Placement draft = draft(place, aParticipant(node));
        Placement sent = book.move(draft, draft.send(ADVISER), all);
        Terms early = new Terms(MONDAY.minusYears(2), MONDAY.minusYears(2).plusDays(9), 20, "Baka");

        assertThatThrownBy(() -> book.agree(sent, early, null, ADVISER, all)).isInstanceOf(NotOpen.class);
    }

    @Test
    void a_place_is_opened_in_the_region_by_an_enterprise_that_trades() {
        KeepPlace keep = new KeepPlace(places, new MunicipalitiesInMemory());
        Offer nowhere = new Offer(
                "Bageri",
                null,
                new Occupation("7612"),
                new MunicipalityCode("9999"),
                1,
                Period.inclusive(MONDAY, null));

        assertThat(keep.open(enterprises.get(enterprise), PlaceKind.INTERNSHIP, anOffer(2))
                        .revision())
                .isEqualTo(1);
        assertInvalid(
                "municipality",
                "unknown-municipality",
                () -> keep.open(enterprises.get(enterprise), PlaceKind.INTERNSHIP, nowhere));
    }

    @Property(tries = 200)
    void as_many_have_taken_a_place_as_hold_it_whatever_happens(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 14) Integer> doings) {
        Place place = places.save(aPlace(enterprise, 2));
        List<Placement> each = new ArrayList<>();
        for (int i = 0; i < 3; i++) each.add(draft(place, aParticipant(node)));
        for (int doing : doings) {
            int which = doing % 3;
            each.set(which, tried(each.get(which), doing / 3));
            long holding = each.stream().filter(it -> it.state().holdsPlace()).count();
            assertThat(places.get(place.id()).taken()).isEqualTo((int) holding);
        }
    }

    private Placement tried(Placement it, int doing) {
        try {
            Placement next = switch (doing) {
                case 0 -> it.send(ADVISER);
                case 1 -> signed(it, Party.values());
                case 2 -> it.begin(MONDAY, ADVISER, MONDAY);
                case 3 -> it.end(ending(LAST), LAST);
                default -> it.cancel("Påhittat skäl", ADVISER);
            };
            // In one transaction with the place: when that is full, nothing is saved.
            boolean isFull = places.get(it.between().place()).free() == 0;
            if (doing == 0 && isFull) return it;
            return book.move(it, next, all);
        } catch (WrongState refused) {
            return it;
        }
    }

    @Test
    void who_comes_from_a_referral_lets_its_partner_know_when_it_is_drafted_and_when_it_is_sent() {
        Place place = places.save(aPlace(enterprise, 2));
        var partner = organisations.save(anOrganisation());
        Participant silent = aParticipant(node);
        Participant open = silent.with(consent(partner.name().toUpperCase(Locale.ROOT)));
        Referral sent = referrals.save(
                ReferralFixture.aDraft(partner.id(), node).send(ADVISER, Patience.USUAL),
                ReferralSight.of(Set.of(partner.id())));

        assertInvalid("referral", "unknown-referral", () -> draft(place, open, sent));
        Referral accepted = referrals.save(sent.accept(silent.id(), ADVISER), ReferralSight.at(Sight.REGION));
        assertInvalid("referral", "unknown-referral", () -> draft(place, aParticipant(node), accepted));
        Consent ofAnother = Consent.sign(
                Purpose.FUNDER_REPORT,
                Set.of(Datum.PATH),
                List.of(partner.name()),
                ParticipantFixture.MONDAY,
                ADVISER,
                ParticipantFixture.MONDAY);
        for (Participant it : List.of(silent, silent.with(consent("Någon annan")), silent.with(ofAnother)))
            assertThatThrownBy(() -> draft(place, it, accepted)).isInstanceOf(NotShared.class);
        Placement draft = draft(place, open, accepted);
        assertThat(draft.between().referral()).isEqualTo(accepted.id());
        assertThatThrownBy(() -> book.send(draft, silent, ADVISER, all)).isInstanceOf(NotShared.class);
        assertThat(places.get(place.id()).taken()).isZero();
        assertThat(book.send(draft, open, ADVISER, all).state()).isEqualTo(State.TO_SIGN);
        assertThat(places.get(place.id()).taken()).isEqualTo(1);
    }

    private static Consent consent(String recipient) {
        LocalDate day = ParticipantFixture.MONDAY;
        return Consent.sign(Purpose.PARTNER, Set.of(Datum.PATH), List.of(recipient), day, ADVISER, day);
    }

    private Placement draft(Place place, Participant who, Referral from) {
        return book.draft(place.id(), who, from.id(), TERMS, null, ADVISER, all);
    }

    private Placement draft(Place place, Participant who) {
        return book.draft(place.id(), who, null, TERMS, null, ADVISER, all);
    }
}
