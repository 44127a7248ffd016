package dev.harden.backend;

import java.nio.file.Files;
import java.nio.file.Path;

/** Records the demo account again: {@code ./dev demo}. */
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) throws Exception {
        int exit = 1;
        try {
            exit = record(arguments[0]);
        } finally {
            Runtime.getRuntime().exit(exit); // moto's client leaves threads behind
        }
    }

    private static int record(String file) throws Exception {
        Path home = Files.createTempDirectory("harden-demo");
        try (Front front = Accounts.company()) {
            Harden.Run run = new Harden(home)
                    .withKeys()
                    .run("audit", "--endpoint-url", front.address().toString(), "--record", file);
            System.out.print(run.out());
            System.err.print(run.err());
            return run.exit() == 3 ? 0 : 1;
        } catch (RuntimeException failed) {
            failed.printStackTrace();
            return 1;
        } finally {
            Files.delete(home);
        }
    }
}
