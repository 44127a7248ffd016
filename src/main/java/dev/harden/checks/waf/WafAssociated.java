package dev.harden.checks.waf;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.apigateway.RestApis;
import dev.harden.facts.apprunner.ServiceDetails;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.wafv2.WebAclOfResource;
import dev.harden.facts.ways.BalancerDoors;
import dev.harden.facts.webfront.CloudFronts;
import dev.harden.facts.webfront.RestStages;
import dev.harden.facts.webfront.WebFront;
import dev.harden.facts.webfront.WebFronts;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** Holds everything that takes web requests from the Internet to having a web ACL. */
@CheckInfo(
        id = "waf-associated",
        title = "Internet-facing resources have an AWS WAF web ACL",
        fault = "Internet-facing resource has no supported web ACL",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no resource of a kind that AWS WAF protects",
        reads = {
            BalancerDoors.class,
            CloudFronts.class,
            RestApis.class,
            RestStages.class,
            ServiceDetails.class,
            WebAclOfResource.class,
            WebFronts.class
        })
public final class WafAssociated implements Check<WebFront> {
    /** Is a place to look for fronts, and what an UNKNOWN is about when it cannot be looked into. */
    private record Place(Resource resource, Derived<List<WebFront>> fronts) {}

    @Override
    public Subjects<WebFront> subjects(Scope scope, Facts facts) {
        Resource account = scope.account().resource();
        List<Place> places = new ArrayList<>();
        for (WebFronts.Kind kind : WebFronts.Kind.values()) {
            places.add(new Place(account, new WebFronts(scope, kind)));
        }
        if (scope.region().equals(WafItem.CLOUDFRONT)) {
            places.add(new Place(account, new CloudFronts(false)));
            places.add(new Place(account, new CloudFronts(true)));
        }
        Seen<RestApi> apis = facts.gather(List.of(new RestApis(scope.region())));
        for (RestApi api : apis.items()) {
            RestStages stages = new RestStages(scope, api);
            places.add(new Place(stages.resource(), stages));
        }
        return new Subjects.Below<>(
                new Seen<>(places, apis.missing()), Place::resource, (place, asked) -> asked.get(place.fronts()));
    }

    @Override
    public Resource resource(WebFront front) {
        return front.resource();
    }

    @Override
    public Verdict judge(WebFront front, Facts facts) {
        if (front.cover() instanceof WebFront.NotWanted outside) {
            return Verdict.notApplicable(outside.reason());
        }
        if (front.cover() instanceof WebFront.PerhapsPrivate
                && !facts.get(
                        new ServiceDetails(front.region(), front.resource().arn()))) {
            return Verdict.notApplicable("%s is private: it is reached through VPC endpoints only", front.name());
        }
        if (front.cover() instanceof WebFront.Internal) {
            Optional<String> door =
                    facts.get(new BalancerDoors(front.region(), front.resource().arn()));
            return door.map(one -> asked(front, ", and " + one + " brings it requests from the Internet", facts))
                    .orElseGet(() -> Verdict.notApplicable(
                            "%s is internal, and nothing brings it requests from the Internet", front.name()));
        }
        return front.cover() instanceof WebFront.Named named
                ? verdict(front, named.webAcl(), "")
                : asked(front, "", facts);
    }

    private static Verdict asked(WebFront front, String why, Facts facts) {
        Optional<String> acl =
                facts.get(new WebAclOfResource(front.region(), front.resource().arn()));
        return verdict(front, acl.orElse(""), why);
    }

    private static Verdict verdict(WebFront front, String acl, String why) {
        if (acl.isEmpty()) {
            return Verdict.fail("%s has no web ACL of AWS WAF%s", front.name(), why)
                    .mendedBy(FrontMends.associated(front));
        }
        return acl.contains(":wafv2:")
                ? Verdict.pass("%s has web ACL %s%s", front.name(), acl, why)
                : Verdict.fail("%s has web ACL %s of WAF Classic, which is out of support%s", front.name(), acl, why)
                        .mendedBy(FrontMends.associated(front));
    }
}
