package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.MFADevice;

/** Lists a user's MFA devices; their serial numbers tell their kind.
 *
 * @param user the user's name
 */
@Needs("iam:ListMFADevices")
public record MfaDevices(String user) implements Fact<List<MFADevice>> {
    @Override
    public List<MFADevice> load(Aws aws) {
        List<MFADevice> found = new ArrayList<>();
        var pages = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL)
                .listMFADevicesPaginator(request -> request.userName(user));
        for (ListMfaDevicesResponse page : pages) {
            Answers.requireList(page.hasMfaDevices(), "MfaDevices");
            found.addAll(page.mfaDevices());
        }
        return List.copyOf(found);
    }
}
