package dev.mesh4j.spring;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.runtime.scan.ClientReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.AutowireCandidateResolver;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * Gives beans the clients they ask for, the way Spring gives them the value of {@code @Value}; all else is decided by the
 * resolver that was there before.
 */
final class MeshCandidateResolver implements AutowireCandidateResolver {

    private final AutowireCandidateResolver others;
    private final DefaultListableBeanFactory factory;
    private final BeanClients clients;

    private MeshCandidateResolver(
            AutowireCandidateResolver others, DefaultListableBeanFactory factory, BeanClients clients) {
        this.others = others;
        this.factory = factory;
        this.clients = clients;
    }

    static void install(ConfigurableListableBeanFactory factory, BeanClients clients) {
        if (factory instanceof DefaultListableBeanFactory beans) {
            beans.setAutowireCandidateResolver(
                    new MeshCandidateResolver(beans.getAutowireCandidateResolver(), beans, clients));
        }
    }

    @Override
    public @Nullable Object getSuggestedValue(DependencyDescriptor point) {
        Object suggested = others.getSuggestedValue(point);
        return suggested == null && isClient(point) ? client(point) : suggested;
    }

    private @Nullable Object client(DependencyDescriptor point) {
        boolean optional = point.getDeclaredType() == Optional.class;
        ClientPoint wanted = ClientPoint.of(point, optional ? Optional.class : point.getDependencyType());
        Object client = wanted.client(clients);
        return wanted.live() && !point.isRequired() && !clients.isAvailable(client) ? null : client;
    }

    /** A bean of the user's goes before an interface that merely could be called. */
    private boolean isClient(DependencyDescriptor point) {
        if (point.getAnnotation(Dependency.class) != null) {
            return true;
        }
        Class<?> type = point.getDependencyType();
        return ClientReader.declaresItself(type) && factory.getBeanNamesForType(type, true, false).length == 0;
    }

    @Override
    public boolean isAutowireCandidate(BeanDefinitionHolder candidate, DependencyDescriptor point) {
        return others.isAutowireCandidate(candidate, point);
    }

    @Override
    public boolean isRequired(DependencyDescriptor point) {
        return others.isRequired(point);
    }

    @Override
    public boolean hasQualifier(DependencyDescriptor point) {
        return others.hasQualifier(point);
    }

    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor point) {
        return others.getSuggestedName(point);
    }

    @Override
    public @Nullable Object getLazyResolutionProxyIfNecessary(DependencyDescriptor point, @Nullable String bean) {
        return others.getLazyResolutionProxyIfNecessary(point, bean);
    }

    @Override
    public @Nullable Class<?> getLazyResolutionProxyClass(DependencyDescriptor point, @Nullable String bean) {
        return others.getLazyResolutionProxyClass(point, bean);
    }

    @Override
    public AutowireCandidateResolver cloneIfNecessary() {
        return new MeshCandidateResolver(others.cloneIfNecessary(), factory, clients);
    }
}
