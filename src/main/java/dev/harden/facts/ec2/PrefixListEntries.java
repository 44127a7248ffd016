package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.network.Block;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Gives the ranges of a prefix list, one of AWS or of a customer.
 *
 * @param region the region's code
 * @param id the list's id
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListEntries.html">GetManagedPrefixListEntries</a>
 */
@Needs("ec2:GetManagedPrefixListEntries")
public record PrefixListEntries(String region, String id) implements Fact<List<Block>> {
    @Override
    public List<Block> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        List<Block> entries = new ArrayList<>();
        ec2.getManagedPrefixListEntriesPaginator(request -> request.prefixListId(id))
                .forEach(page -> {
                    Answers.requireList(page.hasEntries(), "entrySet");
                    page.entries().forEach(entry -> entries.add(Read.block(entry.cidr(), "cidr")));
                });
        return List.copyOf(entries);
    }
}
