package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenFronts.in;
import static dev.harden.checks.waf.GivenFronts.tells;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.apprunner.ServiceDetails;
import dev.harden.facts.apprunner.Services;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apprunner.model.ServiceStatus;
import software.amazon.awssdk.services.apprunner.model.ServiceSummary;

class WafAssociatedServicesTest {
    private static final String REGION = "eu-west-1";
    private static final String SERVICE = "arn:aws:apprunner:eu-west-1:111122223333:service/web/1";

    private static List<String> said(Given given) {
        return given.judge(new WafAssociated(), REGION);
    }

    @Test
    void wantsNoneForAppRunnerServicesThatArePrivateOrPaused() {
        assertThat(said(service(ServiceStatus.RUNNING).fact(new ServiceDetails(REGION, SERVICE), false)))
                .containsExactly("NOT_APPLICABLE " + SERVICE
                        + ": App Runner service web is private: it is reached through" + " VPC endpoints only");
        assertThat(said(service(ServiceStatus.PAUSED)))
                .containsExactly("NOT_APPLICABLE " + SERVICE + ": App Runner service web is PAUSED");
        assertThat(said(service(ServiceStatus.RUNNING).refused(new ServiceDetails(REGION, SERVICE)))
                        .get(0))
                .startsWith("UNKNOWN " + SERVICE);
        Given open = service(ServiceStatus.OPERATION_IN_PROGRESS).fact(new ServiceDetails(REGION, SERVICE), true);
        assertThat(said(tells(open, REGION, SERVICE, "")).get(0)).startsWith("FAIL");
    }

    private static Given service(ServiceStatus status) {
        return in(REGION)
                .fact(
                        new Services(REGION),
                        List.of(ServiceSummary.builder()
                                .serviceArn(SERVICE)
                                .serviceId("1")
                                .serviceName("web")
                                .status(status)
                                .build()));
    }
}
