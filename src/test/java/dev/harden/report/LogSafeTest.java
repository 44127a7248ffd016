package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSafeTest {
    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '~', delimiter = '|', textBlock = """
            ::set-env name=x::y|<U+003A>:set-env name=x::y
              ::error::x|  <U+003A>:error::x
            arn:aws:iam::1:root|arn:aws:iam::1:root
            AWS::IAM::User|AWS::IAM::User
            a ##[error]b|a #<U+0023>[error]b
            ###[error]|##<U+0023>[error]
            ##vso[task]|#<U+0023>vso[task]
            # ## heading [x]|# ## heading [x]
            :x|:x
            #|#
            ##|##
            ##v|##v
            a:|a:
            """)
    void noLineIsACommand(String text, String safe) {
        assertThat(LogSafe.text(text)).isEqualTo(safe);
    }

    @Test
    void whateverATextHolds() {
        Random random = new Random(16);
        String alphabet = "::##[[ \nvsoa\t";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(14), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            String safe = LogSafe.text(text.toString());
            assertThat(safe).doesNotContain("##[", "##vso[");
            assertThat(safe.lines()).noneMatch(line -> line.strip().startsWith("::"));
            assertThat(safe.replace("<U+003A>", ":").replace("<U+0023>", "#")).isEqualTo(text.toString());
        }
    }
}
