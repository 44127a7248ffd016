package dev.harden.cli;

import dev.harden.model.Destination;
import dev.harden.signature.Signatures;
import dev.harden.signature.TimeStamps;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs recordings and reports, each with a file beside it. */
@Command(
        name = "sign",
        description = {
            "Signs recordings and reports: FILE.p7s is a detached signature in CMS, FILE.p7s.tsr the time stamp on it.",
            "The password of the key is read from the environment variable HARDEN_KEY_PASSWORD, or asked for."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all files are signed", "1:a file could not be signed, or got no time stamp", "2:wrong usage"
        })
final class SignCommand implements Callable<Integer> {
    static final String SIGNATURE = ".p7s";
    static final String TIME_STAMP = ".tsr";
    private static final String PASSWORD = "HARDEN_KEY_PASSWORD";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A recording or a report, or any other file.")
    private List<Path> files;

    @Option(
            names = "--key",
            paramLabel = "KEY.p12",
            required = true,
            description = "A PKCS #12 file with a private key and its certificates.")
    private Path key;

    @Option(
            names = "--timestamp",
            paramLabel = "URL",
            description = "Where an authority stamps the time on the signature (RFC 3161); it sees a hash alone.")
    private URI authority;

    @Override
    public Integer call() throws IOException {
        if (authority != null && !List.of("http", "https").contains(String.valueOf(authority.getScheme()))) {
            throw new UsageError("--timestamp takes a URL that begins with http:// or https://");
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UsageError("there is no file " + file);
            }
        }
        Signatures.Signer signer = signer();
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : files) {
            byte[] signature = Signatures.sign(file, signer);
            Path beside = beside(file, SIGNATURE);
            write(beside, signature);
            out.println(beside + ": signed by "
                    + Terminal.plain(
                            signer.chain().get(0).getSubjectX500Principal().getName()));
            if (authority != null) {
                Path stamp = beside(beside, TIME_STAMP);
                write(stamp, TimeStamps.ask(authority, signature));
                out.println(stamp + ": time stamp of " + authority);
            }
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    /** Gives the file that stands beside another with a longer name. */
    static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (Destination out = Destination.open(file)) {
            out.write(content);
            out.done();
        }
    }

    private Signatures.Signer signer() throws IOException {
        char[] password = password();
        try (InputStream in = Files.newInputStream(key)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases())) {
                Key found = store.getKey(alias, password);
                Certificate[] chain = store.getCertificateChain(alias);
                if (found instanceof PrivateKey own && chain != null) {
                    return new Signatures.Signer(
                            own,
                            Arrays.stream(chain)
                                    .map(X509Certificate.class::cast)
                                    .toList());
                }
            }
            throw new UsageError(key + " has no private key with a certificate");
        } catch (NoSuchFileException missing) {
            throw new UsageError("there is no file " + key);
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new UsageError(key + " cannot be read as PKCS #12 with the password: " + unreadable.getMessage());
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    private static char[] password() {
        Optional<char[]> given = Optional.ofNullable(System.getenv(PASSWORD)).map(String::toCharArray);
        Console console = System.console();
        if (given.isEmpty() && console == null) {
            throw new UsageError("the password of the key is missing: set " + PASSWORD);
        }
        return given.orElseGet(() -> Optional.ofNullable(console.readPassword("Password of the key: "))
                .orElse(new char[0]));
    }
}
