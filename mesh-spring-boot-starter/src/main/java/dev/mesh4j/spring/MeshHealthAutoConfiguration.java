package dev.mesh4j.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The agent in {@code /actuator/health}; {@code management.health.mesh.enabled=false} leaves it out. */
@AutoConfiguration(after = MeshAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(MeshAgentLifecycle.class)
@ConditionalOnEnabledHealthIndicator("mesh")
public final class MeshHealthAutoConfiguration {

    @Bean
    MeshHealthIndicator meshHealthIndicator(MeshAgentLifecycle lifecycle) {
        return new MeshHealthIndicator(lifecycle);
    }
}
