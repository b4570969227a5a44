package se.kompetensbyran.api.security;

import static se.kompetensbyran.api.shared.Permits.SIGNING_KEYS_MANAGE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.signin.KeyRing;
import se.kompetensbyran.domain.signin.SigningKey;

/** The keys that sign access tokens and proofs, for those who look after the installation; their public halves are open anyway. */
@Path("/signing-keys")
@Tag(name = "Signing keys", description = "The keys that sign access tokens and status certificates.")
public class SigningKeysResource {

    private final TokenKeys keys;
    private final Caller caller;
    private final Addresses addresses;
    private final Time time;

    SigningKeysResource(TokenKeys keys, Caller caller, Addresses addresses, Time time) {
        this.keys = keys;
        this.caller = caller;
        this.addresses = addresses;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(SIGNING_KEYS_MANAGE)
    @Operation(
            summary = "List signing keys",
            description = "The keys that sign, will sign, or signed tokens that may still live; the newest first.")
    public PageView<SigningKeyView> list(@BeanParam Paging paging) {
        demand();
        List<SigningKey> newestFirst = new ArrayList<>(keys.ring().keys());
        Collections.reverse(newestFirst);
        return paging.show(Page.of(newestFirst, paging.request()), addresses.of("signing-keys"), this::show);
    }

    @GET
    @Path("/{kid}")
    @PermissionsAllowed(SIGNING_KEYS_MANAGE)
    @Operation(summary = "Read about a signing key", description = "When it was made and what it does now.")
    public SigningKeyView read(
            @RestPath
                    @Parameter(
                            description = "Identifies the key.",
                            schema = @Schema(maxLength = 36, pattern = "^[0-9a-f-]{36}$"),
                            example = "01976f2e-5c00-7000-8000-000000000010")
                    String kid) {
        demand();
        return keys.ring().keys().stream()
                .filter(it -> it.kid().equals(kid))
                .findAny()
                .map(this::show)
                .orElseThrow(() -> new EdgeProblem(EdgeProblem.Code.NOT_FOUND));
    }

    @POST
    @PermissionsAllowed(SIGNING_KEYS_MANAGE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Make the next signing key",
            description = "Makes the next key before its time. It is published at once and signs ten minutes later; the"
                    + " one before it stays published until the last that it signed has died: tokens after minutes, proofs such as status"
                    + " certificates after a day.")
    public SigningKeyView rotate() {
        demand();
        return show(keys.rotate());
    }

    private void demand() {
        keys.demand();
        caller.demand(Permission.SIGNING_KEYS_MANAGE, Belonging.REGION);
    }

    private SigningKeyView show(SigningKey it) {
        return new SigningKeyView(
                it.kid(),
                it.createdAt(),
                it.signsFrom(),
                State.of(it, keys.ring(), time.now()),
                List.of(
                        Link.get("self", addresses.of("signing-keys", it.kid())),
                        Link.get("collection", addresses.of("signing-keys"))));
    }

    /** What a key does now. */
    enum State {
        /** Published, and will sign. */
        NEXT,
        /** Signs. */
        SIGNING,
        /** Published, for what it signed. */
        PREVIOUS,
        /** Nothing any more. */
        OVER;

        static State of(SigningKey key, KeyRing ring, Instant now) {
            if (key.signsFrom().isAfter(now)) return NEXT;
            if (ring.signing(now).filter(key::equals).isPresent()) return SIGNING;
            return ring.published(now).contains(key) ? PREVIOUS : OVER;
        }
    }

    /** A key that signs access tokens. */
    @Schema(name = "SigningKey", description = "A key that signs access tokens; its public half stands in the key set.")
    record SigningKeyView(
            @Schema(
                    description = "Identifies the key, in tokens and in the key set.",
                    format = "uuid",
                    maxLength = 36,
                    example = "01976f2e-5c00-7000-8000-000000000010")
            String kid,

            @Schema(description = "When it was made, and published.")
            Instant createdAt,

            @Schema(description = "When it begins to sign.") Instant signsFrom,

            @Schema(description = "What it does now.", example = "signing")
            State state,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        @Override
        @JsonIgnore
        public long revision() {
            return 0;
        }
    }
}
