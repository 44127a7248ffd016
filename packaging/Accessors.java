import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the method references of the SDK's services as one class a class that has some: {@code java Accessors.java LIB}.
 * A model has two of them a member, and the JVM makes a class of each, some ten thousand in an audit, which it keeps in its
 * archive and sets up at each start.
 */
final class Accessors {
    private static final String SERVICES = "software/amazon/awssdk/services/";
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    /** The interfaces whose method references are taken, with their one method. */
    private static final Map<String, String> KINDS = Map.of(
            "java/util/function/Function", "apply(Ljava/lang/Object;)Ljava/lang/Object;",
            "java/util/function/BiConsumer", "accept(Ljava/lang/Object;Ljava/lang/Object;)V",
            "java/util/function/Supplier", "get()Ljava/lang/Object;");

    private Accessors() {}

    /** Is one method reference: what it is called as, what it calls, and the types that it is given and gives. */
    private record Site(String kind, Handle method, Type types) {}

    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        for (Path jar : jars) {
            boolean service;
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                service = zip.stream().anyMatch(entry -> entry.getName().startsWith(SERVICES));
            }
            if (service) {
                rewrite(jar);
            }
        }
    }

    private static void rewrite(Path jar) throws IOException {
        Path written = Files.createTempFile(jar.toAbsolutePath().getParent(), "accessors", ".part");
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(written);
                ZipOutputStream out = new ZipOutputStream(file)) {
            Set<String> open = open(in);
            for (ZipEntry entry : Collections.list(in.entries())) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                String name = entry.getName();
                if (!name.startsWith(SERVICES) || !name.endsWith(".class") || name.endsWith("-info.class")) {
                    put(out, entry, name, content);
                    continue;
                }
                List<Site> sites = new ArrayList<>();
                String own = name.substring(0, name.length() - ".class".length());
                String helper = own + "$$Members";
                byte[] changed = changed(content, helper, open, sites);
                put(out, entry, name, sites.isEmpty() ? content : changed);
                if (!sites.isEmpty()) {
                    put(out, entry, helper + ".class", helper(helper, sites));
                }
            }
        }
        if (Files.getFileStore(jar).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(jar));
        }
        Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Gives the methods that another class may call. */
    private static Set<String> open(ZipFile jar) throws IOException {
        Set<String> open = new HashSet<>();
        for (ZipEntry entry : Collections.list(jar.entries())) {
            if (!entry.getName().startsWith(SERVICES) || !entry.getName().endsWith(".class")) {
                continue;
            }
            ClassReader reader = new ClassReader(jar.getInputStream(entry).readAllBytes());
            if ((reader.getAccess() & Opcodes.ACC_PUBLIC) == 0) {
                continue;
            }
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access, String name, String type, String signature, String[] thrown) {
                            if ((access & Opcodes.ACC_PUBLIC) != 0) {
                                open.add(reader.getClassName() + "." + name + type);
                            }
                            return null;
                        }
                    },
                    ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        }
        return open;
    }

    private static String name(Handle method) {
        return method.getOwner() + "." + method.getName() + method.getDesc();
    }

    private static void put(ZipOutputStream out, ZipEntry like, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(like.getTimeLocal());
        out.putNextEntry(entry);
        out.write(content);
    }

    /** Gives a class with its method references taken from the helper, and notes them. */
    private static byte[] changed(byte[] content, String helper, Set<String> open, List<Site> sites) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(content)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] thrown) {
                                return new MethodVisitor(
                                        Opcodes.ASM9, super.visitMethod(access, name, type, signature, thrown)) {
                                    @Override
                                    public void visitInvokeDynamicInsn(
                                            String method, String made, Handle factory, Object... given) {
                                        if (isWrapper(name, type, made)) {
                                            return;
                                        }
                                        if (!isTaken(method, made, factory, given) || !open.contains(name((Handle) given[1]))) {
                                            super.visitInvokeDynamicInsn(method, made, factory, given);
                                            return;
                                        }
                                        push(this, sites.size());
                                        super.visitMethodInsn(
                                                Opcodes.INVOKESTATIC, helper, "of", "(I)L" + helper + ";", false);
                                        sites.add(new Site(
                                                Type.getReturnType(made).getInternalName(),
                                                (Handle) given[1],
                                                (Type) given[2]));
                                    }
                                };
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    /**
     * Tells whether a model wraps a method reference in a lambda that does but what the reference does too: cast what it is
     * given. The reference itself, which is on the stack, stands for it.
     */
    private static boolean isWrapper(String method, String type, String made) {
        return type.equals(made)
                && (method.equals("getter") && made.equals("(Ljava/util/function/Function;)Ljava/util/function/Function;")
                        || method.equals("setter")
                                && made.equals("(Ljava/util/function/BiConsumer;)Ljava/util/function/BiConsumer;"));
    }

    private static boolean isTaken(String method, String made, Handle factory, Object[] given) {
        String kind = Type.getReturnType(made).getInternalName();
        if (!factory.getOwner().equals(FACTORY)
                || !factory.getName().equals("metafactory")
                || Type.getArgumentTypes(made).length > 0
                || !KINDS.containsKey(kind)
                || !KINDS.get(kind).equals(method + given[0])) {
            return false;
        }
        Handle target = (Handle) given[1];
        Type types = (Type) given[2];
        boolean called = target.getTag() == Opcodes.H_INVOKEVIRTUAL
                || target.getTag() == Opcodes.H_INVOKEINTERFACE
                || target.getTag() == Opcodes.H_INVOKESTATIC;
        // A lambda's own method is private, and what has a basic type would have to be boxed.
        return called
                && target.getOwner().startsWith(SERVICES)
                && !target.getName().startsWith("lambda$")
                && Stream.concat(Stream.of(Type.getArgumentTypes(target.getDesc())), Stream.of(types.getArgumentTypes()))
                        .allMatch(type -> type.getSort() >= Type.ARRAY)
                && (Type.getReturnType(target.getDesc()).getSort() >= Type.ARRAY
                        || kind.endsWith("BiConsumer")
                                && Type.getReturnType(target.getDesc()) == Type.VOID_TYPE);
    }

    private static void push(MethodVisitor code, int number) {
        if (number <= Byte.MAX_VALUE) {
            code.visitIntInsn(Opcodes.BIPUSH, number);
        } else {
            code.visitIntInsn(Opcodes.SIPUSH, number);
        }
    }

    /** Makes the class that stands for all method references of one class, by their number. */
    private static byte[] helper(String name, List<Site> sites) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] kinds = KINDS.keySet().stream()
                .filter(kind -> sites.stream().anyMatch(site -> site.kind().equals(kind)))
                .sorted()
                .toArray(String[]::new);
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        writer.visit(Opcodes.V1_8, access, name, null, "java/lang/Object", kinds);
        writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "number", "I", null, null)
                .visitEnd();
        MethodVisitor made = writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", "(I)V", null, null);
        made.visitCode();
        made.visitVarInsn(Opcodes.ALOAD, 0);
        made.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        made.visitVarInsn(Opcodes.ALOAD, 0);
        made.visitVarInsn(Opcodes.ILOAD, 1);
        made.visitFieldInsn(Opcodes.PUTFIELD, name, "number", "I");
        made.visitInsn(Opcodes.RETURN);
        end(made);
        MethodVisitor of = writer.visitMethod(Opcodes.ACC_STATIC, "of", "(I)L" + name + ";", null, null);
        of.visitCode();
        of.visitTypeInsn(Opcodes.NEW, name);
        of.visitInsn(Opcodes.DUP);
        of.visitVarInsn(Opcodes.ILOAD, 0);
        of.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "(I)V", false);
        of.visitInsn(Opcodes.ARETURN);
        end(of);
        for (String kind : kinds) {
            String method = KINDS.get(kind);
            int brace = method.indexOf('(');
            MethodVisitor code = writer.visitMethod(
                    Opcodes.ACC_PUBLIC, method.substring(0, brace), method.substring(brace), null, null);
            code.visitCode();
            dispatch(code, name, kind, sites);
            end(code);
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void end(MethodVisitor code) {
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void dispatch(MethodVisitor code, String name, String kind, List<Site> sites) {
        Label none = new Label();
        Label[] places = new Label[sites.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = sites.get(i).kind().equals(kind) ? new Label() : none;
        }
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, "number", "I");
        code.visitTableSwitchInsn(0, places.length - 1, none, places);
        for (int i = 0; i < places.length; i++) {
            if (places[i] != none) {
                code.visitLabel(places[i]);
                code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
                call(code, sites.get(i));
            }
        }
        code.visitLabel(none);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "()V", false);
        code.visitInsn(Opcodes.ATHROW);
    }

    private static void call(MethodVisitor code, Site site) {
        Type[] given = site.types().getArgumentTypes();
        for (int i = 0; i < given.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, i + 1);
            code.visitTypeInsn(Opcodes.CHECKCAST, given[i].getInternalName());
        }
        Handle target = site.method();
        int how = switch (target.getTag()) {
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            default -> Opcodes.INVOKEVIRTUAL;
        };
        code.visitMethodInsn(how, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        boolean gives = Type.getReturnType(target.getDesc()) != Type.VOID_TYPE;
        if (!site.kind().endsWith("BiConsumer")) {
            code.visitInsn(Opcodes.ARETURN);
            return;
        }
        if (gives) {
            code.visitInsn(Opcodes.POP);
        }
        code.visitInsn(Opcodes.RETURN);
    }
}
