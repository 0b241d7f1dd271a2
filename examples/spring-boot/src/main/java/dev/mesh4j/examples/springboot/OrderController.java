package dev.mesh4j.examples.springboot;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same orders for browsers. */
@RestController
@RequestMapping("/orders")
class OrderController {

    private final OrderBook book;

    OrderController(OrderBook book) {
        this.book = book;
    }

    @PostMapping
    Order place(@RequestParam("customer") String customer, @RequestParam("article") String article) {
        return book.place(customer, article);
    }

    @GetMapping
    List<Order> all() {
        return book.all();
    }
}
