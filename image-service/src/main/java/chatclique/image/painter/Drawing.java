package chatclique.image.painter;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A shared drawing, read once: elements with layers to choose from, parts to move and colours to fill in, as the README of
 * the drawings defines them. Written out again for one choice of these, it is plain SVG.
 */
record Drawing(String name, Map<String, String> attributes, List<Drawing> children) {

    private static final Pattern COLOUR = Pattern.compile("var\\((--[a-z0-9-]+)\\)");

    /**
     * What is shown of a drawing.
     *
     * @param prefix makes its ids unique in the document
     * @param layers the value of each layer
     * @param parts the transform of each part
     * @param palette the colours
     * @param worn what is appended to each part, already written
     */
    record Choice(
            String prefix,
            Map<String, String> layers,
            Map<String, String> parts,
            Map<String, String> palette,
            Map<String, String> worn) {

        /** Colours alone, for drawings without anything to choose. */
        static Choice of(String prefix, Map<String, String> layers, Map<String, String> palette) {
            return new Choice(prefix, layers, Map.of(), palette, Map.of());
        }
    }

    /** Reads an SVG file of our own. */
    static Drawing read(InputStream input) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(input);
        Deque<Drawing> open = new ArrayDeque<>();
        Drawing last = new Drawing("svg", Map.of(), List.of());
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Drawing element = new Drawing(reader.getLocalName(), attributes(reader), new ArrayList<>());
                    if (!open.isEmpty()) {
                        open.element().children().add(element);
                    }
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> last = open.pop();
                default -> {
                    // Text and comments draw nothing.
                }
            }
        }
        return last;
    }

    /** Writes everything inside the outermost element. */
    String inside(Choice choice) {
        StringBuilder out = new StringBuilder();
        children.forEach(child -> child.write(choice, out));
        return out.toString();
    }

    /** Writes the definitions and the top-level groups of one part. */
    String part(String part, Choice choice) {
        StringBuilder out = new StringBuilder();
        for (Drawing child : children) {
            if (child.name.equals("defs") || part.equals(child.attributes.get("data-part"))) {
                child.write(choice, out);
            }
        }
        return out.toString();
    }

    private void write(Choice choice, StringBuilder out) {
        if (name.equals("style") || name.equals("title") || name.equals("desc") || !shown(choice)) {
            return;
        }
        out.append('<').append(name);
        String part = attributes.get("data-part");
        String move = part == null ? null : choice.parts().get(part);
        if (move != null) {
            out.append(" transform=\"").append(move).append('"');
        }
        attributes.forEach((key, value) -> {
            if (!key.startsWith("data-") && !key.equals("class") && (move == null || !key.equals("transform"))) {
                out.append(' ')
                        .append(key)
                        .append("=\"")
                        .append(filled(value, choice))
                        .append('"');
            }
        });
        out.append('>');
        children.forEach(child -> child.write(choice, out));
        if (part != null) {
            out.append(choice.worn().getOrDefault(part, ""));
        }
        out.append("</").append(name).append('>');
    }

    private boolean shown(Choice choice) {
        String layer = attributes.get("data-layer");
        if (layer == null) {
            return true;
        }
        String value = choice.layers().get(layer);
        return Arrays.asList(attributes.getOrDefault("data-is", "").split(" ")).contains(value);
    }

    private static String filled(String value, Choice choice) {
        String named = value.replace("__", choice.prefix());
        if (!named.contains("var(")) {
            return named;
        }
        UnaryOperator<String> colour = name -> choice.palette().getOrDefault(name, "#888888");
        return COLOUR.matcher(named).replaceAll(match -> Matcher.quoteReplacement(colour.apply(match.group(1))));
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            @Nullable String prefix = reader.getAttributePrefix(i);
            String name = reader.getAttributeLocalName(i);
            attributes.put(
                    prefix == null || prefix.isEmpty() ? name : prefix + ':' + name, reader.getAttributeValue(i));
        }
        return attributes;
    }
}
