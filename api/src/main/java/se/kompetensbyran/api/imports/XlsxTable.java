package se.kompetensbyran.api.imports;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.imports.Table;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * The first sheet of a workbook (ISO/IEC 29500); the others must be empty. Before it is opened it is unpacked once, to
 * nowhere, so that one that grows beyond all bounds, or whose rows do, is refused and not met with the memory that it asks for.
 */
record XlsxTable(Path file) implements Table {

    // A million rows of a few cells, and texts that are held while they are read.
    private static final long MAX_SHEET = 512L << 20;
    private static final long MAX_OTHER = 32L << 20;
    private static final int MAX_PARTS = 1_000;

    // The longest text of a cell is 32 767 characters; escaped it is some times longer.
    private static final int MAX_TEXT = 256 << 10;

    // Of small parts the ratio says nothing.
    private static final long RATIO_FROM = 8L << 20;
    private static final int MAX_RATIO = 100;

    private static final int MAX_COLUMNS = 1_000;
    private static final int MAX_ROW = 200_000;

    // ISO/IEC 29500-2 annex B: nothing else is a workbook's, and others ask for memory by themselves.
    private static final Set<Integer> PACKED = Set.of(ZipEntry.STORED, ZipEntry.DEFLATED);

    private static final XMLInputFactory XML = xml();

    private static final String SHEETS = "xl/worksheets/";

