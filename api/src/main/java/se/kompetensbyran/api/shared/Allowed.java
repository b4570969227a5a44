package se.kompetensbyran.api.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which methods an address has, by the contract that was generated with the program. */
@Singleton
final class Allowed {

    private static final String CONTRACT = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ObjectMapper mapper;
    private volatile @Nullable Known known;

    private record Known(Map<Pattern, String> methods, Set<String> paths, Set<String> words) {}

    Allowed(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** As it stands in {@code Allow} (RFC 9110), or null for an address that has none. */
    @Nullable
    String at(String path) {
        if (!path.startsWith(Addresses.ROOT)) return null;
        String own = path.substring(Addresses.ROOT.length());
        return known().methods().entrySet().stream()
                .filter(it -> it.getKey().matcher(own).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Whether the contract has {@code path}, with the names of its parameters in it. */
    boolean isPath(String path) {
        return known().paths().contains(path);
    }

    /** Whether {@code word} of an address is one of the contract's, or an identifier. */
    boolean isOurs(String word) {
        return IDENTIFIER.matcher(word).matches() || known().words().contains(word);
    }

    // Read when first asked for: a start should not wait for it.
    private Known known() {
        Known it = known;
        if (it == null) known = it = read();
        return it;
    }

    private Known read() {
        try (InputStream contract =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(CONTRACT)) {
            if (contract == null) return new Known(Map.of(), Set.of(), Set.of());
            Map<Pattern, String> all =
                    new TreeMap<>((one, other) -> one.pattern().compareTo(other.pattern()));
            Set<String> paths = new HashSet<>();
            Set<String> words = new HashSet<>(List.of(Addresses.ROOT.split("/", -1)));
            for (Map.Entry<String, JsonNode> path :
                    mapper.readTree(contract).path("paths").properties()) {
                paths.add(path.getKey());
                words.addAll(List.of(path.getKey().split("/", -1)));
                TreeSet<String> has = new TreeSet<>();
                path.getValue().fieldNames().forEachRemaining(it -> has.add(it.toUpperCase(Locale.ROOT)));
                if (has.contains("GET")) has.add("HEAD");
                all.put(Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]+") + "/?"), String.join(", ", has));
            }
            return new Known(all, paths, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
