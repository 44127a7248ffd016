package dev.harden.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote. */
final class Version implements IVersionProvider {
    static String number() {
        try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns what {@code --version} prints. */
    static String line() {
        return "harden " + number();
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }
}
