package dev.harden.session;

import dev.harden.facts.Aws;
import dev.harden.facts.Deadline;
import dev.harden.facts.Operation;
import dev.harden.model.Coverage;
import dev.harden.model.Destination;
import dev.harden.session.setup.Surroundings;
import dev.harden.session.tape.Manifest;
import dev.harden.session.tape.Noting;
import dev.harden.session.tape.Planned;
import dev.harden.session.tape.Recording;
import dev.harden.session.tape.RecordingHttpClient;
import dev.harden.session.tape.ReplayHttpClient;
import dev.harden.session.tape.Tape;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Is the way to AWS, or to a recording of it: one HTTP client, and one client of the SDK a service and region. */
public final class Session implements Aws, AutoCloseable {
    private final Way way;
    private final SdkHttpClient http;
    private final Visit own;
    private final Settings settings;
    private final Set<String> allowed;
    private final Instant now;
    private final boolean live;
    private final Bounds bounds;
    private final Optional<Tape> recorded;
    private final Map<String, Lazily<AwsClient>> clients = new ConcurrentHashMap<>();

    private Session(
            Way way,
            SdkHttpClient http,
            AwsCredentialsProvider credentials,
            Settings settings,
            Set<Operation> allowed,
            Instant now,
            Bounds bounds,
            Optional<Tape> recorded) {
        this.way = way;
        this.http = http;
        this.settings = settings;
        this.live = bounds.live();
        this.bounds = bounds;
        this.own = new Visit(credentials, pace(), new CallLog(), recorded);
        this.allowed = allowed.stream().map(Operation::name).collect(Collectors.toUnmodifiableSet());
        this.now = now;
        this.recorded = recorded;
    }

    /**
     * Opens the way to AWS.
     *
     * @param settings how to get there
     * @param allowed the operations that may be called; all others are refused before they are sent
     * @param record whether to keep the answers for {@link #saveRecording}
     * @throws SessionException when there are no credentials that can be used
     */
    public static Session live(Settings settings, Set<Operation> allowed, boolean record) {
        return live(settings, allowed, record, Instant.now());
    }

    /** Opens the way to AWS as {@link #live(Settings, Set, boolean)}, for a run that began at a time. */
    public static Session live(Settings settings, Set<Operation> allowed, boolean record, Instant startedAt) {
        return live(settings, allowed, record, startedAt, Surroundings.ofProcess(Optional.empty()));
    }

    /**
     * Opens the way to AWS as {@link #live(Settings, Set, boolean, Instant)}, in other surroundings than the process's own.
     *
     * @throws WrongSetting when a setting in them is none
     */
    public static Session live(
            Settings settings, Set<Operation> allowed, boolean record, Instant startedAt, Surroundings around) {
        Bounds bounds = new Bounds(true);
        Opening opening = Opening.of(settings, around, bounds::around);
        Optional<Tape> tape = record ? Optional.of(new Tape()) : Optional.empty();
        SdkHttpClient wire = opening.way().http();
        SdkHttpClient http = tape.<SdkHttpClient>map(kept -> new RecordingHttpClient(
                        wire, () -> Visit.here().flatMap(Visit::tape).orElse(kept)))
                .orElse(wire);
        return new Session(
                opening.way(),
                http,
                new Held(opening.credentials()),
                opening.settings(),
                allowed,
                startedAt.truncatedTo(ChronoUnit.SECONDS),
                bounds,
                tape);
    }

    /**
     * Opens a recording: no network, no credentials, and the recorded time.
     *
     * @throws BadRecording when the file is none, or was changed
     */
    public static Session replay(Path file, Set<Operation> allowed, int parallel) {
        Recording recording = Recording.read(file);
        return replay(recording, new ReplayHttpClient(recording.tape()), allowed, parallel);
    }

