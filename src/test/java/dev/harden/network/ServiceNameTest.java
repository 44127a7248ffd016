package dev.harden.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.ServiceMetadata;

class ServiceNameTest {
    @ParameterizedTest
    @CsvSource({
        "com.amazonaws.eu-west-1.s3, s3",
        "cn.com.amazonaws.cn-north-1.s3, s3",
        "com.amazonaws.s3-global.accesspoint, s3",
        "com.amazonaws.eu-west-1.elasticfilesystem, elasticfilesystem",
        "com.amazonaws.us-gov-west-1.elasticfilesystem-fips, elasticfilesystem",
        "com.amazonaws.eu-west-1.sagemaker.api, sagemaker",
        "com.amazonaws.eu-west-1.sagemaker.runtime-fips, sagemaker",
        "aws.sagemaker.eu-west-1.studio, sagemaker",
        "com.amazonaws.eu-west-1.bedrock-runtime, bedrock",
        "com.amazonaws.eu-west-1.kinesis-streams, kinesis",
        "com.amazonaws.eu-west-1.kinesis-firehose, firehose",
        "com.amazonaws.eu-west-1.xray, xray",
        "com.amazonaws.eu-west-1.acm-pca, acm-pca",
        "com.amazonaws.eu-west-1.ecr.dkr, ecr",
        "com.amazonaws.eu-west-1.timestream.ingest-cell2, timestream",
        "com.amazonaws.eu-west-1.monitoring, cloudwatch",
        "com.amazonaws.eu-west-1.email-smtp, ses",
        "com.amazonaws.iam, iam",
        "com.amazonaws.route53, route53",
        "aws.api.us-east-1.bcm-data-exports, bcm-data-exports",
        "api.aws.us-east-1.cassandra-streams, cassandra"
    })
    void knowsWhatTheActionsOfAServiceBeginWith(String service, String prefix) {
        assertThat(ServiceName.of(service).prefix()).contains(prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718",
        "com.amazonaws.eu-west-1.not-known-here",
        "eu.somebody.else"
    })
    void knowsNothingOfOthers(String service) {
        assertThat(ServiceName.of(service).prefix()).isEmpty();
        assertThat(ServiceName.of(service).ports()).isEmpty();
    }

    /** A service that AWS adds to the SDK has to be added to the table, known or as unknown. */
    @Test
    void hasEachServiceOfTheSdk() throws Exception {
        List<String> names = new ArrayList<>();
        for (String type : types()) {
            ServiceMetadata metadata = (ServiceMetadata)
                    Class.forName(type).getDeclaredConstructor().newInstance();
            var field = Stream.of(metadata.getClass().getDeclaredFields())
                    .filter(one -> one.getName().equals("ENDPOINT_PREFIX"))
                    .findFirst();
            if (field.isPresent()) {
                field.get().setAccessible(true);
                names.add((String) field.get().get(null));
            }
        }
        assertThat(names).hasSizeGreaterThan(300);
        assertThat(names).allMatch(ServiceName::isListed);
    }

    private static List<String> types() throws IOException {
        String place = "software/amazon/awssdk/regions/servicemetadata/";
        String jar = ServiceMetadata.class.getResource("ServiceMetadata.class").toString();
        try (FileSystem files = FileSystems.newFileSystem(URI.create(jar.split("!")[0]), Map.of());
                Stream<Path> all = Files.list(files.getPath(place))) {
            return all.map(path -> place.replace('/', '.') + path.getFileName())
                    .filter(name -> name.endsWith("ServiceMetadata.class"))
                    .map(name -> name.replace(".class", ""))
                    .toList();
        }
    }
}
