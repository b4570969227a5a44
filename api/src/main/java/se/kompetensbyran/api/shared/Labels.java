package se.kompetensbyran.api.shared;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.assessments.Criterion;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.codelists.Code;
import se.kompetensbyran.domain.codelists.CodeList;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.placements.Party;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;

/** What codes are called in sentences: by the labels of their lists, which come with the installation and do not change. */
@Singleton
final class Labels {

    /** The code list of each enum that fills a sentence. */
    static final Map<Class<?>, String> LISTS = Map.ofEntries(
            Map.entry(se.kompetensbyran.domain.projects.Stage.class, "project-stages"),
            Map.entry(se.kompetensbyran.domain.enterprises.Stage.class, "enterprise-stages"),
            Map.entry(se.kompetensbyran.domain.incubation.Stage.class, "initiative-stages"),
            Map.entry(se.kompetensbyran.domain.support.Stage.class, "support-stages"),
            Map.entry(se.kompetensbyran.domain.needs.Stage.class, "needs-stages"),
            Map.entry(State.class, "assessment-states"),
            Map.entry(Action.State.class, "quality-action-states"),
            Map.entry(Criterion.class, "status-criteria"),
            Map.entry(GateCheck.class, "gate-checks"),
            Map.entry(se.kompetensbyran.domain.placements.State.class, "placement-states"),
            Map.entry(se.kompetensbyran.domain.pathways.Stage.class, "enrolment-stages"),
            Map.entry(se.kompetensbyran.domain.referrals.Stage.class, "referral-stages"),
            Map.entry(se.kompetensbyran.domain.handovers.Stage.class, "handover-stages"),
            Map.entry(PlaceKind.class, "place-kinds"),
            Map.entry(Party.class, "placement-parties"),
            Map.entry(RuleKind.class, "rule-kinds"));

    private final CodeLists lists;
    private final Map<String, CodeList> known = new ConcurrentHashMap<>();

    Labels(CodeLists lists) {
        this.lists = lists;
    }

    /** {@code arguments} of a sentence, with labels in {@code language} for the codes among them. */
    List<Object> told(List<Object> arguments, Language language) {
        return arguments.stream().map(it -> told(it, language)).toList();
    }

    private Object told(Object it, Language language) {
        if (it instanceof Enum<?> one) return label(one, language);
        if (it instanceof Span span) return told(span, language);
        if (it instanceof Collection<?> all)
            return all.stream().map(one -> told(one, language).toString()).collect(joining(", "));
        return it;
    }

    /** Months first, then days, without what is none: {@code 6 månader och 14 dagar}, {@code 6 månader minus 28 dagar}. */
    static String told(Span it, Language language) {
        boolean isSwedish = language == Language.SV;
        String months = it.months() + " "
                + (isSwedish ? it.months() == 1 ? "månad" : "månader" : it.months() == 1 ? "month" : "months");
        int count = Math.abs(it.days());
        String days = count + " " + (isSwedish ? count == 1 ? "dag" : "dagar" : count == 1 ? "day" : "days");
        if (it.days() == 0) return months;
        if (it.months() == 0) return days;
        String between = it.days() > 0 ? isSwedish ? " och " : " and " : isSwedish ? " minus " : " less ";
        return months + between + days;
    }

    private String label(Enum<?> it, Language language) {
        String code = EnumCode.of(it);
        CodeList list = list(LISTS.get(it.getDeclaringClass()));
        if (list == null) return code;
        return list.codes().stream()
                .filter(one -> one.code().equals(code))
                .map(Code::label)
                .map(label -> quoted(label, language))
                .findAny()
                .orElse(code);
    }

    private @Nullable CodeList list(@Nullable String name) {
        if (name == null) return null;
        CodeList found = known.get(name);
        if (found == null) {
            found = lists.find(name).orElse(null);
            if (found != null) known.put(name, found);
        }
        return found;
    }

    private static String quoted(Bilingual label, Language language) {
        return language == Language.SV ? "”" + label.sv() + "”" : "“" + label.en() + "”";
    }
}
