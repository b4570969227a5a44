package se.kompetensbyran.api.shared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.accounts.AccountProblem;
import se.kompetensbyran.domain.assessments.AssessmentProblem;
import se.kompetensbyran.domain.clients.ClientProblem;
import se.kompetensbyran.domain.codelists.CodeListProblem;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.figures.FigureProblem;
import se.kompetensbyran.domain.handovers.HandoverProblem;
import se.kompetensbyran.domain.identities.IdentityProblem;
import se.kompetensbyran.domain.imports.ImportProblem;
import se.kompetensbyran.domain.incubation.InitiativeProblem;
import se.kompetensbyran.domain.needs.NeedsProblem;
import se.kompetensbyran.domain.nodes.NodeProblem;
import se.kompetensbyran.domain.organisations.OrganisationProblem;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.pathways.EnrolmentProblem;
import se.kompetensbyran.domain.placements.PlacementProblem;
import se.kompetensbyran.domain.projects.ProjectProblem;
import se.kompetensbyran.domain.publications.PublicationProblem;
import se.kompetensbyran.domain.quality.QualityProblem;
import se.kompetensbyran.domain.referrals.ReferralProblem;
import se.kompetensbyran.domain.requests.RequestProblem;
import se.kompetensbyran.domain.retention.RetentionProblem;
import se.kompetensbyran.domain.rules.RuleProblem;
import se.kompetensbyran.domain.rules.RuleVersionProblem;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.UnknownPart;
import se.kompetensbyran.domain.support.SupportProblem;

/** Every way in which the API says no. */
public final class Catalogue {

    // The sealed problems of each context, and the few that stand alone; a test finds what is missing here.
    static final List<Class<? extends Problem>> ROOTS = List.of(
            AccountProblem.class,
            AssessmentProblem.class,
            ClientProblem.class,
            CodeListProblem.class,
            EnterpriseProblem.class,
            NeedsProblem.class,
            IdentityProblem.class,
            InitiativeProblem.class,
            ImportProblem.class,
            FigureProblem.class,
            NodeProblem.class,
            OrganisationProblem.class,
            ParticipantProblem.class,
            EnrolmentProblem.class,
            HandoverProblem.class,
            PlacementProblem.class,
            ProjectProblem.class,
            PublicationProblem.class,
            QualityProblem.class,
            ReferralProblem.class,
            RetentionProblem.class,
            RuleProblem.class,
            RuleVersionProblem.class,
            SupportProblem.class,
            RequestProblem.class,
            Stale.class,
            UnknownPart.class);

    /** Every entry, by code. */
    public static final List<Entry> ALL = all();

    private Catalogue() {}

    /** A code with its usual status and its words. */
    public record Entry(String code, int status, Bilingual title, Bilingual meaning) {}

    /** The entry of {@code code}, if there is one. */
    public static Optional<Entry> find(String code) {
        return ALL.stream().filter(it -> it.code().equals(code)).findAny();
    }

    private static List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        for (EdgeProblem.Code it : EdgeProblem.Code.values()) all.add(entry(EnumCode.of(it), it.status));
        ROOTS.forEach(it -> add(it, all));
        all.sort(Comparator.comparing(Entry::code));
        return List.copyOf(all);
    }

    private static void add(Class<?> problem, List<Entry> all) {
        Problem.Says says = problem.getAnnotation(Problem.Says.class);
        if (says != null) all.add(entry(says.code(), Problems.status(says.kind())));
        if (problem.isSealed()) for (Class<?> it : problem.getPermittedSubclasses()) add(it, all);
    }

    private static Entry entry(String code, int status) {
        return new Entry(code, status, words(code + ".title"), words(code + ".detail"));
    }

    private static Bilingual words(String key) {
        return new Bilingual(Words.pattern(Language.SV, key), Words.pattern(Language.EN, key));
    }
}
