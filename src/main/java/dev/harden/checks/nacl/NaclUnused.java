package dev.harden.checks.nacl;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.model.Count;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.network.NetworkAcl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds each network ACL to being used by a subnet. */
@CheckInfo(
        id = "nacl-unused",
        title = "Network ACLs are in use",
        fault = "Network ACL is unused",
        severity = Severity.INFO,
        scope = Breadth.REGION,
        none = "there is no network ACL",
        reads = {NetworkAcls.class})
public final class NaclUnused extends AclCheck {
    @Override
    protected Verdict judge(NetworkAcl acl, String region, Facts facts) {
        if (acl.isDefault()) {
            return Verdict.notApplicable("a default network ACL cannot be deleted");
        }
        return acl.subnets().isEmpty()
                ? Verdict.fail("no subnet uses the network ACL").mendedBy(gone(acl, region))
                : Verdict.pass("%s the network ACL", Count.of(acl.subnets().size(), "subnet uses", "subnets use"));
    }

    private static Mend gone(NetworkAcl acl, String region) {
        Call read = Call.of("ec2", "DescribeNetworkAcls", region, "NetworkAclIds", List.of(acl.id()));
        Step delete = Step.of(Call.of("ec2", "DeleteNetworkAcl", region, "NetworkAclId", acl.id()))
                .guarded(Guard.of(read, "length(NetworkAcls[0].Associations) == `0`"))
                .but(Effect.IRREVERSIBLE, "its rules are gone, and a new network ACL has another id");
        return Mend.of(
                        new Target("AWS::EC2::NetworkAcl", region, acl.id(), "the network ACL itself"),
                        acl.id() + " is deleted",
                        delete)
                .foretelling(new NetworkAcls(region), acls -> {
                    Map<String, NetworkAcl> left = new LinkedHashMap<>(acls);
                    left.remove(acl.id());
                    return left;
                });
    }
}
