package se.kompetensbyran.api.shared;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of a collection. */
@Schema(description = "A page of a collection.")
public record PageView<T>(
        @Schema(description = "The rows of the page, in order.", maxItems = 100)
        List<T> items,

        @JsonProperty("_meta") Meta meta,

        @Schema(description = "This page and its neighbours: self, first, prev, next, last.", maxItems = 10)
        @JsonProperty("_links")
        List<Link> links) {

    /** Where in the collection the page lies. */
    @Schema(name = "PageMeta", description = "Where in the collection the page lies.")
    public record Meta(
            @Schema(
                    description = "The page, from 1.",
                    format = "int32",
                    minimum = "1",
                    maximum = "10000",
                    example = "1")
            int page,

            @Schema(description = "Rows on a page.", format = "int32", minimum = "1", maximum = "100", example = "20")
            int limit,

            @Schema(description = "Rows on this page.", format = "int32", minimum = "0", maximum = "100", example = "3")
            int count,

            @Schema(
                    description = "Rows in all; left out above 10 000. From 1 000 up it may be ten seconds old.",
                    format = "int32",
                    minimum = "0",
                    maximum = "10000",
                    example = "3")
            @Nullable
            Integer total,

            @Schema(
                    description = "There are at least so many rows; there instead of total above 10 000.",
                    format = "int32",
                    minimum = "10000",
                    maximum = "10000",
                    example = "10000")
            @Nullable
            Integer totalIsAtLeast) {}
}
