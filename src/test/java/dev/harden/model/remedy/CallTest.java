package dev.harden.model.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.model.Visible;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
    /** A name that turns the line around, one that rings, one of two lines, one of a private plane, and one of AWS's. */
    private static final List<String> NAMES = List.of(
            "me\u202etxt.exe", "a\u0007b", "one\ntwo\n", "\udb80\udc00", "'$(id)'\u200b", "C:\\u202e\u0085", "plain");

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void aCommandIsExactAlsoWhereNobodySeesACharacter(String shell) throws IOException, InterruptedException {
        for (String name : NAMES) {
            String command = Call.of("iam", "DeleteUser", "us-east-1", "UserName", name, "Tags", List.of(name))
                    .command();
            assertThat(Visible.text(command)).as("shown as it is").isEqualTo(command);
            List<String> words = words(shell, command);
            Map<?, ?> json = new ObjectMapper().readValue(words.get(words.size() - 1), Map.class);
            assertThat(json.get("Tags")).isEqualTo(List.of(name));
            int option = words.indexOf("--user-name");
            assertThat(option < 0 ? json.get("UserName") : words.get(option + 1))
                    .isEqualTo(name);
        }
    }

    @Test
    void whatIsKnownOnlyThenIsLookedForRightBefore() throws IOException, InterruptedException {
        Call read = Call.of("ec2", "DescribeFlowLogs", "eu-west-1");
        Call call = Call.of("ec2", "DeleteFlowLogs", "eu-west-1", "FlowLogIds", List.of("<FLOW_LOG_ID>"))
                .finding("FLOW_LOG_ID", read, "FlowLogs[?To=='<TO>'] | [0].FlowLogId");
        assertThat(call.replacing(Map.of("<TO>", "it's")).command("call"))
                .isEqualTo("call ec2 delete-flow-logs --region eu-west-1 --flow-log-ids \"$(call ec2 describe-flow-logs"
                        + " --region eu-west-1 --query 'FlowLogs[?To=='\\''it'\\''s'\\''] | [0].FlowLogId' --output"
                        + " text)\"");
        assertThat(words("sh", call.command()).get(5)).contains("describe-flow-logs");
    }

    private static List<String> words(String shell, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(shell).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(("aws() { printf '%s\\0' \"$@\"; }; " + command + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        List<String> words = List.of(out.split("\0", -1));
        return words.subList(0, words.size() - 1);
    }
}
