package dev.harden.facts.iam;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import java.util.List;
import software.amazon.awssdk.services.iam.model.User;

/** Tells whether some IAM user has a console password. */
@RestsOn({Users.class, UserLoginProfile.class})
public record ConsoleUsers() implements Derived<Boolean> {
    @Override
    public Boolean derive(Facts facts) {
        List<User> users = facts.get(new Users());
        facts.prefetch(users.stream()
                .map(user -> new UserLoginProfile(user.userName()))
                .toList());
        return facts.any(
                users, user -> facts.get(new UserLoginProfile(user.userName())).isPresent());
    }
}
