package dev.harden.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.model.NetworkMap;
import dev.harden.model.NetworkMap.Kind;
import dev.harden.model.NetworkMap.Reached;
import dev.harden.model.NetworkMap.Subnet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final Reached THROUGH =
            new Reached("i-1", 2, "tcp 22", "", "accelerator ga > load balancer net/shop/1");

    private static Picture picture(Reached... reached) {
        Subnet subnet = new Subnet("subnet-1", "app", "eu-west-1a", Kind.PRIVATE, List.of(), 3, List.of(reached));
        return Picture.of(new NetworkMap(
                "eu-west-1", "vpc-1", List.of(subnet), List.of("igw-1"), List.of(), List.of(), List.of()));
    }

    @Test
    void saysWhatForwardsFromOutsideIn() {
        assertThat(picture(THROUGH).ways())
                .containsExactly("Internet → accelerator ga → load balancer net/shop/1 → i-1 (2 of them): tcp 22");
    }

    @Test
    void sameWaysAreSaidOnce() {
        assertThat(picture(THROUGH, THROUGH).ways()).hasSize(1);
    }

    @Test
    void whatComesToAnAddressOfItsOwnIsNoWayThroughAForwarder() {
        assertThat(picture(new Reached("i-1", 1, "tcp 22", "sg-1: tcp 22 from ::/0", ""))
                        .ways())
                .isEmpty();
    }
}
