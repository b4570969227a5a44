package se.kompetensbyran.api.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body that is too large to be held, laid in a file. The file goes when the request has been answered, unless somebody
 * keeps it; then they let it go.
 */
public final class Upload {

    /** Comma-separated values (RFC 4180), in UTF-8. */
    public static final String CSV = "text/csv";

    /** A workbook of spreadsheets (ISO/IEC 29500). */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Path file;
    private final String mediaType;
    private boolean isKept;
    private boolean isAnswered;

    /** What was sent as {@code mediaType} and now lies in {@code file}. */
    Upload(Path file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
    }

    /** The body that was sent. @throws EdgeProblem 400 when there was none */
    public static Upload given(@Nullable Upload body) {
        if (body == null) throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, List.of(Fault.body("", "empty-file")));
        return body;
    }

    /** Where it lies. */
    public Path file() {
        return file;
    }

    /** What it was sent as: a media type without parameters, in lower case. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * It stays when the request has been answered; whoever says so calls {@link #discard} in the end.
     *
     * @throws EdgeProblem 400 when the caller has hung up meanwhile, and it is gone
     */
    public synchronized void keep() {
        if (isAnswered) throw new EdgeProblem(EdgeProblem.Code.MALFORMED_REQUEST);
        isKept = true;
    }

    /** Takes the file away. */
    public void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void answered() {
        isAnswered = true;
        if (!isKept) discard();
    }
}
