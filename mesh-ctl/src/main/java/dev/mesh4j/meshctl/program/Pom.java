package dev.mesh4j.meshctl.program;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The little that meshctl reads from a pom. */
final class Pom {

    private Pom() {}

    /** Whether a pom exists and has a folder among its modules. */
    static boolean lists(Path pom, Path module) {
        Path folder = pom.getParent();
        return folder != null
                && Files.isRegularFile(pom)
                && modules(pom).stream()
                        .map(name -> folder.resolve(name).normalize())
                        .anyMatch(listed -> listed.equals(module) || listed.equals(module.resolve("pom.xml")));
    }

    static List<String> modules(Path pom) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // the usual one prints
            builder.setErrorHandler(null);
            NodeList elements = builder.parse(pom.toFile()).getElementsByTagName("module");
            List<String> modules = new ArrayList<>();
            for (int i = 0; i < elements.getLength(); i++) {
                modules.add(elements.item(i).getTextContent().strip());
            }
            return modules;
        } catch (SAXParseException e) {
            throw MeshctlException.failed(pom + " line " + e.getLineNumber() + " cannot be read: " + e.getMessage());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw MeshctlException.failed(pom + " cannot be read: " + e.getMessage());
        }
    }
}
