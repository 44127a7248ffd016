package dev.harden.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the trust policy of a role that an auditor assumes. */
final class TrustPolicy {
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:(role|user)/[\\w+=,.@/-]+");

    private TrustPolicy() {}

    /**
     * Gives it, as JSON. An account's id stands for the account in whatever partition the role is made.
     *
     * @param principal an account's id, or the ARN of a role or user
     * @param externalId the external id without which the role is not to be had
     * @throws UsageError when one of them cannot be
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
     */
    static String of(String principal, Optional<String> externalId) {
        Matcher arn = ARN.matcher(principal);
        if (!AccountIds.is(principal) && !arn.matches()) {
            throw new UsageError("--trust takes an account's id of twelve digits, or the ARN of a role or user, not '"
                    + principal + "'");
        }
        if (externalId.isPresent()
                && !AccountLine.EXTERNAL_ID.matcher(externalId.get()).matches()) {
            throw new UsageError("--external-id takes 2 to 1224 letters, digits and _+=,.@:/-");
        }
        String condition = externalId
                .map(id -> ",\n      \"Condition\": {\n        \"StringEquals\": {\n          \"sts:ExternalId\": \""
                        + id + "\"\n        }\n      }")
                .orElse("");
        return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n"
                + "      \"Principal\": {\n        \"AWS\": \"" + principal + "\"\n      },\n"
                + "      \"Action\": \"sts:AssumeRole\"" + condition + "\n    }\n  ]\n}";
    }
}
