package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.LogScope;
import software.amazon.awssdk.services.wafv2.model.LoggingConfiguration;

/**
 * Tells where a web ACL logs what requests it sees; absent when it does not.
 *
 * @param acl which
 * @param scope who manages the logging
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_GetLoggingConfiguration.html">
 *     GetLoggingConfiguration</a>
 */
@Needs("wafv2:GetLoggingConfiguration")
public record WebAclLogging(WafItem acl, LogScope scope) implements Fact<Optional<LoggingConfiguration>> {
    @Override
    public Optional<LoggingConfiguration> load(Aws aws) {
        Wafv2Client client = aws.client(Wafv2Client.class, Wafv2Client::builder, acl.region());
        return Answers.absentWhen(
                        () -> client.getLoggingConfiguration(
                                request -> request.resourceArn(acl.arn()).logScope(scope)),
                        "WAFNonexistentItemException")
                .map(answer -> Answers.require(answer.loggingConfiguration(), "LoggingConfiguration"));
    }
}
