/**
 * New projects. A {@link dev.mesh4j.meshctl.scaffold.Scaffold} is templates and the words to fill in;
 * {@link dev.mesh4j.meshctl.scaffold.CheckoutModules} brings what their poms refer to where Maven finds it.
 */
@NullMarked
package dev.mesh4j.meshctl.scaffold;

import org.jspecify.annotations.NullMarked;
