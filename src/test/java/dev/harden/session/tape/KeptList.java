package dev.harden.session.tape;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;

/**
 * Makes the list of what recordings keep, out of the getters of the SDK's models that the code calls, and of those that
 * the SDK's own paginators call for it.
 */
public final class KeptList {
    static final Path FILE = Path.of("src", "main", "resources", "dev", "harden", "session", "tape", "kept.txt");

    private static final Pattern MODEL =
            Pattern.compile("software\\.amazon\\.awssdk\\.services\\.\\w+\\.model\\.(?!\\w+\\$)\\w+");
    private static final Pattern CLIENT =
            Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.\\w+Client");
    private static final Pattern PAGES =
            Pattern.compile("software\\.amazon\\.awssdk\\.services\\.\\w+\\.paginators\\.\\w+");
    private static final String HEAD = """
            # What a recording keeps of each operation's answers: the members that the code reads. Made by ./dev kept.
            # After a member stands what it is, when it is more than a value: a type, [items of a list], {values of a map},
            # (values of a map whose entries stand for themselves); - is a value, = a body that is one.
            """;

    private static final KeptList GATHERED = gather();

    private final Map<String, Set<String>> read = new HashMap<>();
    private final Set<String> whole = new HashSet<>();
    private final Map<String, Class<?>> operations = new TreeMap<>();
    private final Map<String, Map<String, String>> types = new TreeMap<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();
    private final Map<String, Class<?>> listed = new HashMap<>();

