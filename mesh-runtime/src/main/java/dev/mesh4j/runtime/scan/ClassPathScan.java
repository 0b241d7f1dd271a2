package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.HealthCheck;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshCompletion;
import dev.mesh4j.annotations.MeshPrompt;
import dev.mesh4j.annotations.MeshResource;
import dev.mesh4j.annotations.MeshTool;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfoList;
import io.github.classgraph.ScanResult;
import java.util.List;

/** Finds annotated classes in packages. */
public final class ClassPathScan {

    private ClassPathScan() {}

    /**
     * The agent class and the classes that offer something in these packages and below, by name, the agent first.
     *
     * @throws AgentDefinitionException unless exactly one class is a {@link MeshAgent}
     */
    public static List<Class<?>> of(String... packages) {
        try (ScanResult scan = new ClassGraph()
                .acceptPackages(packages)
                .enableAnnotationInfo()
                .enableMethodInfo()
                .ignoreMethodVisibility()
                .scan()) {
            ClassInfoList agents = scan.getClassesWithAnnotation(MeshAgent.class);
            if (agents.size() != 1) {
                throw new AgentDefinitionException("packages " + String.join(", ", packages) + ": " + agents.size()
                        + " classes with @MeshAgent " + agents.getNames()
                        + " (expected: one; start each agent in a process of its own, by its class)");
            }
            ClassInfoList offering = scan.getClassesWithMethodAnnotation(MeshTool.class)
                    .union(
                            scan.getClassesWithMethodAnnotation(MeshPrompt.class),
                            scan.getClassesWithMethodAnnotation(MeshResource.class),
                            scan.getClassesWithMethodAnnotation(MeshCompletion.class),
                            scan.getClassesWithMethodAnnotation(HealthCheck.class));
            ClassInfoList all = new ClassInfoList(agents);
            // an anonymous class is registered by the code that it stands in
            offering.filter(type -> !agents.contains(type) && !type.isAbstract() && !type.isAnonymousInnerClass())
                    .forEach(all::add);
            return List.copyOf(all.loadClasses());
        }
    }
}
