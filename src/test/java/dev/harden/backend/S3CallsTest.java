package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.cli.AllChecks;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.facts.Aws;
import dev.harden.facts.Options;
import dev.harden.model.Finding;
import dev.harden.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Counts what the checks of S3 ask of an account of many buckets in two regions: each fact once a bucket, and no other. */
class S3CallsTest {
    private static final int BUCKETS = 60;
    private static final int PAGE = 25;
    private static final int PAGES = 3;
    private static final Map<String, BucketModel> MODELS = Map.of(
            "eu-west-1", BucketModel.own("eu-west-1").old().versioned(false),
            "us-east-1", BucketModel.own("us-east-1").old());

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    @Test
    void asksOneFactABucketForOneCheck() {
        assertThat(perBucket("s3-versioned")).isEqualTo(Map.of("GetBucketVersioning", BUCKETS));
        assertThat(perBucket("s3-encrypted")).isEqualTo(Map.of("GetBucketEncryption", BUCKETS));
        assertThat(perBucket("s3-tls-only")).isEqualTo(Map.of("GetBucketPolicy", BUCKETS));
        assertThat(perBucket("s3-replica-deletes", "s3-replica-owner", "s3-replica-encrypted"))
                .isEqualTo(Map.of("GetBucketReplication", BUCKETS));
    }

    @Test
    void asksMoreOnlyWhereItDecides() {
        assertThat(perBucket("s3-mfa-delete"))
                .isEqualTo(Map.of("GetBucketVersioning", BUCKETS, "GetObjectLockConfiguration", BUCKETS));
        assertThat(perBucket("s3-public-access"))
                .isEqualTo(Map.of(
                        "GetPublicAccessBlock",
                        BUCKETS + 1,
                        "GetBucketPolicyStatus",
                        BUCKETS,
                        "GetBucketAcl",
                        BUCKETS));
        // Of what fails, what mends it hangs on versioning.
        assertThat(perBucket("s3-replicated"))
                .isEqualTo(Map.of(
                        "GetBucketReplication", BUCKETS, "GetBucketLogging", BUCKETS, "GetBucketVersioning", BUCKETS));
    }

    @Test
    void checksShareTheirFacts() {
        Map<String, Integer> asked = perBucket(AllChecks.registry().checks().stream()
                .filter(check -> check.topic().equals("s3"))
                .map(check -> check.id())
                .toArray(String[]::new));
        assertThat(asked.values()).allMatch(times -> times <= BUCKETS + 1);
        assertThat(asked)
                .as("what all checks of s3 ask of a bucket; a check that asks more is counted here, in S3CallsTest")
                .hasSize(9);
        assertThat(calls.stream().filter(call -> call.operation().equals("HeadBucket")))
                .isEmpty();
    }

    @Test
    void progressKnowsOfEveryBucket() {
        AtomicInteger planned = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        run(
                new Progress() {
                    @Override
                    public void planned(int steps) {
                        planned.addAndGet(steps);
                    }

                    @Override
                    public void done(String about) {
                        done.incrementAndGet();
                    }
                },
                "s3-versioned");
        assertThat(planned.get()).isEqualTo(BUCKETS + 1).isEqualTo(done.get());
    }

    /** Runs checks and counts the calls about buckets, by operation. */
    private Map<String, Integer> perBucket(String... checks) {
        calls.clear();
        Result result = run(Progress.SILENT, checks);
        assertThat(result.defects()).isEmpty();
        assertThat(result.report().findings().stream()
                        .filter(finding -> finding.status() == Status.UNKNOWN)
                        .map(Finding::outcome))
                .isEmpty();
        assertThat(calls.stream().map(call -> call.name() + " " + call.region() + " " + call.path()))
                .doesNotHaveDuplicates();
        assertThat(calls.stream().filter(call -> call.operation().equals("ListBuckets")))
                .hasSize(PAGES);
        Map<String, Integer> counts = new TreeMap<>();
        calls.stream()
                .filter(call -> call.service().equals("s3") && !call.operation().equals("ListBuckets"))
                .forEach(call -> {
                    if (!Wire.isOfControl(call)) {
                        assertThat(call.region()).isEqualTo(region(call.bucket()));
                    }
                    counts.merge(call.operation(), 1, Integer::sum);
                });
        return counts;
    }

    private Result run(Progress progress, String... checks) {
        var chosen = Arrays.stream(checks)
                .map(id -> AllChecks.registry().find(id).orElseThrow())
                .toList();
        return new Engine("test", new FakeAws(), List::of, Options.none(), 8, progress)
                .run(new Plan(chosen, List.of()));
    }

    private static String region(String bucket) {
        return bucket.endsWith("0") || bucket.endsWith("5") ? "us-east-1" : "eu-west-1";
    }

    private Reply answer(Call call) {
        calls.add(call);
        return switch (call.name()) {
            case "sts:GetCallerIdentity" ->
                Reply.xml(
                        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/a</Arn>"
                                + "<UserId>A</UserId><Account>111122223333</Account></GetCallerIdentityResult>"
                                + "</GetCallerIdentityResponse>");
            case "ec2:DescribeRegions" ->
                Reply.xml("<DescribeRegionsResponse><regionInfo><item><regionName>eu-west-1</regionName><optInStatus>"
                        + "opt-in-not-required</optInStatus></item></regionInfo></DescribeRegionsResponse>");
            case "cloudtrail:DescribeTrails" -> Reply.json("{\"trailList\":[]}");
            case "config:DescribeDeliveryChannels" -> Reply.json("{\"DeliveryChannels\":[]}");
            case "s3:ListBuckets" -> page(Integer.parseInt(call.parameters().getOrDefault("continuation-token", "0")));
            default ->
                Wire.isOfControl(call)
                        ? BucketModel.reply(call, BucketModel.NO_BLOCK)
                        : MODELS.get(call.region()).answer(call).orElseGet(() -> Wire.broken(call));
        };
    }

    private static Reply page(int from) {
        int to = Math.min(from + PAGE, BUCKETS);
        String buckets = IntStream.range(from, to)
                .mapToObj(i -> "<Bucket><Name>bucket-" + i + "</Name><BucketRegion>" + region("bucket-" + i)
                        + "</BucketRegion></Bucket>")
                .collect(Collectors.joining());
        String more = to < BUCKETS ? "<ContinuationToken>" + to + "</ContinuationToken>" : "";
        return Reply.xml(
                "<ListAllMyBucketsResult><Buckets>" + buckets + "</Buckets>" + more + "</ListAllMyBucketsResult>");
    }

    /** Gives the SDK's clients an account that is made up. */
    private final class FakeAws implements Aws {
        private final Map<String, AwsClient> clients = new ConcurrentHashMap<>();

        @Override
        public <C extends AwsClient, B extends AwsClientBuilder<B, C>> C client(
                Class<C> type, Supplier<B> builder, String region) {
            return type.cast(
                    clients.computeIfAbsent(type.getName() + " " + region, unseen -> build(builder.get(), region)));
        }

        private <C extends SdkClient, B extends AwsClientBuilder<B, C>> C build(B builder, String region) {
            builder.region(Region.of(region.equals(GLOBAL) ? homeRegion() : region))
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")));
            if (builder instanceof S3ClientBuilder s3) {
                s3.forcePathStyle(true);
            }
            if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
                sync.httpClient(new Http());
            }
            return builder.build();
        }

        @Override
        public String homeRegion() {
            return "us-east-1";
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void pause(Duration time) {}
    }

    private final class Http implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return Fault.executable(() -> Fault.response(answer(Fault.call(request))));
        }

        @Override
        public void close() {}
    }
}
