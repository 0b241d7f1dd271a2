package dev.mesh4j.runtime;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Carries a generic type: {@code new TypeRef<List<Commit>>() {}}. */
public abstract class TypeRef<T> {

    private final Type type;

    protected TypeRef() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parameterized)) {
            throw new IllegalArgumentException("TypeRef without a type (expected: new TypeRef<List<String>>() {})");
        }
        this.type = parameterized.getActualTypeArguments()[0];
    }

    /** With its arguments. */
    public final Type type() {
        return type;
    }
}
