package dev.harden.webacl;

/**
 * Is what a rule does with a request that it matches.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-action.html">Rule actions</a>
 */
public enum Action {
    /** Lets the request through, past all rules that follow. */
    ALLOW,
    BLOCK,
    /** Holds the request back until a person solves a puzzle. */
    CAPTCHA,
    /** Holds the request back until a browser proves to be one. */
    CHALLENGE,
    /** Counts the request and goes on to the next rule. */
    COUNT,
    /** Is none of the above, as Monetize is: keeps nobody out. */
    OTHER;

    /** Tells whether it keeps requests out. */
    public boolean blocks() {
        return this == BLOCK || this == CAPTCHA || this == CHALLENGE;
    }
}
