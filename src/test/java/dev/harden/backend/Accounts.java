package dev.harden.backend;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Builds the accounts that the tests audit. Each call builds a new one. */
public final class Accounts {
    public static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1");
    public static final List<String> NOT_OPTED_IN = List.of("me-south-1");
    private static final String LOG_ARCHIVE = "999999999999";
    private static final AtomicInteger NUMBER = new AtomicInteger(100_000);

    private Accounts() {}

    private static String newAccount() {
        return "111111" + NUMBER.incrementAndGet();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    /** Builds an account, of a delegated administrator, where every check passes that can. */
    public static Front good() {
        Front front = Front.of(newAccount());
        String archive = "archive-" + front.account();
        new Seed(LOG_ARCHIVE).bucket(archive);
        Seed seed = new Seed(front.account())
                .user("alice", days(300))
                .password("alice", days(1))
                .mfa("alice", "u2f")
                .key("alice", days(10), days(1))
                .group("staff", List.of("alice"), "job-function/ViewOnlyAccess")
                .role("Support", "\"AWS\":\"" + front.account() + "\"", "AWSSupportAccess")
                .role("Archivist", "\"AWS\":\"222222222222\"", "IAMReadOnlyAccess")
                .samlProvider()
                .passwordPolicy(14, 24)
                .securityContact()
                .trail("main", "us-east-1", archive, true, true);
        Gaps gaps = common(front)
                .summary(Map.of("AccountMFAEnabled", 1))
                .report(Map.of("password_last_used", "2020-01-01T00:00:00Z"), Map.of())
                .organization("999988887777", "ALL")
                .features(List.of("RootCredentialsManagement", "RootSessions"))
                .analyzers(REGIONS)
                .certificate("shop", now().plus(days(200)))
                .deliveries(Map.of("main", Duration.ofMinutes(5)))
                .bucketOf(archive, "eu-west-1");
        seed.into(gaps);
        Networks.good(front, Machines.good(front.account()));
        Policies.good(front);
        Machines.good(front);
        Trails.good(front);
        Configs.good(front, archive);
        Alarms.good(front);
        Edges.good(front);
        Buckets.good(front);
        Organizations.good(front, "999988887777");
        return front;
    }

    /** Builds an account where every check fails that can outside an organization. */
    public static Front bad() {
        Front front = Front.of(newAccount());
        String bucket = "own-" + front.account();
        Seed seed = new Seed(front.account())
                .user("bob", days(400))
                .password("bob", days(200))
                .key("bob", days(400))
                .key("bob", days(400))
                .inlinePolicy("bob")
                .group("shell", List.of("bob"), "AWSCloudShellFullAccess")
                .role("Service", "\"Service\":\"ec2.amazonaws.com\"", "AWSSupportAccess")
                .role("Vendor", "\"AWS\":\"444455556666\"", "IAMReadOnlyAccess")
                .passwordPolicy(8, 3)
                .bucket(bucket)
                .trail("east", "us-east-1", bucket, false, false);
        Gaps gaps = common(front)
                .summary(Map.of("AccountAccessKeysPresent", 1, "AccountSigningCertificatesPresent", 1))
                .report(
                        Map.of("password_last_used", now().minus(days(1)).toString()),
                        Map.of("bob", Map.of("password_last_changed", "2020-01-01T00:00:00Z")))
                .noOrganization()
                .analyzers(List.of())
                .certificate("shop", now().minus(days(1)))
                .deliveries(Map.of("east", days(3)));
        seed.into(gaps);
        Networks.bad(front, Machines.bad(front.account()));
        Policies.bad(front);
        Machines.bad(front);
        Trails.bad(front);
        Configs.bad(front, bucket);
        Edges.bad(front);
        Buckets.bad(front);
        return front;
    }

    /**
     * Builds an account of an organization with consolidated billing alone, whose root has a virtual device, whose one
     * user has left, and whose trail records writes alone.
     */
    public static Front billing() {
        Front front = Front.of(newAccount());
        String bucket = "billing-" + front.account();
        Seed seed = new Seed(front.account())
                .user("dora", days(500))
                .password("dora", days(300))
                .mfa("dora", "mfa")
                .bucket(bucket)
                .trail("writes", "eu-west-1", bucket, true, true)
                .writesAlone("writes", "eu-west-1");
        Gaps gaps = common(front)
                .summary(Map.of("AccountMFAEnabled", 1))
                .virtualRootDevice()
                .report(Map.of(), Map.of("dora", Map.of("password_last_changed", "2020-01-01T00:00:00Z")))
                .organization(front.account(), "CONSOLIDATED_BILLING")
                .features(List.of())
                .analyzers(List.of())
                .customEventSelectors()
                .deliveries(Map.of("writes", Duration.ofMinutes(5)));
        seed.into(gaps);
        Networks.odd(front, Machines.odd(front.account()));
        Policies.odd(front);
        Machines.odd(front);
        Trails.odd(front);
        Configs.odd(front, bucket);
        Edges.odd(front);
        Buckets.odd(front);
        Organizations.odd(front);
        return front;
    }

    /** Builds a member of an organization that manages root's credentials and has one trail for all. */
    public static Front member() {
        Front front = Front.of(newAccount());
        common(front)
                .summary(Map.of("AccountPasswordPresent", 0))
                .report(Map.of(), Map.of())
                .organization("999988887777", "ALL")
                .analyzers(List.of())
                .organizationTrail("999988887777")
                .deliveries(Map.of("org", Duration.ofMinutes(5)));
        front.when("iam:ListOrganizationsFeatures", Wire::denied);
        Networks.none(front);
        Policies.none(front);
        Machines.none(front);
        Trails.none(front);
        Configs.none(front);
        Edges.none(front);
        Buckets.none(front);
        Organizations.member(front);
        return front;
    }

    /** Builds the management account of an organization, where everything that happens should ring and nobody hears it. */
    public static Front silent() {
        Front front = Front.of(newAccount());
        String bucket = "silent-" + front.account();
        Seed seed = new Seed(front.account())
                .user("erin", days(30))
                .password("erin", days(1))
                .bucket(bucket)
                .trail("main", "eu-west-1", bucket, true, true);
        Gaps gaps = common(front)
                .summary(Map.of())
                .report(Map.of(), Map.of("erin", Map.of("password_last_changed", "2026-01-01T00:00:00Z")))
                .organization(front.account(), "ALL")
                .features(List.of())
                .analyzers(List.of())
                .deliveries(Map.of("main", Duration.ofMinutes(5)));
        seed.into(gaps);
        Networks.none(front);
        Trails.none(front);
        Configs.none(front);
        Alarms.silent(front);
        Edges.none(front);
        Buckets.none(front);
        return front;
    }

    /** Builds the management account of an organization, where nothing else is, and what happens is heard. */
    public static Front management() {
        Front front = Front.of(newAccount());
        String archive = "archive-" + front.account();
        new Seed(LOG_ARCHIVE).bucket(archive);
        Seed seed = new Seed(front.account()).trail("main", "us-east-1", archive, true, true);
        Gaps gaps = common(front)
                .summary(Map.of("AccountMFAEnabled", 1))
                .report(Map.of(), Map.of())
                .organization(front.account(), "ALL")
                .features(List.of("RootCredentialsManagement"))
                .analyzers(List.of())
                .deliveries(Map.of("main", Duration.ofMinutes(5)))
                .bucketOf(archive, "eu-west-1");
        seed.into(gaps);
        Networks.none(front);
        Policies.none(front);
        Machines.none(front);
        Trails.good(front);
        Configs.none(front);
        Alarms.good(front);
        Edges.none(front);
        Buckets.none(front);
        Organizations.good(front, front.account());
        return front;
    }

    /** Builds a member of an organization, whose network is reached through what forwards alone. */
    public static Front forwarding() {
        Front front = member();
        Forwarders.into(front);
        return front;
    }

    /** Builds the demo: a small company, some things right and some wrong. */
    public static Front company() {
        Front front = Front.of("111122223333");
        new Seed(LOG_ARCHIVE).bucket("teapot-log-archive");
        Seed seed = new Seed(front.account())
                .user("anna", days(900))
                .password("anna", days(1))
                .mfa("anna", "u2f")
                .user("ben", days(500))
                .password("ben", days(3))
                .user("carla", days(700))
                .password("carla", days(210))
                .mfa("carla", "mfa")
                .user("ci-deploy", days(600))
                .key("ci-deploy", days(380), days(1))
                .key("ci-deploy", days(20))
                .inlinePolicy("ci-deploy")
                .group("admins", List.of("anna"), "AdministratorAccess")
                .group("developers", List.of("ben", "carla"), "PowerUserAccess", "AWSCloudShellFullAccess")
                .role("Support", "\"AWS\":\"111122223333\"", "AWSSupportAccess")
                .samlProvider()
                .passwordPolicy(10, 5)
                .bucket("teapot-shop")
                .bucket("teapot-old-logs")
                .trail("company-trail", "eu-west-1", "teapot-log-archive", true, true)
                .trail("old-trail", "us-east-1", "teapot-old-logs", false, false);
        Gaps gaps = common(front)
                .summary(Map.of("AccountMFAEnabled", 1))
                .virtualRootDevice()
                .report(
                        Map.of("password_last_used", now().minus(days(20)).toString()),
                        Map.of("carla", Map.of("password_last_changed", "2024-02-01T09:00:00Z")))
                .organization("999988887777", "ALL")
                .analyzers(List.of("eu-west-1"))
                .certificate("legacy-shop", now().minus(days(70)))
                .deliveries(Map.of("company-trail", Duration.ofMinutes(4), "old-trail", days(12)))
                .bucketOf("teapot-log-archive", "eu-west-1");
        seed.into(gaps);
        front.when("iam:ListOrganizationsFeatures", Wire::denied);
        front.when("account:GetAlternateContact", Wire::denied);
        CompanyNetwork.into(front, Machines.company(front.account()));
        Policies.company(front);
        Machines.company(front);
        Trails.company(front);
        Configs.company(front, "teapot-log-archive");
        Alarms.company(front);
        Edges.mixed(front);
        Buckets.company(front);
        Organizations.member(front);
        return front;
    }

    private static Gaps common(Front front) {
        return new Gaps(front).regions(REGIONS, NOT_OPTED_IN);
    }
}
