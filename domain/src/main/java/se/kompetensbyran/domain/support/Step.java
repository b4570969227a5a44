package se.kompetensbyran.domain.support;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * One step of a support case, kept with who, when and why. It happens when it is recorded.
 *
 * @param node the support node that takes it, or says no; there for those two, and only then: of a no after which others are
 *     left to ask, the case is still requested
 * @param reason why; there when a case is refused, withdrawn, handed back or reopened, and only then
 * @param result what came of it; there when it is closed, and only then
 * @param words more about it, that tell of no person, at most 2000 characters; always there with the reason {@code other}
 * @param by who did it and when; of a case that is taken, its adviser
 * @throws InvalidValue {@code node-demanded}, {@code node-unfit}, {@code result-demanded}, {@code result-unfit}, {@code
 *     other-unexplained}
 */
public record Step(
        Stage to,
        @Nullable NodeId node,
        @Nullable SupportReason reason,
        @Nullable SupportResult result,
        @Personal @Nullable String words,
        Actor by) {

    public Step {
        InvalidValue.unless(node != null || !to.isOfNode(), "node", "node-demanded");
        InvalidValue.unless(node == null || to.isOfNode() || to == Stage.REQUESTED, "node", "node-unfit");
        InvalidValue.unless(result != null || to != Stage.CLOSED, "result", "result-demanded");
        InvalidValue.unless(result == null || to == Stage.CLOSED, "result", "result-unfit");
        InvalidValue.unless(reason != SupportReason.OTHER || words != null, "words", "other-unexplained");
        if (words != null) Text.impersonal("words", words, 2000);
    }

    /** That it is asked. */
    public static Step request(Actor by) {
        return new Step(Stage.REQUESTED, null, null, null, null, by);
    }

    /** That {@code node} takes it, by the adviser {@code by}. */
    public static Step take(NodeId node, Actor by) {
        return new Step(Stage.TAKEN, node, null, null, null, by);
    }

    /** That a node says no, while others are left to ask. */
    boolean isDecline() {
        return to == Stage.REQUESTED && node != null;
    }

    /** The same no, after which the case is still requested. */
    Step declining() {
        return new Step(Stage.REQUESTED, node, reason, result, words, by);
    }

    /** @throws InvalidValue {@code support-reason-demanded}, {@code support-reason-unfit}, {@code reason-of-another-step} when it comes after {@code before} */
    void checkReason(Stage before) {
        boolean isDemanded = to == Stage.REFUSED
                || to == Stage.WITHDRAWN
                || to == Stage.REQUESTED
                || (to == Stage.TAKEN && before == Stage.CLOSED);
        InvalidValue.unless(reason != null || !isDemanded, "reason", "support-reason-demanded");
        InvalidValue.unless(reason == null || isDemanded, "reason", "support-reason-unfit");
        InvalidValue.unless(
                reason == null || reason.fits(isDecline() ? Stage.REFUSED : to), "reason", "reason-of-another-step");
    }
}
