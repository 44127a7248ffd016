package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyDocumentsTest {
    @Test
    void allowsTheActionsAndNothingElse() throws JsonProcessingException {
        List<String> documents = PolicyDocuments.of(List.of("iam:ListUsers", "s3:ListBucket"));
        assertThat(documents).hasSize(1);
        JsonNode statement = new ObjectMapper().readTree(documents.get(0)).at("/Statement/0");
        assertThat(statement.get("Effect").asText()).isEqualTo("Allow");
        assertThat(statement.get("Action").toString()).isEqualTo("[\"iam:ListUsers\",\"s3:ListBucket\"]");
    }

    @Test
    void splitsWhatIsLargerThanAManagedPolicyMayBe() throws JsonProcessingException {
        List<String> actions = IntStream.range(1000, 2000)
                .mapToObj(number -> "service:SomeOperation" + number)
                .toList();
        List<String> seen = new ArrayList<>();
        List<String> documents = PolicyDocuments.of(actions);
        for (String document : documents) {
            assertThat(document.replaceAll("\\s", "")).hasSizeLessThanOrEqualTo(PolicyDocuments.LIMIT);
            new ObjectMapper()
                    .readTree(document)
                    .at("/Statement/0/Action")
                    .forEach(action -> seen.add(action.asText()));
        }
        assertThat(documents).hasSizeGreaterThan(1);
        assertThat(seen).isEqualTo(actions);
    }
}
