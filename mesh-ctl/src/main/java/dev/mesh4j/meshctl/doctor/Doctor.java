package dev.mesh4j.meshctl.doctor;

import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.process.InstanceStore;
import dev.mesh4j.meshctl.process.StateDirectory;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.client.HttpTransport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What {@code meshctl doctor} looks at.
 *
 * @param version of this meshctl
 */
public record Doctor(
        Map<String, String> environment,
        Platform platform,
        StateDirectory state,
        HttpTransport http,
        URI registry,
        String version) {

    private static final Duration EACH = Duration.ofMillis(2500);
    private static final Duration EXCHANGE = Duration.ofMillis(1000);

    public List<Finding> examine() throws InterruptedException {
        return new Checkup(checks(), EACH).run();
    }

    private List<Check> checks() {
        return List.of(
                new JdkCheck(Path.of(System.getProperty("java.home")), System.getProperty("java.version"), environment),
                new MavenCheck(environment),
                new CacheCheck(platform),
                new StateCheck(state, StateCheck.USUAL),
                new PortCheck(registry),
                new RegistryCheck(http, registry, version, EXCHANGE, InstantSource.system()),
                new RedisCheck(environment, EXCHANGE),
                new AgentsCheck(http, registry, EXCHANGE),
                new InstancesCheck(new InstanceStore(state), ownVersion()));
    }

    private String ownVersion() {
        try {
            return InstancesCheck.version(platform.distribution().get().agentClassPath().stream()
                    .map(Path::toString)
                    .toList());
        } catch (MeshctlException e) {
            return ""; // not run from a distribution
        }
    }
}
