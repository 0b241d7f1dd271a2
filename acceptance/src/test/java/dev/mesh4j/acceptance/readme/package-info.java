/**
 * What documents tell their readers to type, typed: {@link dev.mesh4j.acceptance.readme.Checkout} is where, and
 * {@link dev.mesh4j.acceptance.readme.Printed} says whether the answer is the one that the document shows.
 */
package dev.mesh4j.acceptance.readme;
