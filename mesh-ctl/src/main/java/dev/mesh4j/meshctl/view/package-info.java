/**
 * How the mesh looks on a terminal: lists, the wiring as a tree or as a graph for other programs. Every page is a function
 * of one {@link dev.mesh4j.meshctl.registry.MeshSnapshot}, so that the live view draws what {@code list} prints.
 */
@NullMarked
package dev.mesh4j.meshctl.view;

import org.jspecify.annotations.NullMarked;
