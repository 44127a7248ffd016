package dev.harden.backend;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes parts of XML answers. */
final class Xml {
    private static final Pattern MEMBER = Pattern.compile("<member>.*?</member>", Pattern.DOTALL);

    private Xml() {}

    /** Changes the list members that hold an element. */
    static String members(String xml, String element, String text, UnaryOperator<String> change) {
        String holds = "<" + element + ">" + text + "</" + element + ">";
        return MEMBER.matcher(xml)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().contains(holds) ? change.apply(found.group()) : found.group()));
    }

    /** Sets an element's text. */
    static String set(String xml, String element, String text) {
        return xml.replaceFirst(
                "<" + element + ">[^<]*</" + element + ">",
                Matcher.quoteReplacement("<" + element + ">" + text + "</" + element + ">"));
    }

    /** Puts XML before the end of an element. */
    static String append(String xml, String element, String inside) {
        String end = "</" + element + ">";
        if (xml.contains("<" + element + "/>")) {
            return xml.replace("<" + element + "/>", "<" + element + ">" + inside + end);
        }
        return xml.replace(end, inside + end);
    }
}
