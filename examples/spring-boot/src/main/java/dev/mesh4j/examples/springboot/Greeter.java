package dev.mesh4j.examples.springboot;

/** The capability {@code greeting} as this service sees it: its interface is the client. */
interface Greeter {

    Greeting greet(String name);

    /** What of the reply is used; the rest is ignored. */
    record Greeting(String text) {}
}
