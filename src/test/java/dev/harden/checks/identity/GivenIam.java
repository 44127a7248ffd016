package dev.harden.checks.identity;

import dev.harden.checks.Given;
import dev.harden.facts.iam.AccessKeys;
import dev.harden.facts.iam.MfaDevices;
import dev.harden.facts.iam.UserLoginProfile;
import dev.harden.facts.iam.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.LoginProfile;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.User;

/** Gives users and their credentials. */
final class GivenIam {
    static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final Given given = Given.facts();
    private final List<User> users = new ArrayList<>();

    static Instant ago(int days) {
        return Given.NOW.minus(Duration.ofDays(days));
    }

    static AccessKeyMetadata key(String id, Instant made) {
        return key(id, made, "Active");
    }

    static AccessKeyMetadata key(String id, Instant made, String status) {
        return AccessKeyMetadata.builder()
                .accessKeyId(id)
                .status(status)
                .createDate(made)
                .build();
    }

    /** Adds a user without anything. */
    GivenIam user(String name) {
        return user(name, null);
    }

    /** Adds a user whose password was last used then. */
    GivenIam user(String name, Instant passwordUsed) {
        users.add(User.builder()
                .userName(name)
                .arn("arn:aws:iam::111122223333:user/" + name)
                .createDate(LONG_AGO)
                .passwordLastUsed(passwordUsed)
                .build());
        given.fact(new UserLoginProfile(name), Optional.empty());
        return devices(name).keys(name);
    }

    GivenIam password(String user, Instant made) {
        given.fact(
                new UserLoginProfile(user),
                Optional.of(
                        LoginProfile.builder().userName(user).createDate(made).build()));
        return this;
    }

    GivenIam devices(String user, String... serials) {
        given.fact(
                new MfaDevices(user),
                Arrays.stream(serials)
                        .map(serial -> MFADevice.builder().serialNumber(serial).build())
                        .toList());
        return this;
    }

    GivenIam keys(String user, AccessKeyMetadata... keys) {
        given.fact(new AccessKeys(user), List.of(keys));
        return this;
    }

    Given facts() {
        return given.fact(new Users(), List.copyOf(users));
    }
}
