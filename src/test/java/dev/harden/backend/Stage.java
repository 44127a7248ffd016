package dev.harden.backend;

import dev.harden.checks.Registry;
import dev.harden.cli.AllChecks;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.facts.Operation;
import dev.harden.facts.Options;
import dev.harden.session.Session;
import dev.harden.session.Settings;
import dev.harden.session.setup.Surroundings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Is one of the accounts of {@link Scenes} for tests of other rooms: opened, changed by them, and audited with all checks. */
public final class Stage implements AutoCloseable {
    public static final String REGION = Scenes.REGION;
    private static final Registry REGISTRY = AllChecks.registry();
    private static final Surroundings KEYS = new Surroundings(
            Map.of("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY", "none", "HOME", "/nowhere"),
            Map.of(),
            Optional.empty());

    private static final Pattern STATUS = Pattern.compile("<Status>\\w+</Status>");

    private final Front front;
    private final Front other;

    private Stage(Front front) {
        this.front = front;
        this.other = Front.of("999999999999");
        notYet(front);
        Switches.into(front);
    }

    /** Answers as AWS where moto answers with nothing for what was never set. */
    private static void notYet(Front front) {
        front.change("s3:GetBucketVersioning", (call, body) -> {
            Matcher status = STATUS.matcher(body);
            return "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                    + (status.find() ? status.group() : "") + "</VersioningConfiguration>";
        });
        front.when("s3:GetBucketPolicyStatus", call -> {
            Reply policy = front.passOn(new Call(
                    call.service(),
                    call.region(),
                    "GetBucketPolicy",
                    call.method(),
                    call.path().replace("?policyStatus", "?policy"),
                    Map.of(),
                    call.headers(),
                    call.body()));
            return policy.status() == 200
                    ? Reply.xml("<PolicyStatus><IsPublic>"
                            + policy.text().contains("Principal\": \"*\", \"Effect\": \"Allow")
                            + "</IsPublic></PolicyStatus>")
                    : policy;
        });
        front.when(
                "wafv2:DescribeManagedRuleGroup",
                call -> Reply.json("{\"Rules\":[{\"Name\":\"First\",\"Action\":{\"Block\":{}}}],"
                        + "\"LabelNamespace\":\"awswaf:managed:aws:core-rule-set:\",\"AvailableLabels\":[]}"));
        front.change(
                "cloudtrail:GetEventSelectors",
                (call, body) -> body.replace(
                                "\"EventSelectors\": [], \"AdvancedEventSelectors\": []",
                                "\"EventSelectors\": [{\"ReadWriteType\": \"All\", \"IncludeManagementEvents\": true, "
                                        + "\"DataResources\": [], \"ExcludeManagementEventSources\": []}]")
                        .replace("\"EventSelectors\": [], ", "")
                        .replace(", \"AdvancedEventSelectors\": []", ""));
        // moto counts none, whatever there is; a group with a count is asked for its filters.
        front.change(
                "logs:DescribeLogGroups",
                (call, body) -> body.replace("\"metricFilterCount\": 0", "\"metricFilterCount\": 1"));
        front.when(
                call -> call.name().equals("cloudtrail:GetInsightSelectors"),
                (call, behind) -> behind.get().text().contains("InsightSelectors")
                        ? behind.get()
                        : Wire.error(call, 400, "InsightNotEnabledException", "Insights is not enabled on the trail."));
    }

    /** Opens an account of its own. */
    public static Stage open(String scene, Cli cli) {
        return new Stage(new Scenes(cli).open(scene));
    }

    public String account() {
        return front.account();
    }

    public URI address() {
        return front.address();
    }

    /** Gives where another account answers. */
    public URI elsewhere() {
        return other.address();
    }

    /** Lets all checks judge it. */
    public Result audit(Options options) {
        Set<Operation> allowed = new TreeSet<>();
        REGISTRY.checks().forEach(check -> allowed.addAll(check.operations()));
        Engine.asksFor(REGISTRY.checks()).forEach(question -> allowed.addAll(Operation.of(question)));
        Settings settings = new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(front.address()),
                List.of(REGION),
                16,
                Duration.ofSeconds(60),
                Map.of());
        try (Session session = Session.live(settings, allowed, false, Instant.now(), KEYS)) {
            return new Engine("test", session, session::calls, options, 16, Progress.SILENT)
                    .run(new Plan(REGISTRY.checks(), List.of(REGION)));
        }
    }

    @Override
    public void close() {
        front.close();
        other.close();
    }
}
