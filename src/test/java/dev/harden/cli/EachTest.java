package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EachTest {
    @Test
    void whatFailsCostsItselfAlone() {
        List<String> done = new ArrayList<>();
        OutOfMemoryError memory = new OutOfMemoryError("Java heap space");
        IOException full = new IOException("disk full");
        Each each = new Each();
        each.attempt(() -> done.add("one"));
        each.attempt(() -> {
            throw memory;
        });
        each.attempt(() -> done.add("two"));
        each.attempt(() -> {
            throw full;
        });
        each.attempt(() -> done.add("three"));
        assertThat(done).containsExactly("one", "two", "three");
        assertThatThrownBy(each::orThrow).isSameAs(memory).hasSuppressedException(full);
    }

    @Test
    void whereNothingFailsNothingIsThrown() {
        Each each = new Each();
        each.attempt(() -> {});
        assertThatCode(each::orThrow).doesNotThrowAnyException();
    }
}
