package dev.mesh4j.meshctl.doctor;

import dev.mesh4j.meshctl.process.Instance;
import dev.mesh4j.meshctl.process.InstanceStore;
import dev.mesh4j.meshctl.process.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The processes that meshctl started: whether they still run, and on which Mesh4J.
 *
 * @param version of this meshctl's own jars; empty when it is not known
 */
record InstancesCheck(InstanceStore instances, String version) implements Check {

    private static final Pattern RUNTIME = Pattern.compile("mesh-runtime-([^/:]+)\\.jar");

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        // what runs is asked for second: that removes the other records
        List<Instance> gone = instances.gone();
        if (!gone.isEmpty()) {
            String names = gone.stream()
                    .map(instance -> instance.name() + " (pid " + instance.pid() + ")")
                    .collect(Collectors.joining(", "));
            findings.add(Finding.warn(
                    name(),
                    "ended without 'meshctl stop': " + names,
                    "'meshctl logs " + gone.getFirst().name() + "' says why; these records are removed now"));
        }
        List<Instance> running = instances.running();
        running.stream()
                .filter(instance -> instance.kind() == Kind.AGENT)
                .forEach(instance -> other(instance)
                        .ifPresent(found -> findings.add(Finding.warn(
                                name(),
                                instance.name() + " runs on Mesh4J " + found + ", and this is meshctl " + version,
                                "let its pom.xml name the same version, and start it again"))));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(name(), running.size() + " that meshctl started run"));
        }
        return findings;
    }

    /** The version that it runs on when that is not this one. */
    private Optional<String> other(Instance instance) {
        Matcher jar = RUNTIME.matcher(String.join(":", instance.command()));
        return jar.find() && !version.isEmpty() && !jar.group(1).equals(version)
                ? Optional.of(jar.group(1))
                : Optional.empty();
    }

    /** Of the runtime among these jars. */
    static String version(List<String> jars) {
        Matcher jar = RUNTIME.matcher(String.join(":", jars));
        return jar.find() ? jar.group(1) : "";
    }
}
