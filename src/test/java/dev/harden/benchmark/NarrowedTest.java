package dev.harden.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.benchmark.Benchmark.Control;
import dev.harden.checks.GivenNetwork;
import dev.harden.checks.exposure.ExposureDatabasePorts;
import dev.harden.cli.Main;
import dev.harden.model.Aspect;
import dev.harden.model.Finding;
import dev.harden.network.Net;
import dev.harden.network.NetworkInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the parts of findings that controls are about to those that checks really tell: a misspelt one says nothing. */
class NarrowedTest {
    /** The endpoints that controls ask for, each of which the check judges where its option names it. */
    private static final String REQUIRED =
            "endpoint-services.required: [ec2, ecr.api, ecr.dkr, ssm, ssm-contacts, ssm-incidents]\n";

    @TempDir
    private Path folder;

    @Test
    void everyPartThatAControlNamesIsToldByItsCheck() throws IOException {
        Set<String> told = told();
        Set<String> unknown = new TreeSet<>();
        int named = 0;
        for (String id : Benchmarks.ids()) {
            for (Control control : Benchmarks.get(id).controls()) {
                for (String name : names(control)) {
                    named++;
                    if (!told.contains(name)) {
                        unknown.add(id + ".yaml, control " + control.id() + ": " + name);
                    }
                }
            }
        }
        assertThat(named).isGreaterThan(150);
        assertThat(unknown)
                .as("what no finding says in the demo account, nor in the situations of this test")
                .isEmpty();
    }

    private static Set<String> names(Control control) {
        Set<String> names = new TreeSet<>();
        for (Part part : control.parts()) {
            part.types().forEach(type -> names.add(part.check() + " types " + type));
            part.aspects().forEach((kind, all) -> all.forEach(name -> names.add(name(part.check(), kind, name))));
        }
        return names;
    }

    private static String name(String check, Aspect.Kind kind, String name) {
        return check + " " + kind + " " + name;
    }

    private Set<String> told() throws IOException {
        Set<String> told = new TreeSet<>();
        Path json = folder.resolve("demo.json");
        Path config = Files.writeString(folder.resolve("harden.yaml"), REQUIRED);
        assertThat(Main.commandLine()
                        .execute("audit", "--demo", "--quiet", "--config", "" + config, "--output", "json=" + json))
                .isEqualTo(3);
        for (JsonNode finding : new ObjectMapper().readTree(json.toFile()).get("findings")) {
            String check = finding.get("check").asText();
            told.add(check + " types " + finding.at("/resource/type").asText());
            finding.path("aspects")
                    .forEach(group -> group.get("names")
                            .forEach(name -> told.add(name(
                                    check, Aspect.Kind.valueOf(group.get("kind").asText()), name.asText()))));
        }
        for (Finding finding : GivenNetwork.of(databaseThatTheInternetReaches())
                .findings(new ExposureDatabasePorts(), GivenNetwork.REGION)) {
            finding.outcome()
                    .aspects()
                    .forEach(aspect -> told.add(name(finding.check(), aspect.kind(), aspect.name())));
        }
        return told;
    }

    private static Net databaseThatTheInternetReaches() {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .gateway("igw-1", "vpc-1")
                .main("rtb-1", "vpc-1", "0.0.0.0/0>igw-1")
                .defaultAcl("acl-1", "vpc-1", "subnet-1")
                .group("sg-db", "vpc-1", "db", "in tcp 5432 0.0.0.0/0")
                .eni(
                        "eni-1",
                        "subnet-1",
                        List.of("sg-db"),
                        new NetworkInterface.Use("interface", "RDSNetworkInterface", true, "", false),
                        "203.0.113.7");
    }
}
