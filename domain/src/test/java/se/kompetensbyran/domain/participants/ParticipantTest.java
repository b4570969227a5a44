package se.kompetensbyran.domain.participants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.participants.ParticipantFixture.ADVISER;
import static se.kompetensbyran.domain.participants.ParticipantFixture.MONDAY;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aConsent;
import static se.kompetensbyran.domain.participants.ParticipantFixture.aParticipant;
import static se.kompetensbyran.domain.participants.ParticipantFixture.anIdentifiedOne;
import static se.kompetensbyran.domain.participants.ParticipantFixture.facts;
import static se.kompetensbyran.domain.participants.ParticipantFixture.protectedOne;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.ParticipantProblem.ConsentedAlready;
import se.kompetensbyran.domain.participants.ParticipantProblem.NoConsent;
import se.kompetensbyran.domain.participants.ParticipantProblem.NotRestricted;
import se.kompetensbyran.domain.participants.ParticipantProblem.ProtectedIdentity;
import se.kompetensbyran.domain.participants.ParticipantProblem.Restricted;
import se.kompetensbyran.domain.participants.ParticipantProblem.RestrictedAlready;
import se.kompetensbyran.domain.participants.ParticipantProblem.WithdrawnAlready;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.UnknownPart;

class ParticipantTest {

    private static final NodeId NODE = NodeId.next();
    private static final LocalDate TOMORROW = MONDAY.plusDays(1);
    private static final Set<Datum> NAME = Set.of(Datum.NAME);

    @Test
    void one_who_is_not_born_yet_is_refused() {
        assertInvalid("birthYear", "birth-year-range", () -> Participant.enter(NODE, facts(2025, Gender.MAN), MONDAY));
        assertInvalid("birthYear", "birth-year-range", () -> facts(1899, Gender.MAN));
        assertInvalid(
                "birthYear", "birth-year-range", () -> aParticipant(NODE).describe(facts(2025, Gender.MAN), MONDAY));
        assertThat(Participant.enter(NODE, facts(null, Gender.UNKNOWN), MONDAY)
                        .facts()
                        .birthYear())
                .isNull();
    }

    @Test
    void it_is_kept_who_it_is_only_where_a_consent_covers_it() {
        Participant without = aParticipant(NODE);
        assertThatThrownBy(() -> without.identify(NAME, ADVISER)).isInstanceOf(NoConsent.class);

        Participant with = without.with(aConsent(Purpose.CONTACT, NAME));
        assertThat(with.identify(NAME, ADVISER).identification()).isEqualTo(new Identification(NAME, ADVISER));
        assertThatThrownBy(() -> with.identify(Set.of(Datum.NAME, Datum.CONTACT_DETAILS), ADVISER))
                .isInstanceOf(NoConsent.class);
        assertInvalid("parts", "not-identifying", () -> new Identification(Set.of(Datum.PATH), ADVISER));
        assertInvalid("parts", "missing", () -> new Identification(Set.of(), ADVISER));
    }

    @Test
    void of_a_person_with_protected_identity_nothing_is_kept_of_who_it_is() {
        Participant one = Participant.enter(NODE, protectedOne(), MONDAY).with(aConsent(Purpose.CONTACT));
        assertThatThrownBy(() -> one.identify(NAME, ADVISER)).isInstanceOf(ProtectedIdentity.class);

        assertThat(anIdentifiedOne(NODE).describe(protectedOne(), MONDAY).identification())
                .isNull();
        assertThat(anIdentifiedOne(NODE).describe(facts(), MONDAY).identification())
                .isNotNull();
    }

    @Test
    void a_consent_that_is_taken_back_takes_with_it_who_it_is() {
        Participant one = anIdentifiedOne(NODE);

        Participant without = one.withdraw(one.consents().get(0).id(), MONDAY, ADVISER, MONDAY);

        assertThat(without.identification()).isNull();
        assertThat(without.consents())
                .singleElement()
                .satisfies(it -> assertThat(it.withdrawal()).isEqualTo(new Consent.Withdrawal(MONDAY, ADVISER, false)));
    }

