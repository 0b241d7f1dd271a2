package dev.mesh4j.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** What the agent counts, in the application's meter registry. */
@AutoConfiguration(
        after = MeshAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({MeshAgentLifecycle.class, MeterRegistry.class})
public final class MeshMetricsAutoConfiguration {

    @Bean
    MeshMeters meshMeters(MeshAgentLifecycle lifecycle) {
        return new MeshMeters(lifecycle);
    }
}
