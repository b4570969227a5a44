package se.kompetensbyran.domain.pathways;

import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.projects.ProjectId;

/** Of whom an enrolment is, for good: a participant in a project, at a support node. */
public record Whose(ParticipantId participant, ProjectId project, NodeId node) {}
