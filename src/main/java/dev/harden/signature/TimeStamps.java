package dev.harden.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Has an authority stamp the time on data, and checks such stamps, as {@code openssl ts} does.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3161">RFC 3161</a>
 */
public final class TimeStamps {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int LARGEST = 1 << 20;

    private TimeStamps() {}

    /**
     * Asks for a time stamp on data; the authority sees its SHA-256 alone.
     *
     * @return the answer in DER
     * @throws NotTrusted when the authority gives none
     */
    public static byte[] ask(URI authority, byte[] data) throws IOException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request =
                generator.generate(TSPAlgorithms.SHA256, sha256(data), new BigInteger(64, new SecureRandom()));
        HttpRequest post = HttpRequest.newBuilder(authority)
                .timeout(LONGEST)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()))
                .build();
        try {
            HttpResponse<byte[]> answer = HttpClient.newBuilder()
                    .connectTimeout(LONGEST)
                    .build()
                    .send(post, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200 || answer.body().length > LARGEST) {
                throw new NotTrusted(authority + " answered with HTTP status " + answer.statusCode());
            }
            TimeStampResponse response = new TimeStampResponse(answer.body());
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new NotTrusted(authority + " gives no time stamp: " + response.getStatusString());
            }
            return answer.body();
        } catch (TSPException wrong) {
            throw new NotTrusted(authority + " gives another time stamp than was asked for: " + wrong.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /**
     * Holds data to its time stamp, and the authority to being trusted.
     *
     * @return the time
     * @throws NotTrusted when one of that does not hold
     */
    public static Instant check(byte[] answer, byte[] data, Trust trust) throws IOException {
        try {
            TimeStampToken token = new TimeStampResponse(answer).getTimeStampToken();
            if (token == null
                    || !token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                    || !Arrays.equals(token.getTimeStampInfo().getMessageImprintDigest(), sha256(data))) {
                throw new NotTrusted("the time stamp is of something else");
            }
            List<X509Certificate> all =
                    Signatures.certificates(token.getCertificates().getMatches(null));
            @SuppressWarnings("unchecked") // a signer's id selects certificates
            Collection<X509CertificateHolder> own = token.getCertificates().getMatches(token.getSID());
            X509Certificate certificate = Signatures.certificates(own).stream()
                    .findFirst()
                    .orElseThrow(() -> new NotTrusted("the time stamp has no certificate of its authority"));
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
            Instant at = token.getTimeStampInfo().getGenTime().toInstant();
            trust.require(certificate, all, at);
            return at;
        } catch (TSPException | OperatorCreationException | CertificateException wrong) {
            throw new NotTrusted("the time stamp does not hold: " + wrong.getMessage());
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
