package dev.harden.network;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Does what no value may: it calls AWS, and uses Bouncy Castle. {@code FloorsTest} shows it to its rules. */
public final class BadValue {
    private BadValue() {}

    public static int count(Ec2Client client, ASN1ObjectIdentifier unused) {
        return client.describeVpcs().vpcs().size() + unused.getId().length();
    }
}
