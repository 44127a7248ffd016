package dev.harden.facts.ssm;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Gives the value of a setting that Systems Manager keeps for the account in a region; AWS's own where nobody set it.
 *
 * @param region the region's code
 * @param id the setting's id
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetServiceSetting.html">GetServiceSetting</a>
 */
@Needs("ssm:GetServiceSetting")
public record Setting(String region, String id) implements Fact<String> {
    /** The role that Default Host Management gives to instances without a profile; {@code $None} where it is off. */
    public static final String HOST_MANAGEMENT_ROLE = "/ssm/managed-instance/default-ec2-instance-management-role";

    /** Whether documents may be shared with everybody: {@code Enable} or {@code Disable}. */
    public static final String PUBLIC_SHARING = "/ssm/documents/console/public-sharing-permission";

    @Override
    public String load(Aws aws) {
        SsmClient ssm = aws.client(SsmClient.class, SsmClient::builder, region);
        var setting = Answers.require(
                ssm.getServiceSetting(request -> request.settingId(id)).serviceSetting(), "ServiceSetting");
        return Answers.require(setting.settingValue(), "SettingValue");
    }
}
