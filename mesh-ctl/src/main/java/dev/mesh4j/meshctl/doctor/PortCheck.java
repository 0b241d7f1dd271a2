package dev.mesh4j.meshctl.doctor;

import dev.mesh4j.meshctl.registry.RegistryUrl;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;

/** Whether a registry could listen on its port, or who does. */
record PortCheck(URI url) implements Check {

    @Override
    public String name() {
        return "port";
    }

    @Override
    public List<Finding> look() throws IOException {
        if (!RegistryUrl.isLocal(url)) {
            return List.of();
        }
        int port = RegistryUrl.port(url);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(url.getHost()), port));
            return List.of(Finding.ok(name(), port + " is free for a registry"));
        } catch (BindException e) {
            return List.of(
                    String.valueOf(e.getMessage()).contains("denied")
                            ? Finding.fail(
                                    name(), port + " is for privileged processes only", "choose one from 1024 on")
                            : Finding.ok(
                                    name(),
                                    port + " is held by " + PortHolder.of(port).orElse("a process of another user")));
        }
    }
}
