/**
 * From JSON arguments to a method and back to a result. Readers, handles and validators are made once for each tool; a
 * call reads its arguments, calls the handle and writes the result. What goes wrong in a call is a result with {@code
 * isError} that says what, without a stack trace.
 */
@NullMarked
package dev.mesh4j.runtime.invoke;

import org.jspecify.annotations.NullMarked;
