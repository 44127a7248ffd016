package dev.harden.checks.nacl;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.model.Count;
import dev.harden.model.Severity;
import dev.harden.network.NetworkAcl;

/** Holds each network ACL to being used by a subnet. */
@CheckInfo(
        id = "nacl-unused",
        title = "Network ACLs are in use",
        fault = "Network ACL is unused",
        severity = Severity.INFO,
        scope = Breadth.REGION,
        none = "there is no network ACL",
        reads = NetworkAcls.class)
public final class NaclUnused extends AclCheck {
    @Override
    protected Verdict judge(NetworkAcl acl, String region, Facts facts) {
        if (acl.isDefault()) {
            return Verdict.notApplicable("a default network ACL cannot be deleted");
        }
        return acl.subnets().isEmpty()
                ? Verdict.fail("no subnet uses the network ACL")
                : Verdict.pass("%s the network ACL", Count.of(acl.subnets().size(), "subnet uses", "subnets use"));
    }
}