    private KeptList() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(FILE, make());
    }

    static String make() {
        return GATHERED.text();
    }

    /** Gives the answers of the operations that the code calls, by their names. */
    static Map<String, Class<?>> answers() {
        return GATHERED.operations;
    }

    private static KeptList gather() {
        KeptList list = new KeptList();
        JavaClasses main = new ClassFileImporter(List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS))
                .importPackages("dev.harden")
                // What gets credentials is never recorded.
                .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.harden.session..")));
        Set<Class<?>> pages = new HashSet<>();
        main.forEach(type -> accesses(type).forEach(target -> list.note(target, pages)));
        Set<Class<?>> parts = new HashSet<>(pages);
        pages.forEach(type -> parts.addAll(List.of(type.getDeclaredClasses())));
        new ClassFileImporter()
                .importUrls(parts.stream().map(KeptList::file).toList())
                .forEach(type -> accesses(type).forEach(target -> list.note(target, pages)));
        return list;
    }

    private static URL file(Class<?> type) {
        return type.getResource(type.getName().replaceFirst(".*\\.", "") + ".class");
    }

    private static Stream<AccessTarget> accesses(JavaClass type) {
        return Stream.concat(
                type.getMethodCallsFromSelf().stream().map(call -> call.getTarget()),
                type.getMethodReferencesFromSelf().stream().map(call -> call.getTarget()));
    }

    private void note(AccessTarget target, Set<Class<?>> pages) {
        String owner = target.getOwner().getName();
        if (MODEL.matcher(owner).matches()) {
            read.computeIfAbsent(owner, unseen -> new TreeSet<>())
                    .add(target.getName().toLowerCase(Locale.ROOT));
        } else if (PAGES.matcher(owner).matches()) {
            pages.add(target.getOwner().reflect());
        }
        Matcher client = CLIENT.matcher(owner);
        if (client.matches() && target instanceof AccessTarget.CodeUnitAccessTarget called) {
            Class<?> answer = called.getRawReturnType().reflect();
            if (PAGES.matcher(answer.getName()).matches()) {
                pages.add(answer);
                answer = (Class<?>) ((ParameterizedType) answer.getGenericInterfaces()[0]).getActualTypeArguments()[0];
            }
            if (SdkPojo.class.isAssignableFrom(answer)) {
                operations.put(Calling.name(answer), answer);
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(HEAD);
        operations.forEach((name, answer) -> text.append("operation " + name + " "
                + (KeptTexts.DOCUMENTS.containsKey(name) ? KeptTexts.DOCUMENTS.get(name) : root(answer)) + "\n"));
        while (!open.isEmpty()) {
            list(open.pop());
        }
        types.forEach((name, members) -> {
            text.append("type ").append(name).append('\n');
            members.forEach((member, shape) -> text.append("  " + member + (shape.equals("-") ? "" : " " + shape))
                    .append('\n'));
        });
        return text.append(KeptTexts.all()).toString();
    }

    private String root(Class<?> answer) {
        for (SdkField<?> field : fields(answer)) {
            if (field.containsTrait(PayloadTrait.class) && reads(answer, field)) {
                return field.marshallingType() == MarshallingType.SDK_POJO ? shape(field) : "=";
            }
        }
        return type(answer);
    }

    /** Gives the type that a body is of: of some answers it is one of their members. */
    static Class<?> body(Class<?> answer) {
        for (SdkField<?> field : fields(answer)) {
            if (field.containsTrait(PayloadTrait.class) && field.marshallingType() == MarshallingType.SDK_POJO) {
                return field.constructor().get().getClass().getEnclosingClass();
            }
        }
        return answer;
    }

    /** Gives the members that the code reads, as {@code User.UserName}. */
    static Set<String> members() {
        KeptList list = GATHERED;
        Set<String> members = new TreeSet<>();
        list.text();
        list.listed
                .values()
                .forEach(type -> fields(type).stream()
                        .filter(field -> list.reads(type, field))
                        .forEach(field -> members.add(type.getSimpleName() + "." + field.memberName())));
        return members;
    }

    private void list(Class<?> type) {
        Map<String, String> members = types.computeIfAbsent(name(type), unseen -> new TreeMap<>());
        for (SdkField<?> field : fields(type)) {
            if (field.location() == MarshallLocation.PAYLOAD && reads(type, field)) {
                members.put(field.unmarshallLocationName(), shape(field));
            }
        }
    }

    private String shape(SdkField<?> field) {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            return type(field.constructor().get().getClass().getEnclosingClass());
        }
        if (field.marshallingType() == MarshallingType.LIST) {
            ListTrait list = field.getTrait(ListTrait.class);
            String item = shape(list.memberFieldInfo());
            return list.isFlattened() ? item : "[" + item + "]";
        }
        if (field.marshallingType() == MarshallingType.MAP) {
            MapTrait map = field.getTrait(MapTrait.class);
            String value = shape(map.valueFieldInfo());
            return map.isFlattened() ? "(" + value + ")" : "{" + value + "}";
        }
        return "-";
    }

    private String type(Class<?> type) {
        if (listed.put(name(type), type) == null) {
            open.push(type);
        }
        return type.getSimpleName();
    }

    /** Where the code reads a value's text, or writes it as a document, all that is in it counts. */
    private boolean isWhole(Class<?> type) {
        Set<String> called = read.getOrDefault(type.getName(), Set.of());
        return whole.contains(type.getName()) || called.contains("tostring") || called.contains("sdkfields");
    }

    private boolean reads(Class<?> type, SdkField<?> field) {
        if (isWhole(type)) {
            parts(field).forEach(part -> whole.add(part.getName()));
            return true;
        }
        Set<String> called = read.getOrDefault(type.getName(), Set.of());
        String name = field.memberName().toLowerCase(Locale.ROOT);
        return getters(name).anyMatch(called::contains);
    }

    /** Returns the type of a member, or of what is in it. */
    private static Stream<Class<?>> parts(SdkField<?> field) {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            return Stream.of(field.constructor().get().getClass().getEnclosingClass());
        }
        return field.marshallingType() == MarshallingType.LIST
                ? parts(field.getTrait(ListTrait.class).memberFieldInfo())
                : Stream.empty();
    }

    /** Gives the getters of a member; the SDK lengthens names that Java has already. */
    private static Stream<String> getters(String member) {
        return Stream.of(member, member + "asstring", member + "asstrings", "has" + member, member + "value");
    }

    /** Gives the getters that the code calls and that belong to no member: what was not understood. */
    static Set<String> strange() {
        Set<String> strange = new TreeSet<>();
        GATHERED.read.forEach((name, called) -> {
            try {
                Class<?> type = Class.forName(name);
                if (!SdkPojo.class.isAssignableFrom(type) || Throwable.class.isAssignableFrom(type)) {
                    return;
                }
                Set<String> known = new HashSet<>(Set.of("builder", "tobuilder", "tostring", "sdkfields"));
                for (SdkField<?> field : fields(type)) {
                    getters(field.memberName().toLowerCase(Locale.ROOT)).forEach(known::add);
                }
                called.stream()
                        .filter(method -> !known.contains(method))
                        .forEach(method -> strange.add(name + " " + method));
            } catch (ClassNotFoundException gone) {
                throw new IllegalStateException(gone);
            }
        });
        return strange;
    }

    static List<SdkField<?>> fields(Class<?> type) {
        try {
            Object builder = type.getMethod("builder").invoke(null);
            return ((SdkPojo) builder).sdkFields();
        } catch (NoSuchMethodException none) {
            return List.of();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type.getName(), broken);
        }
    }

    private static String name(Class<?> type) {
        return Calling.name(type).replaceFirst("\\..*", "") + "." + type.getSimpleName();
    }
}
