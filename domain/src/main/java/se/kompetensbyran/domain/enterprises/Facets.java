package se.kompetensbyran.domain.enterprises;

import java.util.List;

/**
 * How many enterprises of a search lie in each municipality, sector, stage and status; the most first, then by
 * code. One without a municipality or without a status counts in none, one with several sectors in each of them.
 */
public record Facets(List<Count> municipalities, List<Count> sectors, List<Count> stages, List<Count> statuses) {

    public Facets {
        municipalities = List.copyOf(municipalities);
        sectors = List.copyOf(sectors);
        stages = List.copyOf(stages);
        statuses = List.copyOf(statuses);
    }

    /** How many have that code. */
    public record Count(String code, int count) {}
}
