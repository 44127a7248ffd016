package dev.harden.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.model.NetworkMap;
import dev.harden.model.NetworkMap.Kind;
import dev.harden.model.NetworkMap.Reached;
import dev.harden.model.NetworkMap.Subnet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static Picture picture(Reached... reached) {
        Subnet subnet = new Subnet("subnet-1", "app", "eu-west-1a", Kind.PRIVATE, List.of(), 3, List.of(reached));
        return Picture.of(new NetworkMap(
                "eu-west-1", "vpc-1", List.of(subnet), List.of("igw-1"), List.of(), List.of(), List.of()));
    }

    private static Reached through(String traffic, String what, String through) {
        return new Reached(what, 1, traffic, "", through);
    }

    @Test
    void drawsEachForwarderOnceWithThePortsThatItTakes() {
        Lane lane = picture(
                        through("tcp 22", "i-1", "load balancer net/shop/1 on tcp 443"),
                        through("tcp 8080", "i-1", "accelerator ga > load balancer net/shop/1 on tcp 80"))
                .lane()
                .orElseThrow();
        assertThat(lane.nodes())
                .extracting(Lane.Node::name)
                .containsExactly("Internet", "accelerator ga", "load balancer net/shop/1");
        assertThat(lane.nodes().get(2).rows()).extracting(Lane.Row::takes).containsExactly("tcp 443", "tcp 80");
        assertThat(lane.lines())
                .extracting(Lane.Line::means)
                .containsExactly(
                        "Internet → load balancer net/shop/1 on tcp 443",
                        "load balancer net/shop/1 on tcp 443 → tcp 22 of i-1",
                        "Internet → accelerator ga",
                        "accelerator ga → load balancer net/shop/1 on tcp 80",
                        "load balancer net/shop/1 on tcp 80 → tcp 8080 of i-1");
    }

    @Test
    void linesEndAtTheLineOfWhatIsReached() {
        Picture picture = picture(through("tcp 22", "i-1", "accelerator ga"), through("tcp 80", "i-2", ""));
        Picture.Box box = picture.columns().get(0).boxes().get(0);
        assertThat(picture.lane().orElseThrow().lines().stream()
                        .filter(line -> line.x() >= picture.columns().get(0).x())
                        .map(Lane.Line::y))
                .containsExactly(box.lineAt(0) - 4, box.lineAt(1) - 4);
        assertThat(picture.height()).isGreaterThan(picture.lane().orElseThrow().height());
    }

    @Test
    void aNameIsNoPort() {
        assertThat(picture(through("tcp 22", "i-1", "accelerator shop on fire"))
                        .lane()
                        .orElseThrow()
                        .nodes())
                .extracting(Lane.Node::name)
                .containsExactly("Internet", "accelerator shop on fire");
    }

    @Test
    void whereNothingIsReachedThereIsNone() {
        assertThat(picture().lane()).isEmpty();
        assertThat(picture().left()).isZero();
    }

    @Test
    void whatHasNoLineOfItsOwnLeadsToTheLast() {
        Reached[] many = new Reached[9];
        for (int i = 0; i < many.length; i++) {
            many[i] = through("tcp " + i, "i-" + i, "accelerator ga");
        }
        Picture picture = picture(many);
        Picture.Box box = picture.columns().get(0).boxes().get(0);
        assertThat(picture.lane().orElseThrow().lines()).hasSize(10);
        assertThat(picture.lane().orElseThrow().lines().get(9).y()).isEqualTo(box.lineAt(5) - 4);
    }
}
