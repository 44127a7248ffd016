package dev.harden.session.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/**
 * Is an answer of a neighbour of this machine: of the metadata service, or of a container's agent. No proxy knows them.
 *
 * @param status the HTTP status
 * @param body the answer
 */
record Plain(int status, String body) {
    private static final int MOST = 65_536;

    static Plain ask(String method, URI url, Map<String, String> headers, Duration wait, SSLContext trust)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
        if (connection instanceof HttpsURLConnection secure && trust != null) {
            secure.setSSLSocketFactory(trust.getSocketFactory());
        }
        connection.setRequestMethod(method);
        connection.setConnectTimeout((int) wait.toMillis());
        connection.setReadTimeout((int) wait.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        headers.forEach(connection::setRequestProperty);
        if (method.equals("PUT")) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(0);
        }
        try {
            int status = connection.getResponseCode();
            try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
                byte[] body = in == null ? new byte[0] : in.readNBytes(MOST);
                return new Plain(status, new String(body, StandardCharsets.UTF_8));
            }
        } finally {
            connection.disconnect();
        }
    }
}
