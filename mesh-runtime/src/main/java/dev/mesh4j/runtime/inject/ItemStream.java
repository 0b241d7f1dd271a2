package dev.mesh4j.runtime.inject;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Items in the form that a client's method returns. */
final class ItemStream {

    private ItemStream() {}

    /** Closing it cancels the call. */
    static Stream<@Nullable Object> of(ItemIterator items) {
        return StreamSupport.<@Nullable Object>stream(
                        Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false)
                .onClose(items::close);
    }

    /**
     * @param type {@code Stream}, {@code Iterable} or {@code Iterator}
     * @param calls begins a call; an {@code Iterable} makes one for each of its iterators
     */
    static Object as(Class<?> type, Supplier<ItemIterator> calls) {
        if (type == Stream.class) {
            return of(calls.get());
        }
        return type == Iterator.class ? calls.get() : (Iterable<@Nullable Object>) calls::get;
    }
}
