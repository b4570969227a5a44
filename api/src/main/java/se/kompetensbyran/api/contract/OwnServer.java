package se.kompetensbyran.api.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.OAuthFlow;
import org.eclipse.microprofile.openapi.models.security.OAuthFlows;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import se.kompetensbyran.api.shared.Addresses;

/** Where a running installation serves the document, it names itself, so that Swagger UI reaches it and signs in there. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public final class OwnServer implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Config config = ConfigProvider.getConfig();
        String own = config.getOptionalValue("kompetensbyran.base-address", String.class)
                        .orElse("")
                + Addresses.ROOT;
        document.setServers(List.of(OASFactory.createServer().url(own).description("This installation")));
        for (SecurityScheme it : document.getComponents().getSecuritySchemes().values()) {
            OAuthFlows flows = it.getFlows();
            if (flows == null) continue;
            OAuthFlow people = flows.getAuthorizationCode();
            people.setAuthorizationUrl(own + "/oauth/authorize");
            people.setTokenUrl(own + "/oauth/token");
            people.setRefreshUrl(own + "/oauth/token");
            flows.getClientCredentials().setTokenUrl(own + "/oauth/token");
        }
    }
}
