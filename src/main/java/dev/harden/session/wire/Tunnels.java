package dev.harden.session.wire;

import dev.harden.facts.ProxyRefused;
import dev.harden.session.wire.Proxies.Proxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.http.HttpHost;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;

/**
 * Connects to addresses by TLS, through the proxy that is theirs. It speaks to the proxy itself: the HTTP client would hand
 * a proxy's refusal on as if AWS had given it.
 */
final class Tunnels extends SSLConnectionSocketFactory {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*");
    private static final int MOST = 16_384;

    private final SSLContext trust;
    private final Proxies proxies;

    Tunnels(SSLContext trust, Proxies proxies) {
        super(trust);
        this.trust = trust;
        this.proxies = proxies;
    }

    @Override
    public Socket connectSocket(
            int timeout,
            Socket given,
            HttpHost host,
            InetSocketAddress remote,
            InetSocketAddress local,
            HttpContext context)
            throws IOException {
        Optional<Proxy> proxy = proxies.of(host);
        if (proxy.isEmpty()) {
            return super.connectSocket(timeout, given, host, remote, local, context);
        }
        Socket socket = given == null ? createSocket(context) : given;
        try {
            // The name is for the proxy to resolve: this machine may not know it.
            Socket way = through(proxy.get(), socket, timeout);
            String target = bracketed(host.getHostName()) + ":" + remote.getPort();
            int status = ask(way, target, proxy.get());
            if (status / 100 != 2) {
                throw new ProxyRefused(proxy.get().place(), status, target);
            }
            return createLayeredSocket(way, host.getHostName(), remote.getPort(), context);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private Socket through(Proxy proxy, Socket socket, int timeout) throws IOException {
        String name = proxy.host().getHostName();
        InetSocketAddress address = new InetSocketAddress(name, proxy.host().getPort());
        if (address.isUnresolved()) {
            throw new UnknownHostException(name);
        }
        socket.connect(address, timeout);
        if (socket.getSoTimeout() == 0) {
            socket.setSoTimeout(timeout);
        }
        if (!proxy.host().getSchemeName().equals("https")) {
            return socket;
        }
        SSLSocket secure = (SSLSocket)
                trust.getSocketFactory().createSocket(socket, name, proxy.host().getPort(), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static int ask(Socket way, String target, Proxy proxy) throws IOException {
        String user = proxy.user()
                .map(name -> "Proxy-Authorization: Basic "
                        + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)) + "\r\n")
                .orElse("");
        String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + user + "\r\n";
        way.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        way.getOutputStream().flush();
        Matcher status =
                STATUS.matcher(head(way.getInputStream()).lines().findFirst().orElse(""));
        if (!status.matches()) {
            throw new IOException("the proxy " + proxy.place() + " does not speak HTTP");
        }
        return Integer.parseInt(status.group(1));
    }

    /** Reads to the empty line and not a byte further: what follows is the other side's. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < MOST && head.indexOf("\r\n\r\n") < 0 && head.indexOf("\n\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
