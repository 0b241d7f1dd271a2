package dev.mesh4j.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a test class: its constructor, tests and {@code @BeforeEach} methods may have a parameter of type {@link TestMesh}. A
 * test gets a mesh of its own, which is closed after it; when the class has one instance for all its tests, or a {@code
 * @BeforeAll} method has the parameter, all tests of the class share one. A test that fails shows its mesh.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(MeshExtension.class)
public @interface MeshTest {}
