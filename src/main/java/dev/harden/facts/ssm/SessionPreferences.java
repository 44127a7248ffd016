package dev.harden.facts.ssm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;

/**
 * Tells where Session Manager writes what sessions show; absent where nobody ever set its preferences.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetDocument.html">GetDocument</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html">Session document
 *     schema</a>
 */
@Needs("ssm:GetDocument")
public record SessionPreferences(String region) implements Fact<Optional<SessionPreferences.Logging>> {
    public static final String DOCUMENT = "SSM-SessionManagerRunShell";
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Is where sessions are logged to.
     *
     * @param bucket a bucket of S3; may be empty
     * @param logGroup a log group of CloudWatch Logs; may be empty
     */
    public record Logging(String bucket, String logGroup) {}

    @Override
    public Optional<Logging> load(Aws aws) {
        SsmClient ssm = aws.client(SsmClient.class, SsmClient::builder, region);
        return Answers.absentWhen(
                        () -> ssm.getDocument(request -> request.name(DOCUMENT).documentFormat(DocumentFormat.JSON)),
                        "InvalidDocument")
                .map(document -> read(Answers.require(document.content(), "Content")));
    }

    private static Logging read(String content) {
        try {
            JsonNode inputs = JSON.readTree(content).path("inputs");
            return new Logging(
                    inputs.path("s3BucketName").asText("").strip(),
                    inputs.path("cloudWatchLogGroupName").asText("").strip());
        } catch (JsonProcessingException none) {
            throw new Answers.Incomplete("a Content of " + DOCUMENT + " that can be read");
        }
    }
}
