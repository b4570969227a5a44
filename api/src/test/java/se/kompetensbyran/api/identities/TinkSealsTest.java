package se.kompetensbyran.api.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kompetensbyran.api.security.MasterKeys;
import se.kompetensbyran.domain.identities.Access;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.identities.Identity;
import se.kompetensbyran.domain.identities.IdentityProblem.NoKeys;
import se.kompetensbyran.domain.identities.PersonalNumber;
import se.kompetensbyran.domain.identities.SealedIdentity;
import se.kompetensbyran.domain.identities.Trait;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants.Line;
import se.kompetensbyran.domain.participants.Sight;

class TinkSealsTest {

    private static final ParticipantId ONE = ParticipantId.next();
    private static final Identity IDENTITY =
            new Identity("Påhittad Person", "pahittad@example.se", "070-174 06 05", new PersonalNumber("191212121212"));

    @TempDir
    Path directory;

    private final OneKey kept = new OneKey();

    @Test
    void what_is_sealed_is_opened_as_whose_it_is_alone() throws IOException {
        TinkSeals seals = seals(MasterKeys.newKeyset());

        SealedIdentity sealed = seals.seal(ONE, IDENTITY);

        assertThat(seals.open(ONE, sealed)).isEqualTo(IDENTITY);
        assertThatThrownBy(() -> seals.open(ParticipantId.next(), sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause();
        SealedIdentity other = seals.seal(ONE, IDENTITY);
        assertThatThrownBy(() -> seals.open(ONE, new SealedIdentity(other.key(), sealed.text(), Set.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause();
        assertThatThrownBy(() -> seals.open(
                        ONE, new SealedIdentity(sealed.key(), sealed.text().substring(4), Set.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause();
        assertThat(List.of(other.key(), other.text())).doesNotContain(sealed.key(), sealed.text());
        assertThat(sealed.text() + sealed.key() + sealed.marks()).doesNotContain("hittad", "1212", "example");
        Identity nameOnly = new Identity("Påhittad Person", null, null, null);
        assertThat(seals.open(ONE, seals.seal(ONE, nameOnly))).isEqualTo(nameOnly);
    }

    @Test
    void marks_are_the_same_each_time_and_for_each_installation_others() throws IOException {
        String keyset = MasterKeys.newKeyset();
        TinkSeals seals = seals(keyset);

        Set<String> marks = seals.marks(Trait.of(IDENTITY));

        assertThat(seals.seal(ONE, IDENTITY).marks()).isEqualTo(marks).hasSize(4);
        assertThat(seals(keyset).marks(Trait.of(IDENTITY))).isEqualTo(marks);
        kept.key = null;
        assertThat(seals(MasterKeys.newKeyset()).marks(Trait.of(IDENTITY))).doesNotContainAnyElementsOf(marks);
    }

    @Test
    void after_the_primary_master_key_has_changed_all_is_opened_and_found_as_before()
            throws IOException, GeneralSecurityException {
        String before = MasterKeys.newKeyset();
        TinkSeals old = seals(before);
        SealedIdentity sealed = old.seal(ONE, IDENTITY);

        TinkSeals both = seals(rotated(before));

        assertThat(both.open(ONE, sealed)).isEqualTo(IDENTITY);
        assertThat(both.marks(Trait.of(IDENTITY))).isEqualTo(sealed.marks());
        SealedIdentity anew = both.seal(ONE, IDENTITY);
        assertThat(both.open(ONE, anew)).isEqualTo(IDENTITY);
        assertThatThrownBy(() -> old.open(ONE, anew)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_keys_nothing_is_kept() {
        TinkSeals none = new TinkSeals(new MasterKeys(Optional.empty()), kept, new ObjectMapper());

        assertThatThrownBy(() -> none.seal(ONE, IDENTITY)).isInstanceOf(NoKeys.class);
        assertThatThrownBy(() -> none.marks(Trait.of(IDENTITY))).isInstanceOf(NoKeys.class);
    }

    private TinkSeals seals(String keyset) throws IOException {
        Path file = Files.createTempFile(directory, "keyset", ".json");
        Files.writeString(file, keyset);
        return new TinkSeals(new MasterKeys(Optional.of(file.toString())), kept, new ObjectMapper());
    }

    private static String rotated(String keyset) throws GeneralSecurityException {
        AeadConfig.register();
        var old = TinkJsonProtoKeysetFormat.parseKeyset(keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.newBuilder(old)
                        .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId()
                                .makePrimary())
                        .build(),
                AeadConfig2026.get(),
                InsecureSecretKeyAccess.get());
    }

    /** A store that keeps the key of the marks and nothing else. */
    private static final class OneKey implements Identities {
        private @Nullable String key;

        @Override
        public String markKey(Supplier<String> fresh) {
            String known = key;
            if (known == null) key = known = fresh.get();
            return known;
        }

        @Override
        public Optional<SealedIdentity> find(ParticipantId whose, Sight sight) {
            return Optional.empty();
        }

        @Override
        public void put(ParticipantId whose, SealedIdentity it, Sight sight) {}

        @Override
        public List<Line> marked(Map<Datum, Set<String>> marks, Access.Reason why, Sight sight) {
            return List.of();
        }
    }
}
