import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
 * Writes out how the records of a jar are compared and hashed: {@code java Records.java JAR}. The compiler leaves it to the
 * JVM, which puts it together of method handles for each record at each start, and takes none of it into its archive.
 */
final class Records {
    private static final String FACTORY = "java/lang/runtime/ObjectMethods";

    private Records() {}

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path written = Files.createTempFile(jar.toAbsolutePath().getParent(), "records", ".part");
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(written);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(same);
                out.write(entry.getName().endsWith(".class") ? writtenOut(content) : content);
            }
        }
        if (Files.getFileStore(jar).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(jar));
        }
        Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] writtenOut(byte[] content) {
        ClassReader reader = new ClassReader(content);
        if (!reader.getSuperName().equals("java/lang/Record")) {
            return content;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] thrown) {
                        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, type, signature, thrown)) {
                            @Override
                            public void visitInvokeDynamicInsn(String kind, String made, Handle factory, Object... given) {
                                boolean record = factory.getOwner().equals(FACTORY);
                                List<Object> fields = record ? Arrays.asList(given).subList(2, given.length) : List.of();
                                if (record && kind.equals("hashCode")) {
                                    hash(mv, fields);
                                } else if (record && kind.equals("equals")) {
                                    compare(mv, reader.getClassName(), fields);
                                } else {
                                    super.visitInvokeDynamicInsn(kind, made, factory, given);
                                }
                            }
                        };
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Leaves the hash of all fields, with the record itself on the stack before. */
    private static void hash(MethodVisitor code, List<Object> fields) {
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.ICONST_0);
        for (Object field : fields) {
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            get(code, 0, (Handle) field);
            Type type = Type.getType(((Handle) field).getDesc());
            if (type.getSort() >= Type.ARRAY) {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I", false);
            } else {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, boxed(type), "hashCode", "(" + type.getDescriptor() + ")I", false);
            }
            code.visitInsn(Opcodes.IADD);
        }
    }

    /** Leaves whether both have equal fields, with both on the stack before. */
    private static void compare(MethodVisitor code, String own, List<Object> fields) {
        code.visitInsn(Opcodes.POP2);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, own);
        unless(code);
        for (Object field : fields) {
            get(code, 0, (Handle) field);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitTypeInsn(Opcodes.CHECKCAST, own);
            code.visitFieldInsn(
                    Opcodes.GETFIELD, own, ((Handle) field).getName(), ((Handle) field).getDesc());
            Type type = Type.getType(((Handle) field).getDesc());
            if (type.getSort() >= Type.ARRAY) {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        "java/util/Objects",
                        "equals",
                        "(Ljava/lang/Object;Ljava/lang/Object;)Z",
                        false);
                unless(code);
            } else {
                String each = type.getDescriptor();
                code.visitMethodInsn(Opcodes.INVOKESTATIC, boxed(type), "compare", "(" + each + each + ")I", false);
                Label same = new Label();
                code.visitJumpInsn(Opcodes.IFEQ, same);
                no(code, same);
            }
        }
        code.visitInsn(Opcodes.ICONST_1);
    }

    /** Ends with false when there is none on the stack. */
    private static void unless(MethodVisitor code) {
        Label so = new Label();
        code.visitJumpInsn(Opcodes.IFNE, so);
        no(code, so);
    }

    private static void no(MethodVisitor code, Label otherwise) {
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(otherwise);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }

    private static void get(MethodVisitor code, int from, Handle field) {
        code.visitVarInsn(Opcodes.ALOAD, from);
        code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
    }

    private static String boxed(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            default -> "java/lang/Double";
        };
    }
}
