#!/usr/bin/env bash
# What opening an identity costs, by the program's own classes out of the packaged program: the median of one after the other, each
# of another person. Once with its data key at hand, and once as the program does it: the data key is decrypted by the master keyset,
# read, and used, and what comes out is read as an identity. The bound is 0.2 ms each.
# Needs the packaged program and a JDK. Usage: docs/bench/identities.sh [identities]
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes=$(find api/target/quarkus-app/app api/target/quarkus-app/lib -name '*.jar' | tr '\n' ':')
mkdir -p "$work/se/kompetensbyran/api/identities"
cat >"$work/se/kompetensbyran/api/identities/OpeningCost.java" <<'JAVA'
package se.kompetensbyran.api.identities;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import se.kompetensbyran.api.security.MasterKeys;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.identities.Identity;
import se.kompetensbyran.domain.identities.PersonalNumber;
import se.kompetensbyran.domain.identities.SealedIdentity;
import se.kompetensbyran.domain.participants.ParticipantId;

class OpeningCost {

    private interface Opening {
        Object open(int i) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        int many = Integer.parseInt(arguments[0]);
        Path keyset = Path.of(arguments[1], "keyset.json");
        Files.writeString(keyset, MasterKeys.newKeyset());
        MasterKeys master = new MasterKeys(Optional.of(keyset.toString()));
        // Where the program keeps the one key of marks; nothing else is asked of it.
        Identities kept = (Identities) Proxy.newProxyInstance(OpeningCost.class.getClassLoader(),
                new Class<?>[] {Identities.class}, (it, method, values) -> ((Supplier<?>) values[0]).get());
        TinkSeals seals = new TinkSeals(master, kept, new ObjectMapper());
        Identity identity = new Identity("Påhittad Person", "pahittad@example.se", "070-174 06 05", new PersonalNumber("191212121212"));
        List<ParticipantId> whose = new ArrayList<>();
        List<SealedIdentity> sealed = new ArrayList<>();
        List<Aead> keys = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ParticipantId one = ParticipantId.next();
            SealedIdentity it = seals.seal(one, identity);
            byte[] key = Base64.getUrlDecoder().decode(master.decrypt(it.key(), "identity-key:" + one));
            whose.add(one);
            sealed.add(it);
            keys.add(TinkProtoKeysetFormat.parseKeyset(key, InsecureSecretKeyAccess.get(), AeadConfig2026.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class));
        }
        measure("data key at hand", many, i -> keys.get(i).decrypt(Base64.getUrlDecoder().decode(sealed.get(i).text()),
                ("identity:" + whose.get(i)).getBytes(StandardCharsets.UTF_8)));
        measure("as the program does", many, i -> seals.open(whose.get(i), sealed.get(i)));
    }

    private static void measure(String what, int many, Opening opening) throws Exception {
        long[] spent = new long[many];
        for (int round = 0; round < 3; round++)
            for (int i = 0; i < many; i++) {
                long before = System.nanoTime();
                if (opening.open(i) == null) throw new IllegalStateException();
                spent[i] = System.nanoTime() - before;
            }
        Arrays.sort(spent);
        System.out.printf("%-20s median %.4f ms, 99 of 100 within %.4f ms%n", what, spent[many / 2] / 1e6, spent[many * 99 / 100] / 1e6);
    }
}
JAVA
javac -proc:none -cp "$classes" -d "$work" "$work/se/kompetensbyran/api/identities/OpeningCost.java"
java -cp "$classes:$work" se.kompetensbyran.api.identities.OpeningCost "${1:-20000}" "$work"
