package se.kompetensbyran.domain.participants;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.ParticipantProblem.WithdrawnAlready;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * That a person has said yes in writing (sv: samtycke; GDPR art. 7). What was signed stands as it was: it is withdrawn, or
 * another takes its place, and it is never changed.
 *
 * @param covers what may be held for the purpose, at least one; the personal number only to report to who pays
 * @param recipients who else gets it, at most 20 in at most 200 characters each, that tell of no person; none when it stays at
 *     the node
 * @param recorded who recorded it, and when
 * @param withdrawal when the person took it back, if they have
 * @throws InvalidValue {@code missing}, {@code number-for-funder-only}, {@code too-many}, {@code before-signed}
 */
public record Consent(
        Id id,
        Purpose purpose,
        Set<Datum> covers,
        List<String> recipients,
        LocalDate signedOn,
        Actor recorded,
        @Nullable Withdrawal withdrawal)
        implements Part {

    private static final int MAX_RECIPIENTS = 20;

    /** Identifies a consent for ever. */
    public record Id(UUID value) {

        /** A new one. */
        public static Id next() {
            return new Id(Uuid7.next());
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * That it was taken back, that another took its place, or that it holds no more since the person was handed over to who it does not name.
     *
     * @param on the day on which the person did so
     * @param by who recorded it, and when
     * @param isByHandover whether it was the handover that ended it
     * @param replacedBy the one that took its place, if one did
     * @throws InvalidValue {@code not-here} when a handover ended what was replaced
     */
    public record Withdrawal(
            LocalDate on,
            Actor by,
            boolean isByHandover,
            @Nullable Id replacedBy) {

        public Withdrawal {
            DateRange.check("on", on);
            InvalidValue.unless(replacedBy == null || !isByHandover, "replacedBy", "not-here");
        }

        /** That it was taken back, or holds no more since the person was handed over. */
        public Withdrawal(LocalDate on, Actor by, boolean isByHandover) {
            this(on, by, isByHandover, null);
        }
    }

    public Consent {
        InvalidValue.unless(!covers.isEmpty(), "covers", "missing");
        InvalidValue.unless(
                purpose == Purpose.FUNDER_REPORT || !covers.contains(Datum.PERSONAL_NUMBER),
                "covers",
                "number-for-funder-only");
        InvalidValue.unless(recipients.size() <= MAX_RECIPIENTS, "recipients", "too-many", MAX_RECIPIENTS);
        for (int i = 0; i < recipients.size(); i++) {
            Text.line("recipients/" + i, recipients.get(i), 200);
            Text.impersonal("recipients/" + i, recipients.get(i), 200);
        }
        DateRange.check("signedOn", signedOn);
        InvalidValue.unless(withdrawal == null || !withdrawal.on().isBefore(signedOn), "on", "before-signed");
        covers = Set.copyOf(covers);
        recipients = List.copyOf(recipients);
    }

    /** A new one. @throws InvalidValue {@code in-future} */
    public static Consent sign(
            Purpose purpose,
            Set<Datum> covers,
            List<String> recipients,
            LocalDate signedOn,
            Actor by,
            LocalDate today) {
        InvalidValue.unless(!signedOn.isAfter(today), "signedOn", "in-future");
        return new Consent(Id.next(), purpose, covers, recipients, signedOn, by, null);
    }

    /**
     * Is taken back.
     *
     * @throws WithdrawnAlready when it has been
     * @throws InvalidValue {@code in-future}, {@code before-signed}
     */
    Consent withdraw(LocalDate on, Actor by, LocalDate today) {
        if (!isActive()) throw new WithdrawnAlready();
        InvalidValue.unless(!on.isAfter(today), "on", "in-future");
        return new Consent(id, purpose, covers, recipients, signedOn, recorded, new Withdrawal(on, by, false));
    }

    /**
     * Gives its place to {@code anew}, on the day on which that was signed.
     *
     * @throws WithdrawnAlready when it holds no more
     * @throws InvalidValue {@code other-purpose}, {@code before-signed}
     */
    Consent giveWay(Consent anew, Actor by) {
        if (!isActive()) throw new WithdrawnAlready();
        InvalidValue.unless(anew.purpose == purpose, "purpose", "other-purpose");
        InvalidValue.unless(!anew.signedOn.isBefore(signedOn), "signedOn", "before-signed");
        Withdrawal end = new Withdrawal(anew.signedOn, by, false, anew.id);
        return new Consent(id, purpose, covers, recipients, signedOn, recorded, end);
    }

    /** Holds no more: the person was handed over to who it does not name. */
    Consent lapse(Actor by) {
        return new Consent(id, purpose, covers, recipients, signedOn, recorded, new Withdrawal(by.day(), by, true));
    }

    /** Whether it lets {@code recipient} have {@code datum} as a partner: by that name, in letters of any case. */
    boolean shares(Datum datum, String recipient) {
        return purpose == Purpose.PARTNER && covers.contains(datum) && names(recipient);
    }

    /** Whether {@code recipient} gets what it covers: by that name, in letters of any case. */
    boolean names(String recipient) {
        return recipients.stream().anyMatch(it -> it.strip().equalsIgnoreCase(recipient.strip()));
    }

    /** Whether it holds. */
    public boolean isActive() {
        return withdrawal == null;
    }
}
