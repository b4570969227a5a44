package se.kompetensbyran.persistence.worklist;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.findings.Findings;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.retention.Retentions;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.worklist.WorkItems;
import se.kompetensbyran.domain.worklist.WorkItemsContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class JdbcWorkItemsTest extends WorkItemsContract {

    @Inject
    WorkItems work;

    @Inject
    Organisations organisations;

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

    @Inject
    Enterprises enterprises;

    @Inject
    Assessments assessments;

    @Inject
    SupportCases cases;

    @Inject
    QualityReviews reviews;

    @Inject
    Initiatives initiatives;

    @Inject
    Referrals referrals;

    @Inject
    Handovers handovers;

    @Inject
    Enrolments enrolments;

    @Inject
    Projects projects;

    @Inject
    Participants participants;

    @Inject
    Retentions retentions;

    @Inject
    Places places;

    @Inject
    Placements placements;

    @Inject
    Findings findings;

    @Override
    protected WorkItems work() {
        return OwnTransaction.each(WorkItems.class, work);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Municipalities municipalities() {
        return OwnTransaction.each(Municipalities.class, municipalities);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }

    @Override
    protected Assessments assessments() {
        return OwnTransaction.each(Assessments.class, assessments);
    }

    @Override
    protected SupportCases cases() {
        return OwnTransaction.each(SupportCases.class, cases);
    }

    @Override
    protected QualityReviews reviews() {
        return OwnTransaction.each(QualityReviews.class, reviews);
    }

    @Override
    protected Enrolments enrolments() {
        return OwnTransaction.each(Enrolments.class, enrolments);
    }

    @Override
    protected Projects projects() {
        return OwnTransaction.each(Projects.class, projects);
    }

    @Override
    protected Handovers handovers() {
        return OwnTransaction.each(Handovers.class, handovers);
    }

    @Override
    protected Referrals referrals() {
        return OwnTransaction.each(Referrals.class, referrals);
    }

    @Override
    protected Participants participants() {
        return OwnTransaction.each(Participants.class, participants);
    }

    @Override
    protected Places places() {
        return OwnTransaction.each(Places.class, places);
    }

    @Override
    protected Placements placements() {
        return OwnTransaction.each(Placements.class, placements);
    }

    @Override
    protected Findings findings() {
        return OwnTransaction.each(Findings.class, findings);
    }

    @Override
    protected Retentions retentions() {
        return OwnTransaction.each(Retentions.class, retentions);
    }

    @Override
    protected Initiatives initiatives() {
        return OwnTransaction.each(Initiatives.class, initiatives);
    }
}
