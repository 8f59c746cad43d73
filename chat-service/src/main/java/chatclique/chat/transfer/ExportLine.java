package chatclique.chat.transfer;

import chatclique.chat.chain.Link;
import chatclique.chat.chain.Links;
import chatclique.chat.chain.Sealed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The lines of an export, byte for byte: a checker compares them by a pattern, so that no reader of JSON stands between
 * the file and its proof.
 */
final class ExportLine {

    static final String FORMAT = "chatclique-chat-log/1";

    private ExportLine() {}

    static String first(Instant now) {
        return "{\"format\":\"%s\",\"exportedAt\":\"%s\"}\n".formatted(FORMAT, now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** A link with the content that it seals, as canonical JSON; without one when it was erased. */
    static String of(Sealed.Entry entry) {
        Link link = entry.link();
        StringBuilder line = new StringBuilder(400)
                .append("{\"n\":")
                .append(link.n())
                .append(",\"turn\":\"")
                .append(link.turn())
                .append("\",\"version\":")
                .append(link.version())
                .append(",\"what\":\"")
                .append(link.what().word())
                .append("\",\"at\":\"")
                .append(link.at())
                .append("\",\"prev\":\"")
                .append(link.prev())
                .append("\",\"contentHash\":\"")
                .append(link.contentHash())
                .append("\",\"hash\":\"")
                .append(link.hash())
                .append('"');
        if (entry.content() != null) {
            line.append(",\"salt\":\"")
                    .append(entry.salt())
                    .append("\",\"content\":")
                    .append(entry.content().canonical());
        }
        return line.append("}\n").toString();
    }

    /**
     * @param entries how many links have content
     * @param sha256 of all bytes before this line
     */
    static String last(Links.Head head, long entries, String sha256) {
        return "{\"links\":%d,\"entries\":%d,\"head\":\"%s\",\"sha256\":\"%s\"}\n"
                .formatted(head.links(), entries, head.hash(), sha256);
    }
}
