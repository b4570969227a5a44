package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import java.util.List;

/**
 * The initiatives that stand in a stage.
 *
 * @param count how many
 * @param cards those that came there first, the first of them first, then by id
 */
public record BoardColumn(Stage stage, int count, List<Card> cards) {

    public BoardColumn {
        cards = List.copyOf(cards);
    }

    /** An initiative on the board. */
    public record Card(InitiativeId id, String name, LocalDate since) {}
}
