package dev.harden.session;

/** Says that a setting of the user's cannot be used: its name, its value, and what is expected, in a line. */
public final class WrongSetting extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongSetting(String message) {
        super(message);
    }

    /**
     * @param setting where it stands, as {@code AWS_MAX_ATTEMPTS} or {@code max_attempts of profile 'prod'}
     * @param value what is there
     * @param expected what would be right
     */
    public static WrongSetting of(String setting, String value, String expected) {
        return new WrongSetting(setting + " is '" + value + "'; expected: " + expected);
    }
}
