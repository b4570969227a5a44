package se.kompetensbyran.domain.figures;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies the figures of an enterprise for a year. */
public record FigureYearId(UUID value) {

    /** A new one. */
    public static FigureYearId next() {
        return new FigureYearId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