    @Test
    void one_that_covers_nothing_of_it_leaves_it() {
        Participant one = anIdentifiedOne(NODE).with(aConsent(Purpose.EVALUATION, Set.of(Datum.PATH)));
        Consent.Id last = one.consents().get(1).id();

        assertThat(one.withdraw(last, MONDAY, ADVISER, MONDAY).identification()).isEqualTo(one.identification());
    }

    @Test
    void a_consent_is_taken_back_once_and_not_before_it_was_signed_or_in_the_future() {
        Participant one = aParticipant(NODE).with(aConsent(Purpose.CONTACT));
        Consent.Id id = one.consents().get(0).id();

        assertInvalid("on", "in-future", () -> one.withdraw(id, TOMORROW, ADVISER, MONDAY));
        assertInvalid("on", "before-signed", () -> one.withdraw(id, MONDAY.minusDays(1), ADVISER, MONDAY));
        assertThatThrownBy(() -> one.withdraw(Consent.Id.next(), MONDAY, ADVISER, MONDAY))
                .isInstanceOf(UnknownPart.class);
        Participant taken = one.withdraw(id, MONDAY, ADVISER, MONDAY);
        assertThatThrownBy(() -> taken.withdraw(id, MONDAY, ADVISER, MONDAY)).isInstanceOf(WithdrawnAlready.class);
    }

    @Test
    void for_each_purpose_one_consent_holds() {
        Participant one = aParticipant(NODE).with(aConsent(Purpose.CONTACT));

        assertThatThrownBy(() -> one.with(aConsent(Purpose.CONTACT))).isInstanceOf(ConsentedAlready.class);
        Participant anew = one.withdraw(one.consents().get(0).id(), MONDAY, ADVISER, MONDAY)
                .with(aConsent(Purpose.CONTACT));
        assertThat(anew.consents()).extracting(Consent::isActive).containsExactly(false, true);
        assertThat(anew.with(aConsent(Purpose.PARTNER)).consents()).hasSize(3);
    }

    @Test
    void a_consent_takes_the_place_of_another_and_who_it_is_stays_while_it_is_covered() {
        Participant one = anIdentifiedOne(NODE);
        Consent before = one.consents().get(0);
        Consent wider = sign(Purpose.CONTACT, before.covers(), List.of("Någon annan (påhittad)"), MONDAY);

        Participant anew = one.replace(before.id(), wider, ADVISER);

        assertThat(anew.identification()).isEqualTo(one.identification());
        assertThat(anew.consents()).extracting(Consent::isActive).containsExactly(false, true);
        assertThat(anew.consents().get(0).withdrawal())
                .isEqualTo(new Consent.Withdrawal(MONDAY, ADVISER, false, wider.id()));
        assertThat(anew.consents().get(1)).isEqualTo(wider);
        Consent narrower = sign(Purpose.CONTACT, NAME, List.of(), MONDAY);
        assertThat(anew.replace(wider.id(), narrower, ADVISER).identification()).isNull();
    }

    @Test
    void a_consent_takes_the_place_of_one_that_holds_for_the_same_and_was_not_signed_later() {
        Participant one = aParticipant(NODE).with(aConsent(Purpose.CONTACT));
        Consent.Id id = one.consents().get(0).id();
        Consent anew = aConsent(Purpose.CONTACT);

        assertInvalid("replaces", "unknown-consent", () -> one.replace(Consent.Id.next(), anew, ADVISER));
        assertInvalid("purpose", "other-purpose", () -> one.replace(id, aConsent(Purpose.EVALUATION), ADVISER));
        assertInvalid(
                "signedOn",
                "before-signed",
                () -> one.replace(id, sign(Purpose.CONTACT, NAME, List.of(), MONDAY.minusDays(1)), ADVISER));
        Participant taken = one.withdraw(id, MONDAY, ADVISER, MONDAY);
        assertThatThrownBy(() -> taken.replace(id, anew, ADVISER)).isInstanceOf(WithdrawnAlready.class);
        assertInvalid("replacedBy", "not-here", () -> new Consent.Withdrawal(MONDAY, ADVISER, true, Consent.Id.next()));
    }

