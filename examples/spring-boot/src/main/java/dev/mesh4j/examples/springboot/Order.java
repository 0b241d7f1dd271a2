package dev.mesh4j.examples.springboot;

/**
 * One order.
 *
 * @param note to the customer
 */
public record Order(long id, String customer, String article, String note) {}
