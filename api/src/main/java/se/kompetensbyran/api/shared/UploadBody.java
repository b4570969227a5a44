package se.kompetensbyran.api.shared;

import static java.nio.file.StandardOpenOption.WRITE;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lays the body of an upload in a file, as it comes: of the media types that can be read, and not larger than the bound. */
@Provider
// JSON is named too, or Quarkus would read it; what is not taken is refused here.
@Consumes({Upload.CSV, Upload.XLSX, MediaType.APPLICATION_JSON, "application/*+json", MediaType.WILDCARD})
public final class UploadBody implements MessageBodyReader<Upload> {

    private final Spool spool;
    private final CurrentVertxRequest current;
    private final long maxImport;

    UploadBody(
            Spool spool,
            CurrentVertxRequest current,
            @ConfigProperty(name = "kompetensbyran.max-import-bytes") long maxImport) {
        this.spool = spool;
        this.current = current;
        this.maxImport = maxImport;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Upload.class;
    }

    @Override
    public Upload readFrom(
            Class<Upload> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        String name = (mediaType.getType() + "/" + mediaType.getSubtype()).toLowerCase(Locale.ROOT);
        String charset = mediaType.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        boolean isTaken = Set.of(Upload.CSV, Upload.XLSX).contains(name)
                && charset.equalsIgnoreCase("utf-8")
                && JsonBody.isPlain(headers.getFirst(HttpHeaders.CONTENT_ENCODING));
        if (!isTaken) throw new EdgeProblem(EdgeProblem.Code.UNSUPPORTED_MEDIA_TYPE);
        Path file = spool.file();
        Upload upload = new Upload(file, name);
        RoutingContext context = current.getCurrent();
        context.addEndHandler(done -> upload.answered());
        // Of who had hung up before, no end is told.
        if (context.response().closed()) upload.answered();
        MessageDigest digest = Repeats.sha256();
        long size;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file, WRITE), digest)) {
            size = copy(body, out);
        } catch (NoSuchFileException e) {
            throw new EdgeProblem(EdgeProblem.Code.MALFORMED_REQUEST);
        }
        if (size > maxImport) throw new EdgeProblem(EdgeProblem.Code.TOO_LARGE, maxImport);
        if (size == 0) throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, List.of(Fault.body("", "empty-file")));
        Repeats.remember(context, digest.digest());
        return upload;
    }

    /** How much came, up to one byte too much. */
    private long copy(InputStream body, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        while (size <= maxImport) {
            int read = read(body, buffer);
            if (read < 0) break;
            out.write(buffer, 0, read);
            size += read;
        }
        return size;
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            // The caller hung up, or was too slow.
            throw new EdgeProblem(EdgeProblem.Code.MALFORMED_REQUEST);
        }
    }
}
