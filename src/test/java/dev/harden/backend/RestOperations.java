package dev.harden.backend;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.protocols.core.OperationInfo;

/** Tells which operation a call of a REST service is, by the paths that the SDK itself sends. */
final class RestOperations {
    /** Where the SDK keeps the services, by signing name; S3 Control signs as S3 does. */
    private static final Map<String, List<String>> PACKAGES = Map.of(
            "access-analyzer", List.of("accessanalyzer"),
            "apigateway", List.of("apigateway", "apigatewayv2"),
            "es", List.of("opensearch"),
            "s3", List.of("s3", "s3control"));

    private static final Map<String, List<Form>> KNOWN = new ConcurrentHashMap<>();

    private RestOperations() {}

    private record Form(String operation, String method, Pattern path, Set<String> query) {
        boolean takes(String itsMethod, String itsPath, Set<String> parameters) {
            return method.equals(itsMethod)
                    && parameters.containsAll(query)
                    && path.matcher(itsPath).matches();
        }
    }

    /** Gives the operation's name; none where the service has no such path. */
    static Optional<String> name(String service, String method, String path, Set<String> parameters) {
        return KNOWN.computeIfAbsent(service, RestOperations::forms).stream()
                .filter(form -> form.takes(method, path, parameters))
                .max(Comparator.comparingInt((Form form) -> form.query().size())
                        .thenComparingInt(form -> form.path()
                                .pattern()
                                .replaceAll("\\[[^\\]]*\\][+*]", "")
                                .length()))
                .map(Form::operation);
    }

    private static List<Form> forms(String service) {
        List<Form> forms = new ArrayList<>();
        for (String name : PACKAGES.getOrDefault(service, List.of(service.replace("-", "")))) {
            String folder = "software/amazon/awssdk/services/" + name + "/transform/";
            URL url = RestOperations.class.getClassLoader().getResource(folder);
            if (url == null) {
                continue;
            }
            try {
                ((JarURLConnection) url.openConnection())
                        .getJarFile().stream()
                                .map(entry -> entry.getName())
                                .filter(entry -> entry.startsWith(folder) && entry.endsWith("RequestMarshaller.class"))
                                .forEach(entry -> forms.add(
                                        form(name, entry.replace('/', '.').replace(".class", ""))));
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
        return forms;
    }

    private static Form form(String service, String marshaller) {
        try {
            Field binding = Class.forName(marshaller).getDeclaredField("SDK_OPERATION_BINDING");
            binding.setAccessible(true);
            OperationInfo info = (OperationInfo) binding.get(null);
            String[] uri = info.requestUri().split("\\?", 2);
            // S3's paths begin with the bucket, which the SDK puts before what it knows of the operation.
            String prefix = service.equals("s3") && !marshaller.contains(".ListBucketsRequest") ? "/[^/]+" : "";
            String path = prefix + uri[0].replaceAll("\\{[^}+]*\\}", "[^/]+").replaceAll("\\{[^}]*\\+\\}", ".+");
            Set<String> query = uri.length < 2
                    ? Set.of()
                    : List.of(uri[1].split("&")).stream()
                            .map(part -> part.replaceFirst("=.*", ""))
                            .collect(Collectors.toCollection(TreeSet::new));
            return new Form(
                    marshaller.replaceFirst("^.*\\.", "").replace("RequestMarshaller", ""),
                    info.httpMethod().name(),
                    Pattern.compile(path + "/?"),
                    query);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        }
    }
}
