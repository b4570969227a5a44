package se.kompetensbyran.api.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.imports.Table;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Comma-separated values (RFC 4180) in UTF-8, with or without a byte order mark; with semicolons where the heading has them. */
record CsvTable(Path file) implements Table {

    private static final CsvFactory CSV = new CsvFactory();

    private static final int MAX_HEADING = 10_000;

    // What is no UTF-8 is read as half a character that stands alone, which no UTF-8 gives: so it is known in which row
    // it stands.
    private static final String NO_TEXT = "\uD800";

    @Override
    public void read(Table.Reader reader) {
        try (Bounded text = open()) {
            CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
            try (CsvParser parser = CSV.createParser(text)) {
                parser.setSchema(schema);
                read(parser, text, reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Bounded open() throws IOException {
        return new Bounded(new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).replaceWith(NO_TEXT))));
    }

    // Programs set to Swedish write semicolons, since the comma is the decimal sign.
    private static char separator(Bounded text) throws IOException {
        char[] start = new char[MAX_HEADING];
        text.mark(MAX_HEADING);
        int length = 0;
        for (int read; length < MAX_HEADING; length += read) {
            read = text.read(start, length, MAX_HEADING - length);
            if (read < 0) break;
        }
        text.reset();
        boolean hasMark = length > 0 && start[0] == '\uFEFF';
        if (hasMark && text.read() < 0) throw new IllegalStateException();
        String heading = new String(start, 0, length).lines().findFirst().orElse("");
        return heading.indexOf(';') >= 0 && heading.indexOf(',') < 0 ? ';' : ',';
    }

    private static void read(CsvParser parser, Bounded text, Table.Reader reader) {
        int number = 0;
        while (true) {
            Optional<List<String>> cells = next(parser, text);
            if (cells.isEmpty()) break;
            number++;
            reader.reading(number);
            InvalidValue.unless(cells.get().stream().noneMatch(CsvTable::isNoText), "file", "not-utf-8");
            if (number == 1) reader.heading(cells.get());
            else if (!cells.get().stream().allMatch(String::isEmpty)) reader.row(number, cells.get());
            reader.reading(number + 1);
        }
        InvalidValue.unless(number > 0, "file", "empty-file");
    }

    private static Optional<List<String>> next(CsvParser parser, Bounded text) {
        try {
            text.beginRow();
            if (parser.nextToken() != JsonToken.START_ARRAY) return Optional.empty();
            List<String> cells = new ArrayList<>();
            while (parser.nextToken() == JsonToken.VALUE_STRING) cells.add(parser.getText());
            return Optional.of(cells);
        } catch (TooLong e) {
            throw new InvalidValue("file", "row-too-long", Bounded.MAX_ROW);
        } catch (JsonProcessingException e) {
            throw new InvalidValue("file", "not-csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class TooLong extends IOException {}

    /** A text of which no row may be longer than a bound, give or take a buffer: one that never ends is not held. */
    private static final class Bounded extends FilterReader {
        static final int MAX_ROW = 200_000;

        private int sinceRow;

        Bounded(java.io.Reader in) {
            super(in);
        }

        void beginRow() {
            sinceRow = 0;
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            if (sinceRow > MAX_ROW) throw new TooLong();
            int read = super.read(buffer, from, length);
            if (read > 0) sinceRow += read;
            return read;
        }
    }

    private static boolean isNoText(String cell) {
        return cell.codePoints().anyMatch(it -> it == NO_TEXT.charAt(0));
    }
}
