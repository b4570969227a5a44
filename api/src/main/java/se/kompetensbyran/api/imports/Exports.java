package se.kompetensbyran.api.imports;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.shared.Upload;

/**
 * Lists as files, written row by row as the database gives them, so that however long they are few rows are held. Each
 * takes a connection to the database for as long as its reader takes, so only a few are written at a time.
 */
@Singleton
public final class Exports {

    /** One JSON value a line. */
    static final String JSON_LINES = "application/jsonl";

    private static final int AT_ONCE = 4;
    private static final int SECONDS_TO_WAIT = 5;

    // Excel takes 1 048 576 rows; what can be read back is one million and the heading.
    private static final int ROWS_OF_SHEET = 1_000_000;
    private static final int ROWS_TOGETHER = 500;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final CsvMapper csv = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private final ObjectMapper json;
    private final CurrentVertxRequest current;
    private final Time time;

    Exports(ObjectMapper json, CurrentVertxRequest current, Time time) {
        this.json = json;
        this.current = current;
        this.time = time;
    }

    /**
     * What is written.
     *
     * @param name of the file, without its ending
     * @param columns of the spreadsheets
     */
    record Contents<T>(String name, List<String> columns, Rows<T> rows, Cells<T> cells, Line<T> line) {}

    /** Where the rows come from. */
    interface Rows<T> {
        void each(Consumer<T> reader);
    }

    /** How a row is written in a spreadsheet. */
    interface Cells<T> {
        List<String> of(T row);
    }

    /** How a row is written as JSON. */
    interface Line<T> {
        Object of(T row);
    }

    /** The file in the media type that the reader prefers. @throws EdgeProblem 406, or 503 when too many are written */
    <T> Response answer(Contents<T> contents, Request request) {
        Variant chosen = request.selectVariant(Variant.mediaTypes(
                        MediaType.valueOf(Upload.CSV), MediaType.valueOf(Upload.XLSX), MediaType.valueOf(JSON_LINES))
                .build());
        if (chosen == null) throw new EdgeProblem(EdgeProblem.Code.NOT_ACCEPTABLE);
        String type = chosen.getMediaType().toString();
        if (!places.tryAcquire()) throw new EdgeProblem(EdgeProblem.Code.BUSY, SECONDS_TO_WAIT);
        // However it ends, and also where nothing is written, as for HEAD.
        current.getCurrent().addEndHandler(done -> places.release());
        StreamingOutput body = out -> {
            try {
                write(contents, type, out);
            } catch (UncheckedIOException e) {
                // The reader hung up.
                throw e.getCause();
            }
        };
        return Response.ok(body, type.equals(Upload.CSV) ? type + ";charset=UTF-8" : type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + contents.name() + "-" + time.today() + "." + ending(type) + "\"")
                .build();
    }

    private static String ending(String type) {
        return switch (type) {
            case Upload.CSV -> "csv";
            case Upload.XLSX -> "xlsx";
            default -> "jsonl";
        };
    }

    private <T> void write(Contents<T> contents, String type, OutputStream out) throws IOException {
        switch (type) {
            case Upload.CSV -> writeCsv(contents, out);
            case Upload.XLSX -> writeXlsx(contents, out);
            default -> writeJson(contents, out);
        }
    }

    private <T> void writeCsv(Contents<T> contents, OutputStream out) throws IOException {
        CsvSchema schema = CsvSchema.emptySchema().withLineSeparator("\r\n");
        ObjectWriter writer =
                csv.writerFor(String[].class).with(schema).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        try (SequenceWriter rows = writer.writeValues(out)) {
            rows.write(contents.columns().toArray(String[]::new));
            contents.rows()
                    .each(it ->
                            unchecked(() -> rows.write(contents.cells().of(it).toArray(String[]::new))));
        }
    }

    private <T> void writeJson(Contents<T> contents, OutputStream out) throws IOException {
        ObjectWriter writer = json.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        try (JsonGenerator lines = json.getFactory().createGenerator(out)) {
            lines.setRootValueSeparator(null);
            contents.rows()
                    .each(it -> unchecked(() -> {
                        writer.writeValue(lines, contents.line().of(it));
                        lines.writeRaw('\n');
                    }));
        }
    }

    private static <T> void writeXlsx(Contents<T> contents, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Kompetensbyran", "1.0")) {
            Sheets sheets = new Sheets(workbook, contents.name(), contents.columns());
            sheets.begin();
            contents.rows()
                    .each(it -> unchecked(() -> sheets.add(contents.cells().of(it))));
            sheets.end();
        }
    }

    /** A sheet, and the next when it is full. */
    private static final class Sheets {
        private final Workbook workbook;
        private final String name;
        private final List<String> columns;
        private @Nullable Worksheet sheet;
        private int number;
        private int row;

        Sheets(Workbook workbook, String name, List<String> columns) {
            this.workbook = workbook;
            this.name = name;
            this.columns = columns;
        }

        void begin() throws IOException {
            number++;
            row = 0;
            sheet = workbook.newWorksheet(number == 1 ? name : name + " " + number);
            add(columns);
        }

        void add(List<String> cells) throws IOException {
            if (row > ROWS_OF_SHEET) {
                end();
                begin();
            }
            Worksheet into = sheet;
            if (into == null) throw new IllegalStateException();
            for (int i = 0; i < cells.size(); i++)
                // In the cell itself: a table of all texts would be held to the end.
                if (!cells.get(i).isEmpty()) into.inlineString(row, i, cells.get(i));
            row++;
            if (row % ROWS_TOGETHER == 0) into.flush();
        }

        void end() throws IOException {
            if (sheet != null) sheet.finish();
        }
    }

    private interface Step {
        void take() throws IOException;
    }

    private static void unchecked(Step step) {
        try {
            step.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
