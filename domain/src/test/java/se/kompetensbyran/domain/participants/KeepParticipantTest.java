package se.kompetensbyran.domain.participants;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.participants.ParticipantFixture.MONDAY;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.shared.Gender;

class KeepParticipantTest {

    private static final MunicipalityCode FALUN = new MunicipalityCode("2080");

    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, municipalities);
    private final KeepParticipant keeper =
            new KeepParticipant(new ParticipantsInMemory(nodes), municipalities, theLists());

    @Test
    void groups_are_of_persons_and_municipalities_of_the_region() {
        municipalities.save(new Municipality(FALUN, "Falun", 59_945, MONDAY));

        assertThat(keep("unemployed", FALUN).revision()).isEqualTo(1);
        assertThat(keep("persons", null).revision()).isEqualTo(1);
        assertInvalid("targetGroups", "unknown-code", () -> keep("nobody", null));
        assertInvalid("targetGroups", "not-of-persons", () -> keep("enterprises", null));
        assertInvalid("municipality", "unknown-municipality", () -> keep("unemployed", new MunicipalityCode("0180")));
    }

    private Participant keep(String group, @Nullable MunicipalityCode municipality) {
        var node = nodes.save(aNode(organisations.save(anOrganisation()).id())).id();
        var facts = new Facts(null, Gender.UNKNOWN, municipality, Set.of(group), false);
        return keeper.keep(Participant.enter(node, facts, MONDAY), Sight.REGION);
    }
}
