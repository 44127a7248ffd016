package dev.harden.session.setup;

import dev.harden.session.WrongSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * Is a setting as the user wrote it.
 *
 * @param where as {@code AWS_MAX_ATTEMPTS} or {@code max_attempts of profile 'prod'}
 * @param value what is there
 */
public record Setting(String where, String value) {
    public boolean flag() {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("true or false");
        };
    }

    public int number() {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw wrong("a whole number, for example 3");
        }
        throw wrong("a whole number, 0 or more");
    }

    public double seconds() {
        try {
            double seconds = Double.parseDouble(value);
            if (seconds > 0 && seconds < 3600) {
                return seconds;
            }
        } catch (NumberFormatException none) {
            throw wrong("a number of seconds, for example 1");
        }
        throw wrong("a number of seconds above 0, for example 1");
    }

    /** Returns the value in lower case when it is one of these, which are in lower case. */
    public String oneOf(List<String> choices) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!choices.contains(lower)) {
            throw wrong("one of " + String.join(", ", choices));
        }
        return lower;
    }

    /** Reads the address of a service. */
    public URI url() {
        try {
            URI url = new URI(value);
            if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            throw wrong(exampleUrl());
        }
        throw wrong(exampleUrl());
    }

    private String exampleUrl() {
        boolean schemeAlone = value.matches("[A-Za-z0-9.-]+(:\\d+)?(/\\S*)?");
        return schemeAlone
                ? "a URL with its scheme, http://" + value + " or https://" + value
                : "a URL, for example http://127.0.0.1:5000";
    }

    public WrongSetting wrong(String expected) {
        return WrongSetting.of(where, value, expected);
    }
}
