package dev.harden.facts.account;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.AlternateContact;
import software.amazon.awssdk.services.account.model.AlternateContactType;

/**
 * Gives the alternate contact for security; absent when there is none. The account's id is left out of the request,
 * which the account itself must do.
 *
 * @see <a href="https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html">
 *     GetAlternateContact</a>
 */
@Needs("account:GetAlternateContact")
public record SecurityContact() implements Fact<Optional<AlternateContact>> {
    @Override
    public Optional<AlternateContact> load(Aws aws) {
        AccountClient client = aws.client(AccountClient.class, AccountClient::builder, Aws.GLOBAL);
        return Answers.absentWhen(
                        () -> client.getAlternateContact(
                                request -> request.alternateContactType(AlternateContactType.SECURITY)),
                        "ResourceNotFoundException")
                .map(answer -> Answers.require(answer.alternateContact(), "AlternateContact"));
    }
}
