package dev.harden.cli;

import dev.harden.signature.NotTrusted;
import dev.harden.signature.Signatures;
import dev.harden.signature.TimeStamps;
import dev.harden.signature.Trust;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Is the part of a command line that says whose signatures and time stamps are trusted. */
final class Signed {
    @Option(
            names = "--trust",
            paramLabel = "CERTIFICATES.pem",
            description =
                    "Certificates of authorities, or of signers, that you trust: the recording, and the report, must"
                            + " have a signature beside it (FILE.p7s) that leads to one.")
    private Path trust;

    @Option(
            names = "--trust-timestamp",
            paramLabel = "CERTIFICATES.pem",
            description =
                    "Certificates of authorities that you trust to stamp the time: each signature must have a time"
                            + " stamp beside it (FILE.p7s.tsr).")
    private Path times;

    void check() {
        if (times != null && trust == null) {
            throw new UsageError("--trust-timestamp goes with --trust");
        }
        Stream.of(trust, times).filter(Objects::nonNull).forEach(file -> {
            if (!Files.isRegularFile(file)) {
                throw new UsageError("there is no file " + file);
            }
        });
    }

    /** Holds a file to its signature, where signatures are asked for; tells what holds, or what does not. */
    boolean holds(Path file, PrintWriter out) throws IOException {
        if (trust == null) {
            Path signature = SignCommand.beside(file, SignCommand.SIGNATURE);
            if (Files.exists(signature)) {
                out.println(signature + " is not checked: say with --trust whose signatures you trust");
            }
            return true;
        }
        try {
            tell(file, out);
            return true;
        } catch (NotTrusted why) {
            out.println("not signed: " + Terminal.plain(why.getMessage()));
            return false;
        }
    }

    private void tell(Path file, PrintWriter out) throws IOException {
        Path beside = SignCommand.beside(file, SignCommand.SIGNATURE);
        if (!Files.exists(beside)) {
            throw new NotTrusted("there is no signature " + beside);
        }
        byte[] signature = Files.readAllBytes(beside);
        // What was signed while the certificate was valid stays signed, where somebody vouches for the time.
        Instant at = Instant.now();
        String stamped = "";
        if (times != null) {
            Path stamp = SignCommand.beside(beside, SignCommand.TIME_STAMP);
            if (!Files.exists(stamp)) {
                throw new NotTrusted("there is no time stamp " + stamp);
            }
            at = TimeStamps.check(Files.readAllBytes(stamp), signature, Trust.read(times));
            stamped = ", time stamp " + at;
        }
        List<Signatures.Signed> signed = Signatures.check(file, signature, Trust.read(trust), at);
        for (Signatures.Signed one : signed) {
            out.println(file + ": signed by " + Terminal.plain(one.by()) + ", at " + one.at()
                    + " by the signer's own clock" + stamped);
        }
    }
}
