package dev.mesh4j.benchmarks.javasdk;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** The SDK's stateless servlet on Jetty, each call on a virtual thread of its own. */
public final class SdkServer {

    private SdkServer() {}

    /** @param args the port; for a relay also the next port and the next tool */
    public static void main(String[] args) throws Exception {
        SyncToolSpecification tool =
                args.length == 1 ? Tools.echo() : Tools.relay(Integer.parseInt(args[1]), args[2]);
        HttpServletStatelessServerTransport servlet =
                HttpServletStatelessServerTransport.builder().build();
        McpServer.sync(servlet)
                .serverInfo("benchmarks", "1")
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .immediateExecution(true)
                .tools(tool)
                .build();
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(new VirtualThreadPool());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0]));
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(servlet, "/mcp");
        server.setHandler(context);
        server.setStopAtShutdown(true);
        server.start();
    }
}
