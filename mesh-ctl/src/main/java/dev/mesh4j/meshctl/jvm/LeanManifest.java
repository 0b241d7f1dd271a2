package dev.mesh4j.meshctl.jvm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * A jar's manifest without what it says to OSGi. The JVM reads the manifest of each jar whose classes come from a cache, at
 * each start and before it has compiled anything; nine tenths of that text is for OSGi alone.
 */
final class LeanManifest {

    private static final Set<Attributes.Name> FOR_OSGI = Set.of(
            new Attributes.Name("DynamicImport-Package"),
            new Attributes.Name("Export-Package"),
            new Attributes.Name("Import-Package"),
            new Attributes.Name("Private-Package"),
            new Attributes.Name("Provide-Capability"),
            new Attributes.Name("Require-Capability"));

    private LeanManifest() {}

    /** The same bytes where there is nothing to leave out. */
    static byte[] of(byte[] text) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(text));
        if (!manifest.getMainAttributes().keySet().removeAll(FOR_OSGI)) {
            return text;
        }
        ByteArrayOutputStream lean = new ByteArrayOutputStream();
        manifest.write(lean);
        return lean.toByteArray();
    }
}
