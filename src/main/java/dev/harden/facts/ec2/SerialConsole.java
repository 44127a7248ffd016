package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GetSerialConsoleAccessStatusResponse;

/**
 * Tells whether the account lets people onto the serial console of instances, and who set that.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSerialConsoleAccessStatus.html">GetSerialConsoleAccessStatus</a>
 */
@Needs("ec2:GetSerialConsoleAccessStatus")
public record SerialConsole(String region) implements Fact<GetSerialConsoleAccessStatusResponse> {
    @Override
    public GetSerialConsoleAccessStatusResponse load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        GetSerialConsoleAccessStatusResponse status = ec2.getSerialConsoleAccessStatus(request -> {});
        Answers.require(status.serialConsoleAccessEnabled(), "serialConsoleAccessEnabled");
        return status;
    }
}
