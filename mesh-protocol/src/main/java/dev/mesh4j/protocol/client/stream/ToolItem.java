package dev.mesh4j.protocol.client.stream;

/**
 * One item of a stream.
 *
 * @param text the item itself, or its JSON
 * @param json whether the sender said that the text is JSON; others send both alike
 */
public record ToolItem(String text, boolean json) {}
