package dev.harden.checks.root;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.VirtualMfaDevices;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

class RootHardwareMfaTest {
    @Test
    void passesWhenNoVirtualDeviceIsRoots() {
        Given given = GivenRoot.summary()
                .fact(new VirtualMfaDevices(), List.of(device("arn:aws:iam::111122223333:user/groot", "groot")));
        assertThat(given.judge(new RootHardwareMfa()).get(0)).startsWith("PASS").contains("not virtual");
    }

    @Test
    void failsWhenAVirtualDeviceIsRootsWhateverItsName() {
        Given given = GivenRoot.summary()
                .fact(new VirtualMfaDevices(), List.of(device("arn:aws:iam::111122223333:root", "phone")));
        assertThat(given.judge(new RootHardwareMfa()).get(0)).startsWith("FAIL");
    }

    @Test
    void aNameAloneIsNoProof() {
        VirtualMFADevice hint = VirtualMFADevice.builder()
                .serialNumber("arn:aws:iam::111122223333:mfa/root-account-mfa-device")
                .build();
        assertThat(GivenRoot.summary()
                        .fact(new VirtualMfaDevices(), List.of(hint))
                        .judge(new RootHardwareMfa())
                        .get(0))
                .startsWith("UNKNOWN")
                .contains("NOT_SETTLED");
    }

    @Test
    void failsWithoutMfaAndPassesWithoutCredentialsWhateverTheDevices() {
        assertThat(GivenRoot.summary("AccountMFAEnabled", 0)
                        .judge(new RootHardwareMfa())
                        .get(0))
                .startsWith("FAIL");
        assertThat(GivenRoot.centrallyRemoved().judge(new RootHardwareMfa()).get(0))
                .startsWith("PASS");
    }

    @Test
    void isUnknownWhenTheDevicesAreRefused() {
        assertThat(GivenRoot.summary()
                        .refused(new VirtualMfaDevices())
                        .judge(new RootHardwareMfa())
                        .get(0))
                .startsWith("UNKNOWN");
    }

    private static VirtualMFADevice device(String owner, String name) {
        return VirtualMFADevice.builder()
                .serialNumber("arn:aws:iam::111122223333:mfa/" + name)
                .user(user -> user.arn(owner))
                .build();
    }
}
