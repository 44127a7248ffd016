package dev.harden.session;

import dev.harden.session.credentials.Chain;
import dev.harden.session.credentials.Renewing;
import dev.harden.session.credentials.RoleSource;
import dev.harden.session.credentials.Source;
import dev.harden.session.setup.Chosen;
import dev.harden.session.setup.Endpoints;
import dev.harden.session.setup.KnownSettings;
import dev.harden.session.setup.Regions;
import dev.harden.session.setup.Setting;
import dev.harden.session.setup.Surroundings;
import dev.harden.session.wire.Wire;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Opens the way to AWS: settles what is chosen, then gets credentials.
 *
 * @param way how clients are built
 * @param settings what the user asked for, with the region to begin in
 * @param credentials credentials that were there when asked
 */
record Opening(Way way, Settings settings, Renewing credentials) {
    /**
     * @param bounded puts between a client and its server what holds answers to their bounds
     * @throws WrongSetting when a setting is none
     * @throws SessionException when there are no credentials, or a role cannot be assumed
     */
    static Opening of(Settings asked, Surroundings around, UnaryOperator<SdkHttpClient> bounded) {
        Chosen chosen = Chosen.of(around, asked.profile());
        KnownSettings.check(chosen);
        Endpoints endpoints = Endpoints.of(chosen, asked.endpoint());
        requireTogether(chosen, endpoints);
        Wire wire = Wire.of(chosen);
        Source source = Chain.find(chosen);
        Settings settings = asked.regions().isEmpty() ? asked.in(home(asked, chosen, endpoints, source)) : asked;
        Way way = new Way(
                chosen,
                endpoints,
                settings.regions().get(0),
                new HostGate(bounded.apply(wire.client(asked.parallel(), asked.timeout()))),
                Optional.of(wire.trust()),
                Retries.chosen(chosen),
                asked.timeout(),
                Way.clock());
        Source whole = asked.roleArn()
                .<Source>map(arn -> RoleSource.plain(new Setting("--role-arn", arn), source, asked.externalId()))
                .orElse(source);
        Renewing credentials = new Renewing(whole, way, Clock.systemUTC());
        try {
            credentials.resolveCredentials();
        } catch (RuntimeException none) {
            way.close();
            throw none;
        }
        return new Opening(way, settings, credentials);
    }

    private static String home(Settings asked, Chosen chosen, Endpoints endpoints, Source source) {
        return Regions.named(chosen, endpoints.forAll().isPresent())
                .or(source::knownRegion)
                .orElseGet(() -> Regions.fallback(source.assumed().or(asked::roleArn)));
    }

    /** Holds an address for all services to what the SDK refuses beside one, at every call. */
    private static void requireTogether(Chosen chosen, Endpoints endpoints) {
        if (endpoints.forAll().isEmpty()) {
            return;
        }
        List.of(
                        chosen.find("use_fips_endpoint", "AWS_USE_FIPS_ENDPOINT", "aws.useFipsEndpoint"),
                        chosen.find("use_dualstack_endpoint", "AWS_USE_DUALSTACK_ENDPOINT", "aws.useDualstackEndpoint"))
                .forEach(found -> found.filter(Setting::flag).ifPresent(setting -> {
                    throw setting.wrong("false where all services have the endpoint "
                            + endpoints.forAll().get() + ", or no endpoint");
                }));
    }
}
