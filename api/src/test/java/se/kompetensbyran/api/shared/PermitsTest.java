package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Permission;

/** What annotations name is what the domain knows. */
class PermitsTest {

    @Test
    void the_constants_are_the_codes_of_the_permissions_and_called_like_them() throws IllegalAccessException {
        Map<String, Object> constants = new HashMap<>();
        for (Field it : Permits.class.getFields()) constants.put(it.getName(), it.get(null));
        Map<String, Object> permissions = new HashMap<>();
        for (Permission it : Permission.values()) permissions.put(it.name(), it.code());
        assertThat(constants).isEqualTo(permissions);
    }
}
