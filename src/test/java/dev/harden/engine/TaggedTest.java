package dev.harden.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.Options;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;

class TaggedTest {
    @Needs("x:ListThings")
    record Things() implements Fact<List<Object>> {
        @Override
        public List<Object> load(Aws aws) {
            Tag stack = Tag.builder()
                    .key("aws:cloudformation:stack-name")
                    .value("shop")
                    .build();
            Tag terraform = Tag.builder().key("ManagedBy").value("Terraform").build();
            return List.of(
                    Subnet.builder()
                            .subnetId("subnet-1")
                            .vpcId("vpc-1")
                            .tags(stack)
                            .build(),
                    SecurityGroup.builder().groupId("sg-1").tags(terraform).build(),
                    SecurityGroup.builder().groupId("sg-2").build());
        }
    }

    @Test
    void aThingIsOfWhomItsTagsNameAndWhatItIsInIsNot() {
        Memo memo = new Memo(new EngineTest.Nobody(), Options.none(), Runnable::run, Others.NONE);
        memo.noting(ConcurrentHashMap.newKeySet()).get(new Things());
        Tagged tagged = new Tagged(memo);
        assertThat(tagged.owner("subnet-1")).contains("the CloudFormation stack shop");
        assertThat(tagged.owner("vpc-1")).isEmpty();
        assertThat(tagged.owner("sg-1"))
                .hasValueSatisfying(owner -> assertThat(owner).startsWith("Terraform"));
        assertThat(tagged.owner("sg-2")).isEmpty();
    }
}
