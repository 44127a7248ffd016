package dev.harden.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.harden.benchmark.Benchmark.Control;
import dev.harden.benchmark.Benchmark.Coverage;
import dev.harden.model.Aspect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Holds the benchmarks that come with harden; each is read when it is asked for. */
public final class Benchmarks {
    private static final List<String> IDS = List.of(
            "ten-steps",
            "monitoring-and-access",
            "cis-aws-3.0",
            "cis-aws-5.0",
            "cis-aws-6.0",
            "cis-aws-7.0",
            "aws-fsbp",
            "aws-securityhub-other",
            "nist-800-53-r5",
            "pci-dss-4.0",
            "iso-27001-2022",
            "soc2",
            "nis2");

    private Benchmarks() {}

    /** Gives the ids of all benchmarks. */
    public static List<String> ids() {
        return IDS;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when there is none of that id
     */
    public static Benchmark get(String id) {
        if (!IDS.contains(id)) {
            throw new IllegalArgumentException("there is no benchmark " + id);
        }
        try (InputStream file = Benchmarks.class.getResourceAsStream(id + ".yaml")) {
            JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(file);
            List<Control> controls = new ArrayList<>();
            tree.get("controls").forEach(node -> controls.add(control(node)));
            return new Benchmark(
                    tree.get("id").asText(),
                    tree.get("name").asText(),
                    tree.get("version").asText(),
                    tree.get("controls_total").asInt(),
                    tree.get("controls_total_basis").asText(),
                    controls);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Control control(JsonNode node) {
        List<Part> parts = new ArrayList<>();
        node.get("checks").forEach(check -> parts.add(part(check)));
        return new Control(
                node.get("id").asText(),
                node.get("title").asText(),
                parts,
                Coverage.valueOf(node.get("coverage").asText().toUpperCase(Locale.ROOT)),
                node.get("note").asText());
    }

    /** Reads a check's id, or the id with the types and aspects that its findings count by. */
    private static Part part(JsonNode node) {
        if (node.isTextual()) {
            return Part.whole(node.asText());
        }
        Set<String> types = new HashSet<>();
        Map<Aspect.Kind, Set<String>> aspects = new EnumMap<>(Aspect.Kind.class);
        node.properties().forEach(field -> {
            Set<String> names = new HashSet<>();
            field.getValue().forEach(name -> names.add(name.asText()));
            switch (field.getKey()) {
                case "check" -> names.clear();
                case "types" -> types.addAll(names);
                case "indirect" -> names.clear();
                default -> aspects.put(Aspect.Kind.valueOf(field.getKey().toUpperCase(Locale.ROOT)), names);
            }
        });
        return new Part(
                node.get("check").asText(),
                types,
                aspects,
                node.path("indirect").asBoolean());
    }
}
