package dev.mesh4j.spring;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * One agent for the application context: beans offer their annotated methods, and are given clients of what others offer.
 * With {@code mesh.enabled=false} no agent starts; clients are injected all the same, and say so when they are called.
 */
@AutoConfiguration
public final class MeshAutoConfiguration {

    @Bean
    static BeanFactoryPostProcessor meshClientInjection() {
        return MeshAutoConfiguration::injectClients;
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "mesh.enabled", matchIfMissing = true)
    MeshAgentLifecycle meshAgentLifecycle(
            ConfigurableListableBeanFactory factory,
            ConfigurableEnvironment environment,
            BeanClients clients,
            ApplicationEventPublisher events) {
        return new MeshAgentLifecycle(new MeshBeans(factory), clients, new MeshSettings(environment), events);
    }

    private static void injectClients(ConfigurableListableBeanFactory factory) {
        BeanClients clients = new BeanClients();
        factory.registerSingleton("meshBeanClients", clients);
        MeshCandidateResolver.install(factory, clients);
    }
}
