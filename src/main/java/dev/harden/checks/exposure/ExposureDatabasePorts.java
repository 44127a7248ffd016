package dev.harden.checks.exposure;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.model.Severity;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Traffic;
import java.util.List;

/** Holds each interface to keeping the Internet away from the ports of databases, by all layers together. */
@CheckInfo(
        id = "exposure-database-ports",
        title = "No database port is reachable from the Internet",
        fault = "Database ports reachable from the Internet",
        severity = Severity.CRITICAL,
        scope = Breadth.REGION,
        none = "there is no network interface that could be reached on a database port")
public final class ExposureDatabasePorts extends ExposureCheck {
    @Override
    public List<Option<?>> options() {
        return List.of(Ports.DATABASE);
    }

    @Override
    List<Traffic> unwanted(NetworkInterface one, Facts facts) {
        return Ports.traffic(facts.option(Ports.DATABASE));
    }

    @Override
    String nothing() {
        return "no database port";
    }
}
