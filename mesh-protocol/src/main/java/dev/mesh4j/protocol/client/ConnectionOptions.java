package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.client.cache.ResponseCache;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.mcp.Implementation;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What {@link ConnectionBuilder} gathers. */
record ConnectionOptions(
        Implementation client,
        EraChoice era,
        InputHandlers handlers,
        Duration timeout,
        Duration probeTimeout,
        ResponseCache cache,
        @Nullable Object authorizationContext,
        Consumer<ServerEvent> events) {}
