package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** Paths as they are shown and counted: referrals, enrolments and placements together. What is not in the sight that is shown is not there. */
public interface Paths {

    /** What has been on the path of {@code participant} until {@code today}, in the order of its days. */
    Page<PathEvent> timeline(ParticipantId participant, Sight sight, LocalDate today, PageRequest wanted);

    /**
     * How it went for those who left {@code project} from {@code from} to {@code to}, both included; from its beginning, or until
     * today, where they are null.
     */
    Results results(
            ProjectId project, Results.Count count, @Nullable LocalDate from, @Nullable LocalDate to, Sight sight);
}
