package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.webacl.Acl;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.GetWebAclResponse;
import software.amazon.awssdk.services.wafv2.model.WebACL;

/**
 * Gives a web ACL with its rules.
 *
 * @param item which
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_GetWebACL.html">GetWebACL</a>
 */
@Needs("wafv2:GetWebACL")
public record WebAcl(WafItem item) implements Fact<Acl> {
    @Override
    public Acl load(Aws aws) {
        GetWebAclResponse answer = aws.client(Wafv2Client.class, Wafv2Client::builder, item.region())
                .getWebACL(
                        request -> request.name(item.name()).scope(item.scope()).id(item.id()));
        WebACL found = Answers.require(answer.webACL(), "WebACL");
        Acl read = Read.acl(found);
        return new Acl(read.blocksByDefault(), read.entries(), WriteAcl.of(found, answer.lockToken()));
    }
}
