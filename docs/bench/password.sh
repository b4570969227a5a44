#!/usr/bin/env bash
# What one password check costs of one core: Argon2id with the parameters of Passwords.java, and some others to choose
# among when computers have become faster. The first line is what the program uses; it shall lie between 100 and 300 ms.
# Needs the packaged program and a JDK. Usage: docs/bench/password.sh [checks]
# Measured 2026-11-25 on a busy virtual machine with two cores: 181 ms (m=47104 KiB, t=2, p=1).
set -euo pipefail
cd "$(dirname "$0")/../.."
checks=${1:-10}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bouncycastle=$(find api/target/quarkus-app/lib -name '*bcprov*.jar' | head -n 1)

cat >"$work/Cost.java" <<'JAVA'
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

class Cost {
    public static void main(String[] arguments) {
        int checks = Integer.parseInt(arguments[0]);
        int[][] all = {{47104, 2}, {19456, 2}, {32768, 3}, {65536, 1}, {65536, 2}, {65536, 3}};
        for (int[] it : all) {
            for (int i = 0; i < 4; i++) check(it[0], it[1]);
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < checks; i++) check(it[0], it[1]);
            long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            System.out.printf("m=%d KiB, t=%d, p=1: %d ms of one core%n", it[0], it[1], spent / checks / 1_000_000);
        }
    }

    private static void check(int memory, int passes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(new byte[16])
                .build());
        generator.generateBytes("correct horse battery".getBytes(StandardCharsets.UTF_8), new byte[32]);
    }
}
JAVA
javac -cp "$bouncycastle" -d "$work" "$work/Cost.java"
java -cp "$bouncycastle:$work" Cost "$checks"
