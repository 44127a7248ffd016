package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.ec2.SerialConsole;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.GetSerialConsoleAccessStatusResponse;

class InstanceSerialConsoleTest {
    private static final InstanceSerialConsole CHECK = new InstanceSerialConsole();

    @Test
    void passesWhenItIsOff() {
        assertThat(said(given(false, "account"), CHECK))
                .isEqualTo("PASS 111122223333: access to the serial console is off");
    }

    @Test
    void failsWhenItIsOn() {
        assertThat(said(given(true, "account"), CHECK))
                .isEqualTo("FAIL 111122223333: access to the serial console is on");
        assertThat(given(true, "account").commands(CHECK, REGION))
                .containsExactly("aws ec2 disable-serial-console-access --region eu-west-1");
    }

    @Test
    void saysWhenTheOrganizationSetsIt() {
        assertThat(said(given(false, "declarative-policy"), CHECK)).endsWith("off, by a declarative policy");
        assertThat(said(given(true, "declarative-policy"), CHECK)).endsWith("on, by a declarative policy");
        assertThat(given(true, "declarative-policy").remedies(CHECK, REGION))
                .containsExactly(
                        Remedy.none(NoCommand.Why.OTHER_ACCOUNT, "the organization sets it by a declarative policy"));
    }

    @Test
    void isUnknownWhenItIsRefused() {
        assertThat(said(Given.facts().refused(new SerialConsole(REGION)), CHECK))
                .startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }

    private static Given given(boolean on, String by) {
        return Given.facts()
                .fact(
                        new SerialConsole(REGION),
                        GetSerialConsoleAccessStatusResponse.builder()
                                .serialConsoleAccessEnabled(on)
                                .managedBy(by)
                                .build());
    }
}
