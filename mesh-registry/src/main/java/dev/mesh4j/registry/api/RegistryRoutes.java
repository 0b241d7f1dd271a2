package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.registry.ErrorReply;
import dev.mesh4j.registry.directory.BusyException;
import dev.mesh4j.registry.directory.Directory;
import dev.mesh4j.registry.directory.NotOwnerException;
import dev.mesh4j.registry.metrics.RegistryMeters;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.registry.store.StoreException;
import dev.mesh4j.server.probe.Probes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All routes of the registry. */
public final class RegistryRoutes {

    private static final Logger log = LoggerFactory.getLogger(RegistryRoutes.class);
    static final String RETRY_AFTER_SECONDS = "5";

    private final HeartbeatRoutes heartbeats;
    private final ReadRoutes reads;
    private final SchemaRoutes schemas;
    private final ExplainRoutes explains;

    public RegistryRoutes(
            Directory directory,
            RegistryStore store,
            RegistrationReader reader,
            Probes probes,
            RegistryMeters meters,
            List<String> tieBreakers) {
        this.explains = new ExplainRoutes(directory, tieBreakers);
        this.heartbeats = new HeartbeatRoutes(directory, reader, meters);
        this.reads = new ReadRoutes(directory, store, probes);
        this.schemas = new SchemaRoutes(directory, store);
    }

    public void addTo(RoutesConfig routes) {
        heartbeats.addTo(routes);
        reads.addTo(routes);
        schemas.addTo(routes);
        explains.addTo(routes);
        routes.error(404, context -> {
            if (context.endpoints().lastHttpEndpoint() == null) {
                Replies.json(context, 404, new ErrorReply(unserved(context)));
            }
        });
        routes.error(405, context -> Replies.json(context, 405, new ErrorReply(unserved(context))));
        routes.exception(Exception.class, (e, context) -> {
            log.error("{} {} failed unexpectedly", context.method(), context.path(), e);
            Replies.json(context, 500, new ErrorReply("the registry failed to answer; its log says why"));
        });
        routes.exception(
                NotOwnerException.class,
                (e, context) -> Replies.json(context, 403, new ErrorReply(String.valueOf(e.getMessage()))));
        routes.exception(BusyException.class, (e, context) -> {
            context.header("Retry-After", RETRY_AFTER_SECONDS);
            Replies.json(context, 503, new ErrorReply(String.valueOf(e.getMessage())));
        });
        routes.exception(StoreException.class, (e, context) -> {
            log.error("the store cannot be used", e);
            context.header("Retry-After", RETRY_AFTER_SECONDS);
            Replies.json(context, 503, new ErrorReply("the registry's store cannot be used now; nothing was changed"));
        });
    }

    private static String unserved(Context context) {
        return context.method() + ": not served here (expected: " + String.join(", ", ReadRoutes.ENDPOINTS) + ")";
    }
}
