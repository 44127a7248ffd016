package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/**
 * Lists the virtual MFA devices that somebody has, root included.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html">
 *     ListVirtualMFADevices</a>
 */
@Needs("iam:ListVirtualMFADevices")
public record VirtualMfaDevices() implements Fact<List<VirtualMFADevice>> {
    @Override
    public List<VirtualMFADevice> load(Aws aws) {
        List<VirtualMFADevice> devices = new ArrayList<>();
        var pages = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL)
                .listVirtualMFADevicesPaginator(request -> request.assignmentStatus(AssignmentStatusType.ASSIGNED));
        for (ListVirtualMfaDevicesResponse page : pages) {
            Answers.requireList(page.hasVirtualMFADevices(), "VirtualMFADevices");
            devices.addAll(page.virtualMFADevices());
        }
        return List.copyOf(devices);
    }
}
