package dev.harden.checks.config;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.LogBucket;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.s3.ClaimedOwner;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.config.model.DeliveryChannel;

/** Holds AWS Config to a bucket that another account owns. */
@CheckInfo(
        id = "config-delivery-other-account",
        title = "AWS Config delivers to a bucket of another account",
        fault = "AWS Config does not deliver to a bucket of another account",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        reads = {ClaimedOwner.class})
public final class ConfigDeliveryOtherAccount extends ChannelCheck {
    @Override
    public List<Option<?>> options() {
        return List.of(LogBucket.ARCHIVE);
    }

    @Override
    Verdict judge(DeliveryChannel channel, Scope scope, Facts facts) {
        Optional<String> archive = facts.option(LogBucket.ARCHIVE);
        if (archive.equals(Optional.of(scope.account().id()))) {
            return LogBucket.inTheArchive();
        }
        String bucket = channel.s3BucketName();
        LogBucket log = new LogBucket("delivery channel " + channel.name() + " writes to " + bucket, bucket, archive);
        Verdict verdict = facts.get(new ClaimedOwner(bucket, archive))
                .whose(
                        log::owned,
                        log::nobodys,
                        other -> log.anothers(other.account(), other.proof(), other.disowned()));
        return verdict.outcome().status() == Status.FAIL ? verdict.mendedBy(withoutChannel(scope, facts)) : verdict;
    }

    @Override
    Remedy withoutChannel(Scope scope, Facts facts) {
        return new ConfigMends(scope, facts)
                .moved(facts.option(LogBucket.ARCHIVE)
                        .map(id -> "the log archive " + id)
                        .orElse("another account"));
    }
}
