package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.model.Severity;
import dev.harden.network.Traffic;
import java.util.List;

/** Holds each security group to keeping the Internet away from databases. */
@CheckInfo(
        id = "sg-database-ports",
        title = "No security group opens a database port to the Internet",
        fault = "Database ports open to the Internet in a security group",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no security group that could be open on a database port")
public final class SgDatabasePorts extends OpenCheck {
    @Override
    public List<Option<?>> options() {
        return List.of(Ports.DATABASE);
    }

    @Override
    List<Traffic> judged(Facts facts) {
        return Ports.traffic(facts.option(Ports.DATABASE));
    }

    @Override
    String fine(List<Traffic> judged) {
        return "none of these is open to the Internet: " + Ports.text(judged);
    }
}
