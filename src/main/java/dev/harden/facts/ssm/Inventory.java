package dev.harden.facts.ssm;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ListInventoryEntriesResponse;

/**
 * Gives the applications that Systems Manager Inventory found on an instance; absent where it collects none. That
 * something is installed does not say that it runs.
 *
 * @param region the region's code
 * @param instance the instance's id
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListInventoryEntries.html">ListInventoryEntries</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/inventory-schema.html">Metadata collected by
 *     inventory</a>
 */
@Needs("ssm:ListInventoryEntries")
public record Inventory(String region, String instance) implements Fact<Optional<Inventory.Applications>> {
    /**
     * Is what was found.
     *
     * @param captured when
     * @param names the names of the applications
     */
    public record Applications(Instant captured, List<String> names) {
        public Applications {
            names = List.copyOf(names);
        }
    }

    @Override
    public Optional<Applications> load(Aws aws) {
        SsmClient ssm = aws.client(SsmClient.class, SsmClient::builder, region);
        return Answers.absentWhen(() -> read(ssm), "InvalidInstanceId").flatMap(found -> found);
    }

    private Optional<Applications> read(SsmClient ssm) {
        List<String> names = new ArrayList<>();
        String captured = null;
        String token = null;
        do {
            String next = token;
            ListInventoryEntriesResponse page = ssm.listInventoryEntries(request -> request.instanceId(instance)
                    .typeName("AWS:Application")
                    .maxResults(50)
                    .nextToken(next));
            Answers.requireList(page.hasEntries(), "Entries");
            page.entries().forEach(entry -> names.add(Answers.require(entry.get("Name"), "Name")));
            captured = page.captureTime() == null || page.captureTime().isEmpty() ? captured : page.captureTime();
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return names.isEmpty() ? Optional.empty() : Optional.of(new Applications(time(captured), names));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(Answers.require(text, "CaptureTime"));
        } catch (DateTimeParseException none) {
            throw new Answers.Incomplete("a CaptureTime that can be read: '" + text + "'");
        }
    }
}
