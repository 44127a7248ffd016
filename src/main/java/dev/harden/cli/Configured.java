package dev.harden.cli;

import dev.harden.checks.Registry;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Is the part of a command line that names the config file. */
final class Configured {
    @Option(names = "--config", paramLabel = "FILE", description = "YAML with options of checks, waivers, and pace.")
    private Path config;

    /** Reads the config file; what stands where nothing is set, when there is none. */
    ConfigFile read(Registry registry) {
        return config == null ? ConfigFile.none() : ConfigFile.read(config, registry);
    }
}
