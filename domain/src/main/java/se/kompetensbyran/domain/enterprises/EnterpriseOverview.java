package se.kompetensbyran.domain.enterprises;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.PartialDate;

/**
 * An enterprise as it is shown of a day in a list and on its own, read with one statement. Its stage and its node are
 * those of the day; what else is told of it is what is known now.
 *
 * @param organisation whose it is
 * @param stage where in its life it stood, as {@link Enterprise#stageOn} says
 * @param stageOn when it came to that stage, as exactly as it is known
 * @param standing how it stands by its latest confirmation that had begun; null while it has had none, and when the
 *     business has closed
 * @param node the support node to which it belonged, as {@link Enterprise#affiliationOn} says
 */
public record EnterpriseOverview(
        EnterpriseId id,
        long revision,
        String name,
        Owner organisation,
        @Nullable Bilingual description,
        @Nullable Bilingual offers,
        List<String> sectors,
        @Nullable MunicipalityCode municipality,
        Stage stage,
        PartialDate stageOn,
        @Nullable Standing standing,
        @Nullable AtNode node) {

    /** The organisation whose it is. */
    public record Owner(OrganisationId id, String name) {}

    /** The support node to which it belonged, with the organisation that runs that node now. */
    public record AtNode(NodeId id, String name, OrganisationId host) {}
}
