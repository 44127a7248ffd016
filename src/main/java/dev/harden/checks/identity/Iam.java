package dev.harden.checks.identity;

import dev.harden.facts.Answers;
import dev.harden.model.Account;
import dev.harden.model.Resource;
import dev.harden.model.remedy.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.User;

/** Names and sorts what IAM answers. */
final class Iam {
    private Iam() {}

    static Resource resource(User user) {
        return new Resource(user.arn(), user.userName(), "AWS::IAM::User", user.userName());
    }

    /** Names an access key, which AWS gives no ARN, after its user. */
    static Resource resource(User user, AccessKeyMetadata key) {
        String id = key.accessKeyId();
        return new Resource(user.arn(), id, "AWS::IAM::AccessKey", user.userName() + "/" + id);
    }

    /** Makes a call of IAM, which is in the region of the partition's global services. */
    static Call call(Account account, String operation, Object... parameters) {
        return Call.of("iam", operation, account.globalRegion().orElse("us-east-1"), parameters);
    }

    static List<AccessKeyMetadata> active(List<AccessKeyMetadata> keys) {
        return keys.stream()
                .filter(key -> Answers.require(key.statusAsString(), "Status").equals("Active"))
                .toList();
    }

    static boolean isFido(MFADevice device) {
        return serial(device).contains(":u2f/");
    }

    /** Tells a device of the discontinued MFA by text message. */
    static boolean isTextMessage(MFADevice device) {
        return serial(device).contains(":sms-mfa/");
    }

    private static String serial(MFADevice device) {
        return Answers.require(device.serialNumber(), "SerialNumber");
    }

    /** Gives the ARN of a policy that AWS manages. */
    static String awsManaged(Account account, String name) {
        return "arn:" + account.partition() + ":iam::aws:policy/" + name;
    }
}
