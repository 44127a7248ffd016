package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.benchmark.Benchmark;
import dev.harden.benchmark.Benchmarks;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OscalControlsTest {
    @ParameterizedTest
    @CsvSource({
        "nist-800-53-r5, AC-2, ac-2",
        "nist-800-53-r5, AC-2(1), ac-2.1",
        "nist-800-53-r5, SI-4(20), si-4.20",
        "aws-fsbp, EC2.19, EC2.19",
        "soc2, CC6.1, CC6.1",
        "iso-27001-2022, A.8.16, A.8.16",
        "cis-aws-5.0, 1.10, cis-aws-5.0_1.10",
        "pci-dss-4.0, 8.2.6, pci-dss-4.0_8.2.6"
    })
    void namesControlsAsTheirCatalogDoes(String benchmark, String control, String id) {
        assertThat(OscalControls.id(Benchmarks.get(benchmark), control)).isEqualTo(id);
    }

    @Test
    void everyIdIsATokenOfItsOwn() {
        for (String name : Benchmarks.ids()) {
            Benchmark benchmark = Benchmarks.get(name);
            Stream<String> ids =
                    benchmark.controls().stream().map(control -> OscalControls.id(benchmark, control.id()));
            assertThat(ids.toList())
                    .allMatch(id -> id.matches("[A-Za-z_][A-Za-z0-9._-]*"))
                    .doesNotHaveDuplicates();
        }
    }
}
