package se.kompetensbyran.api.codelists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.OneTimeLink;
import se.kompetensbyran.domain.assessments.Criterion;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.assessments.Verdict;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.enterprises.Flow;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.handovers.HandoverReason;
import se.kompetensbyran.domain.handovers.HandoverRefusal;
import se.kompetensbyran.domain.identities.Access;
import se.kompetensbyran.domain.imports.Import;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.incubation.StepReason;
import se.kompetensbyran.domain.journal.Hindsight;
import se.kompetensbyran.domain.journal.Origin;
import se.kompetensbyran.domain.needs.Measure;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.Comparison;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.Purpose;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.pathways.Education;
import se.kompetensbyran.domain.pathways.LabourStatus;
import se.kompetensbyran.domain.pathways.LadderStep;
import se.kompetensbyran.domain.pathways.Livelihood;
import se.kompetensbyran.domain.pathways.Outcome;
import se.kompetensbyran.domain.pathways.PathEvent;
import se.kompetensbyran.domain.pathways.Reading;
import se.kompetensbyran.domain.pathways.Results;
import se.kompetensbyran.domain.placements.Cause;
import se.kompetensbyran.domain.placements.Job;
import se.kompetensbyran.domain.placements.Party;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.placements.Word;
import se.kompetensbyran.domain.projects.EndingReason;
import se.kompetensbyran.domain.projects.FundingLine;
import se.kompetensbyran.domain.projects.Role;
import se.kompetensbyran.domain.projects.Stage;
import se.kompetensbyran.domain.publications.Publication;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.quality.Area;
import se.kompetensbyran.domain.quality.Reviewer;
import se.kompetensbyran.domain.referrals.DeclineReason;
import se.kompetensbyran.domain.retention.ActivityKind;
import se.kompetensbyran.domain.retention.RetentionHold;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.support.SupportReason;
import se.kompetensbyran.domain.support.SupportResult;
import se.kompetensbyran.domain.worklist.WorkKind;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.domain.workplans.Objective;

/** The code lists, and that the program and they know the same codes. */
@QuarkusTest
class CodeListsTest extends ApiTest {

