package se.kompetensbyran.api.launch;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.kompetensbyran.api.security.SignInMode;
import se.kompetensbyran.api.shared.Addresses;

/** The few lines that tell where everything is, when the program is ready; then it waits for its end. */
public final class Welcome implements QuarkusApplication {

    /** Set to what the database is when the program has started one of its own. */
    static final String DATABASE = "kompetensbyran.embedded.database";

    /** Set to where its data are kept. */
    static final String DATA = "kompetensbyran.embedded.data";

    private static Runnable whenReady = () -> {};

    private final Addresses addresses;
    private final Optional<String> database;
    private final Optional<String> data;
    private final SignInMode mode;
    private final Demo demo;

    Welcome(
            Addresses addresses,
            @ConfigProperty(name = DATABASE) Optional<String> database,
            @ConfigProperty(name = DATA) Optional<String> data,
            SignInMode mode,
            Demo demo) {
        this.addresses = addresses;
        this.database = database;
        this.data = data;
        this.mode = mode;
        this.demo = demo;
    }

    /** Has {@code step} done when the program is ready, after it has said so. */
    static void whenReady(Runnable step) {
        whenReady = step;
    }

    @Override
    public int run(String... arguments) {
        // In production the log alone speaks, a JSON object a line.
        database.ifPresent(it -> {
            Kompetensbyran.TERMINAL.println("Kompetensbyrån is ready.");
            Kompetensbyran.TERMINAL.println("  API         " + addresses.of("projects"));
            Kompetensbyran.TERMINAL.println("  Swagger UI  " + addresses.of("docs"));
            Kompetensbyran.TERMINAL.println("  Contract    " + addresses.of("openapi.yaml"));
            if (mode == SignInMode.BUILT_IN) {
                Kompetensbyran.TERMINAL.println("  Sign-in     " + addresses.of("oauth", "authorize"));
                Kompetensbyran.TERMINAL.println("  Tokens      " + addresses.of("oauth", "token"));
                demo.lines().forEach(Kompetensbyran.TERMINAL::println);
            }
            Kompetensbyran.TERMINAL.println("  Database    " + it);
            Kompetensbyran.TERMINAL.println("  Data        " + data.orElse(""));
            Kompetensbyran.TERMINAL.println("  Stop        Ctrl-C");
            Kompetensbyran.TERMINAL.flush();
        });
        whenReady.run();
        giveBackMemory();
        Quarkus.waitForExit();
        return 0;
    }

    // What the start left behind is much more than what the program keeps, and the computer has other uses for it: the
    // heap
    // is made as small as it can be once, and then grows as it needs.
    private static void giveBackMemory() {
        var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        String[] ratios = {"MinHeapFreeRatio", "MaxHeapFreeRatio"};
        String[] ordinary =
                Stream.of(ratios).map(it -> machine.getVMOption(it).getValue()).toArray(String[]::new);
        machine.setVMOption(ratios[0], "5");
        machine.setVMOption(ratios[1], "10");
        System.gc();
        machine.setVMOption(ratios[1], ordinary[1]);
        machine.setVMOption(ratios[0], ordinary[0]);
    }
}
