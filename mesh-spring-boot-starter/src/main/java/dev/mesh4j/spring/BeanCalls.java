package dev.mesh4j.spring;

import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.lang.reflect.Modifier;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.AbstractBeanFactoryBasedTargetSource;
import org.springframework.aop.target.LazyInitTargetSource;
import org.springframework.aop.target.SimpleBeanTargetSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The object on which a bean's methods are called: a singleton itself, with whatever Spring wrapped around it; for a lazy
 * one a proxy that has it made by the first call, for any other scope one that asks the context at each call.
 */
final class BeanCalls {

    private BeanCalls() {}

    static Object through(ConfigurableListableBeanFactory factory, String name, Class<?> type) {
        boolean isFinal = Modifier.isFinal(type.getModifiers());
        if (!factory.isSingleton(name)) {
            if (isFinal) {
                throw new AgentDefinitionException("bean '" + name + "' is no singleton, and " + type.getSimpleName()
                        + " is final (expected: a class that is not final, so that each call can get its own bean)");
            }
            return proxy(factory, name, type, new SimpleBeanTargetSource());
        }
        return isFinal || !isUnmade(factory, name)
                ? factory.getBean(name)
                : proxy(factory, name, type, new LazyInitTargetSource());
    }

    private static boolean isUnmade(ConfigurableListableBeanFactory factory, String name) {
        return factory.containsBeanDefinition(name)
                && factory.getMergedBeanDefinition(name).isLazyInit()
                && !factory.containsSingleton(name);
    }

    private static Object proxy(
            ConfigurableListableBeanFactory factory,
            String name,
            Class<?> type,
            AbstractBeanFactoryBasedTargetSource target) {
        target.setTargetBeanName(name);
        target.setTargetClass(type);
        target.setBeanFactory(factory);
        ProxyFactory proxies = new ProxyFactory();
        proxies.setTargetSource(target);
        proxies.setProxyTargetClass(true);
        return proxies.getProxy(type.getClassLoader());
    }
}
