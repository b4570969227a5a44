package se.kompetensbyran.api.handovers;

import jakarta.inject.Singleton;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.handovers.HandOver;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.WorkOnReferral;
import se.kompetensbyran.domain.rules.Rules;

/** All that a handover meets, put together once for those who offer and those who answer. */
@Singleton
final class HandoverWork {

    private final HandOver work;

    HandoverWork(
            Handovers handovers,
            Participants participants,
            Nodes nodes,
            Organisations organisations,
            Municipalities municipalities,
            CodeLists lists,
            Projects projects,
            Enrolments enrolments,
            Placements placements,
            Referrals referrals,
            Rules rules) {
        this.work = new HandOver(
                handovers,
                participants,
                nodes,
                organisations,
                projects,
                enrolments,
                placements,
                new WorkOnReferral(referrals, participants, nodes, municipalities, lists),
                rules);
    }

    /** Offers, and takes on. */
    HandOver handOver() {
        return work;
    }
}
