package dev.harden.engine;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Mocks the one client that every run needs. */
final class Identity {
    private Identity() {}

    static StsClient client() {
        StsClient client = mock(StsClient.class);
        when(client.getCallerIdentity())
                .thenReturn(GetCallerIdentityResponse.builder()
                        .account("111122223333")
                        .arn("arn:aws:iam::111122223333:user/audit")
                        .userId("A")
                        .build());
        return client;
    }
}
