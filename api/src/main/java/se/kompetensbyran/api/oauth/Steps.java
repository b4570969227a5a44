package se.kompetensbyran.api.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.security.MasterKeys;
import se.kompetensbyran.api.shared.Language;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.ClientId;

/** Seals the steps of a way in and opens them again; a seal of anybody else opens nothing. */
@Singleton
final class Steps {

    private static final String CONTEXT = "sign-in-form";

    private final MasterKeys keys;
    private final ObjectMapper mapper;
    private final Time time;

    Steps(MasterKeys keys, ObjectMapper mapper, Time time) {
        this.keys = keys;
        this.mapper = mapper;
        this.time = time;
    }

    /** The first step of who was sent by an app. */
    Step first(Asked asked, Language language, String browser) {
        return step(Step.Kind.PASSWORD, language, browser, asked, null);
    }

    /** The only step of who came by a link. */
    Step choice(String linkHash, Language language, String browser) {
        return step(Step.Kind.CHOICE, language, browser, null, linkHash);
    }

    private Step step(
            Step.Kind kind, Language language, String browser, @Nullable Asked asked, @Nullable String secret) {
        Instant until = time.now().plus(Step.LIFE);
        return new Step(UUID.randomUUID().toString(), kind, language, browser, until, asked, null, secret);
    }

    /** The step as it stands in a form. */
    String sealed(Step step) {
        try {
            return keys.encrypt(mapper.writeValueAsString(Written.of(step)), CONTEXT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The step in a form, if it is one of ours. */
    Optional<Step> open(@Nullable String sealed) {
        return sealed == null ? Optional.empty() : keys.open(sealed, CONTEXT).flatMap(this::read);
    }

    // What another version of the program sealed may be read in another way.
    private Optional<Step> read(String written) {
        try {
            return Optional.of(mapper.readValue(written, Written.class).step());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A step in words. */
    record Written(
            String id,
            String kind,
            String language,
            String browser,
            String until,
            @Nullable Question asked,
            @Nullable String account,
            @Nullable String secret) {

        record Question(
                String client, String redirectUri, @Nullable String state, List<String> scopes, String challenge) {

            static Question of(Asked it) {
                List<String> scopes =
                        it.scopes().stream().map(Permission::code).sorted().toList();
                return new Question(it.client().toString(), it.redirectUri(), it.state(), scopes, it.challenge());
            }

            Asked asked() {
                Set<Permission> permissions = new LinkedHashSet<>();
                scopes.forEach(it -> Permission.of(it).ifPresent(permissions::add));
                return new Asked(new ClientId(UUID.fromString(client)), redirectUri, state, permissions, challenge);
            }
        }

        static Written of(Step it) {
            return new Written(
                    it.id(),
                    it.kind().name(),
                    it.language().name(),
                    it.browser(),
                    it.until().toString(),
                    it.asked() == null ? null : Question.of(it.asked()),
                    Objects.toString(it.account(), null),
                    it.secret());
        }

        Step step() {
            return new Step(
                    id,
                    Step.Kind.valueOf(kind),
                    Language.valueOf(language),
                    browser,
                    Instant.parse(until),
                    asked == null ? null : asked.asked(),
                    account == null ? null : new AccountId(UUID.fromString(account)),
                    secret);
        }
    }
}
