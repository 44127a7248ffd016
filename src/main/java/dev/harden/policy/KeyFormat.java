package dev.harden.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says what the values of a condition key look like, so that what no request holds can be told from what some do. */
enum KeyFormat {
    TEXT("(?s).+", "zq-other"),
    BOOL("(?i)true|false", "true", "false"),
    NUMBER("\\d+(\\.\\d+)?", "99887766"),
    TIME(".+"),
    ADDRESS("[0-9a-fA-F:.]+"),
    ARN("arn:[^:*?]+:[^:*?]+:[^:*?]*:[^:*?]*:.+", "arn:aws:zq:zq-other-1:999988887777:zq/other"),
    PRINCIPAL_ARN(
            "arn:aws[a-z-]*:(iam::\\d+:(root|(user|role)/[^*?]+)|sts::\\d+:(assumed-role|federated-user)/[^*?]+)",
            "arn:aws:iam::999988887777:role/zq-other",
            "arn:aws:iam::999988887777:user/zq-other",
            "arn:aws:iam::999988887777:root"),
    ACCOUNT("\\d+", "999988887777"),
    ORGANIZATION("o-[a-z0-9]+", "o-zqother999"),
    ORGANIZATION_PATH("o-[a-z0-9]+/[a-z0-9/-]*", "o-zqother999/r-zq99/ou-zq99-zqother9/"),
    VPC("vpc-[0-9a-z]+", "vpc-99887766554433221"),
    ENDPOINT("vpce-[0-9a-z]+", "vpce-99887766554433221"),
    REGION("[a-z0-9-]+", "zq-other-1"),
    SERVICE("[a-z0-9.-]+", "zq-other.amazonaws.com"),
    PRINCIPAL_TYPE(
            "Account|User|FederatedUser|AssumedRole|Anonymous|Service",
            "Account",
            "User",
            "FederatedUser",
            "AssumedRole",
            "Anonymous");

    private final Pattern pattern;
    private final List<String> others;

    KeyFormat(String pattern, String... others) {
        this.pattern = Pattern.compile(pattern);
        this.others = List.of(others);
    }

    /** Finds one by its word, as {@code principal-arn}. */
    static KeyFormat of(String word) {
        return Arrays.stream(values())
                .filter(format ->
                        format.name().equals(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElseThrow();
    }

    /** Tells whether a request can hold a value. */
    boolean takes(String value) {
        return pattern.matcher(value).matches();
    }

    /** Gives values that hardly any policy names. */
    List<String> others() {
        return others;
    }
}
