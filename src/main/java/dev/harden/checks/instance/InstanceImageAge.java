package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.Option;
import dev.harden.facts.ec2.InstanceImages;
import dev.harden.facts.ssm.PatchState;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.model.InstancePatchState;

/** Holds each instance to a young image, as those who replace instances have, or to being patched in its place. */
@CheckInfo(
        id = "instance-image-age",
        title = "Instances run from a recent AMI, or are patched",
        fault = "Instance runs from an old AMI and is not patched",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no EC2 instance that runs from an image",
        reads = {InstanceImages.class, Now.class, PatchState.class})
@WithoutCommand(
        why = NoCommand.Why.REBUILD,
        text = "the instance has to be launched anew from a young image, or be patched where it is")
public final class InstanceImageAge extends InstanceCheck {
    private static final Option<Integer> DAYS =
            Option.number("instance-image-age.days", 90, 1, 3650, "How old the image of an instance may be, in days.");

    @Override
    public List<Option<?>> options() {
        return List.of(DAYS, Patching.DAYS);
    }

    /** What makes an instance's image good enough, the cheapest to ask first. */
    private enum Way {
        YOUNG,
        PATCHED
    }

    @Override
    Verdict judge(Instance instance, String region, Facts facts) {
        String id = instance.instanceId();
        Optional<Way> way = facts.first(List.of(Way.values()), one -> switch (one) {
            case YOUNG -> age(id, region, facts).toDays() < facts.option(DAYS);
            case PATCHED -> lacks(id, region, facts).isEmpty();
        });
        String image = "image " + instance.imageId();
        if (way.equals(Optional.of(Way.PATCHED))) {
            return Verdict.pass("the instance is patched, however old %s is", image);
        }
        String old = image + " is " + age(id, region, facts).toDays() + " days old";
        return way.isPresent()
                ? Verdict.pass("%s", old)
                : Verdict.fail(
                        "%s, and the instance is not patched: %s", old, String.join(", ", lacks(id, region, facts)));
    }

    private static Duration age(String id, String region, Facts facts) {
        InstanceImages.Image image =
                Answers.require(facts.get(new InstanceImages(region)).get(id), "the image of " + id);
        Instant created = image.created()
                .orElseThrow(() ->
                        FactUnavailable.notVisibleFromHere("AWS does not show how old image " + image.id() + " is"));
        return Duration.between(created, facts.get(new Now()));
    }

    private static List<String> lacks(String id, String region, Facts facts) {
        Optional<InstancePatchState> state = facts.get(new PatchState(region, id));
        return state.map(one -> Patching.lacks(one, facts.option(Patching.DAYS), facts.get(new Now())))
                .orElse(List.of("Patch Manager never scanned the instance"));
    }
}
