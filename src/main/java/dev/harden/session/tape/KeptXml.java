package dev.harden.session.tape;

import dev.harden.session.tape.Kept.Shape;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Copies the elements of an XML body that are kept. */
final class KeptXml {
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();
    private static final Shape NOTHING = new Shape.Members(Map.of());

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private final XMLStreamReader in;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Shape> inside = new ArrayDeque<>();

    private KeptXml(XMLStreamReader in) {
        this.in = in;
    }

    /**
     * @param wrapper the element between the root and the members in the query protocol, in whichever case the SDK names it
     */
    static byte[] of(byte[] body, Shape shape, String wrapper) throws XMLStreamException {
        XMLStreamReader in = XML.createXMLStreamReader(new ByteArrayInputStream(body));
        try {
            KeptXml kept = new KeptXml(in);
            kept.copy(shape, wrapper);
            return kept.out.toString().getBytes(StandardCharsets.UTF_8);
        } finally {
            in.close();
        }
    }

    private void copy(Shape root, String wrapper) throws XMLStreamException {
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Shape shape = inside.isEmpty()
                            ? root
                            : inside.size() == 1 && in.getLocalName().equalsIgnoreCase(wrapper)
                                    ? root
                                    : within(inside.getFirst(), in.getLocalName());
                    if (shape == null) {
                        skip();
                    } else {
                        start(shape);
                        inside.push(shape);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inside.pop();
                    out.append("</").append(in.getLocalName()).append('>');
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (inside.peek() instanceof Shape.Leaf) {
                        out.append(escaped(in.getText()));
                    }
                }
                default -> {
                    // Comments and instructions mean nothing to whoever reads.
                }
            }
        }
    }

    private static Shape within(Shape shape, String name) {
        if (shape instanceof Shape.Members members) {
            Shape member = members.byName().get(name);
            // An entry that stands for itself is looked into as the entry of a map is.
            return member instanceof Shape.Entry entry ? pair(entry.value()) : member;
        }
        if (shape instanceof Shape.Items items) {
            return items.item();
        }
        return shape instanceof Shape.Entries entries ? pair(entries.value()) : NOTHING;
    }

    private static Shape pair(Shape value) {
        return new Shape.Members(
                Map.of("key", new Shape.Leaf(), "Name", new Shape.Leaf(), "value", value, "Value", value));
    }

    private void start(Shape shape) {
        out.append('<').append(in.getLocalName());
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String name = in.getAttributeLocalName(i);
            boolean kept =
                    shape instanceof Shape.Members members && members.byName().containsKey(name);
            if (kept || name.equals("xmlns") || name.startsWith("xmlns:")) {
                out.append(' ').append(name).append("=\"").append(escaped(in.getAttributeValue(i)));
                out.append('"');
            }
        }
        out.append('>');
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = in.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }
}
