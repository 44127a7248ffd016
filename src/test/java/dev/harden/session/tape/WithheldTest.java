package dev.harden.session.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WithheldTest {
    @Test
    void noRecordingHoldsTheUserDataOfALaunchTemplate() {
        assertThat(
                        from(
                                "<item><imageId>ami-1</imageId><userData>c2VjcmV0</userData></item><item><userData>QQ==</userData>"))
                .isEqualTo(
                        "<item><imageId>ami-1</imageId><userData>xxxxxxxx</userData></item><item><userData>xxxx</userData>");
        assertThat(from("<userData/><userData></userData>")).isEqualTo("<userData/><userData></userData>");
    }

    @Test
    void leavesEverythingElseAsItIs() {
        byte[] body = {0, (byte) 0xff, (byte) 0xc3, (byte) 0xa9, '<', 'u', '>'};
        assertThat(Withheld.from(body)).isSameAs(body);
        assertThat(from("é<userData>QQ==</userData>")).isEqualTo("é<userData>xxxx</userData>");
    }

    private static String from(String body) {
        return new String(Withheld.from(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