    private static final Map<String, Class<? extends Enum<?>>> ENUMS = Map.ofEntries(
            Map.entry("account-states", Account.State.class),
            Map.entry("activity-states", Activity.State.class),
            Map.entry("actor-kinds", Origin.Kind.class),
            Map.entry("client-kinds", Client.Kind.class),
            Map.entry("client-states", Client.State.class),
            Map.entry("ending-reasons", EndingReason.class),
            Map.entry("funding-statuses", FundingLine.Status.class),
            Map.entry("legal-forms", LegalForm.class),
            Map.entry("assessment-states", State.class),
            Map.entry("enterprise-statuses", Status.class),
            Map.entry("status-criteria", Criterion.class),
            Map.entry("flow-bases", Flow.Basis.class),
            Map.entry("verdicts", Verdict.class),
            Map.entry("measure-kinds", Measure.Kind.class),
            Map.entry("merger-sides", Comparison.Side.class),
            Map.entry("needs-stages", se.kompetensbyran.domain.needs.Stage.class),
            Map.entry("node-kinds", SupportNode.Kind.class),
            Map.entry("link-purposes", OneTimeLink.Purpose.class),
            Map.entry("objective-levels", Objective.Level.class),
            Map.entry("permissions", Permission.class),
            Map.entry("enterprise-stages", se.kompetensbyran.domain.enterprises.Stage.class),
            Map.entry("import-kinds", Import.Kind.class),
            Map.entry("import-modes", Import.Mode.class),
            Map.entry("import-states", Import.State.class),
            Map.entry("initiative-stages", se.kompetensbyran.domain.incubation.Stage.class),
            Map.entry("initiative-step-reasons", StepReason.class),
            Map.entry("gate-checks", GateCheck.class),
            Map.entry("support-stages", se.kompetensbyran.domain.support.Stage.class),
            Map.entry("support-reasons", SupportReason.class),
            Map.entry("support-results", SupportResult.class),
            Map.entry("work-kinds", WorkKind.class),
            Map.entry("project-stages", Stage.class),
            Map.entry("publication-kinds", Publication.Kind.class),
            Map.entry("quality-action-states", Action.State.class),
            Map.entry("quality-areas", Area.class),
            Map.entry("quality-reviewers", Reviewer.class),
            Map.entry("consent-purposes", Purpose.class),
            Map.entry("consent-data", Datum.class),
            Map.entry("referral-stages", se.kompetensbyran.domain.referrals.Stage.class),
            Map.entry("decline-reasons", DeclineReason.class),
            Map.entry("restriction-reasons", Restriction.Reason.class),
            Map.entry("finding-kinds", FindingKind.class),
            Map.entry("handover-reasons", HandoverReason.class),
            Map.entry("handover-refusals", HandoverRefusal.class),
            Map.entry("handover-stages", se.kompetensbyran.domain.handovers.Stage.class),
            Map.entry("hold-reasons", RetentionHold.Reason.class),
            Map.entry("participant-activities", ActivityKind.class),
            Map.entry("access-kinds", Access.Kind.class),
            Map.entry("access-reasons", Access.Reason.class),
            Map.entry("enrolment-stages", se.kompetensbyran.domain.pathways.Stage.class),
            Map.entry("enrolment-reasons", se.kompetensbyran.domain.pathways.StepReason.class),
            Map.entry("rule-kinds", se.kompetensbyran.domain.rules.RuleKind.class),
            Map.entry("rule-remedies", se.kompetensbyran.domain.rules.Judged.Remedy.class),
            Map.entry("day-correction-reasons", se.kompetensbyran.domain.pathways.DayCorrection.Reason.class),
            Map.entry("labour-statuses", LabourStatus.class),
            Map.entry("livelihoods", Livelihood.class),
            Map.entry("education-levels", Education.class),
            Map.entry("ladder-steps", LadderStep.class),
            Map.entry("reading-moments", Reading.Moment.class),
            Map.entry("outcomes", Outcome.class),
            Map.entry("outcome-counts", Results.Count.class),
            Map.entry("path-event-kinds", PathEvent.Kind.class),
            Map.entry("place-kinds", PlaceKind.class),
            Map.entry("placement-states", se.kompetensbyran.domain.placements.State.class),
            Map.entry("placement-parties", Party.class),
            Map.entry("placement-causes", Cause.class),
            Map.entry("placement-answers", Word.Answer.class),
            Map.entry("contract-forms", Job.ContractForm.class),
            Map.entry("reaches", Reach.class),
            Map.entry("role-kinds", Role.Kind.class),
            Map.entry("roles", se.kompetensbyran.domain.access.Role.class));

    // Of these no representation tells.
    private static final Set<Class<? extends Enum<?>>> UNTOLD =
            Set.of(Credential.Kind.class, Hindsight.Memory.class, se.kompetensbyran.domain.placements.Side.class);

    @Test
    void every_enum_and_its_list_have_the_same_codes() {
        ENUMS.forEach((list, type) -> {
            List<String> told =
                    get("/code-lists/{name}", list).statusCode(200).extract().path("codes.code");
            assertThat(told)
                    .as(list)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(type.getEnumConstants()).map(EnumCode::of).toList());
        });
    }

    @Test
    void every_enum_of_the_domains_language_has_a_list() {
        List<String> all = new ClassFileImporter()
                .importPackages("se.kompetensbyran.domain").stream()
                        .filter(it -> it.isEnum() && !it.getPackageName().endsWith(".shared"))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(all)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Stream.concat(ENUMS.values().stream(), UNTOLD.stream())
                        .map(Class::getName)
                        .toList());
    }

    @Test
    void every_list_is_named_with_its_codes_in_both_languages() {
        get("/code-lists?limit=100")
                .statusCode(200)
                .body("items.name", hasItems(ENUMS.keySet().toArray(String[]::new)))
                .body(
                        "items.name",
                        hasItems("target-groups", "stakeholder-groups", "competence-areas", "challenges", "genders"))
                .body("items.codes.flatten().label.sv", everyItem(not(blankOrNullString())))
                .body("items.codes.flatten().label.en", everyItem(not(blankOrNullString())));
    }

    @Test
    void a_code_names_the_broader_one_of_its_list() {
        get("/code-lists/{name}", "target-groups")
                .body("codes.find { it.code == 'unemployed' }.broader", equalTo("persons"))
                .body("codes.find { it.code == 'unemployed' }.label.sv", equalTo("Arbetslösa"));
    }

    @Test
    void a_list_that_does_not_exist_is_not_found() {
        get("/code-lists/{name}", "no-such-list").statusCode(404).body("code", equalTo("code-list.unknown"));
    }
}
