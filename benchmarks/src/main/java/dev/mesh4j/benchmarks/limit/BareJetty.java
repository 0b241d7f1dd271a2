package dev.mesh4j.benchmarks.limit;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Jetty handler that parses the call and answers what the echo tool answers, without looking at anything else. */
public final class BareJetty extends Handler.Abstract {

    private final JsonMapper mapper = new JsonMapper();

    private BareJetty() {}

    /**
     * Prints its port when it serves.
     *
     * @param args the port; 0 takes a free one
     */
    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0]));
        server.addConnector(connector);
        server.setHandler(new BareJetty());
        server.setStopAtShutdown(true);
        server.start();
        System.out.println(connector.getLocalPort());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        byte[] body = BufferUtil.toArray(Content.Source.asByteBuffer(request));
        byte[] answer = answer(mapper.readTree(body));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length);
        response.write(true, ByteBuffer.wrap(answer), callback);
        return true;
    }

    private byte[] answer(JsonNode call) {
        ObjectNode reply = mapper.createObjectNode()
                .put("text", call.path("params").path("arguments").path("text").stringValue());
        ObjectNode answer = mapper.createObjectNode().put("jsonrpc", "2.0").set("id", call.path("id"));
        ObjectNode result = answer.putObject("result").put("resultType", "complete");
        result.putArray("content").addObject().put("type", "text").put("text", mapper.writeValueAsString(reply));
        result.set("structuredContent", reply);
        return mapper.writeValueAsBytes(answer);
    }
}