    @Test
    void a_consent_is_signed_no_later_than_today_and_tells_to_what() {
        assertInvalid("signedOn", "in-future", () -> sign(Purpose.CONTACT, NAME, List.of(), TOMORROW));
        assertInvalid("covers", "missing", () -> sign(Purpose.CONTACT, Set.of(), List.of(), MONDAY));
        assertInvalid(
                "recipients/0",
                "personal-number",
                () -> sign(Purpose.CONTACT, NAME, List.of("Tolvan 191212121212"), MONDAY));
        assertInvalid("recipients/1", "blank", () -> sign(Purpose.CONTACT, NAME, List.of("En", " "), MONDAY));
    }

    @ParameterizedTest
    @EnumSource
    void the_personal_number_is_for_who_pays_alone(Purpose purpose) {
        Set<Datum> number = Set.of(Datum.PERSONAL_NUMBER);
        if (purpose == Purpose.FUNDER_REPORT)
            assertThat(aConsent(purpose, number).isActive()).isTrue();
        else assertInvalid("covers", "number-for-funder-only", () -> aConsent(purpose, number));
    }

    @Test
    void what_is_restricted_is_kept_and_not_used() {
        Participant one = anIdentifiedOne(NODE);
        assertThatThrownBy(one::lift).isInstanceOf(NotRestricted.class);

        Participant restricted = one.restrict(new Restriction(Restriction.Reason.UNLAWFUL, ADVISER));

        assertThat(restricted.identification()).isEqualTo(one.identification());
        assertThatThrownBy(() -> restricted.describe(facts(), MONDAY)).isInstanceOf(Restricted.class);
        assertThatThrownBy(() -> restricted.identify(NAME, ADVISER)).isInstanceOf(Restricted.class);
        assertThatThrownBy(() -> restricted.restrict(new Restriction(Restriction.Reason.OBJECTED, ADVISER)))
                .isInstanceOf(RestrictedAlready.class);
        Consent.Id consent = one.consents().get(0).id();
        assertThat(restricted.withdraw(consent, MONDAY, ADVISER, MONDAY).identification())
                .isNull();
        assertThat(restricted.lift()).isEqualTo(one);
    }

    @Test
    void who_it_is_is_not_erased_of_who_is_restricted_but_by_their_own_word_or_for_their_safety() {
        Participant restricted =
                anIdentifiedOne(NODE).restrict(new Restriction(Restriction.Reason.NEEDED_FOR_CLAIM, ADVISER));
        assertThatThrownBy(restricted::forget).isInstanceOf(Restricted.class);

        Facts known = restricted.facts();
        Facts shielded = new Facts(known.birthYear(), known.gender(), known.municipality(), known.targetGroups(), true);
        Participant hidden = restricted.describe(shielded, MONDAY);
        assertThat(hidden.identification()).isNull();
        assertThat(hidden.restriction()).isEqualTo(restricted.restriction());
        assertThatThrownBy(() -> restricted.describe(new Facts(null, Gender.MAN, null, Set.of(), true), MONDAY))
                .isInstanceOf(Restricted.class);
        assertThat(restricted.erase(ADVISER).identification()).isNull();
    }