    /** Opens a recording with another HTTP client before it, as one that makes faults. */
    static Session replay(Recording recording, SdkHttpClient http, Set<Operation> allowed, int parallel) {
        Manifest manifest = recording.manifest();
        Settings settings = new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                manifest.endpoint().isEmpty() ? Optional.empty() : Optional.of(URI.create(manifest.endpoint())),
                List.of(manifest.homeRegion()),
                parallel,
                Duration.ofMinutes(1),
                Map.of());
        AwsCredentialsProvider nobody =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("replay", "replay"));
        try {
            Instant asOf = Instant.parse(manifest.asOf());
            Bounds bounds = new Bounds(false);
            SdkHttpClient bounded = bounds.around(http);
            Way way = Way.recorded(manifest, bounded, settings);
            return new Session(way, bounded, nobody, settings, allowed, asOf, bounds, Optional.empty());
        } catch (DateTimeParseException malformed) {
            throw new BadRecording("the recording's manifest has no readable time: '" + manifest.asOf() + "'");
        }
    }

    private Pace pace() {
        return live ? new Pace(settings.pace(), System::nanoTime) : Pace.none();
    }

    @Override
    public <C extends AwsClient, B extends AwsClientBuilder<B, C>> C client(
            Class<C> type, Supplier<B> builder, String region) {
        return type.cast(clients.computeIfAbsent(
                        type.getName() + " " + region, unseen -> new Lazily<>(() -> build(builder.get(), region)))
                .get());
    }

    private <C extends SdkClient, B extends AwsClientBuilder<B, C>> C build(B builder, String region) {
        return way.build(
                builder,
                region.equals(GLOBAL) ? homeRegion() : region,
                () -> Visit.here().orElse(own).credentials(),
                http,
                override -> override.addExecutionInterceptor(new Watch(allowed, own, region, bounds))
                        .addExecutionInterceptor(new RootElement()));
    }

    @Override
    public String homeRegion() {
        return settings.regions().get(0);
    }

    @Override
    public String answeredBy() {
        return way.answeredBy();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public <T> T noting(Supplier<T> load, Consumer<String> exchanges) {
        return own.during(() -> Noting.noting(() -> bounds.listing(load), exchanges));
    }

    /** Loads a question of an account that is visited. */
    <T> T bounded(Supplier<T> load) {
        return bounds.listing(load);
    }

    @Override
    public Deadline deadline() {
        return bounds.deadline();
    }

    /** Asks nothing more after a time, and breaks off what is under way then. */
    public Session until(Deadline deadline) {
        bounds.set(deadline);
        return this;
    }

    /** Sets what one question may take. */
    Session within(Limits limits) {
        bounds.set(limits);
        return this;
    }

    @Override
    public void pause(Duration time) {
        bounds.waits();
        if (live) {
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(time.toNanos(), deadline().left()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Gives the way to another account, by a role that the session's own credentials may assume. It is assumed when first
     * something is asked; what is asked when AWS refuses that is unavailable.
     *
     * @param role the role's ARN
     * @param externalId the external id that its trust policy asks for
     */
    public Entered enter(String role, Optional<String> externalId) {
        return enter(role, externalId, settings.pace());
    }

    /** Gives the way to another account as {@link #enter(String, Optional)}, at a pace of its own. */
    public Entered enter(String role, Optional<String> externalId, Map<String, Double> paceThere) {
        CallLog log = new CallLog();
        Pace pace = new Pace(paceThere, live ? System::nanoTime : () -> 0);
        return new Entered(this, new Visit(new RoleCredentials(role, externalId, sts(), log), pace, log, newTape()));
    }

    private Optional<Tape> newTape() {
        return recorded.map(base -> new Tape());
    }

    /** Gives the way to the session's own account as it is seen in a run over several: with calls and a pace of its own. */
    public Entered again() {
        return new Entered(this, new Visit(own::credentials, pace(), new CallLog(), newTape()));
    }

    private StsClient sts() {
        return (StsClient) clients.computeIfAbsent("assume", unseen -> new Lazily<>(() -> way.sts(own::credentials)))
                .get();
    }

    /** Gives the calls that were made so far, by operation, region and outcome. */
    public List<Coverage> calls() {
        return own.log().rows();
    }

    /**
     * Writes the answers that were kept, whole or not at all.
     *
     * @param file where to
     * @param tool the version of harden
     * @param planned what the run was to judge
     */
    public void saveRecording(Path file, String tool, Planned planned) throws IOException {
        save(
                file,
                tool,
                planned,
                recorded.orElseThrow(() -> new IllegalStateException("this session does not record")));
    }

    void save(Path file, String tool, Planned planned, Tape tape) throws IOException {
        Manifest manifest = Manifest.of(
                        tool, VersionInfo.SDK_VERSION, now.toString(), homeRegion(), way.address(), way.addresses())
                .of(planned);
        try (Destination out = Destination.open(file)) {
            new Recording(manifest, tape).write(out);
            out.done();
        }
    }

    @Override
    public void close() {
        clients.values().forEach(client -> client.built().ifPresent(AwsClient::close));
        bounds.close();
        way.close();
    }
}
