package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.client.stream.ResultItems;
import dev.mesh4j.protocol.client.stream.ToolItems;
import java.time.Duration;

/** Sends calls whose items are read as they come, to providers that stream; from others it brings the result. */
record StreamSender(McpClient client) implements Sender<OpenItems> {

    @Override
    public OpenItems send(OutgoingCall call, Duration left) {
        McpEndpoint endpoint = call.provider().peer().endpoint();
        ToolItems items = call.policy().streaming()
                ? client.streamTool(endpoint, call.streamCall(left))
                : new ResultItems(client.callTool(endpoint, call.toolCall(left)));
        return new OpenItems(items, call.policy().timeout(), call.calling().within());
    }

    /** The connection is in use to the last item. */
    @Override
    public void over(OpenItems items, Provider provider) {
        items.atEnd(failure -> {
            if (failure != null) {
                Lessons.learn(provider, failure, provider.policy().timeout());
            }
            provider.peer().end();
        });
    }
}
