package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.apigateway.Exported;
import dev.harden.facts.apigateway.RestApis;
import dev.harden.facts.apigateway.StageExport;
import dev.harden.facts.apigateway.Stages;
import dev.harden.facts.apigatewayv2.HttpApis;
import dev.harden.facts.apigatewayv2.HttpExport;
import dev.harden.facts.apigatewayv2.HttpStages;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;
import software.amazon.awssdk.services.apigatewayv2.model.Api;

/**
 * Lists what the APIs of a region that the Internet reaches send through VPC links, as their stages are deployed.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html">Private
 *     integrations</a>
 */
@RestsOn({HttpApis.class, HttpExport.class, HttpStages.class, RestApis.class, StageExport.class, Stages.class})
record GatewayRoutes(String region) implements Derived<GatewayRoutes.Found> {
    /**
     * Is what an API sends.
     *
     * @param exported where, and through which link
     * @param doubt why it may send nothing of what anybody asks for
     */
    record Sent(Exported exported, List<FactUnavailable> doubt) {
        Sent {
            doubt = List.copyOf(doubt);
        }

        /** Tells whether it goes through a link of this id, or may. */
        boolean isThrough(String link) {
            return exported.link().equals(link) || isVariable();
        }

        boolean isVariable() {
            return exported.link().isEmpty() || exported.link().contains("$");
        }
    }

    /**
     * Is what was found.
     *
     * @param sent what is sent
     * @param missing why there may be more
     * @param old why there may be more through links of the first version
     */
    record Found(List<Sent> sent, List<FactUnavailable> missing, List<FactUnavailable> old) {
        Found {
            sent = List.copyOf(sent);
            missing = List.copyOf(missing);
            old = List.copyOf(old);
        }
    }

    @Override
    public Found derive(Facts facts) {
        List<Sent> sent = new ArrayList<>();
        List<FactUnavailable> missing = new ArrayList<>();
        List<FactUnavailable> old = new ArrayList<>();
        Seen<List<RestApi>> rest = facts.attempt(new RestApis(region));
        missing.addAll(rest.missing());
        rest.items().stream()
                .flatMap(List::stream)
                .filter(GatewayRoutes::isOpen)
                .forEach(api -> rest(facts, api, sent, missing));
        Seen<List<Api>> http = facts.attempt(new HttpApis(region));
        missing.addAll(http.missing());
        for (Api api : http.items().stream().flatMap(List::stream).toList()) {
            if (api.protocolTypeAsString().equals("HTTP")) {
                http(facts, api, sent, missing);
            } else {
                old.add(FactUnavailable.notSettled(
                        "what WebSocket API " + api.name() + " sends through VPC links is not read here"));
            }
        }
        return new Found(sent, missing, old);
    }

    private void rest(Facts facts, RestApi api, List<Sent> sent, List<FactUnavailable> missing) {
        String name = "REST API " + api.name();
        Seen<List<Stage>> stages = facts.attempt(new Stages(region, api.id()));
        missing.addAll(stages.missing());
        for (Stage stage : stages.items().stream().flatMap(List::stream).toList()) {
            if (stage.canarySettings() != null) {
                missing.add(FactUnavailable.notSettled(
                        "what the canary of stage " + stage.stageName() + " of " + name + " sends is not read here"));
            }
            Seen<List<Exported>> exported = facts.attempt(new StageExport(region, api.id(), stage.stageName()));
            missing.addAll(exported.missing());
            List<FactUnavailable> doubt = new ArrayList<>(hidden(name, api.disableExecuteApiEndpoint()));
            if (api.policy() != null && !api.policy().isEmpty()) {
                doubt.add(FactUnavailable.notSettled(
                        "whom the resource policy of " + name + " lets by is not read here"));
            }
            exported.items().stream().flatMap(List::stream).forEach(one -> sent.add(sent(name, one, doubt)));
        }
    }

    private void http(Facts facts, Api api, List<Sent> sent, List<FactUnavailable> missing) {
        String name = "HTTP API " + api.name();
        Seen<List<String>> stages = facts.attempt(new HttpStages(region, api.apiId()));
        missing.addAll(stages.missing());
        for (String stage : stages.items().stream().flatMap(List::stream).toList()) {
            Seen<List<Exported>> exported = facts.attempt(new HttpExport(region, api.apiId(), stage));
            missing.addAll(exported.missing());
            List<FactUnavailable> doubt = hidden(name, api.disableExecuteApiEndpoint());
            exported.items().stream().flatMap(List::stream).forEach(one -> sent.add(sent(name, one, doubt)));
        }
    }

    /** An API without an endpoint of its own is reached by custom domain names alone. */
    private static List<FactUnavailable> hidden(String name, Boolean disabled) {
        return Boolean.TRUE.equals(disabled)
                ? List.of(FactUnavailable.notSettled(
                        "which custom domain names lead to " + name + ", whose own endpoint is off, is not read here"))
                : List.of();
    }

    private static Sent sent(String name, Exported one, List<FactUnavailable> doubt) {
        List<FactUnavailable> all = new ArrayList<>(doubt);
        if (!one.anybody()) {
            all.add(FactUnavailable.notSettled(
                    name + " asks who someone is before it sends, and whom that lets by is not read here"));
        }
        return new Sent(one, all);
    }

    private static boolean isOpen(RestApi api) {
        return api.endpointConfiguration() == null
                || !api.endpointConfiguration().types().stream().allMatch(EndpointType.PRIVATE::equals);
    }
}
