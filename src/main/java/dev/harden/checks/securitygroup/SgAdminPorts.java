package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.model.Severity;
import dev.harden.network.Traffic;
import java.util.List;

/** Holds each security group to keeping the Internet away from the ports that administer machines. */
@CheckInfo(
        id = "sg-admin-ports",
        title = "No security group opens an admin port to the Internet",
        fault = "Admin ports open to the Internet in a security group",
        severity = Severity.CRITICAL,
        scope = Breadth.REGION,
        none = "there is no security group that could be open on an admin port")
public final class SgAdminPorts extends OpenCheck {
    @Override
    public List<Option<?>> options() {
        return List.of(Ports.ADMIN);
    }

    @Override
    List<Traffic> judged(Facts facts) {
        return Ports.traffic(facts.option(Ports.ADMIN));
    }

    @Override
    String fine(List<Traffic> judged) {
        return "none of these is open to the Internet: " + Ports.text(judged);
    }
}
