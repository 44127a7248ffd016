package dev.harden.session.around;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/**
 * Is a proxy on this machine that inspects TLS: it takes CONNECT, notes the host, shows a certificate of its own authority,
 * and hands what is asked to a stand-in for AWS. Plain requests it notes and hands on.
 */
public final class InspectingProxy implements AutoCloseable {
    private static final Pattern CONNECT = Pattern.compile("CONNECT (\\S+) HTTP/1\\.1");
    private static final Pattern PLAIN = Pattern.compile("\\S+ http://([^/ ]+)\\S* HTTP/1\\.1");

    private static final int BACKLOG = 512;

    private final ServerSocket socket;
    private final int behind;
    private final Queue<String> hosts = new ConcurrentLinkedQueue<>();
    private volatile String user = "";
    private volatile int status = 200;

    public InspectingProxy(int behind) {
        this.behind = behind;
        // Made now, and not within the time of what is measured.
        Authority.get();
        try {
            socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        work("proxy", this::accept);
    }

    private static void work(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Has it ask for a user, as {@code jane:secret}. */
    public InspectingProxy requiring(String name) {
        user = name;
        return this;
    }

    /** Has it refuse every connection. */
    public InspectingProxy refusing(int with) {
        status = with;
        return this;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Returns the hosts that were asked, each once, sorted; without the port of HTTPS. */
    public List<String> hosts() {
        return List.copyOf(new TreeSet<>(hosts));
    }

    /** Returns how many connections were asked for. */
    public int connections() {
        return hosts.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                work("proxied", () -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            Matcher connect = CONNECT.matcher(head);
            Matcher plain = PLAIN.matcher(head);
            String basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
            if (!user.isEmpty() && !head.contains("Proxy-Authorization: Basic " + basic)) {
                answer(client, "407 Proxy Authentication Required");
                return;
            }
            if (connect.find()) {
                hosts.add(connect.group(1).replaceFirst(":443$", ""));
                if (status != 200) {
                    answer(client, status + " Refused");
                    return;
                }
                client.getOutputStream()
                        .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                SSLSocket secure =
                        (SSLSocket) Authority.get().server().getSocketFactory().createSocket(client, null, true);
                secure.setUseClientMode(false);
                secure.startHandshake();
                relay(secure, "");
            } else if (plain.find()) {
                hosts.add(plain.group(1));
                relay(client, head);
            }
        } catch (IOException broken) {
            // A client that does not trust the certificate breaks off.
        }
    }

    private static void answer(Socket client, String line) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + line + "\r\nProxy-Authenticate: Basic realm=\"corp\"\r\nContent-Length: 0\r\n"
                                + "Connection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private void relay(Socket client, String begun) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            server.getOutputStream().write(begun.getBytes(StandardCharsets.ISO_8859_1));
            work("answers", () -> {
                copy(server, client);
                end(client);
            });
            copy(client, server);
        }
    }

    /** Ends a tunnel whose server hung up, as proxies do: else the client would wait for an answer. */
    private static void end(Socket client) {
        try {
            client.close();
        } catch (IOException over) {
            // It is closed already.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException over) {
            // Either side may end it.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client went away");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
