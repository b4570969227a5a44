package se.kompetensbyran.domain.worklist;

import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;

import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.assessments.AssessmentsInMemory;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.findings.Findings;
import se.kompetensbyran.domain.findings.FindingsInMemory;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.handovers.HandoversInMemory;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.incubation.InitiativesInMemory;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.ParticipantsInMemory;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.EnrolmentsInMemory;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.PlacementsInMemory;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.PlacesInMemory;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsInMemory;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.quality.QualityReviewsInMemory;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.ReferralsInMemory;
import se.kompetensbyran.domain.retention.Retentions;
import se.kompetensbyran.domain.retention.RetentionsInMemory;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportCasesInMemory;

class WorkItemsInMemoryTest extends WorkItemsContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, municipalities);
    private final Enterprises enterprises = new EnterprisesInMemory(organisations, nodes, theLists());
    private final Assessments assessments = new AssessmentsInMemory(enterprises);
    private final QualityReviews reviews = new QualityReviewsInMemory(enterprises);
    private final Initiatives initiatives = new InitiativesInMemory(nodes, organisations, enterprises);
    private final SupportCases cases = new SupportCasesInMemory(nodes, enterprises, initiatives);
    private final Referrals referrals = new ReferralsInMemory(nodes);
    private final Participants participants = new ParticipantsInMemory(nodes);
    private final RetentionsInMemory retentions = new RetentionsInMemory(participants);
    private final Places places = new PlacesInMemory(enterprises);
    private final Placements placements = new PlacementsInMemory(nodes, enterprises);
    private final Projects projects = new ProjectsInMemory(organisations);
    private final Enrolments enrolments = new EnrolmentsInMemory(nodes, placements);
    private final Findings findings = new FindingsInMemory(placements, enrolments, participants, projects, nodes);
    private final Handovers handovers = new HandoversInMemory(nodes);
    private final WorkItems work = new WorkItemsInMemory(
            assessments,
            enterprises,
            nodes,
            cases,
            reviews,
            initiatives,
            referrals,
            retentions,
            findings,
            handovers,
            enrolments,
            participants);

    @Override
    protected WorkItems work() {
        return work;
    }

    @Override
    protected Enrolments enrolments() {
        return enrolments;
    }

    @Override
    protected Projects projects() {
        return projects;
    }

    @Override
    protected Handovers handovers() {
        return handovers;
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Municipalities municipalities() {
        return municipalities;
    }

    @Override
    protected Nodes nodes() {
        return nodes;
    }

    @Override
    protected Enterprises enterprises() {
        return enterprises;
    }

    @Override
    protected Assessments assessments() {
        return assessments;
    }

    @Override
    protected SupportCases cases() {
        return cases;
    }

    @Override
    protected QualityReviews reviews() {
        return reviews;
    }

    @Override
    protected Initiatives initiatives() {
        return initiatives;
    }

    @Override
    protected Referrals referrals() {
        return referrals;
    }

    @Override
    protected Participants participants() {
        return participants;
    }

    @Override
    protected Places places() {
        return places;
    }

    @Override
    protected Placements placements() {
        return placements;
    }

    @Override
    protected Findings findings() {
        return findings;
    }

    @Override
    protected Retentions retentions() {
        return retentions;
    }
}
