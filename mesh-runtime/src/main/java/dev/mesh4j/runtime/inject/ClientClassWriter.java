package dev.mesh4j.runtime.inject;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.concurrent.ThreadLocalRandom;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes the class of a typed client: an array of {@link ClientMethod}s is its one field, and each of its methods hands its
 * arguments to the one at its place. ByteBuddy's own description of classes costs a hundred times as much at a first use.
 */
final class ClientClassWriter {

    private static final String TARGET = Type.getInternalName(ClientMethod.class);
    private static final String TARGETS = Type.getDescriptor(ClientMethod[].class);
    private static final String OBJECT = Type.getInternalName(Object.class);
    private static final String FIELD = "methods";

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final String name;
    private int methods;

    /** Begins with the constructor, which takes the methods in the order of {@link #add}, and with {@code toString}. */
    ClientClassWriter(Class<?> type) {
        this.name = Type.getInternalName(type) + "$MeshClient$" + suffix();
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        writer.visit(Opcodes.V21, access, name, null, OBJECT, new String[] {Type.getInternalName(type)});
        writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, FIELD, TARGETS, null, null);
        addConstructor();
        MethodVisitor text = method("toString", "()Ljava/lang/String;");
        text.visitLdcInsn("mesh client " + type.getSimpleName());
        end(text, Opcodes.ARETURN);
    }

    private void addConstructor() {
        MethodVisitor code = method("<init>", "(" + TARGETS + ")V");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitFieldInsn(Opcodes.PUTFIELD, name, FIELD, TARGETS);
        end(code, Opcodes.RETURN);
    }

    void add(Method method) {
        MethodVisitor code = method(method.getName(), Type.getMethodDescriptor(method));
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, FIELD, TARGETS);
        code.visitIntInsn(Opcodes.SIPUSH, methods++);
        code.visitInsn(Opcodes.AALOAD);
        loadArguments(code, method.getParameterTypes());
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, TARGET, "call", "([Ljava/lang/Object;)Ljava/lang/Object;", false);
        end(code, unboxed(code, method.getReturnType()));
    }

    private static void loadArguments(MethodVisitor code, Class<?>[] types) {
        code.visitIntInsn(Opcodes.SIPUSH, types.length);
        code.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
        int local = 1;
        for (int i = 0; i < types.length; i++) {
            Type type = Type.getType(types[i]);
            code.visitInsn(Opcodes.DUP);
            code.visitIntInsn(Opcodes.SIPUSH, i);
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
            if (types[i].isPrimitive()) {
                String boxed = Type.getInternalName(boxed(types[i]));
                String valueOf = "(" + type.getDescriptor() + ")L" + boxed + ";";
                code.visitMethodInsn(Opcodes.INVOKESTATIC, boxed, "valueOf", valueOf, false);
            }
            code.visitInsn(Opcodes.AASTORE);
            local += type.getSize();
        }
    }

    /** Makes what the method returns of the object on the stack, and tells the instruction that returns it. */
    private static int unboxed(MethodVisitor code, Class<?> type) {
        if (type == void.class) {
            return Opcodes.RETURN;
        }
        code.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(boxed(type)));
        if (type.isPrimitive()) {
            String boxed = Type.getInternalName(boxed(type));
            String value = type.getName() + "Value";
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, boxed, value, "()" + Type.getDescriptor(type), false);
        }
        return Type.getType(type).getOpcode(Opcodes.IRETURN);
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private MethodVisitor method(String method, String descriptor) {
        return writer.visitMethod(Opcodes.ACC_PUBLIC, method, descriptor, null, null);
    }

    private static String suffix() {
        return Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX);
    }

    private static void end(MethodVisitor code, int returning) {
        code.visitInsn(returning);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    byte[] classFile() {
        writer.visitEnd();
        return writer.toByteArray();
    }
}
