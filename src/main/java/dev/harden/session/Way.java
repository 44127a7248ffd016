package dev.harden.session;

import dev.harden.session.credentials.Clients;
import dev.harden.session.credentials.Given;
import dev.harden.session.setup.Chosen;
import dev.harden.session.setup.Endpoints;
import dev.harden.session.tape.Manifest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Builds every client of the SDK by the same settings, those that get credentials too: what the SDK would find around it by
 * itself is not always what the user chose.
 *
 * @param chosen the profile in use, and the environment
 * @param endpoints which address stands for a service
 * @param home where global services are asked, and roles assumed: at the regional endpoint of STS
 * @param http the network
 * @param trusted whose certificates are trusted; absent where there is no network
 * @param retries what is tried again
 * @param timeout the longest time for one call
 * @param timers the clock of the time-outs
 */
record Way(
        Chosen chosen,
        Endpoints endpoints,
        String home,
        SdkHttpClient http,
        Optional<SSLContext> trusted,
        RetryStrategy retries,
        Duration timeout,
        ScheduledExecutorService timers)
        implements Clients {
    private static final List<String> AWS_HOSTS =
            List.of(".amazonaws.com", ".amazonaws.com.cn", ".api.aws", ".api.amazonwebservices.com.cn");
    private static final String FIPS = "use_fips_endpoint";
    private static final String DUALSTACK = "use_dualstack_endpoint";
    private static final List<String> CHOICES = List.of(FIPS, DUALSTACK);

    /** Makes one clock for the time-outs of all clients, which else have five threads each. */
    static ScheduledExecutorService clock() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "timeouts");
            thread.setDaemon(true);
            return thread;
        });
        timers.setRemoveOnCancelPolicy(true);
        return timers;
    }

    /** Builds a client for a region, with another network where what it asks is to be recorded. */
    <C, B extends AwsClientBuilder<B, C>> C build(
            B builder,
            String region,
            AwsCredentialsProvider credentials,
            SdkHttpClient network,
            Consumer<ClientOverrideConfiguration.Builder> more) {
        builder.region(Region.of(region))
                .credentialsProvider(credentials)
                .fipsEnabled(isFips())
                .dualstackEnabled(isDualstack())
                .overrideConfiguration(override -> {
                    override.addExecutionInterceptor(endpoints)
                            .retryStrategy(retries)
                            // A replay's answers are there: how long it takes to read them says nothing of AWS.
                            .apiCallTimeout(trusted.isPresent() ? timeout : null)
                            .scheduledExecutorService(timers)
                            .defaultProfileFile(chosen.profiles().merged())
                            .defaultProfileName(chosen.name());
                    chosen.find("sdk_ua_app_id", "AWS_SDK_UA_APP_ID", "sdk.ua.appId")
                            .ifPresent(id -> override.appId(id.value()));
                    more.accept(override);
                });
        endpoints.placeholder().ifPresent(builder::endpointOverride);
        if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
            sync.httpClient(network);
        }
        if (builder instanceof S3ClientBuilder s3) {
            chosen.key("s3.addressing_style")
                    .filter(style ->
                            style.oneOf(List.of("auto", "path", "virtual")).equals("path"))
                    .ifPresent(path -> s3.forcePathStyle(true));
        }
        Optional<URI> ofControl = endpoints.of("S3 Control");
        if (builder instanceof S3ControlClientBuilder control && ofControl.isPresent()) {
            // S3 Control puts the account's id before the host name, which an address of numbers cannot have.
            Endpoint fixed = Endpoint.builder().url(ofControl.get()).build();
            control.endpointProvider(parameters -> CompletableFuture.completedFuture(fixed));
        }
        return builder.build();
    }

    private <C, B extends AwsClientBuilder<B, C>> C build(B builder, String region, AwsCredentialsProvider signer) {
        return build(builder, region, signer, http, override -> {});
    }

    /** Builds the client that assumes roles with these credentials. */
    StsClient sts(AwsCredentialsProvider signer) {
        return build(StsClient.builder(), home, signer);
    }

    @Override
    public StsClient sts(Optional<Given> signer) {
        return sts(signer.<AwsCredentialsProvider>map(given -> StaticCredentialsProvider.create(given.credentials()))
                .orElseGet(AnonymousCredentialsProvider::create));
    }

    @Override
    public SsoClient sso(String region) {
        return build(SsoClient.builder(), region, AnonymousCredentialsProvider.create());
    }

    @Override
    public SsoOidcClient oidc(String region) {
        return build(SsoOidcClient.builder(), region, AnonymousCredentialsProvider.create());
    }

    @Override
    public SigninClient signin() {
        return build(SigninClient.builder(), home, AnonymousCredentialsProvider.create());
    }

    /** Is the way that a recording has it; what stands around this process has no say. */
    static Way recorded(Manifest manifest, SdkHttpClient http, Settings settings) {
        Map<String, String> services = new TreeMap<>(manifest.addresses());
        Map<String, String> choices = new TreeMap<>(manifest.addresses());
        services.keySet().removeAll(CHOICES);
        choices.keySet().retainAll(CHOICES);
        try {
            return new Way(
                    Chosen.only(choices),
                    Endpoints.only(settings.endpoint(), services),
                    manifest.homeRegion(),
                    http,
                    Optional.empty(),
                    Retries.none(),
                    settings.timeout(),
                    clock());
        } catch (WrongSetting malformed) {
            throw new BadRecording("the recording's manifest cannot be used: " + malformed.getMessage());
        }
    }

    /** Returns the address of all services, as a recording keeps it: without its port; empty for AWS's own. */
    String address() {
        return endpoints.forAll().map(Way::plain).orElse("");
    }

    /** Returns what else a recording keeps for its hosts to be the same in a replay. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        endpoints.ofServices().forEach((service, url) -> addresses.put(service, plain(url)));
        if (isFips()) {
            addresses.put(FIPS, "true");
        }
        if (isDualstack()) {
            addresses.put(DUALSTACK, "true");
        }
        return addresses;
    }

    /** Says in words whose endpoints answer, as reports have it. */
    String answeredBy() {
        List<String> parts = new ArrayList<>();
        parts.add(endpoints.forAll().map(Way::named).orElse("AWS"));
        endpoints.ofServices().forEach((service, url) -> parts.add("for " + service + ": " + named(url)));
        return String.join("; ", parts);
    }

    private static String named(URI url) {
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        boolean own = AWS_HOSTS.stream().anyMatch(host::endsWith);
        return plain(url) + (own ? "" : ", which is no endpoint of AWS");
    }

    private static String plain(URI url) {
        return url.getScheme() + "://" + url.getHost();
    }

    private boolean isFips() {
        return chosen.flag(FIPS, "AWS_USE_FIPS_ENDPOINT", "aws.useFipsEndpoint");
    }

    private boolean isDualstack() {
        return chosen.flag(DUALSTACK, "AWS_USE_DUALSTACK_ENDPOINT", "aws.useDualstackEndpoint");
    }

    void close() {
        timers.shutdownNow();
        http.close();
    }

    @Override
    public SSLContext trust() {
        return trusted.orElseThrow();
    }

    @Override
    public Duration patience() {
        return timeout;
    }
}
