package se.kompetensbyran.api.seeding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Fault;
import se.kompetensbyran.api.shared.JsonBody;
import se.kompetensbyran.api.shared.Language;
import se.kompetensbyran.api.shared.Words;

/** Reads CSV and YAML as strictly as the API reads JSON, and remembers on which line everything stands. */
@Singleton
final class SeedReader {

    private final CsvMapper csv = CsvMapper.builder()
            .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL, CsvParser.Feature.TRIM_SPACES)
            .build();
    private final YAMLMapper yaml = new YAMLMapper();
    private final JsonBody json;

    SeedReader(JsonBody json) {
        this.json = json;
    }

    /**
     * Something read, and where it stands.
     *
     * @param lines the line of the part at a JSON pointer (RFC 6901) into the value
     */
    record Read<T>(T value, ToIntFunction<String> lines) {

        /** Something of which all stands on one line. */
        Read(int line, T value) {
            this(value, part -> line);
        }

        /** The line on which the part at {@code pointer} begins. */
        int line(String pointer) {
            return lines.applyAsInt(pointer);
        }
    }

    /** The rows of a CSV file with a header. */
    <T> List<Read<T>> csv(String file, String text, Class<T> type) {
        List<Read<T>> rows = new ArrayList<>();
        try (MappingIterator<JsonNode> all = rows(text)) {
            checkHeader(file, text, type);
            while (all.hasNextValue()) {
                int line = all.getCurrentLocation().getLineNr();
                rows.add(read(file, all.nextValue(), type, part -> line));
            }
        } catch (JsonProcessingException e) {
            throw new BrokenSeed(file, line(e), "not CSV: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BrokenSeed(file, 1, "the file cannot be read");
        }
        return rows;
    }

    private MappingIterator<JsonNode> rows(String text) throws IOException {
        return csv.readerFor(JsonNode.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text);
    }

    private void checkHeader(String file, String text, Class<?> type) throws IOException {
        Set<String> wanted = new LinkedHashSet<>();
        for (RecordComponent it : type.getRecordComponents()) wanted.add(it.getName());
        Set<String> written = new LinkedHashSet<>();
        try (MappingIterator<JsonNode> header = rows(text.lines().findFirst().orElse(""))) {
            header.hasNextValue();
            ((CsvSchema) header.getParserSchema()).forEach(it -> written.add(it.getName()));
        }
        for (String it : wanted) if (!written.contains(it)) throw broken(file, 1, "/" + it, "missing", List.of());
        for (String it : written) if (!wanted.contains(it)) throw broken(file, 1, "/" + it, "unknown-field", List.of());
    }

    /** The items of a YAML file that is a list. */
    <T> List<Read<T>> yaml(String file, String text, Class<T> type) {
        try {
            Map<String, Integer> lines = lines(text);
            JsonNode all = yaml.readTree(text);
            if (!all.isArray()) throw new BrokenSeed(file, 1, "the file is not a list");
            List<Read<T>> items = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                String item = "/" + i;
                items.add(read(file, all.get(i), type, it -> nearest(lines, item + it)));
            }
            return items;
        } catch (JsonProcessingException e) {
            throw new BrokenSeed(file, line(e), "not YAML: " + what(e));
        }
    }

    private <T> Read<T> read(String file, JsonNode node, Class<T> type, ToIntFunction<String> lines) {
        try {
            return new Read<>(json.read(node, type), lines);
        } catch (EdgeProblem e) {
            Fault fault = e.faults().get(0);
            throw broken(file, lines.applyAsInt(fault.name()), fault.name(), fault.rule(), fault.arguments());
        }
    }

    private static BrokenSeed broken(String file, int line, String pointer, String rule, List<Object> arguments) {
        return new BrokenSeed(
                file, line, pointer + " " + rule + ": " + Words.of(Language.EN, "rule." + rule, arguments));
    }

    /** The line of what stands at a pointer or, where nothing does, of what it would be a part of. */
    private static int nearest(Map<String, Integer> lines, String pointer) {
        Integer line = lines.get(pointer);
        int parent = pointer.lastIndexOf('/');
        return line != null ? line : parent < 0 ? 1 : nearest(lines, pointer.substring(0, parent));
    }

    private Map<String, Integer> lines(String text) throws JsonProcessingException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = yaml.createParser(text)) {
            while (parser.nextToken() != null)
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return lines;
    }

    private static int line(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException yaml) {
            // What is begun and never ended is noticed only further down.
            boolean isUnended = String.valueOf(yaml.getContext()).startsWith("while scanning");
            Mark mark = isUnended && yaml.getContextMark() != null ? yaml.getContextMark() : yaml.getProblemMark();
            return mark.getLine() + 1;
        }
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static String what(JsonProcessingException e) {
        return e.getCause() instanceof MarkedYAMLException yaml ? yaml.getProblem() : e.getOriginalMessage();
    }
}
