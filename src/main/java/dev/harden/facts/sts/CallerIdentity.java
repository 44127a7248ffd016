package dev.harden.facts.sts;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.model.Account;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Tells whose credentials ask, and so the account and its partition. AWS lets everybody ask this. */
@Needs(value = "sts:GetCallerIdentity", permission = false)
public record CallerIdentity() implements Fact<Account> {
    @Override
    public Account load(Aws aws) {
        GetCallerIdentityResponse answer =
                aws.client(StsClient.class, StsClient::builder, Aws.GLOBAL).getCallerIdentity();
        String arn = Answers.require(answer.arn(), "Arn");
        return new Account(Answers.require(answer.account(), "Account"), arn.split(":", 3)[1], arn);
    }
}
