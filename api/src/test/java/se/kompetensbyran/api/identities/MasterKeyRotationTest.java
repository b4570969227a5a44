package se.kompetensbyran.api.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.word;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kompetensbyran.api.participants.ParticipantScene;
import se.kompetensbyran.api.security.MasterKeys;
import se.kompetensbyran.api.testing.AtOnce;
import se.kompetensbyran.api.wrapping.WrapAnew;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.identities.Identity;
import se.kompetensbyran.domain.identities.SealedIdentity;
import se.kompetensbyran.domain.identities.Trait;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.signin.SigningKeys;
import se.kompetensbyran.domain.wrapping.Wrapped;
import se.kompetensbyran.domain.wrapping.Wrappings;

/** A master key is changed for another while everything goes on: added, used, everything put under it, the old one taken out. */
@QuarkusTest
class MasterKeyRotationTest extends ParticipantScene {

    private static final Identity ANEW = new Identity("Påhittad Nyckelsson", "nyckel@example.se", null, null);

    @TempDir
    Path directory;

    @Inject
    @ConfigProperty(name = MasterKeys.FILE)
    String file;

    @Inject
    MasterKeys running;

    @Inject
    Identities identities;

    @Inject
    Wrappings wrappings;

    @Inject
    SigningKeys signing;

    @Inject
    Accounts accounts;

    @Inject
    ObjectMapper mapper;

    private MasterKeys both;
    private MasterKeys onlyNew;
    private MasterKeys back;
    private String host;

