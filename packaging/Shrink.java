import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Takes out of the SDK's jars what nobody calls: {@code java Shrink.java LIB}. A client of the SDK has a method for each
 * operation of its service, some hundreds; those that nothing names go, and with them the classes that nothing else names.
 * All other classes stay as they are, to the byte. At the end it looks whether all that is named is there.
 */
final class Shrink {
    private static final String SERVICES = "software/amazon/awssdk/services/";
    private static final Pattern TYPE = Pattern.compile("software[/.]amazon[/.]awssdk[/.]services[/.][\\w/.$]+");
    /** A method of a client with one of these in its types is about one operation. */
    private static final Pattern OPERATION =
            Pattern.compile("software/amazon/awssdk/services/\\w+/(model|paginators|waiters)/|java/util/function/Consumer;");

    /** The classes of the services by name, and which of them stay. */
    private final Map<String, byte[]> services = new TreeMap<>();
    private final Set<String> kept = new HashSet<>();
    private final Deque<String> unread = new ArrayDeque<>();
    /** What is called of each client, by the name of its interface: name and type of methods. */
    private final Map<String, Set<String>> called = new TreeMap<>();
    private final Map<String, byte[]> written = new TreeMap<>();

    private Shrink() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        Shrink shrink = new Shrink();
        for (Path jar : jars) {
            shrink.read(jar);
        }
        shrink.follow();
        shrink.check();
        for (Path jar : jars) {
            shrink.write(jar);
        }
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(".class") && !entry.endsWith("-info.class") && !entry.startsWith("META-INF/");
    }

    private final List<byte[]> others = new ArrayList<>();

    private void read(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (isClass(name)) {
                    byte[] content = zip.getInputStream(entry).readAllBytes();
                    if (name.startsWith(SERVICES)) {
                        services.put(name.substring(0, name.length() - ".class".length()), content);
                    } else {
                        others.add(content);
                    }
                } else if (name.startsWith("META-INF/services/") || name.endsWith(".interceptors")) {
                    // Names of classes that are looked up by name.
                    String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    text.lines().forEach(line -> names.add(line.strip().replace('.', '/')));
                }
            }
        }
    }

    private final Set<String> names = new TreeSet<>();

    /** Follows all names from what is not a service's to what stays. */
    private void follow() {
        names.forEach(this::keep);
        others.forEach(this::scan);
        Set<String> settled = Set.of();
        while (!unread.isEmpty() || !settled.equals(sizes())) {
            settled = sizes();
            while (!unread.isEmpty()) {
                String name = unread.pop();
                if (client(name).isEmpty()) {
                    scan(services.get(name));
                }
            }
            for (String name : new TreeSet<>(kept)) {
                if (!client(name).isEmpty()) {
                    byte[] rest = without(name, called.getOrDefault(client(name), Set.of()));
                    written.put(name, rest);
                    scan(rest);
                }
            }
        }
    }

    private Set<String> sizes() {
        Set<String> sizes = new HashSet<>();
        called.forEach((name, methods) -> sizes.add(name + " " + methods.size()));
        return sizes;
    }

    /** Gives the interface of the client that a class is or implements; an empty name for all other classes. */
    private String client(String name) {
        int slash = name.lastIndexOf('/');
        String simple = name.substring(slash + 1);
        if (!simple.endsWith("Client") || name.substring(SERVICES.length(), slash).contains("/")) {
            return "";
        }
        String own = simple.startsWith("Default")
                ? name.substring(0, slash + 1) + simple.substring("Default".length())
                : name;
        String other = own.substring(0, slash + 1) + "Default" + own.substring(slash + 1);
        return services.containsKey(own) && services.containsKey(other) ? own : "";
    }

    private void keep(String name) {
        if (services.containsKey(name) && kept.add(name)) {
            unread.push(name);
        }
    }

    /** Notes all that a class names: as a type, in the text of a type, as a string, and the methods of clients. */
    private void scan(byte[] content) {
        ClassReader reader = new ClassReader(content);
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            if (at == 0) {
                continue;
            }
            switch (reader.readByte(at - 1)) {
                case 1 -> {
                    String text = text(content, at);
                    Matcher types = TYPE.matcher(text);
                    while (types.find()) {
                        keep(types.group().replace('.', '/'));
                    }
                }
                case 10, 11 -> {
                    String owner = reader.readClass(at, buffer);
                    if (owner.startsWith(SERVICES) && !client(owner).isEmpty()) {
                        int member = reader.getItem(reader.readUnsignedShort(at + 2));
                        called.computeIfAbsent(client(owner), unseen -> new TreeSet<>())
                                .add(reader.readUTF8(member, buffer) + reader.readUTF8(member + 2, buffer));
                    }
                }
                default -> {}
            }
        }
    }

    private static String text(byte[] content, int at) {
        int length = (content[at] & 0xff) << 8 | content[at + 1] & 0xff;
        return new String(content, at + 2, length, StandardCharsets.ISO_8859_1);
    }

    /** Gives a client without the methods of operations that are not called. */
    private byte[] without(String name, Set<String> wanted) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(services.get(name))
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String method, String type, String signature, String[] thrown) {
                                boolean operation = method.startsWith("lambda$")
                                        || !method.startsWith("<") && OPERATION.matcher(type).find();
                                return operation && !wanted.contains(method + type)
                                        ? null
                                        : super.visitMethod(access, method, type, signature, thrown);
                            }

                            @Override
                            public void visitInnerClass(String inner, String outer, String simple, int access) {
                                // Of a class that goes, nothing is to be said.
                                if (!inner.startsWith(SERVICES) || kept.contains(inner)) {
                                    super.visitInnerClass(inner, outer, simple, access);
                                }
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    /** Looks whether each method of a client that is called is there, so that jars that were shrunk before are not taken. */
    private void check() {
        called.forEach((name, methods) -> {
            Set<String> there = new HashSet<>();
            for (String one : List.of(name, name.replaceFirst("(\\w+)$", "Default$1"))) {
                new ClassReader(services.get(one))
                        .accept(
                                new ClassVisitor(Opcodes.ASM9) {
                                    @Override
                                    public MethodVisitor visitMethod(
                                            int access, String method, String type, String signature, String[] thrown) {
                                        there.add(method + type);
                                        return null;
                                    }
                                },
                                ClassReader.SKIP_CODE);
            }
            for (String method : methods) {
                boolean inherited = !OPERATION.matcher(method).find();
                if (!inherited && !there.contains(method)) {
                    throw new IllegalStateException(name + " has no " + method + "; remove target/lib and build again");
                }
            }
        });
    }

    private void write(Path jar) throws IOException {
        Path rest = Files.createTempFile(jar.toAbsolutePath().getParent(), "shrink", ".part");
        boolean smaller = false;
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(rest);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                String name = entry.getName();
                String type = name.replaceFirst("\\.class$", "");
                if (services.containsKey(type) && isClass(name)) {
                    smaller = true;
                    if (!kept.contains(type)) {
                        continue;
                    }
                }
                ZipEntry same = new ZipEntry(name);
                same.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(same);
                byte[] changed = isClass(name) ? written.get(type) : null;
                out.write(changed == null ? in.getInputStream(entry).readAllBytes() : changed);
            }
        }
        if (!smaller) {
            Files.delete(rest);
            return;
        }
        if (Files.getFileStore(jar).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(rest, Files.getPosixFilePermissions(jar));
        }
        Files.move(rest, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
