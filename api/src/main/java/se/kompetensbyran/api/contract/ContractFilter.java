package se.kompetensbyran.api.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.jboss.jandex.IndexView;
import se.kompetensbyran.api.shared.Addresses;

/**
 * Completes the document that is generated from the resources, so that these stay clean: what the API is, what every
 * operation takes and answers, which fields are always there, and an example of everything.
 *
 * <p>Runs when the application is built, possibly more than once: a document that has been completed is left alone.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractFilter implements OASFilter {

    private final IndexView index;

    /** With the index of the application's classes, which tells what may be missing. */
    public ContractFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        boolean isCompleted =
                document.getPaths().getPathItems().keySet().stream().noneMatch(it -> it.startsWith(Addresses.ROOT));
        if (isCompleted) return;
        Schemas schemas = new Schemas(document, index);
        schemas.complete();
        Operations operations = new Operations(document, schemas, index);
        Paths paths = OASFactory.createPaths();
        Map<String, PathItem> sorted = new TreeMap<>(document.getPaths().getPathItems());
        sorted.forEach((path, item) -> {
            String own = path.substring(Addresses.ROOT.length());
            item.getOperations().forEach((method, operation) -> operations.complete(own, method, operation));
            paths.addPathItem(own, item);
        });
        document.setPaths(paths);
        document.setInfo(About.info(version()));
        document.setExternalDocs(About.externalDocs());
        document.setServers(List.of(About.server()));
        document.setTags(document.getTags().stream()
                .filter(it -> it.getDescription() != null)
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList());
        schemas.forgetUnused();
    }

    private static String version() {
        return ConfigProvider.getConfig().getValue("kompetensbyran.api.version", String.class);
    }
}
