package se.kompetensbyran.domain.placements;

import java.util.List;

/** Rules that a test makes. */
public record LengthLimitsInMemory(List<LengthLimit> all) implements LengthLimits {}
