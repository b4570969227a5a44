package se.kompetensbyran.api.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import se.kompetensbyran.api.shared.Addresses;

/** Where a running installation serves the document, it names itself as the server, so that Swagger UI reaches it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public final class OwnServer implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Config config = ConfigProvider.getConfig();
        Optional<String> base = config.getOptionalValue("kompetensbyran.base-address", String.class);
        document.setServers(List.of(
                OASFactory.createServer().url(base.orElse("") + Addresses.ROOT).description("This installation")));
    }
}
