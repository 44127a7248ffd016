package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceImageMetadata;

/**
 * Gives the image that each instance was launched from, by the instance's id; images that were deregistered since, or are
 * no longer shared, too.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceImageMetadata.html">DescribeInstanceImageMetadata</a>
 */
@Needs("ec2:DescribeInstanceImageMetadata")
public record InstanceImages(String region) implements Fact<Map<String, InstanceImages.Image>> {
    /**
     * Is an image.
     *
     * @param id its id
     * @param name its name; may be empty
     * @param created when it was made, where AWS still shows it
     */
    public record Image(String id, String name, Optional<Instant> created) {}

    @Override
    public Map<String, Image> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, Image> images = new LinkedHashMap<>();
        ec2.describeInstanceImageMetadataPaginator(request -> request.maxResults(1000))
                .forEach(page -> {
                    Answers.requireList(page.hasInstanceImageMetadata(), "instanceImageMetadataSet");
                    page.instanceImageMetadata()
                            .forEach(one -> images.put(Answers.require(one.instanceId(), "instanceId"), image(one)));
                });
        return images;
    }

    private static Image image(InstanceImageMetadata one) {
        var metadata = Answers.require(one.imageMetadata(), "imageMetadata");
        return new Image(
                Answers.require(metadata.imageId(), "imageId"),
                metadata.name() == null ? "" : metadata.name(),
                Optional.ofNullable(metadata.creationDate()).map(InstanceImages::time));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException none) {
            throw new Answers.Incomplete("a creationDate that can be read: '" + text + "'");
        }
    }
}
