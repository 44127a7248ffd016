package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;

/**
 * Lists the launch templates of the account.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplates.html">DescribeLaunchTemplates</a>
 */
@Needs("ec2:DescribeLaunchTemplates")
public record LaunchTemplates(String region) implements Fact<List<LaunchTemplate>> {
    @Override
    public List<LaunchTemplate> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        List<LaunchTemplate> templates = new ArrayList<>();
        ec2.describeLaunchTemplatesPaginator(request -> request.maxResults(200)).forEach(page -> {
            Answers.requireList(page.hasLaunchTemplates(), "launchTemplates");
            page.launchTemplates().forEach(one -> {
                Answers.require(one.launchTemplateId(), "launchTemplateId");
                Answers.require(one.defaultVersionNumber(), "defaultVersionNumber");
                Answers.require(one.latestVersionNumber(), "latestVersionNumber");
                templates.add(one);
            });
        });
        return List.copyOf(templates);
    }
}
