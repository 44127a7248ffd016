package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.Mended;
import dev.harden.facts.iam.Profile;
import dev.harden.facts.ssm.Setting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;

class InstanceProfileTest {
    private static final dev.harden.checks.instance.InstanceProfile CHECK =
            new dev.harden.checks.instance.InstanceProfile();
    private static final Setting HOST_MANAGEMENT = new Setting(REGION, Setting.HOST_MANAGEMENT_ROLE);

    @Test
    void passesWhenItsProfileHasARole() {
        assertThat(said(profiled().fact(new Profile("app"), profile("AIPA1", "shop")), CHECK))
                .isEqualTo("PASS i-1: instance profile app has role shop");
    }

    @Test
    void failsWithoutAProfileAlsoWhereDefaultHostManagementServesSystemsManager() {
        assertThat(said(GivenInstances.one().facts().fact(HOST_MANAGEMENT, "Hosts"), CHECK))
                .isEqualTo(
                        "FAIL i-1: the instance has no instance profile, and Default Host Management gives it role Hosts");
        assertThat(said(GivenInstances.one().facts().refused(HOST_MANAGEMENT), CHECK))
                .isEqualTo("FAIL i-1: the instance has no instance profile");
        assertThat(GivenInstances.one().facts().refused(HOST_MANAGEMENT).commands(CHECK, REGION))
                .containsExactly("aws ec2 associate-iam-instance-profile --region eu-west-1 --instance-id i-1"
                        + " --cli-input-json '{\"IamInstanceProfile\":{\"Name\":\"<PROFILE>\"}}'");
        assertThat(Mended.judged(GivenInstances.one().facts().refused(HOST_MANAGEMENT), CHECK, REGION))
                .containsExactly("PASS i-1: instance profile <PROFILE> has role <ROLE>");
    }

    @Test
    void failsWhenTheRoleIsGone() {
        assertThat(said(profiled().fact(new Profile("app"), profile("AIPA1")), CHECK))
                .isEqualTo("FAIL i-1: instance profile app has no role, so it grants nothing");
        assertThat(profiled().fact(new Profile("app"), profile("AIPA1")).commands(CHECK, REGION))
                .containsExactly("aws iam add-role-to-instance-profile --region eu-west-1 --instance-profile-name app"
                        + " --role-name '<ROLE>'");
        assertThat(Mended.judged(profiled().fact(new Profile("app"), profile("AIPA1")), CHECK, REGION))
                .containsExactly("PASS i-1: instance profile app has role <ROLE>");
    }

    @Test
    void failsWhenTheProfileIsGoneAlsoWhenAnotherTookItsName() {
        assertThat(said(profiled().fact(new Profile("app"), Optional.empty()), CHECK))
                .isEqualTo("FAIL i-1: instance profile app was deleted");
        assertThat(said(profiled().fact(new Profile("app"), profile("AIPA2", "shop")), CHECK))
                .isEqualTo("FAIL i-1: instance profile app was deleted; another has the name now");
    }

    @Test
    void judgesStoppedInstancesToo() {
        assertThat(said(GivenInstances.in("stopped").facts().refused(HOST_MANAGEMENT), CHECK))
                .startsWith("FAIL i-1");
    }

    @Test
    void isUnknownWhenTheProfileIsRefused() {
        assertThat(said(profiled().refused(new Profile("app")), CHECK)).startsWith("UNKNOWN i-1: ACCESS_DENIED");
    }

    private static Given profiled() {
        return GivenInstances.one(instance -> instance.iamInstanceProfile(
                        profile -> profile.arn("arn:aws:iam::111122223333:instance-profile/shop/app")
                                .id("AIPA1")))
                .facts();
    }

    private static Optional<InstanceProfile> profile(String id, String... roles) {
        return Optional.of(InstanceProfile.builder()
                .instanceProfileId(id)
                .roles(java.util.Arrays.stream(roles)
                        .map(name -> Role.builder().roleName(name).build())
                        .toList())
                .build());
    }
}
