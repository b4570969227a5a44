package se.kompetensbyran.api.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A problem as RFC 9457 shows it, with members of our own: code, traceId and errors. */
@Schema(name = "Problem", description = "Why a request was refused (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemView(
        @Schema(
                description = "Address of a page about this kind of problem.",
                format = "uri",
                example = "https://api.kompetensbyran.example/kompetensbyran/v1/problems/project.wrong-stage")
        String type,

        @Schema(description = "What kind of problem it is, in a few words.", maxLength = 200, example = "Fel skede")
        String title,

        @Schema(
                description = "The status of the answer.",
                format = "int32",
                minimum = "400",
                maximum = "599",
                example = "409")
        int status,

        @Schema(
                description = "What is wrong this time, in a sentence.",
                maxLength = 2000,
                example = "Projektet kan inte gå från planned till ongoing.")
        String detail,

        @Schema(
                description = "The path that was asked for.",
                format = "uri-reference",
                example = "/kompetensbyran/v1/projects/01976f2e-5c00-7000-8000-000000000001/stage-changes")
        String instance,

        @Schema(
                description = "The code to act on; it never changes with the language.",
                maxLength = 80,
                pattern = "^[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?$",
                example = "project.wrong-stage")
        String code,

        @Schema(
                description = "Names the request in logs and traces (W3C Trace Context).",
                maxLength = 32,
                pattern = "^[0-9a-f]{32}$",
                example = "4bf92f3577b34da6a3ce929d0e0e4736")
        String traceId,

        @Schema(description = "Everything that is wrong in the request, for 400.", maxItems = 1000) @Nullable
        List<Detail> errors,

        @Schema(
                description =
                        "Of what is refused by rules with dates: all that was judged, and what would have to change.",
                maxItems = 200)
        @Nullable
        List<JudgementView> judgements,

        @Schema(
                description =
                        "Of an organisation number that is taken: the organisation that has it (holder), which anybody may read; of one that"
                                + " went in a merger: the organisation of which that one is a part now.",
                maxItems = 1)
        @JsonProperty("_links")
        @Nullable
        List<Link> links) {

    /** The same, with what was judged. */
    ProblemView with(List<JudgementView> all) {
        return new ProblemView(type, title, status, detail, instance, code, traceId, errors, all, links);
    }

    /** The same, with where it leads. */
    ProblemView to(Link link) {
        return new ProblemView(type, title, status, detail, instance, code, traceId, errors, judgements, List.of(link));
    }

    /** One thing that is wrong in the request. */
    @Schema(name = "ProblemError", description = "One thing that is wrong in the request.")
    public record Detail(
            @Schema(description = "Where in the body (RFC 6901).", maxLength = 1000, example = "/plannedEndsOn")
            @Nullable
            String pointer,

            @Schema(description = "Which parameter.", maxLength = 100, example = "limit") @Nullable
            String parameter,

            @Schema(description = "Which header.", maxLength = 100, example = "If-Match") @Nullable
            String header,

            @Schema(description = "The rule that it breaks.", maxLength = 80, example = "before-start")
            String code,

            @Schema(
                    description = "What is wrong, in a sentence.",
                    maxLength = 1000,
                    example = "Slutet ligger före starten.")
            String detail) {}
}
