package dev.harden.facts.lambda;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sns.Reach;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Arn;
import java.util.Optional;

/**
 * Tells whether a function is there to be called. One of another account that is in the same run is seen there; that it
 * is missing is certain, that it can be called is not.
 *
 * @param arn its ARN
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html">Lambda function states</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">Using Lambda with SNS, across accounts</a>
 */
@RestsOn({CallerIdentity.class, FunctionConfiguration.class})
public record FunctionReach(Arn arn) implements Derived<Reach> {
    @Override
    public Reach derive(Facts facts) {
        String function = "function " + arn.name();
        String hidden = function + " belongs to account " + arn.account() + ", and is seen only there";
        Optional<String> state =
                facts.in(arn.account(), hidden).get(new FunctionConfiguration(arn.region(), arn.toString()));
        if (state.isEmpty()) {
            return new Reach.Broken(function + " does not exist");
        }
        return switch (state.get()) {
            case "Active" -> active(function, facts);
            case "Failed" -> new Reach.Broken(function + " is Failed");
            default ->
                throw FactUnavailable.notSettled(function + " is " + state.get()
                        + ", and AWS's documents do not say whether a call reaches it before it is Active");
        };
    }

    /** Judges one that can be called; by whom of another account, its policy says, which is not asked for. */
    private Reach active(String function, Facts facts) {
        if (arn.account().equals(facts.get(new CallerIdentity()).id())) {
            return new Reach.Live(function);
        }
        throw FactUnavailable.notSettled("whether the policy of " + function + " of account " + arn.account()
                + " lets this account call it cannot be seen from here");
    }
}