    @BeforeEach
    void another_key_is_made() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        KeysetHandle old = TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(Path.of(file)), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        KeysetHandle rotated = KeysetHandle.newBuilder(old)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        both = keys("both", rotated);
        onlyNew = keys(
                "new",
                KeysetHandle.newBuilder()
                        .addEntry(KeysetHandle.importKey(rotated.getPrimary().getKey())
                                .withFixedId(rotated.getPrimary().getId())
                                .makePrimary())
                        .build());
        // The same two, with the old one first again.
        KeysetHandle.Builder turned = KeysetHandle.newBuilder(rotated);
        for (int i = 0; i < turned.size(); i++)
            if (rotated.getAt(i).getId() == old.getPrimary().getId())
                turned.getAt(i).makePrimary();
        back = keys("back", turned.build());
        host = host();
    }

    @AfterEach
    void the_running_program_reads_everything_with_its_own_key() {
        new WrapAnew(back, wrappings).runNow();
        assertThat(others(running)).isEmpty();
    }

    @Test
    void nothing_is_lost_from_the_old_key_to_the_new_one() {
        String before = identified(host);
        AccountId account = account();
        Set<String> marks = seals(running).marks(Trait.of(ANEW));

        String after = identified(host);
        put(after, seals(both).seal(participant(after), ANEW));
        assertThat(read(both, before).name()).isEqualTo(NAME);
        assertThat(read(both, after)).isEqualTo(ANEW);
        assertThatThrownBy(() -> read(running, after))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(MasterKeys.FILE)
                .hasMessageContaining("identity-key")
                .hasMessageNotContaining(after);

        int old = others(both).size();
        assertThat(old).as("key, key of marks, signing key, second factor").isGreaterThanOrEqualTo(4);
        assertThat(new WrapAnew(both, wrappings).runNow()).isEqualTo(new WrapAnew.Outcome(old, 0));
        assertThat(new WrapAnew(both, wrappings).runNow()).isEqualTo(new WrapAnew.Outcome(0, 0));

        assertThat(read(onlyNew, before).name()).isEqualTo(NAME);
        assertThat(read(onlyNew, after)).isEqualTo(ANEW);
        assertThat(seals(onlyNew).marks(Trait.of(ANEW))).isEqualTo(marks);
        assertThat(signing.all())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(onlyNew.decrypt(it.privateKey(), "signing-key:" + it.kid()))
                        .isNotBlank());
        assertThat(onlyNew.decrypt(secret(account), "second-factor:" + account)).isEqualTo("JBSWY3DPEHPK3PXP");
    }

    @Test
    void two_processes_put_each_under_the_new_key_once() {
        identified(host);
        identified(host);
        int old = others(both).size();

        List<WrapAnew.Outcome> done = AtOnce.times(2, i -> new WrapAnew(both, wrappings).runNow());

        assertThat(done.stream().mapToInt(WrapAnew.Outcome::wrapped).sum()).isEqualTo(old);
        assertThat(done).allSatisfy(it -> assertThat(it.failed()).isZero());
        assertThat(others(both)).isEmpty();
    }

    @Test
    void who_lacks_a_key_is_told_so_and_what_it_opens_stays() {
        String id = identified(host);
        List<String> kept = others(onlyNew).stream().map(Wrapped::sealed).toList();

        assertThat(new WrapAnew(onlyNew, wrappings).runNow()).isEqualTo(new WrapAnew.Outcome(0, kept.size()));

        assertThat(others(onlyNew).stream().map(Wrapped::sealed)).isEqualTo(kept);
        assertThatThrownBy(() -> read(onlyNew, id)).hasMessageContaining(MasterKeys.FILE);
        read(host, id, "contact").statusCode(200).body("identity.name", equalTo(NAME));
    }

    @Test
    void what_was_erased_or_written_anew_meanwhile_is_not_brought_back() {
        String id = identified(host);
        Wrapped was = others(both).stream()
                .filter(it -> it.context().equals("identity-key:" + id))
                .findAny()
                .orElseThrow();
        identify(host, id, CONTACTS).statusCode(200);

        assertThat(replace(was, both.encrypt("x", was.context()))).isFalse();
        read(host, id, "contact").statusCode(200);

        Wrapped now = others(both).stream()
                .filter(it -> it.context().equals(was.context()))
                .findAny()
                .orElseThrow();
        String consent = adviser(host).get(CONSENTS, id).then().extract().path("items[0].id");
        withdraw(host, id, consent, "2024-06-03").statusCode(200);
        assertThat(replace(now, both.encrypt("x", now.context()))).isFalse();
        assertThat(others(both)).noneMatch(it -> it.context().equals(was.context()));
    }

    private MasterKeys keys(String name, KeysetHandle keyset) throws IOException, GeneralSecurityException {
        Path written = directory.resolve(name + ".json");
        Files.writeString(
                written,
                TinkJsonProtoKeysetFormat.serializeKeyset(keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
        return new MasterKeys(Optional.of(written.toString()));
    }

    private TinkSeals seals(MasterKeys keys) {
        return new TinkSeals(keys, identities, mapper);
    }

    private static ParticipantId participant(String id) {
        return new ParticipantId(UUID.fromString(id));
    }

    private Identity read(MasterKeys keys, String id) {
        SealedIdentity sealed = QuarkusTransaction.requiringNew()
                .call(() -> identities.find(participant(id), Sight.REGION).orElseThrow());
        return seals(keys).open(participant(id), sealed);
    }

    private void put(String id, SealedIdentity it) {
        QuarkusTransaction.requiringNew().run(() -> identities.put(participant(id), it, Sight.REGION));
    }

    private List<Wrapped> others(MasterKeys keys) {
        return QuarkusTransaction.requiringNew().call(() -> wrappings.others(keys.beginnings(), "", 10_000));
    }

    private boolean replace(Wrapped was, String sealed) {
        return QuarkusTransaction.requiringNew().call(() -> wrappings.replace(was, sealed));
    }

    private String secret(AccountId account) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.get(account).secondFactor());
    }

    private AccountId account() {
        Grant grant = new Grant(Role.ADVISER, UUID.fromString(organisation()), Reach.NODE);
        Account invited = Account.invite(
                        Email.fromString(word() + "@example.org"),
                        "Påhittad Person",
                        List.of(grant),
                        "x",
                        Instant.now())
                .choosePassword("x", "none that opens", Instant.now());
        String secret = running.encrypt("JBSWY3DPEHPK3PXP", "second-factor:" + invited.id());
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.save(invited.withSecondFactor(secret)).id());
    }
}
