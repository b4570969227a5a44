package se.kompetensbyran.api.launch;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.PageRequest;

/** The organisation that runs the installation: the first administrator is one there, and the app of the documentation is its. */
@Singleton
final class HomeOrganisation {

    private final Organisations organisations;
    private final String name;

    HomeOrganisation(
            Organisations organisations,
            @ConfigProperty(name = "kompetensbyran.bootstrap-organisation", defaultValue = "Region Dalarna")
                    String name) {
        this.organisations = organisations;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** It, if it is in the register. */
    Optional<UUID> find() {
        return named(name);
    }

    /** The organisation of that very name, if there is one. */
    Optional<UUID> named(String wanted) {
        return organisations
                .search(new Organisations.Search(wanted, null, null), PageRequest.first(100))
                .items()
                .stream()
                .filter(it -> it.name().equals(wanted))
                .map(it -> it.id().value())
                .findFirst();
    }
}
