package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.ec2.InstanceImages;
import dev.harden.facts.ssm.PatchState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceImageAgeTest {
    private static final InstanceImageAge CHECK = new InstanceImageAge();
    private static final InstanceImages IMAGES = new InstanceImages(REGION);
    private static final PatchState STATE = new PatchState(REGION, "i-1");

    @Test
    void passesWhenItsImageIsYoung() {
        assertThat(said(days(89), CHECK)).isEqualTo("PASS i-1: image ami-1 is 89 days old");
    }

    @Test
    void failsWhenItsImageIsOldAndTheInstanceIsNotPatched() {
        assertThat(said(days(90).fact(STATE, Optional.empty()), CHECK))
                .isEqualTo(
                        "FAIL i-1: image ami-1 is 90 days old, and the instance is not patched: Patch Manager never scanned the instance");
        Given missing = days(400).fact(STATE, Optional.of(InstancePatchedTest.state(state -> state.missingCount(2))));
        assertThat(said(missing, CHECK))
                .isEqualTo("FAIL i-1: image ami-1 is 400 days old, and the instance is not patched: 2 missing");
    }

    @Test
    void passesWhenAnInstanceOfAnOldImageIsPatched() {
        Given patched = days(400).fact(STATE, Optional.of(InstancePatchedTest.state(state -> {})));
        assertThat(said(patched, CHECK)).isEqualTo("PASS i-1: the instance is patched, however old image ami-1 is");
        assertThat(said(patched.refused(IMAGES), CHECK))
                .as("certain all the same")
                .startsWith("PASS");
    }

    @Test
    void takesTheDaysFromTheOption() {
        assertThat(said(days(90).option("instance-image-age.days", 91), CHECK)).startsWith("PASS");
    }

    @Test
    void isUnknownWhenNothingTellsTheAge() {
        Given hidden = given(Map.of("i-1", new InstanceImages.Image("ami-1", "", Optional.empty())))
                .fact(STATE, Optional.empty());
        assertThat(said(hidden, CHECK)).startsWith("UNKNOWN i-1: NOT_VISIBLE_FROM_HERE");
        assertThat(said(given(Map.of()).fact(STATE, Optional.empty()), CHECK))
                .isEqualTo("UNKNOWN i-1: ERROR AWS answered without the image of i-1");
    }

    @Test
    void isUnknownWhenTheImagesOrThePatchesOfAnOldOneAreRefused() {
        assertThat(said(days(400).refused(STATE), CHECK)).startsWith("UNKNOWN i-1: ACCESS_DENIED");
        assertThat(said(days(4).fact(STATE, Optional.empty()).refused(IMAGES), CHECK))
                .startsWith("UNKNOWN i-1: ACCESS_DENIED");
    }

    private static Given days(int days) {
        return given(Map.of(
                "i-1", new InstanceImages.Image("ami-1", "base", Optional.of(Given.NOW.minus(Duration.ofDays(days))))));
    }

    private static Given given(Map<String, InstanceImages.Image> images) {
        return GivenInstances.one().facts().fact(IMAGES, images);
    }
}
