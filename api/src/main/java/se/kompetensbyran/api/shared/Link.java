package se.kompetensbyran.api.shared;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link to what belongs together with a representation, or to what can be done with it now. */
@Schema(description = "A link: what it leads to, where, and with which method.")
public record Link(
        @Schema(
                description =
                        "Relation: IANA's where one exists, else one of ours, told in the description of the API.",
                maxLength = 60,
                example = "self")
        String rel,

        @Schema(
                description = "Absolute address.",
                format = "uri",
                maxLength = 2048,
                example = "https://api.kompetensbyran.example/kompetensbyran/v1/projects")
        String href,

        @Schema(description = "HTTP method.", maxLength = 7, pattern = "^[A-Z]+$", example = "GET")
        String method) {

    /** To what is read. */
    public static Link get(String rel, String href) {
        return new Link(rel, href, "GET");
    }
}
