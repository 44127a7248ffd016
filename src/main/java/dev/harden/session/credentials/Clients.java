package dev.harden.session.credentials;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Makes the clients that credentials are got with, by the same settings and network as all others. */
public interface Clients {
    /**
     * @param signer whose credentials sign; nobody's where a token is shown
     */
    StsClient sts(Optional<Given> signer);

    SsoClient sso(String region);

    SsoOidcClient oidc(String region);

    SigninClient signin();

    SSLContext trust();

    /** Returns how long a program may take to give credentials. */
    Duration patience();
}
