package dev.harden.session.setup;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ClientEndpointProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;

/**
 * Decides which address stands for a service: the option's for all, else that of the profile or the environment, for the
 * service or for all. It tells each call, since the SDK itself knows neither an option's precedence nor
 * {@code ignore_configured_endpoint_urls}.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">service-specific endpoints</a>
 */
public final class Endpoints implements ExecutionInterceptor {
    /** Stands in a client for AWS's own address, which each call then gets, so that the SDK looks nowhere else. */
    private static final URI NONE = URI.create("https://endpoint.invalid");

    private static final String VARIABLE = "AWS_ENDPOINT_URL";
    private static final String PROPERTY = "aws.endpointUrl";

    private final Optional<URI> option;
    private final Layer first;
    private final Layer second;
    private final boolean hidden;

    /** Is what one place says: an address for all services, and addresses by service. */
    private record Layer(Optional<Setting> all, Map<String, Setting> services) {
        static final Layer EMPTY = new Layer(Optional.empty(), Map.of());

        Optional<URI> of(String service) {
            return Optional.ofNullable(services.get(service)).or(() -> all).map(Setting::url);
        }

        void check() {
            Stream.concat(all.stream(), services.values().stream()).forEach(Setting::url);
        }
    }

    private Endpoints(Optional<URI> option, Layer first, Layer second, boolean hidden) {
        this.option = option;
        this.first = first;
        this.second = second;
        this.hidden = hidden;
    }

    /** @throws dev.harden.session.WrongSetting when one is no address */
    public static Endpoints of(Chosen chosen, Optional<URI> option) {
        Layer profile = profile(chosen);
        Layer environment = environment(chosen.around());
        profile.check();
        environment.check();
        boolean ignored = chosen.flag(
                "ignore_configured_endpoint_urls",
                "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                "aws.ignoreConfiguredEndpointUrls");
        boolean hidden = sdkSees() || !profile.equals(Layer.EMPTY);
        if (ignored) {
            return new Endpoints(option, Layer.EMPTY, Layer.EMPTY, hidden);
        }
        return chosen.explicit()
                ? new Endpoints(option, profile, environment, hidden)
                : new Endpoints(option, environment, profile, hidden);
    }

    /**
     * Is for a recording: what stands around this process has no say.
     *
     * @param endpoint the address of all services
     * @param addresses those of services that had one of their own, by {@link #ofServices}
     */
    public static Endpoints only(Optional<URI> endpoint, Map<String, String> addresses) {
        Map<String, Setting> services = new TreeMap<>();
        addresses.forEach((service, address) ->
                services.put(service, new Setting("the recording's address of " + service, address)));
        Layer recorded =
                new Layer(endpoint.map(url -> new Setting("the recording's endpoint", url.toString())), services);
        recorded.check();
        return new Endpoints(Optional.empty(), recorded, Layer.EMPTY, sdkSees());
    }

    /** Returns the addresses of services that have one of their own. */
    public Map<String, URI> ofServices() {
        Map<String, URI> own = new TreeMap<>();
        Stream.of(first, second)
                .flatMap(layer -> layer.services.keySet().stream())
                .forEach(service -> of(service)
                        .filter(url -> !forAll().equals(Optional.of(url)))
                        .ifPresent(url -> own.put(service, url)));
        return own;
    }

    private static boolean sdkSees() {
        return System.getenv().keySet().stream().anyMatch(name -> name.startsWith(VARIABLE))
                || System.getProperties().stringPropertyNames().stream().anyMatch(name -> name.startsWith(PROPERTY));
    }

    private static Layer profile(Chosen chosen) {
        Map<String, Setting> services = new TreeMap<>();
        chosen.key("services").ifPresent(section -> {
            Map<String, String> keys = chosen.profiles()
                    .section("services", section.value())
                    .orElseThrow(
                            () -> section.wrong("a section [services " + section.value() + "] in the config file"));
            keys.forEach((key, value) -> {
                if (key.endsWith(".endpoint_url")) {
                    String service = key.substring(0, key.length() - ".endpoint_url".length());
                    services.put(
                            plain(service),
                            new Setting(
                                    "endpoint_url of " + service + " in [services " + section.value() + "]",
                                    value.strip()));
                }
            });
        });
        return new Layer(chosen.key("endpoint_url"), services);
    }

    private static Layer environment(Surroundings around) {
        Map<String, Setting> services = new TreeMap<>();
        around.environment().keySet().stream()
                .filter(name -> name.startsWith(VARIABLE + "_"))
                .forEach(name -> around.variable(name)
                        .ifPresent(value ->
                                services.put(plain(name.substring(VARIABLE.length())), new Setting(name, value))));
        around.properties().keySet().stream()
                .filter(name -> name.startsWith(PROPERTY) && name.length() > PROPERTY.length())
                .forEach(name -> around.property(name)
                        .ifPresent(value -> services.put(
                                plain(name.substring(PROPERTY.length())), new Setting("-D" + name, value))));
        return new Layer(
                around.property(PROPERTY)
                        .map(value -> new Setting("-D" + PROPERTY, value))
                        .or(() -> around.variable(VARIABLE).map(value -> new Setting(VARIABLE, value))),
                services);
    }

    /** Takes the marks between words out of a service's id: {@code CloudWatch Logs} and {@code cloudwatch_logs} are one. */
    private static String plain(String service) {
        return service.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the address that stands for a service, by its id as {@code CloudWatch Logs}; absent for AWS's own. */
    public Optional<URI> of(String service) {
        return option.or(() -> first.of(plain(service))).or(() -> second.of(plain(service)));
    }

    /** Returns the address that stands for all services that have none of their own. */
    public Optional<URI> forAll() {
        return of("");
    }

    /** Returns what a client is built with, for the SDK to look nowhere else; absent where it would find nothing. */
    public Optional<URI> placeholder() {
        return forAll().or(() -> hidden || !first.services.isEmpty() || !second.services.isEmpty()
                ? Optional.of(NONE)
                : Optional.empty());
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (placeholder().isEmpty()) {
            return;
        }
        ClientEndpointProvider endpoint = of(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME))
                .map(ClientEndpointProvider::forEndpointOverride)
                .orElseGet(() -> ClientEndpointProvider.create(NONE, false));
        attributes.putAttribute(SdkInternalExecutionAttribute.CLIENT_ENDPOINT_PROVIDER, endpoint);
    }
}
