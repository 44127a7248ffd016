package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import java.util.List;
import software.amazon.awssdk.services.wafv2.Wafv2Client;

/**
 * Gives the addresses of an IP set. It holds addresses of one family; WAF takes no {@code /0}, so the whole Internet is
 * written in parts.
 *
 * @param item which
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_GetIPSet.html">GetIPSet</a>
 */
@Needs("wafv2:GetIPSet")
public record IpSet(WafItem item) implements Fact<AddressSet> {
    @Override
    public AddressSet load(Aws aws) {
        var set = aws.client(Wafv2Client.class, Wafv2Client::builder, item.region())
                .getIPSet(
                        request -> request.name(item.name()).scope(item.scope()).id(item.id()))
                .ipSet();
        Answers.requireList(Answers.require(set, "IPSet").hasAddresses(), "Addresses");
        List<Block> blocks = set.addresses().stream().map(IpSet::block).toList();
        return AddressSet.of(blocks);
    }

    private static Block block(String text) {
        try {
            return Block.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new Answers.Incomplete("ranges of addresses: " + text);
        }
    }
}
