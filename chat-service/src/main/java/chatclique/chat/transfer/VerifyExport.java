package chatclique.chat.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proves that an exported log is whole and unchanged, or names the line that is not. Needs only the JDK and shares no
 * code with the service, whose word it checks: {@code deploy/verify-export} runs this file as it is.
 */
final class VerifyExport {

    private static final String NOTHING = "0".repeat(64);
    private static final String HASH = "\":\"([0-9a-f]{64})\"";
    private static final String MOMENT = "\"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z)\"";
    private static final Pattern FIRST =
            Pattern.compile("\\{\"format\":\"chatclique-chat-log/1\",\"exportedAt\":" + MOMENT + "}");
    private static final Pattern LINK = Pattern.compile(
            "\\{\"n\":([0-9]+),\"turn\":\"([0-9a-f]{24}-[0-9]{8}-[0-9]+)\""
                    + ",\"version\":([0-9]+),\"what\":\"(entry|imported|erased)\",\"at\":" + MOMENT + ",\"prev" + HASH
                    + ",\"contentHash" + HASH + ",\"hash" + HASH
                    + "(?:,\"salt\":\"([0-9a-f]{32})\",\"content\":(\\{.*}))?}",
            // A text may have what Java takes for line ends, other than the file's own.
            Pattern.DOTALL);
    private static final Pattern LAST =
            Pattern.compile("\\{\"links\":([0-9]+),\"entries\":([0-9]+),\"head" + HASH + ",\"sha256" + HASH + "}");

    private final MessageDigest file = sha256();
    private final Set<String> erased = new HashSet<>();
    private final Map<String, Long> withoutContent = new HashMap<>();
    private long line;
    private long links;
    private long entries;
    private String head = NOTHING;
    private boolean ended;

    private VerifyExport() {}

    /** What is wrong, and in which line. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1;

        Broken(long line, String why) {
            super("broken in line " + line + ": " + why);
        }
    }

    /** What was proven. */
    record Proof(long links, long entries, String head) {}

    /** Exit code 0: unbroken; 1: broken; 2: not read. The second argument, if any, is the head that the chain must have. */
    static void main(String[] arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("usage: verify-export FILE [HEAD]");
            System.exit(2);
        }
        try {
            Proof proof = of(Path.of(arguments[0]));
            if (arguments.length == 2 && !proof.head().equals(arguments[1])) {
                System.out.println("unbroken, but its head is " + proof.head() + ", not " + arguments[1]);
                System.exit(1);
            }
            System.out.printf(
                    "unbroken: %d links, %d entries, head %s%n", proof.links(), proof.entries(), proof.head());
        } catch (Broken broken) {
            System.out.println(broken.getMessage());
            System.exit(1);
        } catch (IOException unreadable) {
            System.err.println("cannot read the file: " + unreadable);
            System.exit(2);
        }
    }

    /** Proves a file; reads it once, line by line. */
    static Proof of(Path export) throws IOException, Broken {
        try (InputStream bytes = Files.newInputStream(export)) {
            return of(bytes);
        }
    }

    static Proof of(InputStream bytes) throws IOException, Broken {
        VerifyExport check = new VerifyExport();
        var utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, utf8))) {
            for (String line = next(reader); !line.isEmpty(); line = next(reader)) {
                check.take(line);
            }
        } catch (java.nio.charset.CharacterCodingException notUtf8) {
            throw new Broken(check.line + 1, "it is not UTF-8");
        }
        return check.proof();
    }

    /** A line with its end; empty at the file's end. Reads no other line ends than the export has. */
    private static String next(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int unit = reader.read(); unit >= 0; unit = reader.read()) {
            line.append((char) unit);
            if (unit == '\n') {
                break;
            }
        }
        return line.toString();
    }

    private void take(String withEnd) throws Broken {
        line++;
        if (!withEnd.endsWith("\n")) {
            throw new Broken(line, "the file is cut here");
        }
        if (ended) {
            throw new Broken(line, "there is something after the last line");
        }
        String text = withEnd.substring(0, withEnd.length() - 1);
        Matcher last = LAST.matcher(text);
        if (line == 1) {
            demand(FIRST.matcher(text).matches(), "it is not the first line of an exported log");
        } else if (last.matches()) {
            end(last);
        } else {
            Matcher link = LINK.matcher(text);
            demand(link.matches(), "it is not a line of an exported log");
            link(link);
        }
        file.update(withEnd.getBytes(StandardCharsets.UTF_8));
    }

    private void link(Matcher link) throws Broken {
        demand(link.group(1).equals(Long.toString(links + 1)), "link " + (links + 1) + " is missing before it");
        demand(link.group(6).equals(head), "it does not follow the link before");
        String hash = hash(String.join(
                "\n", head, link.group(1), link.group(2), link.group(3), link.group(4), link.group(5), link.group(7)));
        demand(link.group(8).equals(hash), "the link was changed");
        boolean tellsErasure = link.group(4).equals("erased");
        if (link.group(10) != null) {
            demand(
                    !tellsErasure && link.group(7).equals(hash(link.group(9) + "\n" + link.group(10))),
                    "the content was changed");
            entries++;
        } else if (tellsErasure) {
            erased.add(link.group(2));
        } else {
            withoutContent.putIfAbsent(link.group(2), line);
        }
        links++;
        head = hash;
    }

    private void end(Matcher last) throws Broken {
        demand(last.group(1).equals(Long.toString(links)), "there are " + links + " links before it");
        demand(last.group(2).equals(Long.toString(entries)), "there are " + entries + " entries before it");
        demand(last.group(3).equals(head), "the chain ends with " + head);
        demand(
                last.group(4).equals(HexFormat.of().formatHex(file.digest())),
                "the lines before it have another sum, so the first one was changed");
        ended = true;
    }

    private Proof proof() throws Broken {
        for (Map.Entry<String, Long> bare : withoutContent.entrySet()) {
            if (!erased.contains(bare.getKey())) {
                throw new Broken(bare.getValue(), "the content is missing, and no link tells that it was erased");
            }
        }
        if (!ended) {
            throw new Broken(line + 1, "the end is missing");
        }
        return new Proof(links, entries, head);
    }

    private void demand(boolean holds, String otherwise) throws Broken {
        if (!holds) {
            throw new Broken(line, otherwise);
        }
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
