package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.facts.Options;
import dev.harden.model.Report;
import dev.harden.report.BadReport;
import dev.harden.report.JsonReader;
import dev.harden.session.Session;
import dev.harden.session.tape.Planned;
import dev.harden.session.tape.Recording;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads what earlier runs left: a report in JSON, or a recording, which is judged again. */
final class Saved {
    private static final int THREADS = 8;

    private Saved() {}

    /** Tells whether a file is a zip, as recordings are. */
    static boolean isRecording(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(2);
            return head.length == 2 && head[0] == 'P' && head[1] == 'K';
        } catch (NoSuchFileException missing) {
            throw new UsageError("there is no file " + file);
        }
    }

    /**
     * Reads a report in JSON.
     *
     * @throws BadReport when it is none
     */
    static Report json(Path file) throws IOException {
        return json(file, JsonReader::read);
    }

    /** Reads a report in JSON that is to be held to its recording, whether or not its parts agree. */
    static Report jsonAsItIs(Path file) throws IOException {
        return json(file, JsonReader::readAsItIs);
    }

    /** Reads a report. */
    @FunctionalInterface
    private interface Reading {
        Report read(String name, InputStream in) throws IOException;
    }

    private static Report json(Path file, Reading reading) throws IOException {
        if (isRecording(file)) {
            throw new UsageError(file + " is a recording; 'harden report --from " + file
                    + " --output json=FILE' makes a report of it");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return reading.read(file.toString(), in);
        }
    }

    /** Reads a report, or judges a recording again by all checks. */
    static Report either(Path file, Registry registry, ConfigFile settings) throws IOException {
        return isRecording(file)
                ? recording(file, plan(file, registry.checks()).waiving(settings.waivers()), settings.options())
                        .report()
                : json(file);
    }

    /**
     * Judges a recording again, without network and credentials, in the regions that the run was to judge; the report names
     * the recording.
     */
    static Result recording(Path file, List<Registered> checks, Options options) throws IOException {
        return recording(file, plan(file, checks), options);
    }

    /** Gives the plan of the run that was recorded, with other checks. */
    private static Plan plan(Path file, List<Registered> checks) throws IOException {
        Optional<Planned> planned = Recording.read(file).manifest().plan();
        return new Plan(checks, planned.map(Planned::regions).orElse(List.of()))
                .without(planned.map(Planned::excluded).orElse(List.of()));
    }

    /** Judges a recording again by a plan. */
    static Result recording(Path file, Plan plan, Options options) throws IOException {
        try (Session session = Session.replay(file, Sessions.operations(plan.checks()), THREADS)) {
            Result result =
                    new Engine(Version.number(), session, session::calls, options, THREADS, Progress.SILENT).run(plan);
            return recorded(result, sha256(file));
        }
    }

    static Result recorded(Result result, String sha256) {
        return result.with(result.report().recordedAs(sha256));
    }

    /** Gives the SHA-256 of a file, in hexadecimal. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return sha256(in);
        }
    }

    static String sha256(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
