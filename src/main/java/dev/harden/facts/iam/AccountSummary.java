package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;

/**
 * Counts what IAM holds, root's credentials among it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html">GetAccountSummary</a>
 */
@Needs("iam:GetAccountSummary")
public record AccountSummary() implements Fact<AccountSummary.Counts> {
    /**
     * Holds the numbers by AWS's names.
     *
     * @param byName as {@code AccountMFAEnabled}
     */
    public record Counts(Map<String, Integer> byName) {
        public Counts {
            byName = Map.copyOf(byName);
        }

        /**
         * Gives a number.
         *
         * @throws Answers.Incomplete when it is missing, which does not mean 0
         */
        public int number(String name) {
            return Answers.require(byName.get(name), name);
        }

        /** Tells whether root has neither a password, nor access keys, nor signing certificates. */
        public boolean rootHasNoCredentials() {
            return number("AccountAccessKeysPresent") == 0
                    && number("AccountSigningCertificatesPresent") == 0
                    && number("AccountPasswordPresent") == 0;
        }
    }

    @Override
    public Counts load(Aws aws) {
        GetAccountSummaryResponse answer =
                aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL).getAccountSummary();
        Answers.requireList(answer.hasSummaryMap(), "SummaryMap");
        return new Counts(answer.summaryMapAsStrings());
    }
}
