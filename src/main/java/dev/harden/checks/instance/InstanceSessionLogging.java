package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.s3.BucketHead;
import dev.harden.facts.ssm.SessionPreferences;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import java.util.List;
import java.util.Optional;

/** Holds each region's Session Manager to writing down what sessions show, in a place that is there. */
@CheckInfo(
        id = "instance-session-logging",
        title = "Session Manager logs sessions to S3 or CloudWatch Logs",
        fault = "Session Manager sessions are not logged",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        reads = {BucketHead.class, LogGroup.class, SessionPreferences.class})
@WithoutCommand(why = NoCommand.Why.VALUE, text = "a bucket or log group has to be named that sessions go to")
public final class InstanceSessionLogging implements ScopeCheck {
    /** Where sessions may be logged to. */
    private enum Place {
        BUCKET("bucket") {
            @Override
            String name(SessionPreferences.Logging logging) {
                return logging.bucket();
            }

            @Override
            boolean isThere(String name, String region, Facts facts) {
                return facts.get(BucketHead.of(name)).answer() != BucketHead.Answer.NONE;
            }
        },
        LOG_GROUP("log group") {
            @Override
            String name(SessionPreferences.Logging logging) {
                return logging.logGroup();
            }

            @Override
            boolean isThere(String name, String region, Facts facts) {
                return facts.get(new LogGroup(region, name)).isPresent();
            }
        };

        private final String word;

        Place(String word) {
            this.word = word;
        }

        abstract String name(SessionPreferences.Logging logging);

        abstract boolean isThere(String name, String region, Facts facts);

        String text(SessionPreferences.Logging logging) {
            return word + " " + name(logging);
        }
    }

    @Override
    public Verdict judge(Scope scope, Facts facts) {
        Optional<SessionPreferences.Logging> set = facts.get(new SessionPreferences(scope.region()));
        if (set.isEmpty()) {
            return Verdict.fail("the preferences of Session Manager were never set, so sessions are not logged");
        }
        SessionPreferences.Logging logging = set.get();
        List<Place> named = List.of(Place.values()).stream()
                .filter(place -> !place.name(logging).isEmpty())
                .toList();
        if (named.isEmpty()) {
            return Verdict.fail("%s names neither a bucket nor a log group", SessionPreferences.DOCUMENT);
        }
        Optional<Place> there = facts.first(named, place -> place.isThere(place.name(logging), scope.region(), facts));
        return there.map(place -> Verdict.pass(
                        "sessions go to %s; those of other documents, of ports and of SSH are never logged",
                        place.text(logging)))
                .orElseGet(() -> Verdict.fail(
                        "sessions go to what does not exist: %s",
                        String.join(
                                " and ",
                                named.stream().map(place -> place.text(logging)).toList())));
    }
}
