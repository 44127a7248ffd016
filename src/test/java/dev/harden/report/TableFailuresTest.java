package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.cli.AllChecks;
import dev.harden.model.Finding;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableFailuresTest {
    private static final String COMMAND =
            "fix: aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-1"
                    + " --security-group-rule-ids sgr-0a1b2c3d4e5f60718 sgr-1a1b2c3d4e5f60718 sgr-2a1b2c3d4e5f60718";

    @Test
    void commandsAreNeitherWrappedNorCut() throws IOException {
        String aws = COMMAND + " sgr-3a1b2c3d4e5f60718".repeat(60);
        assertThat(table(List.of(failed("sg-admin-ports", Severity.HIGH, group("sg-1"), aws)), 60, 10))
                .contains("      " + aws + "\n");
    }

    @Test
    void nothingIsWrappedWhereThereIsNoTerminal() throws IOException {
        String table = table(Sample.report().findings(), Integer.MAX_VALUE, 10);
        assertThat(table).contains("assumed-role/audit/me, at 2026-11-24T12:00:00Z\n");
    }

    @Test
    void whatIsOneHoleIsToldOnceWithItsParts() throws IOException {
        List<Finding> failures = List.of(
                failed("exposure-admin-ports", Severity.CRITICAL, eni("eni-1"), lets("sg-1", "acl-1")),
                failed("exposure-unexpected", Severity.HIGH, eni("eni-1"), lets("sg-1", "acl-1")),
                failed("exposure-admin-ports", Severity.CRITICAL, eni("eni-2"), lets("sg-2", "acl-1")),
                failed("nacl-admin-ports", Severity.MEDIUM, resource("acl-1", "AWS::EC2::NetworkAcl")),
                failed("sg-admin-ports", Severity.HIGH, group("sg-1")),
                failed("sg-admin-ports", Severity.HIGH, group("sg-3")));
        assertThat(Hole.of(failures)).extracting(hole -> hole.all().size()).containsExactly(4, 1, 1);
        String table = table(failures, 400, 10);
        assertThat(table)
                .containsSubsequence(
                        "CRITICAL  Admin ports reachable from the Internet  exposure-admin-ports",
                        "  - network interface eni-1 in eu-west-1: open",
                        "the same hole:",
                        "    - network interface eni-1 in eu-west-1: open (exposure-unexpected)",
                        "    - security group sg-1 in eu-west-1: open (sg-admin-ports)",
                        "    - network ACL acl-1 in eu-west-1: open (nacl-admin-ports)",
                        "  - network interface eni-2 in eu-west-1: open",
                        "HIGH  Admin ports open to the Internet in a security group  sg-admin-ports",
                        "  - security group sg-3 in eu-west-1: open",
                        "Start here",
                        "  1. critical: Admin ports reachable from the Internet: network interface eni-1 in eu-west-1 and 2"
                                + " more; closes 4 findings of exposure-admin-ports, exposure-unexpected,"
                                + " nacl-admin-ports, sg-admin-ports",
                        "  2. critical: Admin ports reachable from the Internet: network interface eni-2 in eu-west-1;"
                                + " closes 1 finding of exposure-admin-ports",
                        "  3. high: Admin ports open to the Internet in a security group: security group sg-3");
        assertThat(table).doesNotContain("exposure-unexpected\n");
    }

    @Test
    void twoSubnetsThatShareAnAclAreTwoHolesAndAccountsAreKeptApart() {
        Finding one = failed("exposure-admin-ports", Severity.CRITICAL, eni("eni-1"), lets("sg-1", "acl-1"));
        Finding other =
                new Finding("sg-admin-ports", Severity.HIGH, "444455556666", "eu-west-1", group("sg-1"), one.outcome());
        assertThat(Hole.of(List.of(one, other))).hasSize(2);
    }

    @Test
    void sixHundredFailuresStayReadableAndTheRestIsCounted() throws IOException {
        List<Finding> failures = new ArrayList<>();
        IntStream.range(0, 600)
                .forEach(i -> failures.add(failed("sg-unused", Severity.LOW, group("sg-" + (1000 + i)))));
        String table = table(failures, 400, 10);
        assertThat(table.lines().count()).isLessThan(45);
        assertThat(table).contains("590 more are counted but not listed (--top 600 lists them");
        assertThat(table).contains("closes 600 findings of sg-unused");
        assertThat(table(failures, 200, 600)).contains("sg-1599").doesNotContain("more are counted");
    }

    private static String[] lets(String group, String acl) {
        return new String[] {
            "example packet: tcp 22 from 198.51.100.7",
            "network ACL " + acl + " allows it by rule 100",
            "security group " + group + " allows it by rule sgr-1"
        };
    }

    private static Resource eni(String id) {
        return resource(id, "AWS::EC2::NetworkInterface");
    }

    private static Resource group(String id) {
        return resource(id, "AWS::EC2::SecurityGroup");
    }

    private static Resource resource(String id, String type) {
        return new Resource("arn:aws:ec2:eu-west-1:111122223333:x/" + id, id, type, id);
    }

    private static Finding failed(String check, Severity severity, Resource resource, String... evidence) {
        Outcome outcome = new Outcome(Status.FAIL, "open", List.of(evidence), Optional.empty());
        return new Finding(check, severity, "111122223333", "eu-west-1", resource, outcome);
    }

    private static String table(List<Finding> findings, int width, int top) throws IOException {
        Report report = Sample.empty().with(findings, List.of());
        StringBuilder out = new StringBuilder();
        new TableReporter(AllChecks.registry(), width, false, OptionalInt.of(top)).write(report, out);
        return out.toString();
    }
}
