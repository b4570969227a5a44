package se.kompetensbyran.domain.projects;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;

/**
 * When a project runs, as planned.
 *
 * @param startsOn the first day
 * @param plannedEndsOn the last day, by the plan in force; not before the first
 * @param extensions how that day was moved, oldest first; each keeps the day that was planned before it
 * @throws InvalidValue {@code date-range}, {@code before-start}, {@code not-later} for an extension that does not extend, or
 *     {@code out-of-order} when an extension does not lead to the next, and the last to the plan in force
 */
public record Schedule(LocalDate startsOn, LocalDate plannedEndsOn, List<Extension> extensions) {

    /** The most extensions of one project. */
    public static final int MAX_EXTENSIONS = 50;

    /**
     * A planned end moved to a later day (sv: förlängning).
     *
     * @param from the last day as it was planned before
     * @param to the last day as it is planned since
     * @param decidedOn the day of the decision
     * @param reason why, when somebody has written that
     * @param by who recorded it and when
     */
    public record Extension(
            LocalDate from,
            LocalDate to,
            LocalDate decidedOn,
            @Nullable Bilingual reason,
            Actor by) {

        public Extension {
            InvalidValue.unless(to.isAfter(from), "plannedEndsOn", "not-later");
            DateRange.check("decidedOn", decidedOn);
        }
    }

    public Schedule {
        DateRange.check("startsOn", startsOn);
        DateRange.check("plannedEndsOn", plannedEndsOn);
        InvalidValue.unless(!plannedEndsOn.isBefore(startsOn), "plannedEndsOn", "before-start");
        InvalidValue.unless(extensions.size() <= MAX_EXTENSIONS, "extensions", "too-many", MAX_EXTENSIONS);
        extensions = List.copyOf(extensions);
        for (int i = 0; i < extensions.size(); i++) {
            LocalDate next = i + 1 < extensions.size() ? extensions.get(i + 1).from() : plannedEndsOn;
            InvalidValue.unless(extensions.get(i).to().equals(next), "extensions", "out-of-order");
        }
    }

    /** A plan without extensions. */
    public static Schedule between(LocalDate startsOn, LocalDate plannedEndsOn) {
        return new Schedule(startsOn, plannedEndsOn, List.of());
    }

    /** The plan from its first to its last day. */
    public Period period() {
        return Period.inclusive(startsOn, plannedEndsOn);
    }

    /** The last day by the plan that was in force on {@code day}: an extension counts from the day of its decision. */
    public LocalDate plannedEndsOn(LocalDate day) {
        LocalDate end = extensions.isEmpty() ? plannedEndsOn : extensions.get(0).from();
        for (Extension it : extensions) if (!it.decidedOn().isAfter(day)) end = it.to();
        return end;
    }

    Schedule extended(LocalDate to, LocalDate decidedOn, @Nullable Bilingual reason, Actor by) {
        Extension extension = new Extension(plannedEndsOn, to, decidedOn, reason, by);
        return new Schedule(startsOn, to, Part.append(extensions, extension));
    }
}
