package dev.harden.session.around;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.harden.session.WrongSetting;
import dev.harden.session.setup.Regions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** Holds wrong settings to a sentence that names them, and regions to AWS's own codes. */
class SettingsTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "AWS_ENDPOINT_URL, localhost:4566, http://localhost:4566",
        "AWS_ENDPOINT_URL, ftp://host, a URL",
        "AWS_ENDPOINT_URL_IAM, not a url, a URL",
        "AWS_MAX_ATTEMPTS, zero, a whole number",
        "AWS_MAX_ATTEMPTS, -1, a whole number",
        "AWS_USE_FIPS_ENDPOINT, yes, true or false",
        "AWS_USE_DUALSTACK_ENDPOINT, 1, true or false",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, on, true or false",
        "AWS_EC2_METADATA_DISABLED, 1, true or false",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT, 127.0.0.1, http://127.0.0.1",
        "AWS_METADATA_SERVICE_TIMEOUT, soon, a number of seconds",
        "AWS_RETRY_MODE, often, 'legacy, standard, adaptive'",
        "AWS_DEFAULTS_MODE, none, in-region",
        "AWS_REGION, mars, a region's code",
        "AWS_DEFAULT_REGION, eu_west_1, a region's code",
        "AWS_PROFILE, nosuch, there are default"
    })
    void aWrongVariableIsNamedWithItsValueAndWhatIsExpected(String name, String value, String expected) {
        Desk desk = new Desk(home)
                .config("[default]\noutput = json")
                .keysOf("111122223333")
                .with(name, value);
        Throwable failure = catchThrowable(desk::open);
        assertThat(failure)
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(name)
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "use_fips_endpoint, yes",
        "use_dualstack_endpoint, 1",
        "ignore_configured_endpoint_urls, on",
        "max_attempts, zero",
        "retry_mode, often",
        "endpoint_url, localhost:4566",
        "services, nosuch",
        "region, mars",
        "ca_bundle, /nowhere"
    })
    void aWrongKeyOfAProfileIsNamedByOptionAndByVariable(String key, String value) {
        Desk desk = new Desk(home)
                .config("[profile p]\naws_access_key_id = A\naws_secret_access_key = S\n" + key + " = " + value);
        for (Desk each : List.of(desk.with("AWS_PROFILE", "p"), desk.profile("p"))) {
            assertThat(catchThrowable(each::open))
                    .isInstanceOf(WrongSetting.class)
                    .hasMessageContaining(key + " of profile 'p'")
                    .hasMessageContaining("'" + value + "'");
        }
    }

    @Test
    void aFileThatIsNoneIsNamed() {
        Path garbage = new Desk(home).file("garbage", "this is no INI\n");
        assertThat(catchThrowable(() -> new Desk(home)
                        .keysOf("111122223333")
                        .with("AWS_CONFIG_FILE", garbage.toString())
                        .open()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("AWS_CONFIG_FILE (" + garbage + ") is no AWS config file");
        assertThat(catchThrowable(() -> new Desk(home)
                        .credentials("[x\n")
                        .keysOf("111122223333")
                        .open()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(home.resolve(".aws/credentials").toString());
        assertThat(catchThrowable(() -> new Desk(home.resolve("else"))
                        .keysOf("111122223333")
                        .with("AWS_CONFIG_FILE", home.toString())
                        .open()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("AWS_CONFIG_FILE (" + home + ") cannot be read");
    }

    @Test
    void whatTheSdkRefusesTogetherIsRefusedAtOnce() {
        assertThat(catchThrowable(() -> new Desk(home)
                        .keysOf("111122223333")
                        .with("AWS_USE_FIPS_ENDPOINT", "true")
                        .with("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
                        .open()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("AWS_USE_FIPS_ENDPOINT")
                .hasMessageContaining("http://127.0.0.1:9");
    }

    @Test
    void everyRegionThatTheSdkKnowsIsOne() {
        assertThat(Region.regions())
                .filteredOn(region -> !region.isGlobalRegion())
                .hasSizeGreaterThan(40)
                .allMatch(region -> Regions.isRegion(region.id()));
        assertThat(List.of("eusc-de-east-1", "us-gov-west-1", "cn-north-1", "us-isob-east-1", "eu-isoe-west-1"))
                .allMatch(Regions::isRegion);
        assertThat(List.of("eu-west-17", "eusc-de-west-2")).allMatch(Regions::isRegion);
        assertThat(List.of("aws-global", "eu", "EU-WEST-1", "eu-west-1 ", "*", "", "eu-west-1;x", "mars-1"))
                .noneMatch(Regions::isRegion);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachPartitionIsAskedAtItsOwnHosts(boolean option) {
        try (StandIn aws = new StandIn()) {
            for (String[] each : List.of(
                    new String[] {"us-gov-west-1", "iam.us-gov.amazonaws.com", "sts.us-gov-west-1.amazonaws.com"},
                    new String[] {"eusc-de-east-1", "iam.eusc-de-east-1.amazonaws.eu", "sts.eusc-de-east-1.amazonaws.eu"
                    },
                    new String[] {"cn-north-1", "iam.cn-north-1.amazonaws.com.cn", "sts.cn-north-1.amazonaws.com.cn"},
                    new String[] {"us-iso-east-1", "iam.us-iso-east-1.c2s.ic.gov", "sts.us-iso-east-1.c2s.ic.gov"})) {
                try (InspectingProxy proxy = new InspectingProxy(aws.port())) {
                    Desk desk =
                            new Desk(home).keysOf("111122223333").through(proxy).trusting();
                    (option ? desk.region(each[0]) : desk.with("AWS_DEFAULT_REGION", each[0])).audit();
                    assertThat(proxy.hosts()).containsExactly(each[1], each[2]);
                }
            }
        }
    }

    @Test
    void theRegionIsThatOfTheFirstPlaceThatNamesOne() {
        try (StandIn aws = new StandIn()) {
            Desk desk = new Desk(home).keysOf("111122223333").with("AWS_ENDPOINT_URL", aws.url());
            desk.audit();
            desk.config("[default]\nregion = eu-west-1").audit();
            desk.with("AWS_DEFAULT_REGION", "eu-west-2").audit();
            desk.with("AWS_REGION", "eu-west-3").audit();
            desk.region("eu-north-1").audit();
            assertThat(aws.seen())
                    .filteredOn(seen -> seen.action().equals("GetCallerIdentity"))
                    .extracting(StandIn.Seen::region)
                    .containsExactly("us-east-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1");
        }
    }
}
