package dev.harden.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static AddressSet set(String... ranges) {
        return AddressSet.of(List.of(ranges).stream().map(Block::parse).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0/0", "10.1.2.0/24", "255.255.255.255/32", "::/0", "2001:db8::/32", "fe80::/10", "::1/128"
            })
    void readsAndWritesRanges(String text) {
        assertThat(Block.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.1/16",
                "010.0.0.0/8",
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "::/129",
                "*",
                "1-2.0.0.0/8",
                "localhost/8",
                "0x0a000000/8",
                "10.0.0.0/8 ",
                "fe80::1%eth0/64",
                "10.0.0.0/255.0.0.0"
            })
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> Block.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cutsWhatIsBehindThePrefix() {
        assertThat(Block.parse("100.68.0.18/18")).hasToString("100.68.0.0/18");
        assertThat(Block.parse("2001:db8::1/64")).hasToString("2001:db8::/64");
    }

    @Test
    void countsAddresses() {
        assertThat(set("0.0.0.0/0").v4().size()).isEqualTo(BigInteger.ONE.shiftLeft(32));
        assertThat(set("::/0").v6().size()).isEqualTo(BigInteger.ONE.shiftLeft(128));
        assertThat(set("::/1", "8000::/1")).isEqualTo(set("::/0"));
        assertThat(set("10.0.0.0/24", "10.0.1.0/24")).isEqualTo(set("10.0.0.0/23"));
        assertThat(set("::/0").minus(set("ffff::/16")).contains(Address.parse("ffff::1")))
                .isFalse();
    }

    @Test
    void openIsWiderThanThePublicPartOfAnEighthOrASixteenth() {
        assertThat(set("0.0.0.0/0").isOpen()).isTrue();
        assertThat(set("::/0").isOpen()).isTrue();
        assertThat(set("2000::/3").isOpen()).isTrue();
        assertThat(set("0.0.0.0/1").isOpen()).isTrue();
        assertThat(set("0.0.0.0/1", "128.0.0.0/1").isOpen()).isTrue();
        assertThat(set("3.0.0.0/8").isOpen()).isFalse();
        assertThat(set("3.0.0.0/8", "4.0.0.0/32").isOpen()).isTrue();
        assertThat(set("2600::/16").isOpen()).isFalse();
        assertThat(set("2600::/15").isOpen()).isTrue();
        assertThat(set("10.0.0.0/7").isOpen()).isFalse(); // half of it is private
        assertThat(set("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
                        .isOpen())
                .isFalse();
        assertThat(set("224.0.0.0/3").isOpen()).isFalse();
        assertThat(AddressSet.ALL
                        .minus(set("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
                        .isOpen())
                .isTrue();
        List<Block> scattered = IntStream.range(0, 200)
                .mapToObj(i -> Block.parse((i < 9 ? i + 1 : i + 2) + ".0.0.0/8"))
                .toList();
        assertThat(AddressSet.of(scattered).isOpen()).isTrue();
    }

    @Test
    void readsProtocolsAndPortsAsRulesHaveThem() {
        assertThat(Traffic.of("-1", null, null)).isEqualTo(Traffic.ALL).hasToString("all traffic");
        assertThat(Traffic.of("-1", 22, 22)).isEqualTo(Traffic.ALL);
        assertThat(Traffic.of("tcp", 20, 443))
                .isEqualTo(Traffic.of("6", 20, 443))
                .hasToString("tcp 20-443");
        assertThat(Traffic.of("udp", 53, 53)).hasToString("udp 53");
        assertThat(Traffic.of("icmp", -1, -1)).hasToString("icmp");
        assertThat(Traffic.of("1", 8, -1)).hasToString("icmp type 8");
        assertThat(Traffic.of("58", 128, 0)).hasToString("icmpv6 type 128 code 0");
        assertThat(Traffic.of("50", 22, 22)).hasToString("protocol 50");
        assertThat(Traffic.of("tcp", null, null)).hasToString("tcp 0-65535");
        assertThatThrownBy(() -> Traffic.of("tcp", 443, 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Traffic.of("tcp", 1, 70000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Traffic.of("rdp", 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Traffic.of("256", 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
