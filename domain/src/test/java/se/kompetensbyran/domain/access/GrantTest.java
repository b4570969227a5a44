package se.kompetensbyran.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTest {

    private static final UUID HERE = UUID.fromString("01970000-0000-7000-8000-000000000001");

    @Test
    void it_is_written_as_role_reach_and_organisation() {
        assertThat(new Grant(Role.PROGRAMME_MANAGER, HERE, Reach.REGION))
                .hasToString("programme-manager region 01970000-0000-7000-8000-000000000001");
        assertThat(Grant.fromString("case-officer node 01970000-0000-7000-8000-000000000001"))
                .isEqualTo(new Grant(Role.CASE_OFFICER, HERE, Reach.NODE));
    }

    @Property
    void it_comes_out_as_it_came_in(@ForAll Role role, @ForAll Reach reach, @ForAll long most, @ForAll long least) {
        var grant = new Grant(role, new UUID(most, least), reach);

        assertThat(Grant.fromString(grant.toString())).isEqualTo(grant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "administrator",
                "administrator region",
                "administrator region 1",
                "administrator region ",
                "administrator everywhere 01970000-0000-7000-8000-000000000001",
                "ADMINISTRATOR region 01970000-0000-7000-8000-000000000001",
                "king region 01970000-0000-7000-8000-000000000001",
                " administrator region 01970000-0000-7000-8000-000000000001",
                "administrator  region 01970000-0000-7000-8000-000000000001",
                "administrator region 01970000-0000-7000-8000-000000000001 ",
                "region administrator 01970000-0000-7000-8000-000000000001"
            })
    void another_shape_is_refused(String text) {
        assertInvalid("grants", "grant-shape", () -> Grant.fromString(text));
    }
}
