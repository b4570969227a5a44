package se.kompetensbyran.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the master keys seal only they open, where it belongs. */
class MasterKeysTest {

    @TempDir
    Path directory;

    private MasterKeys of(String keyset) throws IOException {
        Path file = directory.resolve("keyset.json");
        Files.writeString(file, keyset);
        return new MasterKeys(Optional.of(file.toString()));
    }

    @Test
    void what_is_sealed_comes_back_in_its_own_context_and_in_no_other() throws IOException {
        MasterKeys keys = of(MasterKeys.newKeyset());
        String sealed = keys.encrypt("hemligt, åäö", "second-factor:1");
        assertThat(sealed).matches("[A-Za-z0-9_-]+").isNotEqualTo(keys.encrypt("hemligt, åäö", "second-factor:1"));
        assertThat(keys.decrypt(sealed, "second-factor:1")).isEqualTo("hemligt, åäö");
        assertThatThrownBy(() -> keys.decrypt(sealed, "second-factor:2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys.decrypt(sealed.substring(1), "second-factor:1"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> of(MasterKeys.newKeyset()).decrypt(sealed, "second-factor:1"))
                .hasMessageContaining("kompetensbyran.master-keyset-file")
                .hasMessageContaining("second-factor")
                .hasNoCause();
    }

    @Test
    void after_the_primary_has_changed_the_new_one_seals_and_the_old_one_still_opens()
            throws IOException, GeneralSecurityException {
        AeadConfig.register();
        String before = MasterKeys.newKeyset();
        String sealed = of(before).encrypt("kept", "signing-key:1");
        var old = TinkJsonProtoKeysetFormat.parseKeyset(before, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        String after = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.newBuilder(old)
                        .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId()
                                .makePrimary())
                        .build(),
                AeadConfig2026.get(),
                InsecureSecretKeyAccess.get());
        MasterKeys both = of(after);
        assertThat(both.decrypt(sealed, "signing-key:1")).isEqualTo("kept");
        String anew = both.encrypt("kept", "signing-key:1");
        assertThatThrownBy(() -> of(before).decrypt(anew, "signing-key:1")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{}", "[]", "{\"primaryKeyId\":1,\"key\":[]}", "{\"key\":\"hemlig\"}"})
    void a_file_that_is_no_keyset_is_told_in_a_sentence_that_holds_nothing_of_it(String text) {
        assertThatThrownBy(() -> of(text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("keyset.json")
                .hasMessageNotContaining("hemlig")
                .hasNoCause();
    }

    @Test
    void a_file_that_is_not_there_is_told_in_a_sentence() {
        assertThatThrownBy(() -> new MasterKeys(
                        Optional.of(directory.resolve("none.json").toString())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.json")
                .hasMessageContaining("new-master-keyset")
                .hasNoCause();
    }
}
