package dev.harden.backend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Is what an account of the tests has of instances and what is around them, as tests write it down. */
final class Fleet {
    /**
     * Is a version of a launch template.
     *
     * @param number its number
     * @param tokens what it says of tokens; empty for nothing
     * @param publicAddress what it says of public addresses; empty for nothing
     * @param six the id of the subnet in which it asks for an IPv6 address; empty for none
     */
    record Version(int number, String tokens, String publicAddress, String six) {
        Version(int number, String tokens, String publicAddress) {
            this(number, tokens, publicAddress, "");
        }
    }

    final String account;
    final Map<String, Instance> instances = new LinkedHashMap<>();
    final Map<String, String> nodes = new LinkedHashMap<>();
    final Map<String, Integer> missingPatches = new LinkedHashMap<>();
    final Map<String, Integer> imageDays = new LinkedHashMap<>();
    final Map<String, List<String>> inventories = new LinkedHashMap<>();
    final Map<String, String> associations = new LinkedHashMap<>();
    final Map<String, String> profiles = new LinkedHashMap<>();
    final Map<String, String> parameters = new LinkedHashMap<>();
    final Map<String, List<String>> documents = new LinkedHashMap<>();
    final Map<String, List<Version>> templates = new LinkedHashMap<>();
    final Map<String, Map<String, Duration>> streams = new LinkedHashMap<>();
    String tokens = "";
    boolean encrypted;
    boolean console = true;
    String sharing = "Enable";
    String role = "$None";
    String sessionBucket = "";
    String sessionGroup = "";
    boolean sessionsSet;
    boolean everywhere;

    Fleet(String account) {
        this.account = account;
    }

    /** Adds an instance of an image that is so many days old. */
    Fleet instance(String id, String state, int imageDays, String group, Consumer<Instance.Builder> rest) {
        Instance.Builder builder = Instance.builder()
                .instanceId(id)
                .imageId("ami-" + id.substring(2))
                .state(name -> name.name(state))
                .launchTime(Instant.parse("2025-06-01T08:00:00Z"))
                .securityGroups(GroupIdentifier.builder().groupId(group).build());
        rest.accept(builder);
        instances.put(id, builder.build());
        this.imageDays.put(id, imageDays);
        return this;
    }

    /** Makes an instance a managed node. */
    Fleet node(String id, String ping) {
        nodes.put(id, ping);
        return this;
    }

    /** Gives an instance a patch state of yesterday. */
    Fleet patches(String id, int missing) {
        missingPatches.put(id, missing);
        return this;
    }

    Fleet inventory(String id, String... names) {
        inventories.put(id, List.of(names));
        return this;
    }

    /** Gives an instance an association with a document, that succeeded. */
    Fleet association(String id, String document) {
        associations.put(id, document);
        return this;
    }

    /** Adds a profile; without a role where that is empty. */
    Fleet profile(String name, String role) {
        profiles.put(name, role);
        return this;
    }

    static Consumer<Instance.Builder> profiled(String account, String name) {
        return instance -> instance.iamInstanceProfile(
                profile -> profile.arn("arn:aws:iam::" + account + ":instance-profile/" + name)
                        .id("AIPA" + name));
    }

    Fleet parameter(String name, String type) {
        parameters.put(name, type);
        return this;
    }

    Fleet document(String name, String... accounts) {
        documents.put(name, List.of(accounts));
        return this;
    }

    /** Sets what the region asks of instances whose launch says nothing of tokens. */
    Fleet tokens(String asked) {
        tokens = asked;
        return this;
    }

    /** Adds a launch template; its first version is the default one, its last the latest. */
    Fleet template(String id, Version... versions) {
        templates.put(id, List.of(versions));
        return this;
    }

    /** Adds a stream to a log group, with an event that is so old. */
    Fleet stream(String group, String stream, Duration age) {
        streams.computeIfAbsent(group, unseen -> new LinkedHashMap<>()).put(stream, age);
        return this;
    }

    /** Sets all that a region sets for its instances as it should be. */
    Fleet hardened() {
        tokens = "required";
        encrypted = true;
        console = false;
        sharing = "Disable";
        return this;
    }

    /** Sets where sessions are logged to: in one region, or in all. */
    Fleet sessions(String bucket, String group, boolean inAllRegions) {
        sessionsSet = true;
        sessionBucket = bucket;
        sessionGroup = group;
        everywhere = inAllRegions;
        return this;
    }

    List<String> ids() {
        return new ArrayList<>(instances.keySet());
    }
}
