package dev.harden.session.credentials;

import dev.harden.model.Shell;
import dev.harden.session.SessionException;
import dev.harden.session.setup.Surroundings;

/**
 * Is the MFA device that a role requires.
 *
 * @param serial its serial number or ARN
 * @param profile the profile in use
 * @param around knows whether there is a person to ask
 */
public record Mfa(String serial, String profile, Surroundings around) {
    /** Asks for the device's code. */
    String code(String role) {
        String code = around.codes()
                .orElseThrow(() -> new SessionException("the role " + role + " requires MFA (mfa_serial " + serial
                        + "), and there is no terminal to ask for the code; run"
                        + " 'eval \"$(aws configure export-credentials --profile " + Shell.word(profile)
                        + " --format env)\"' and"
                        + " then harden without --profile"))
                .apply(serial);
        if (code == null || code.isBlank()) {
            throw new SessionException(
                    "the role " + role + " requires MFA (mfa_serial " + serial + "), and no code was given");
        }
        return code.strip();
    }
}
