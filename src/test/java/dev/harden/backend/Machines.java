package dev.harden.backend;

import static dev.harden.backend.Fleet.profiled;

import dev.harden.network.Net;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Gives the accounts of the tests their instances, all in one region, and what each region sets for them. */
final class Machines {
    private Machines() {}

    /** Lets a front answer for a fleet; instances stand in the account's network too. */
    private static void into(Front front, Fleet fleet) {
        FleetReplies replies = new FleetReplies(fleet);
        front.when(
                call -> replies.answer(call).isPresent(),
                (call, behind) -> replies.answer(call).orElseThrow());
        front.change("logs:DescribeLogGroups", replies::groups);
    }

    /** Puts the instances of a fleet into a network. */
    static void into(Net net, Fleet fleet) {
        fleet.instances.values().forEach(net::machine);
    }

    private static Consumer<Instance.Builder> tokens(String tokens) {
        return instance -> instance.metadataOptions(
                options -> options.state("applied").httpTokens(tokens).httpEndpoint("enabled"));
    }

    private static Consumer<Instance.Builder> service() {
        return instance -> instance.operator(operator -> operator.managed(true).principal("eks-auto.amazonaws.com"));
    }

    /** Gives a fleet that is as it should be. */
    static Fleet good(String account) {
        Consumer<Instance.Builder> hardened = tokens("required").andThen(profiled(account, "app"));
        return new Fleet(account)
                .hardened()
                .profile("app", "app")
                .instance("i-app", "running", 10, "sg-app", hardened)
                .node("i-app", "Online")
                .patches("i-app", 0)
                .inventory("i-app", "bash", "amazon-cloudwatch-agent")
                .instance("i-spare", "stopped", 400, "sg-app", hardened)
                .patches("i-spare", 0)
                .instance("i-auto", "running", 400, "sg-app", tokens("optional").andThen(service()))
                .instance("i-ended", "terminated", 400, "sg-app", tokens("optional"))
                .parameter("/shop/db-password", "SecureString")
                .parameter("/shop/token-ttl", "String")
                .document("Restart-Shop")
                .document("Build-Image", "999999999999")
                .template("lt-good", new Fleet.Version(3, "required", ""), new Fleet.Version(4, "required", "false"))
                .sessions("sessions-" + account, "", true);
    }

    static void good(Front front) {
        into(front, good(front.account()));
    }

    /** Gives a fleet in which everything is wrong. */
    static Fleet bad(String account) {
        return new Fleet(account)
                        .profile("empty", "")
                        .instance("i-1", "stopped", 400, "sg-open", tokens("optional"))
                        .instance(
                                "i-bad",
                                "running",
                                400,
                                "sg-open",
                                tokens("optional").andThen(one -> one.keyName("old")))
                        .node("i-bad", "ConnectionLost")
                        .inventory("i-bad", "bash", "openssl")
                        .instance(
                                "i-lone",
                                "running",
                                200,
                                "sg-idle",
                                tokens("optional")
                                        .andThen(profiled(account, "empty"))
                                        .andThen(one -> one.keyName("old")))
                        .patches("i-lone", 3)
                        .inventory("i-lone", "bash")
                        .stream("/var/log/messages", "i-bad", Duration.ofDays(40))
                        .parameter("/shop/db-password", "String")
                        .document("Shared-Runbook", "all")
                        .template("lt-bad", new Fleet.Version(1, "optional", "true"), new Fleet.Version(2, "", ""));
    }

    static void bad(Front front) {
        into(front, bad(front.account()));
    }

    /**
     * Gives a fleet of one instance that is open by way of a prefix list alone, and is known by its log stream, and one that
     * an association gave its agent. Of the launch templates one is silent on tokens, and two want addresses of IPv6.
     */
    static Fleet odd(String account) {
        return new Fleet(account)
                        .profile("app", "app")
                        .instance(
                                "i-odd",
                                "running",
                                200,
                                "sg-list",
                                tokens("required").andThen(profiled(account, "app")))
                        .node("i-odd", "Online")
                        .patches("i-odd", 0)
                        .association("i-odd", "AWS-GatherSoftwareInventory")
                        .stream("/app/log", "i-odd/app", Duration.ofHours(2))
                        .instance(
                                "i-agent",
                                "running",
                                20,
                                "sg-list",
                                tokens("required").andThen(profiled(account, "app")))
                        .association("i-agent", "AmazonCloudWatch-ManageAgent")
                        .tokens("required")
                        .template("lt-silent", new Fleet.Version(1, "", ""))
                        .template("lt-list", new Fleet.Version(1, "required", "", "subnet-list"))
                        .template("lt-wall", new Fleet.Version(1, "required", "", "subnet-in"))
                        .sessions("", "/ssm/sessions", false);
    }

    static void odd(Front front) {
        into(front, odd(front.account()));
    }

    /** Gives no instances, and what AWS sets by itself. */
    static void none(Front front) {
        into(front, new Fleet(front.account()));
    }

    /** Gives the small company its two machines. */
    static Fleet company(String account) {
        return new Fleet(account)
                .profile("shop", "shop")
                .instance(
                        "i-0a1b2c3d4e5f60718",
                        "running",
                        20,
                        "sg-app",
                        tokens("required").andThen(profiled(account, "shop")).andThen(named("shop")))
                .node("i-0a1b2c3d4e5f60718", "Online")
                .patches("i-0a1b2c3d4e5f60718", 0)
                .inventory("i-0a1b2c3d4e5f60718", "bash", "amazon-cloudwatch-agent")
                .instance(
                        "i-0f9e8d7c6b5a40312",
                        "running",
                        700,
                        "sg-data",
                        tokens("optional").andThen(one -> one.keyName("ben")).andThen(named("old-database")))
                .inventory("i-0f9e8d7c6b5a40312", "bash", "postgresql")
                .parameter("/shop/db-password", "SecureString")
                .parameter("/shop/mail/api-key", "String")
                .template("lt-0a1b2c3d4e5f60718", new Fleet.Version(2, "required", ""))
                .sessions("", "/ssm/sessions", false);
    }

    static void company(Front front) {
        into(front, company(front.account()));
    }

    private static Consumer<Instance.Builder> named(String name) {
        return instance -> instance.tags(List.of(software.amazon.awssdk.services.ec2.model.Tag.builder()
                .key("Name")
                .value(name)
                .build()));
    }
}
