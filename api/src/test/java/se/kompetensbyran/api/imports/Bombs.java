package se.kompetensbyran.api.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Workbooks that nobody made to be read. */
final class Bombs {

    private Bombs() {}

    static byte[] zipOf(String name, String text) {
        return zip(out -> {
            out.putNextEntry(new ZipEntry(name));
            out.write(text.getBytes(UTF_8));
        });
    }

    static byte[] zipOfZeros(String name, long size) {
        byte[] zeros = new byte[1 << 20];
        return zip(out -> {
            out.putNextEntry(new ZipEntry(name));
            for (long left = size; left > 0; left -= zeros.length) out.write(zeros);
        });
    }

    /** The same workbook with a text that no cell could have had. */
    static byte[] oneLongText(byte[] workbook) {
        return changed(workbook, it -> it.replace("<sheetData>", "<!--" + "x".repeat(1 << 20) + "--><sheetData>"));
    }

    /** The same workbook with an entity that would be a file of the server. */
    static byte[] withEntity(byte[] workbook) {
        return changed(
                workbook,
                it -> it.replaceFirst("(<\\?xml[^>]*>)?", "$1<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                        .replace(
                                "<sheetData>",
                                "<sheetData><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&e;</t></is></c></row>"));
    }

    /** The same workbook with a second row of {@code cells}. */
    static byte[] withRow(byte[] workbook, String cells) {
        return changed(workbook, it -> it.replace("</sheetData>", "<row r=\"2\">" + cells + "</row></sheetData>"));
    }

    /** The same workbook, packed in a way of which there is no telling what memory it takes. */
    static byte[] packedAs(byte[] workbook, int method) {
        byte[] all = workbook.clone();
        for (int i = 0; i + 11 < all.length; i++)
            if (all[i] == 'P' && all[i + 1] == 'K') {
                if (all[i + 2] == 3 && all[i + 3] == 4) all[i + 8] = (byte) method;
                if (all[i + 2] == 1 && all[i + 3] == 2) all[i + 10] = (byte) method;
            }
        return all;
    }

    private static byte[] changed(byte[] workbook, UnaryOperator<String> sheet) {
        return zip(out -> {
            try (ZipFile in = ZipFile.builder().setByteArray(workbook).get()) {
                for (ZipArchiveEntry it : Collections.list(in.getEntries())) {
                    byte[] bytes = in.getInputStream(it).readAllBytes();
                    out.putNextEntry(new ZipEntry(it.getName()));
                    boolean isSheet = it.getName().startsWith("xl/worksheets/sheet");
                    out.write(isSheet ? sheet.apply(new String(bytes, UTF_8)).getBytes(UTF_8) : bytes);
                }
            }
        });
    }

    private interface Writing {
        void on(ZipOutputStream out) throws IOException;
    }

    private static byte[] zip(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            writing.on(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
