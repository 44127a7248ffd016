package dev.harden.session.wire;

import dev.harden.session.setup.Setting;
import dev.harden.session.setup.Surroundings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.http.HttpHost;

/**
 * Decides by which proxy an address is asked, as the user's system properties or environment say.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-proxy.html">the variables</a>
 */
public final class Proxies {
    private static final String LOCAL = "localhost|127.*|[::1]";

    /**
     * Is a proxy.
     *
     * @param host its address; the scheme says whether it is itself asked by TLS
     * @param user user and password, as {@code jane:secret}
     */
    public record Proxy(HttpHost host, Optional<String> user) {
        /** Returns where it is, for people. */
        String place() {
            return host.getHostName() + ":" + host.getPort();
        }

        @Override
        public String toString() {
            return place();
        }
    }

    private record Rule(Optional<Proxy> proxy, Predicate<HttpHost> direct) {
        Optional<Proxy> of(HttpHost target) {
            return proxy.filter(found -> !direct.test(target));
        }
    }

    private final Rule https;
    private final Rule http;

    private Proxies(Rule https, Rule http) {
        this.https = https;
        this.http = http;
    }

    /** @throws dev.harden.session.WrongSetting when a proxy is none */
    public static Proxies of(Surroundings around) {
        Bypass variables =
                new Bypass(anyCase(around, "NO_PROXY").map(Setting::value).orElse(""));
        return new Proxies(rule(around, "https", variables), rule(around, "http", variables));
    }

    private static Rule rule(Surroundings around, String scheme, Bypass variables) {
        Optional<String> host = around.property(scheme + ".proxyHost");
        if (host.isPresent()) {
            String port = around.property(scheme + ".proxyPort").orElse(scheme.equals("https") ? "443" : "80");
            Setting setting = new Setting("-D" + scheme + ".proxyHost and proxyPort", host.get() + ":" + port);
            Optional<String> user = around.property(scheme + ".proxyUser")
                    .map(name -> name + ":"
                            + around.property(scheme + ".proxyPassword").orElse(""));
            Proxy proxy = parse(setting);
            String patterns = around.properties().getOrDefault("http.nonProxyHosts", LOCAL);
            return new Rule(
                    Optional.of(new Proxy(proxy.host(), user)),
                    target -> matchesJava(patterns, target.getHostName()) || variables.test(target));
        }
        Optional<Proxy> proxy =
                anyCase(around, scheme.toUpperCase(Locale.ROOT) + "_PROXY").map(setting -> parse(setting));
        return new Rule(proxy, variables::test);
    }

    /** Finds a variable in lower case, which wins even when it is empty, or in upper case. */
    private static Optional<Setting> anyCase(Surroundings around, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String there = around.environment().containsKey(lower) ? lower : name;
        return around.variable(there).map(value -> new Setting(there, value));
    }

    private static Proxy parse(Setting setting) {
        String text = setting.value().contains("://") ? setting.value() : "http://" + setting.value();
        // A password may hold what a URL may not, and is nobody's to read in a message.
        int scheme = text.indexOf("://") + 3;
        int at = text.lastIndexOf('@');
        String address = at < scheme ? text : text.substring(0, scheme) + text.substring(at + 1);
        Optional<String> user = at < scheme ? Optional.empty() : Optional.of(decoded(text.substring(scheme, at)));
        Setting shown = new Setting(setting.where(), at < scheme ? setting.value() : address);
        try {
            URI url = new URI(address);
            if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
                int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
                return new Proxy(new HttpHost(unbracketed(url.getHost()), port, url.getScheme()), user);
            }
        } catch (URISyntaxException malformed) {
            throw shown.wrong("a proxy's URL, for example http://proxy.example.com:3128");
        }
        throw shown.wrong("the URL of an http or https proxy, for example http://proxy.example.com:3128");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscapes) {
            return text;
        }
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean matchesJava(String patterns, String host) {
        String plain = unbracketed(host).toLowerCase(Locale.ROOT);
        for (String each : patterns.split("\\|")) {
            String pattern = unbracketed(each.strip()).toLowerCase(Locale.ROOT);
            boolean matches = pattern.startsWith("*")
                    ? plain.endsWith(pattern.substring(1))
                    : pattern.endsWith("*")
                            ? plain.startsWith(pattern.substring(0, pattern.length() - 1))
                            : plain.equals(pattern);
            if (matches && !pattern.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    Stream<Proxy> all() {
        return Stream.of(https, http).flatMap(rule -> rule.proxy().stream());
    }

    /** Returns the proxy for an address; absent where it is asked directly. */
    public Optional<Proxy> of(HttpHost target) {
        return target.getSchemeName().equals("https") ? https.of(target) : http.of(target);
    }
}
