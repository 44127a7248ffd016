package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.checks.alarm.AlarmChecks;
import dev.harden.checks.config.ConfigChecks;
import dev.harden.checks.endpoint.EndpointChecks;
import dev.harden.checks.exposure.ExposureChecks;
import dev.harden.checks.identity.IdentityChecks;
import dev.harden.checks.instance.InstanceChecks;
import dev.harden.checks.nacl.NaclChecks;
import dev.harden.checks.nat.NatChecks;
import dev.harden.checks.organization.OrganizationChecks;
import dev.harden.checks.root.RootChecks;
import dev.harden.checks.s3.S3Checks;
import dev.harden.checks.securitygroup.SecurityGroupChecks;
import dev.harden.checks.subnet.SubnetChecks;
import dev.harden.checks.trail.TrailChecks;
import dev.harden.checks.waf.WafChecks;
import java.util.List;

/** Joins the topics' lists, in the order of the hardening guides. */
public final class AllChecks {
    private AllChecks() {}

    public static Registry registry() {
        return new Registry(List.of(
                OrganizationChecks.TOPIC,
                RootChecks.TOPIC,
                IdentityChecks.TOPIC,
                TrailChecks.TOPIC,
                AlarmChecks.TOPIC,
                ConfigChecks.TOPIC,
                SubnetChecks.TOPIC,
                NatChecks.TOPIC,
                SecurityGroupChecks.TOPIC,
                NaclChecks.TOPIC,
                ExposureChecks.TOPIC,
                EndpointChecks.TOPIC,
                InstanceChecks.TOPIC,
                S3Checks.TOPIC,
                WafChecks.TOPIC));
    }
}
