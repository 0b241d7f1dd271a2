package dev.mesh4j.examples.springboot;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The orders, in memory. Its public methods with {@code @MeshTool} are the agent's tools. */
@Service
public class OrderBook {

    private final Map<Long, Order> orders = new ConcurrentSkipListMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final ObjectProvider<Greeter> greeters;

    /** @param greeters gives a client while somebody in the mesh greets, and else nothing */
    OrderBook(@Dependency(capability = "greeting") ObjectProvider<Greeter> greeters) {
        this.greeters = greeters;
    }

    @MeshTool(capability = "order_placing", description = "Places an order")
    public Order place(
            @Param("Who orders") String customer, @Param("What is ordered, such as tea") String article) {
        Greeter greeter = greeters.getIfAvailable();
        String note = greeter == null ? "Thank you." : greeter.greet(customer).text();
        Order order = new Order(ids.incrementAndGet(), customer, article, note);
        orders.put(order.id(), order);
        return order;
    }

    @MeshTool(capability = "orders", description = "All orders, oldest first", readOnly = true)
    public List<Order> all() {
        return List.copyOf(orders.values());
    }
}
