package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.engine.Engine;
import dev.harden.engine.Others;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.facts.Options;
import dev.harden.organization.Remembered;
import dev.harden.session.Session;
import dev.harden.session.tape.Manifest;
import dev.harden.session.tape.Planned;
import dev.harden.session.tape.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Is the recordings of a run, which are judged again without network and credentials: one of an account alone, or a folder of
 * one an account, which answer for each other as far as they hold it.
 */
final class Recorded implements AutoCloseable {
    private static final int THREADS = 8;
    private static final Pattern NAME = Pattern.compile("(\\d{12})\\.zip");

    private final SortedMap<String, Path> files;
    private final List<Registered> checks;
    private final Options options;
    private final Map<String, Session> asked = new ConcurrentHashMap<>();
    private final Others others;

    private Recorded(SortedMap<String, Path> files, List<Registered> checks, Options options, boolean organization) {
        this.files = files;
        this.checks = checks;
        this.options = options;
        this.others = new Remembered(List.copyOf(files.keySet()), this::session, organization).others(options);
    }

    /** Tells whether a file is a zip, as recordings are, or a folder of them. */
    static boolean is(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(2);
            return head.length == 2 && head[0] == 'P' && head[1] == 'K';
        } catch (NoSuchFileException missing) {
            throw new UsageError("there is no file " + file);
        }
    }

    /**
     * Opens the recordings of a folder.
     *
     * @param checks the checks that may be judged by
     * @param options what the config file sets
     * @param organization whether the run was of an organization, and not of a mere list of accounts
     * @throws UsageError when there is none
     */
    static Recorded folder(Path folder, List<Registered> checks, Options options, boolean organization)
            throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(file -> {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    files.put(name.group(1), file);
                }
            });
        }
        if (files.isEmpty()) {
            throw new UsageError(folder + " has no recordings, one an account, as 111122223333.zip");
        }
        return new Recorded(files, checks, options, organization);
    }

    /** Gives the recording of each account, in the order of their ids. */
    SortedMap<String, Path> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    /** Gives the head of a recording. */
    static Manifest manifest(Path file) throws IOException {
        return Recording.read(file).manifest();
    }

    /** Judges the recording of an account again, beside the others. */
    Result judge(String account, List<Registered> by) throws IOException {
        Path file = files.get(account);
        return run(file, plan(file, by), options, others);
    }

    /** Judges a recording by itself, in the regions that the run was to judge; the report names the recording. */
    static Result judge(Path file, List<Registered> checks, Options options) throws IOException {
        return run(file, plan(file, checks), options, Others.NONE);
    }

    /** Gives the plan of the run that was recorded, with other checks. */
    private static Plan plan(Path file, List<Registered> checks) throws IOException {
        Optional<Planned> planned = manifest(file).plan();
        return new Plan(checks, planned.map(Planned::regions).orElse(List.of()))
                .without(planned.map(Planned::excluded).orElse(List.of()));
    }

    private static Result run(Path file, Plan plan, Options options, Others others) throws IOException {
        try (Session session = Session.replay(file, Sessions.operations(plan.checks()), THREADS)) {
            Result result = new Engine(Version.number(), session, session::calls, options, THREADS, Progress.SILENT)
                    .beside(others)
                    .run(plan);
            return as(result, sha256(file));
        }
    }

    private Session session(String account) {
        return asked.computeIfAbsent(
                account, id -> Session.replay(files.get(id), Sessions.operations(checks), THREADS));
    }

    static Result as(Result result, String sha256) {
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

    @Override
    public void close() {
        asked.values().forEach(Session::close);
    }
}
