package dev.harden.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    @Test
    void eachAccountIsInJustOnePart() {
        List<String> accounts = IntStream.range(0, 997)
                .mapToObj(i -> "%012d".formatted(111_122_223_333L + 7919L * i))
                .toList();
        for (int of : List.of(1, 2, 4, 7, 64)) {
            for (String account : accounts) {
                assertThat(IntStream.rangeClosed(1, of)
                                .filter(number -> new Shard(number, of).takes(account))
                                .count())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void partsAreOfMuchTheSameSize() {
        long taken = IntStream.range(0, 1000)
                .mapToObj(i -> "%012d".formatted(100_000_000_000L + 104_729L * i))
                .filter(new Shard(3, 4)::takes)
                .count();
        assertThat(taken).isBetween(200L, 300L);
    }

    @Test
    void readsWhatItWrites() {
        assertThat(Shard.parse("2/4")).isEqualTo(new Shard(2, 4)).hasToString("2/4");
        assertThat(Shard.WHOLE.takes("000000000000")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0/4", "5/4", "1/0", "-1/4", "1/4/2", "a/b", "1/99999", "999999/9999999", " 1/4"})
    void refusesWhatIsNoPart(String text) {
        assertThatThrownBy(() -> Shard.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
