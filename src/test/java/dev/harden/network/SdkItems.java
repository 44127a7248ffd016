package dev.harden.network;

import java.util.Arrays;
import software.amazon.awssdk.services.ec2.model.CidrBlock;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/** Builds what facts give in the SDK's own types. */
final class SdkItems {
    private SdkItems() {}

    static ServiceDetail service(String name, boolean policy, String... zones) {
        return ServiceDetail.builder()
                .serviceName(name)
                .vpcEndpointPolicySupported(policy)
                .availabilityZones(
                        Arrays.stream(zones).map(zone -> "eu-west-1" + zone).toList())
                .build();
    }

    static FlowLog flowLog(String id, String of, String traffic, String status, String delivery) {
        return FlowLog.builder()
                .flowLogId(id)
                .resourceId(of)
                .trafficType(traffic)
                .flowLogStatus(status)
                .deliverLogsStatus(delivery)
                .build();
    }

    static VpcPeeringConnection peering(String id, String vpc, String... ranges) {
        return VpcPeeringConnection.builder()
                .vpcPeeringConnectionId(id)
                .requesterVpcInfo(side -> side.vpcId(vpc).cidrBlock("10.0.0.0/16"))
                .accepterVpcInfo(side -> side.vpcId("vpc-peer")
                        .cidrBlockSet(Arrays.stream(ranges)
                                .map(range ->
                                        CidrBlock.builder().cidrBlock(range).build())
                                .toList()))
                .build();
    }
}