    @Override
    public void read(Table.Reader reader) {
        unpack();
        try (ReadableWorkbook workbook =
                unless("not-xlsx", () -> new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true)))) {
            List<Sheet> sheets = unless("not-xlsx", () -> workbook.getSheets().toList());
            InvalidValue.unless(!sheets.isEmpty(), "file", "not-xlsx");
            for (Sheet it : sheets.subList(1, sheets.size())) {
                boolean isEmpty = unless("not-xlsx", () -> {
                    try (Stream<Row> rows = it.openStream()) {
                        return rows.map(row -> cells(row, 0)).allMatch(XlsxTable::isEmpty);
                    }
                });
                InvalidValue.unless(isEmpty, "file", "second-sheet");
            }
            read(sheets.get(0), reader);
        } catch (IOException e) {
            throw new InvalidValue("file", "not-xlsx");
        }
    }

    private static void read(Sheet sheet, Table.Reader reader) {
        try (Stream<Row> rows = unless("not-xlsx", sheet::openStream)) {
            Iterator<Row> each = rows.iterator();
            int columns = 0;
            while (unless("not-xlsx", each::hasNext)) {
                Row row = unless("not-xlsx", each::next);
                int least = columns;
                List<String> cells = unless("not-xlsx", () -> cells(row, least));
                if (isEmpty(cells)) continue;
                if (columns == 0) {
                    columns = cells.size();
                    reader.heading(cells);
                } else reader.row(row.getRowNum(), cells);
                reader.reading(row.getRowNum() + 1);
            }
            InvalidValue.unless(columns > 0, "file", "empty-file");
        }
    }

    private static boolean isEmpty(List<String> cells) {
        return cells.stream().allMatch(String::isEmpty);
    }

    /** Its cells without empty ones at the end, but at least as many as there are columns. */
    private static List<String> cells(Row row, int columns) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) cells.add(text(row.getCell(i)));
        while (cells.size() > columns && cells.get(cells.size() - 1).isEmpty()) cells.remove(cells.size() - 1);
        if (cells.size() < columns) cells.addAll(Collections.nCopies(columns - cells.size(), ""));
        return cells;
    }

    // As one would have written it: a number without decimals that it has not got, and a day as a day.
    private static String text(@Nullable Cell cell) {
        if (cell == null) return "";
        return switch (cell.getType()) {
            case EMPTY -> "";
            case FORMULA -> "=" + (cell.getFormula() == null ? "" : cell.getFormula());
            case NUMBER -> isDay(cell) ? cell.asDate().toLocalDate().toString() : plain(cell.asNumber());
            case BOOLEAN, ERROR -> cell.getRawValue() == null ? "" : cell.getRawValue();
            case STRING -> cell.asString();
        };
    }

    private static String plain(BigDecimal number) {
        // What has a thousand zeros is not written out.
        return Math.abs(number.scale()) > 20
                ? number.toString()
                : number.stripTrailingZeros().toPlainString();
    }

    private static boolean isDay(Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        boolean isBuiltIn = id != null && id >= 14 && id <= 17;
        return isBuiltIn || (format != null && format.contains("yy"));
    }

    private static XMLInputFactory xml() {
        XMLInputFactory xml = new InputFactoryImpl();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return xml;
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    /** What {@code step} gives; where the workbook is not as it should be, that is what is said. */
    private static <T> T unless(String rule, Step<T> step) {
        try {
            return step.take();
        } catch (IOException | RuntimeException e) {
            throw new InvalidValue("file", rule);
        }
    }

    private void unpack() {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
            InvalidValue.unless(parts.size() <= MAX_PARTS, "file", "unpacks-too-large");
            long sheets = MAX_SHEET;
            long others = MAX_OTHER;
            for (ZipArchiveEntry it : parts) {
                InvalidValue.unless(PACKED.contains(it.getMethod()), "file", "not-xlsx");
                boolean isSheet = it.getName().startsWith(SHEETS);
                long size = unpack(zip, it, isSheet ? sheets : others);
                if (isSheet) sheets -= size;
                else others -= size;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidValue("file", "not-xlsx");
        }
    }

    private static long unpack(ZipFile zip, ZipArchiveEntry part, long most) throws IOException {
        try (Unpacked in = new Unpacked(zip.getInputStream(part), part.getCompressedSize(), most)) {
            measureRows(in);
            in.transferTo(OutputStream.nullOutputStream());
            return in.size;
        }
    }

    // A cell says itself in which column it stands, and its reader makes room for all before it; so a workbook of a
    // thousand bytes could ask for gigabytes. Read as the reader does, so that both see the same.
    private static void measureRows(InputStream in) {
        boolean isInRow = false;
        int columns = 0;
        int length = 0;
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == START_ELEMENT && xml.getLocalName().equals("row")) isInRow = true;
                else if (event == END_ELEMENT && xml.getLocalName().equals("row")) {
                    isInRow = false;
                    columns = 0;
                    length = 0;
                } else if (event == START_ELEMENT && xml.getLocalName().equals("c"))
                    columns = Math.max(columns + 1, column(xml.getAttributeValue(null, "r")));
                else if (isInRow && xml.hasText()) length += xml.getTextLength();
                InvalidValue.unless(columns <= MAX_COLUMNS, "file", "too-many-columns", MAX_COLUMNS);
                InvalidValue.unless(length <= MAX_ROW, "file", "row-too-long", MAX_ROW);
            }
        } catch (XMLStreamException | UncheckedStreamException e) {
            // No XML, or not to its end; whoever reads it comes no further.
            return;
        }
    }

    /** The number of the column in a reference such as {@code AB12}; 0 where there is none. */
    private static int column(@Nullable String reference) {
        int column = 0;
        if (reference == null) return column;
        for (int i = 0; i < reference.length() && column <= MAX_COLUMNS; i++) {
            char it = reference.charAt(i);
            if (it >= '0' && it <= '9') break;
            if (it != '$') column = column * 26 + Character.toUpperCase(it) - 'A' + 1;
        }
        return column;
    }

    /** What a part holds, as it is unpacked; refused when that is too much. */
    private static final class Unpacked extends FilterInputStream {
        private final long packed;
        private final long most;
        private long size;
        private int text;

        Unpacked(InputStream in, long packed, long most) {
            super(in);
            this.packed = packed;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            if (read < 0) return read;
            size += read;
            boolean isBomb = size > RATIO_FROM && size / MAX_RATIO > packed;
            InvalidValue.unless(size <= most && !isBomb, "file", "unpacks-too-large");
            for (int i = from; i < from + read; i++) {
                text = buffer[i] == '<' ? 0 : text + 1;
                InvalidValue.unless(text <= MAX_TEXT, "file", "unpacks-too-large");
            }
            return read;
        }
    }
}
