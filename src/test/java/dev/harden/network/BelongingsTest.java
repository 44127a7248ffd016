package dev.harden.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BelongingsTest {
    @ParameterizedTest
    @CsvSource({
        "interface, '', i-0f9e, false, instance i-0f9e",
        "load_balancer, ELB app/web/50dc6c495c0c9188, '', true, load balancer app/web/50dc6c495c0c9188",
        "lambda, AWS Lambda VPC ENI-resize-0a1b2c3d-1111-2222-3333-444455556666, '', true,"
                + " 'AWS Lambda, created for function resize'",
        "nat_gateway, Interface for NAT Gateway nat-1, '', true, NAT gateway nat-1",
        "vpc_endpoint, VPC Endpoint Interface vpce-1, '', true, VPC endpoint vpce-1",
        "interface, RDSNetworkInterface, '', true, Amazon RDS database",
        "interface, arn:aws:ecs:eu-west-1:111122223333:attachment/0a1b, '', true, 'ECS task, attachment 0a1b'",
        "interface, EFS mount target for fs-1, '', true, 'AWS, described as \"EFS mount target for fs-1\"'",
        "interface, '', '', true, ''",
        "interface, RDSNetworkInterface, '', false, ''",
        "interface, AWS Lambda VPC ENI-resize, '', false, ''",
    })
    void namesWhatTheInterfaceShows(String type, String description, String instance, boolean managed, String owner) {
        NetworkInterface.Use use =
                new NetworkInterface.Use(type, description, true, instance, false, true, false, managed);
        NetworkInterface one = new NetworkInterface(
                "eni-1",
                "111122223333",
                "vpc-1",
                "subnet-1",
                List.of(),
                use,
                new NetworkInterface.Addresses(List.of(), List.of()));
        assertThat(Belongings.of(one).orElse("")).isEqualTo(owner);
    }
}
