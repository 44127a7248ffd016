package dev.harden.session.wire;

import dev.harden.session.setup.Chosen;
import dev.harden.session.wire.Proxies.Proxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.Credentials;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.protocol.HttpContext;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;

/**
 * Is the network as the user has it: proxies, and whose certificates are trusted.
 *
 * @param proxies by which proxy an address is asked
 * @param trust whose certificates are trusted
 */
public record Wire(Proxies proxies, SSLContext trust) {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(15);

    /** @throws dev.harden.session.WrongSetting when a proxy or a file of certificates is none */
    public static Wire of(Chosen chosen) {
        return new Wire(Proxies.of(chosen.around()), Trust.context(chosen));
    }

    /** Makes the HTTP client of all clients of the SDK. */
    public SdkHttpClient client(int connections, Duration timeout) {
        return ApacheHttpClient.builder()
                .maxConnections(connections)
                .connectionTimeout(shorter(CONNECT, timeout))
                .socketTimeout(shorter(READ, timeout))
                .connectionAcquisitionTimeout(timeout)
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariableValues(false)
                        .build())
                .httpRoutePlanner(this::route)
                .credentialsProvider(new Passwords(proxies))
                .socketFactory(new Tunnels(trust, proxies))
                .build();
    }

    private HttpRoute route(HttpHost target, HttpRequest request, HttpContext context) {
        boolean secure = target.getSchemeName().equals("https");
        int port = target.getPort() > 0 ? target.getPort() : secure ? 443 : 80;
        HttpHost whole = new HttpHost(target.getHostName(), port, target.getSchemeName());
        Optional<Proxy> proxy = proxies.of(whole);
        if (!secure) {
            return proxy.map(found -> new HttpRoute(
                            whole,
                            null,
                            found.host(),
                            found.host().getSchemeName().equals("https")))
                    .orElseGet(() -> new HttpRoute(whole));
        }
        return new HttpRoute(proxy.isPresent() ? unresolved(whole) : whole, null, true);
    }

    /** Gives a host an address that is none of it, so that no name is resolved that the proxy is to resolve. */
    private static HttpHost unresolved(HttpHost host) {
        try {
            InetAddress nowhere = InetAddress.getByAddress(host.getHostName(), new byte[4]);
            return new HttpHost(nowhere, host.getHostName(), host.getPort(), host.getSchemeName());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Knows the user of the proxy that plain addresses are asked by; the tunnels name theirs themselves. */
    private record Passwords(Proxies proxies) implements CredentialsProvider {
        @Override
        public Credentials getCredentials(AuthScope scope) {
            return proxies.all()
                    .filter(proxy -> proxy.host().getHostName().equalsIgnoreCase(scope.getHost())
                            && proxy.host().getPort() == scope.getPort())
                    .flatMap(proxy -> proxy.user().stream())
                    .map(user -> user.split(":", 2))
                    .map(parts -> new UsernamePasswordCredentials(parts[0], parts.length > 1 ? parts[1] : ""))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public void setCredentials(AuthScope scope, Credentials credentials) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void clear() {
            throw new UnsupportedOperationException();
        }
    }
}