    @Test
    void of_who_is_erased_nothing_is_left_but_what_is_counted() {
        Participant one = anIdentifiedOne(NODE).restrict(new Restriction(Restriction.Reason.OBJECTED, ADVISER));

        Participant erased = one.erase(ADVISER);

        assertThat(erased)
                .isEqualTo(new Participant(
                        one.id(),
                        one.revision(),
                        NODE,
                        null,
                        new Facts(null, Gender.WOMAN, null, Set.of(), false),
                        List.of(),
                        null,
                        null,
                        ADVISER));
        assertInvalid(
                "erased",
                "holds-something",
                () -> new Participant(one.id(), 1, NODE, one.code(), one.facts(), one.consents(), null, null, ADVISER));
        assertInvalid(
                "code",
                "missing",
                () -> new Participant(one.id(), 1, NODE, null, one.facts(), List.of(), null, null, null));
    }

    /** Whatever happens, and in whatever order, nothing is kept of who somebody is that no consent covers. */
    @Property
    void nothing_is_ever_kept_of_who_it_is_without_consent(@ForAll @Size(max = 12) List<Step> steps) {
        Participant one = aParticipant(NODE);
        for (Step it : steps) {
            one = tried(it, one);
            Identification kept = one.identification();
            if (kept == null) continue;
            Set<Datum> covered = EnumSet.noneOf(Datum.class);
            one.consents().stream().filter(Consent::isActive).forEach(consent -> covered.addAll(consent.covers()));
            assertThat(covered).containsAll(kept.parts());
            assertThat(one.facts().protectedIdentity()).isFalse();
            assertThat(one.erased()).isNull();
        }
    }

    enum Step {
        CONTACT,
        FUNDER,
        PARTNER,
        TAKE_BACK,
        TAKE_BACK_LAST,
        REPLACE_NARROWER,
        REPLACE_WIDER,
        IDENTIFY,
        IDENTIFY_WHOLLY,
        PROTECT,
        UNPROTECT,
        FORGET,
        RESTRICT,
        LIFT,
        ERASE
    }

    private static Participant tried(Step step, Participant one) {
        try {
            return taken(step, one);
        } catch (ParticipantProblem | InvalidValue e) {
            return one;
        }
    }

    private static Participant taken(Step step, Participant one) {
        List<Consent> all = one.consents();
        return switch (step) {
            case CONTACT -> one.with(aConsent(Purpose.CONTACT));
            case FUNDER -> one.with(aConsent(Purpose.FUNDER_REPORT));
            case PARTNER -> one.with(aConsent(Purpose.PARTNER, NAME));
            case TAKE_BACK -> all.isEmpty() ? one : one.withdraw(all.get(0).id(), MONDAY, ADVISER, MONDAY);
            case TAKE_BACK_LAST ->
                all.isEmpty() ? one : one.withdraw(all.get(all.size() - 1).id(), MONDAY, ADVISER, MONDAY);
            case REPLACE_NARROWER -> replaced(one, aConsent(Purpose.CONTACT, NAME));
            case REPLACE_WIDER -> replaced(one, aConsent(Purpose.CONTACT));
            case IDENTIFY -> one.identify(NAME, ADVISER);
            case IDENTIFY_WHOLLY -> one.identify(EnumSet.complementOf(EnumSet.of(Datum.PATH)), ADVISER);
            case PROTECT -> one.describe(protectedOne(), MONDAY);
            case UNPROTECT -> one.describe(facts(), MONDAY);
            case FORGET -> one.forget();
            case RESTRICT -> one.restrict(new Restriction(Restriction.Reason.OBJECTED, ADVISER));
            case LIFT -> one.lift();
            case ERASE -> one.erase(ADVISER);
        };
    }

    private static Participant replaced(Participant one, Consent anew) {
        return one.consents().stream()
                .filter(it -> it.isActive() && it.purpose() == anew.purpose())
                .findAny()
                .map(it -> one.replace(it.id(), anew, ADVISER))
                .orElse(one);
    }

    private static Consent sign(Purpose purpose, Set<Datum> data, List<String> recipients, LocalDate on) {
        return Consent.sign(purpose, data, recipients, on, ADVISER, MONDAY);
    }
}
