package dev.harden.facts.webfront;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.apigateway.Stages;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import java.util.List;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/**
 * Lists the web fronts of a REST API: its stages; the API itself where it is private, since then no web ACL is wanted.
 *
 * @param scope the account and region
 * @param api the API
 */
@RestsOn(Stages.class)
public record RestStages(Scope scope, RestApi api) implements Derived<List<WebFront>> {
    @Override
    public List<WebFront> derive(Facts facts) {
        var endpoint = Answers.require(api.endpointConfiguration(), "endpointConfiguration");
        Answers.requireList(endpoint.hasTypes() && !endpoint.types().isEmpty(), "types");
        if (endpoint.types().stream().allMatch(EndpointType.PRIVATE::equals)) {
            return List.of(new WebFront(
                    resource(),
                    "REST API " + api.name(),
                    scope.region(),
                    new WebFront.NotWanted("REST API " + api.name() + " is private")));
        }
        return facts.get(new Stages(scope.region(), api.id())).stream()
                .map(stage -> new WebFront(
                        new Resource(
                                arn() + "/stages/" + stage.stageName(),
                                api.id() + "/" + stage.stageName(),
                                "AWS::ApiGateway::Stage",
                                api.name() + "/" + stage.stageName()),
                        "stage " + stage.stageName() + " of REST API " + api.name(),
                        scope.region(),
                        WebFront.Named.of(stage.webAclArn())))
                .toList();
    }

    /** Gives the API as the subject of a finding. */
    public Resource resource() {
        return new Resource(arn(), api.id(), "AWS::ApiGateway::RestApi", api.name());
    }

    private String arn() {
        return "arn:" + scope.account().partition() + ":apigateway:" + scope.region() + "::/restapis/" + api.id();
    }
}
