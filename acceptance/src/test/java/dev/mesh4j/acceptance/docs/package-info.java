/**
 * The documents, held to what they say: code is compiled and tests are run, links lead somewhere, generated pages are what
 * the sources say now.
 */
package dev.mesh4j.acceptance.docs;
