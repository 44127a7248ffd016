package dev.harden.facts.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.model.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what an alarm is tried with.
 *
 * @param must what has to raise it
 * @param mustNot what is harmless, and everyday: who rings for it is not listened to
 * @param worth what would be worth an alarm too, and is only said
 */
public record Samples(List<Sample> must, List<Sample> mustNot, List<Sample> worth) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNT = "111122223333";

    public Samples {
        must = List.copyOf(must);
        mustNot = List.copyOf(mustNot);
        worth = List.copyOf(worth);
    }

    /** Tells whether the alarm is about the calls of any service, and not of one. */
    boolean spansServices() {
        return must.stream()
                        .filter(sample -> !sample.isSignIn())
                        .map(Sample::source)
                        .distinct()
                        .count()
                > 1;
    }

    /** Reads the samples of a check, as events of an account. */
    static Samples of(String check, Account account) {
        try (InputStream file = Samples.class.getResourceAsStream(check + ".json")) {
            if (file == null) {
                throw new IllegalStateException("no sample events for " + check);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(ACCOUNT, account.id())
                    .replace("arn:aws:", "arn:" + account.partition() + ":");
            JsonNode all = JSON.readTree(text);
            List<Sample> worth = new ArrayList<>(read(all.path("should")));
            worth.addAll(read(all.path("extended")));
            return new Samples(read(all.path("must")), read(all.path("must_not")), worth);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Sample> read(JsonNode records) {
        List<Sample> samples = new ArrayList<>();
        records.forEach(record -> samples.add(Sample.of(record)));
        return samples;
    }
}
