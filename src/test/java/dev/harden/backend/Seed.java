package dev.harden.backend;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.AlternateContactType;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Builds an account in moto, with the SDK. */
final class Seed {
    private static final SdkHttpClient HTTP = ApacheHttpClient.create();
    private static final String ALL = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"s3:ListAllMyBuckets\",\"Resource\":\"*\"}]}";

    private final String account;
    private final IamClient iam;
    private final Map<String, Duration> userAges = new HashMap<>();
    private final Map<String, Duration> passwordUses = new HashMap<>();
    private final Map<String, Duration> keyAges = new HashMap<>();
    private final Map<String, Duration> keyUses = new HashMap<>();

    Seed(String account) {
        this.account = account;
        this.iam = client(IamClient::builder, "us-east-1");
    }

    private <C, B extends AwsClientBuilder<B, C>> C client(Supplier<B> builder, String region) {
        URI moto = MotoServer.address();
        B configured = builder.get()
                .region(Region.of(region))
                .endpointOverride(moto)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("seed", "seed")))
                .overrideConfiguration(override -> override.putHeader("x-moto-account-id", account));
        ((AwsSyncClientBuilder<?, ?>) configured).httpClient(HTTP);
        return configured.build();
    }

    IamClient iam() {
        return iam;
    }

    /** Adds a user that was made so long ago. */
    Seed user(String name, Duration age) {
        iam.createUser(request -> request.userName(name));
        userAges.put(name, age);
        return this;
    }

    /** Gives a user a password, last used so long ago. */
    Seed password(String user, Duration lastUse) {
        iam.createLoginProfile(request -> request.userName(user).password("correct-Horse-9-battery"));
        passwordUses.put(user, lastUse);
        return this;
    }

    /** Gives a user an MFA device, as {@code u2f} or {@code mfa}. */
    Seed mfa(String user, String kind) {
        String serial = "arn:aws:iam::" + account + ":" + kind + "/" + user;
        if (kind.equals("mfa")) {
            iam.createVirtualMFADevice(request -> request.virtualMFADeviceName(user));
        }
        iam.enableMFADevice(request -> request.userName(user)
                .serialNumber(serial)
                .authenticationCode1("123456")
                .authenticationCode2("654321"));
        return this;
    }

    /** Gives a user an active access key, so old and never used. */
    Seed key(String user, Duration age) {
        String id = iam.createAccessKey(request -> request.userName(user))
                .accessKey()
                .accessKeyId();
        keyAges.put(id, age);
        return this;
    }

    /** Gives a user an active access key, so old and so long ago used. */
    Seed key(String user, Duration age, Duration lastUse) {
        String id = iam.createAccessKey(request -> request.userName(user))
                .accessKey()
                .accessKeyId();
        keyAges.put(id, age);
        keyUses.put(id, lastUse);
        return this;
    }

    Seed inlinePolicy(String user) {
        iam.putUserPolicy(request -> request.userName(user).policyName("own").policyDocument(ALL));
        return this;
    }

    Seed group(String name, List<String> users, String... awsPolicies) {
        iam.createGroup(request -> request.groupName(name));
        for (String policy : awsPolicies) {
            iam.attachGroupPolicy(request -> request.groupName(name).policyArn("arn:aws:iam::aws:policy/" + policy));
        }
        users.forEach(
                user -> iam.addUserToGroup(request -> request.groupName(name).userName(user)));
        return this;
    }

    /** Adds a role that a principal may assume, as {@code "AWS":"111111111111"}, with one of AWS's policies. */
    Seed role(String name, String principal, String awsPolicy) {
        iam.createRole(request -> request.roleName(name)
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Principal\":{" + principal + "},\"Action\":\"sts:AssumeRole\"}]}"));
        iam.attachRolePolicy(request -> request.roleName(name).policyArn("arn:aws:iam::aws:policy/" + awsPolicy));
        return this;
    }

    Seed samlProvider() {
        iam.createSAMLProvider(request -> request.name("workforce").samlMetadataDocument("<x/>".repeat(300)));
        return this;
    }

    Seed passwordPolicy(int length, int reuse) {
        iam.updateAccountPasswordPolicy(
                request -> request.minimumPasswordLength(length).passwordReusePrevention(reuse));
        return this;
    }

    Seed securityContact() {
        client(AccountClient::builder, "us-east-1")
                .putAlternateContact(request -> request.alternateContactType(AlternateContactType.SECURITY)
                        .emailAddress("security@example.com")
                        .name("Security")
                        .phoneNumber("+1 555 0100")
                        .title("Team"));
        return this;
    }

    Seed bucket(String name) {
        client(S3Client::builder, "us-east-1").createBucket(request -> request.bucket(name));
        return this;
    }

    /** Adds a trail that logs; its bucket is there. */
    Seed trail(String name, String region, String bucket, boolean multiRegion, boolean validated) {
        CloudTrailClient cloudTrail = client(CloudTrailClient::builder, region);
        cloudTrail.createTrail(request -> request.name(name)
                .s3BucketName(bucket)
                .isMultiRegionTrail(multiRegion)
                .includeGlobalServiceEvents(multiRegion)
                .enableLogFileValidation(validated));
        cloudTrail.startLogging(request -> request.name(name));
        return this;
    }

    /** Lets a trail leave out events that only read. */
    Seed writesAlone(String name, String region) {
        client(CloudTrailClient::builder, region)
                .putEventSelectors(request -> request.trailName(name)
                        .eventSelectors(EventSelector.builder()
                                .readWriteType(ReadWriteType.WRITE_ONLY)
                                .includeManagementEvents(true)
                                .build()));
        return this;
    }

    /** Lets a front say the ages. */
    void into(Gaps gaps) {
        gaps.users(userAges, passwordUses).keys(keyAges, keyUses);
    }
}
