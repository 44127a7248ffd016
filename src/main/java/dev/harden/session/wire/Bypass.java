package dev.harden.session.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.http.HttpHost;

/**
 * Is what {@code NO_PROXY} names: {@code *}, names with all that is below them (with or without a point or {@code *.} before
 * them), addresses, blocks of addresses; each with a port where it is for that alone.
 */
final class Bypass {
    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern NAME_WITH_PORT = Pattern.compile("([^:]+):(\\d{1,5})");
    private static final Pattern BRACKETS = Pattern.compile("\\[([^]]+)](?::(\\d{1,5}))?");

    private final List<String> entries;

    Bypass(String list) {
        entries = Arrays.stream(list.split("[,\\s]+"))
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** Checks whether an address is asked directly. */
    boolean test(HttpHost target) {
        String host = target.getHostName().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
        int port =
                target.getPort() > 0 ? target.getPort() : target.getSchemeName().equals("https") ? 443 : 80;
        return entries.stream().anyMatch(entry -> matches(entry, host, port));
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        String name = entry;
        var brackets = BRACKETS.matcher(entry);
        var withPort = NAME_WITH_PORT.matcher(entry);
        String wanted = null;
        if (brackets.matches()) {
            name = brackets.group(1);
            wanted = brackets.group(2);
        } else if (withPort.matches()) {
            name = withPort.group(1);
            wanted = withPort.group(2);
        }
        if (wanted != null && Integer.parseInt(wanted) != port) {
            return false;
        }
        if (isAddress(host)) {
            return isIn(name, host);
        }
        String suffix = name.replaceFirst("^\\*?\\.", "").replaceFirst("\\.$", "");
        return !suffix.isEmpty() && (host.equals(suffix) || host.endsWith("." + suffix));
    }

    private static boolean isAddress(String text) {
        return V4.matcher(text).matches() || V6.matcher(text).matches();
    }

    /** Checks whether an address is a block's, or the same address. */
    private static boolean isIn(String block, String host) {
        int slash = block.indexOf('/');
        String network = slash < 0 ? block : block.substring(0, slash);
        String length = slash < 0 ? "" : block.substring(slash + 1);
        if (!isAddress(network) || slash >= 0 && !length.matches("\\d{1,3}")) {
            return false;
        }
        try {
            byte[] wanted = InetAddress.getByName(network).getAddress();
            byte[] actual = InetAddress.getByName(host).getAddress();
            int bits = slash < 0 ? wanted.length * 8 : Integer.parseInt(length);
            if (wanted.length != actual.length || bits > wanted.length * 8) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((wanted[bit / 8] & mask) != (actual[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
