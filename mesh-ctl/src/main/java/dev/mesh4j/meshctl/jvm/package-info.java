/**
 * How Java programs are run: the distribution's class paths, the JVM flags that start fastest, and the cache of loaded
 * classes that makes most of that. A cache belongs to one class path, or to what begins with it; that is why the agents'
 * class paths begin with the distribution's jars.
 */
@NullMarked
package dev.mesh4j.meshctl.jvm;

import org.jspecify.annotations.NullMarked;
