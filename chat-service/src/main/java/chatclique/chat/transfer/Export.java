package chatclique.chat.transfer;

import chatclique.chat.chain.Link;
import chatclique.chat.chain.Links;
import chatclique.chat.chain.Sealed;
import chatclique.chat.chain.Sealer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * An owner's whole log as JSON Lines, in the order of the chain. Read page by page as the reader takes it, so it costs
 * the same memory however long the log is and however slow the reader.
 */
@Component
class Export {

    private static final int PAGE = 50;
    private static final Duration ERASURE_TIME = Duration.ofMillis(200);
    private static final int ERASURE_TRIES = 50;

    private final Sealer sealer;
    private final Links links;
    private final Sealed sealed;
    private final Clock clock;

    Export(Sealer sealer, Links links, Sealed sealed, Clock clock) {
        this.sealer = sealer;
        this.links = links;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** The lines, some at a time. */
    Flux<byte[]> lines(String owner) {
        return Flux.defer(() -> {
            Writer writer = new Writer();
            // A page is written before the next one is asked for: where that begins, the writer knows.
            Flux<byte[]> pages = Mono.defer(() -> page(owner, writer))
                    .flatMap(entries -> links.erased(owner, bare(entries)).map(erased -> writer.write(entries, erased)))
                    .repeat(() -> !writer.complete())
                    .filter(bytes -> bytes.length > 0);
            return Flux.concat(
                    sealer.seal(owner).then(Mono.fromSupplier(() -> writer.bytes(ExportLine.first(clock.instant())))),
                    pages,
                    Mono.fromSupplier(writer::last));
        });
    }

    /** The next links; when what was missing before was just erased, the links that say so are waited for. */
    private Mono<List<Sealed.Entry>> page(String owner, Writer writer) {
        return links.after(owner, writer.head.links(), PAGE)
                .flatMap(page -> page.isEmpty() && !writer.erasedNow.isEmpty()
                        ? sealer.seal(owner).then(Mono.error(new ErasedNow()))
                        : sealed.of(owner, page))
                .retryWhen(Retry.fixedDelay(ERASURE_TRIES, ERASURE_TIME).filter(ErasedNow.class::isInstance));
    }

    private static List<String> bare(List<Sealed.Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.erased() && entry.link().what() != Link.What.ERASED)
                .map(entry -> entry.link().turn())
                .toList();
    }

    /** Something of what was written has been erased since, and the link that tells it is to come. */
    private static final class ErasedNow extends IllegalStateException {

        ErasedNow() {
            super("An entry has neither content nor a link that tells of its erasure");
        }
    }

    /** What was written so far. For one export. */
    private static final class Writer {

        private final MessageDigest sum = sha256();
        private final Set<String> erasedNow = new HashSet<>();
        private Links.Head head = Links.Head.NONE;
        private long entries;
        private boolean reachedEnd;

        /** What is lost or changed is written as it is found, so that the check names the line. */
        byte[] write(List<Sealed.Entry> page, Set<String> toldErased) {
            reachedEnd = page.size() < PAGE;
            StringBuilder lines = new StringBuilder();
            for (Sealed.Entry entry : page) {
                Link link = entry.link();
                lines.append(ExportLine.of(entry));
                head = new Links.Head(link.n(), link.hash());
                note(entry, toldErased);
            }
            return bytes(lines.toString());
        }

        private void note(Sealed.Entry entry, Set<String> toldErased) {
            String turn = entry.link().turn();
            if (entry.link().what() == Link.What.ERASED) {
                erasedNow.remove(turn);
            } else if (entry.content() != null) {
                entries++;
            } else if (entry.erased() && !toldErased.contains(turn)) {
                erasedNow.add(turn);
            }
        }

        boolean complete() {
            return reachedEnd && erasedNow.isEmpty();
        }

        byte[] bytes(String lines) {
            byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
            sum.update(bytes);
            return bytes;
        }

        byte[] last() {
            String hash = HexFormat.of().formatHex(sum.digest());
            return ExportLine.last(head, entries, hash).getBytes(StandardCharsets.UTF_8);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }
}
