package dev.mesh4j.server.mcp;

import dev.mesh4j.server.state.SharedState;
import dev.mesh4j.server.state.SharedStateException;
import dev.mesh4j.server.state.StateGroup;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A process's way to the shared state, which can be cut: what the process does then reaches nobody. */
final class CutState implements SharedState {

    private final SharedState state;
    private volatile boolean cut;

    CutState(SharedState state) {
        this.state = state;
    }

    void cut() {
        cut = true;
    }

    void mend() {
        cut = false;
    }

    @Override
    public StateGroup group(String name) {
        StateGroup group = state.group(name);
        return (StateGroup) Proxy.newProxyInstance(
                StateGroup.class.getClassLoader(), new Class<?>[] {StateGroup.class}, (proxy, method, arguments) -> {
                    if (cut) {
                        throw new SharedStateException("cut off");
                    }
                    try {
                        return method.invoke(group, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @Override
    public String store() {
        return state.store();
    }

    @Override
    public boolean isShared() {
        return state.isShared();
    }

    @Override
    public void close() {
        state.close();
    }
}
