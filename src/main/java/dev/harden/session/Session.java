package dev.harden.session;

import dev.harden.facts.Aws;
import dev.harden.facts.Operation;
import dev.harden.model.Coverage;
import dev.harden.model.Destination;
import dev.harden.session.tape.Manifest;
import dev.harden.session.tape.Noting;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/** Is the way to AWS, or to a recording of it: one HTTP client, and one client of the SDK a service and region. */
public final class Session implements Aws, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(15);

    private final SdkHttpClient http;
    private final Visit own;
    private final Settings settings;
    private final Set<String> allowed;
    private final RetryStrategy retries;
    private final Instant now;
    private final boolean live;
    private final Optional<Tape> recorded;
    private final Map<String, AwsClient> clients = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timers = timers();

    private Session(
            SdkHttpClient http,
            AwsCredentialsProvider credentials,
            Settings settings,
            Set<Operation> allowed,
            Instant now,
            boolean live,
            Optional<Tape> recorded) {
        this.http = http;
        this.settings = settings;
        this.live = live;
        this.own = new Visit(credentials, pace(), new CallLog());
        this.allowed = allowed.stream().map(Operation::name).collect(Collectors.toUnmodifiableSet());
        this.retries = live ? Retries.standard() : Retries.none();
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
        Settings settled = Credentials.withHomeRegion(settings);
        SdkHttpClient wire = new HostGate(ApacheHttpClient.builder()
                .maxConnections(settled.parallel())
                .connectionTimeout(shorter(CONNECT, settled.timeout()))
                .socketTimeout(shorter(READ, settled.timeout()))
                .connectionAcquisitionTimeout(settled.timeout())
                .build());
        AwsCredentialsProvider credentials = Credentials.resolve(settled, wire);
        Optional<Tape> tape = record ? Optional.of(new Tape()) : Optional.empty();
        SdkHttpClient http = tape.<SdkHttpClient>map(kept -> new RecordingHttpClient(wire, kept))
                .orElse(wire);
        Instant now = startedAt.truncatedTo(ChronoUnit.SECONDS);
        return new Session(http, credentials, settled, allowed, now, true, tape);
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
            return new Session(http, nobody, settings, allowed, asOf, false, Optional.empty());
        } catch (DateTimeParseException malformed) {
            throw new BadRecording("the recording's manifest has no readable time: '" + manifest.asOf() + "'");
        }
    }

    private Pace pace() {
        return new Pace(settings.pace(), live ? System::nanoTime : () -> 0);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Makes one clock for the time-outs of all clients, which else have five threads each. */
    private static ScheduledExecutorService timers() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "timeouts");
            thread.setDaemon(true);
            return thread;
        });
        timers.setRemoveOnCancelPolicy(true);
        return timers;
    }

    @Override
    public <C extends AwsClient, B extends AwsClientBuilder<B, C>> C client(
            Class<C> type, Supplier<B> builder, String region) {
        return type.cast(
                clients.computeIfAbsent(type.getName() + " " + region, unseen -> build(builder.get(), region)));
    }

    private <C extends SdkClient, B extends AwsClientBuilder<B, C>> C build(B builder, String region) {
        String where = region.equals(GLOBAL) ? homeRegion() : region;
        builder.region(Region.of(where))
                .credentialsProvider(() -> Visit.here().orElse(own).credentials())
                .overrideConfiguration(override -> override.addExecutionInterceptor(new Watch(allowed, own, region))
                        .addExecutionInterceptor(new RootElement())
                        .retryStrategy(retries)
                        .apiCallTimeout(settings.timeout())
                        .scheduledExecutorService(timers));
        Optional<URI> endpoint = settings.endpoint();
        endpoint.ifPresent(builder::endpointOverride);
        if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
            sync.httpClient(http);
        }
        if (builder instanceof S3ControlClientBuilder control && endpoint.isPresent()) {
            // S3 Control puts the account's id before the host name, which an address of numbers cannot have.
            Endpoint fixed = Endpoint.builder().url(endpoint.get()).build();
            control.endpointProvider(parameters -> CompletableFuture.completedFuture(fixed));
        }
        return builder.build();
    }

    @Override
    public String homeRegion() {
        return settings.regions().get(0);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public <T> T noting(Supplier<T> load, Consumer<String> exchanges) {
        return own.during(() -> Noting.noting(load, exchanges));
    }

    @Override
    public void pause(Duration time) {
        if (live) {
            try {
                Thread.sleep(time.toMillis());
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
        CallLog log = new CallLog();
        return new Entered(this, new Visit(new RoleCredentials(role, externalId, sts(), log), pace(), log));
    }

    /** Gives the way to the session's own account as it is seen in a run over several: with calls and a pace of its own. */
    public Entered again() {
        return new Entered(this, new Visit(own::credentials, pace(), new CallLog()));
    }

    private StsClient sts() {
        return (StsClient)
                clients.computeIfAbsent("assume", unseen -> Credentials.sts(settings, own::credentials, http));
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
     */
    public void saveRecording(Path file, String tool) throws IOException {
        Tape tape = recorded.orElseThrow(() -> new IllegalStateException("this session does not record"));
        String address = settings.endpoint()
                .map(url -> url.getScheme() + "://" + url.getHost())
                .orElse("");
        Manifest manifest = Manifest.of(tool, VersionInfo.SDK_VERSION, now.toString(), homeRegion(), address);
        try (Destination out = Destination.open(file)) {
            new Recording(manifest, tape).write(out);
            out.done();
        }
    }

    @Override
    public void close() {
        clients.values().forEach(AwsClient::close);
        timers.shutdownNow();
        http.close();
    }
}
