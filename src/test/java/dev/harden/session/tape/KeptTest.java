package dev.harden.session.tape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.cli.AllChecks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeptTest {
    @Test
    void theListHoldsJustWhatTheCodeReads() throws IOException {
        assertThat(Files.readString(KeptList.FILE))
                .as("./dev kept writes it again")
                .isEqualTo(KeptList.make());
    }

    @Test
    void itHasAllOperationsOfTheChecks() {
        Set<String> listed = KeptList.make()
                .lines()
                .filter(line -> line.startsWith("operation "))
                .map(line -> line.split(" ")[1])
                .map(name -> name.replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(AllChecks.registry().checks().stream()
                        .flatMap(check -> check.operations().stream())
                        .map(operation ->
                                operation.name().replaceFirst(".*:", "").toLowerCase(Locale.ROOT)))
                .hasSizeGreaterThan(100)
                .allMatch(listed::contains);
    }

    @Test
    void eachGetterThatTheCodeCallsIsOneOfAMember() {
        assertThat(KeptList.strange()).isEmpty();
    }

    @Test
    void keepsTheAttributesOfQueuesWhoseModelIsThatOfXmlAndWhoseAnswersAreJson() throws IOException {
        String answer = "{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:us-east-1:111122223333:findings\"},\"Other\":1}";
        byte[] kept = KeptJson.of(
                answer.getBytes(StandardCharsets.UTF_8),
                Kept.of("sqs.GetQueueAttributes").orElseThrow());
        assertThat(new String(kept, StandardCharsets.UTF_8))
                .isEqualTo("{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:us-east-1:111122223333:findings\"}}");
    }
}
