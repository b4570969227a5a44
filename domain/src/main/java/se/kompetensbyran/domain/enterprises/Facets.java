package se.kompetensbyran.domain.enterprises;

import java.util.List;

/**
 * How many enterprises of a search lie in each municipality, sector and stage; the most first, then by code. One without
 * a municipality counts in none, one with several sectors in each of them.
 */
public record Facets(List<Count> municipalities, List<Count> sectors, List<Count> stages) {

    public Facets {
        municipalities = List.copyOf(municipalities);
        sectors = List.copyOf(sectors);
        stages = List.copyOf(stages);
    }

    /** How many have that code. */
    public record Count(String code, int count) {}
}
