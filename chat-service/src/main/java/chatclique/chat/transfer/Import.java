package chatclique.chat.transfer;

import chatclique.chat.chain.Links;
import chatclique.chat.transfer.Lines.Line;
import chatclique.chat.turn.Bringing;
import chatclique.chat.turn.Brought;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings the lines of an export into a log. Each stands for itself: what is there already is known by its hash, what is
 * no entry is refused by its number, and neither stops the others. So it may be repeated, and go on where it broke off.
 */
@Component
class Import {

    private static final int AT_ONCE = 100;
    private static final int WRITES_AT_ONCE = 8;

    private final ImportRules rules;
    private final Bringing bringing;
    private final Links links;
    private final Turns turns;
    private final TransferSettings settings;

    Import(ImportRules rules, Bringing bringing, Links links, Turns turns, TransferSettings settings) {
        this.rules = rules;
        this.bringing = bringing;
        this.links = links;
        this.turns = turns;
        this.settings = settings;
    }

    /** An entry of a line. */
    private record Entry(long line, Brought turn) {}

    /** Brings in all that can be, and tells of the rest. */
    Mono<Tally> run(String owner, Flux<DataBuffer> body) {
        Tally tally = new Tally();
        return Lines.of(body, (int) settings.importLine().toBytes())
                .buffer(AT_ONCE)
                .concatMap(lines -> bring(owner, lines, tally), 1)
                .then(Mono.just(tally));
    }

    private Mono<Void> bring(String owner, List<Line> lines, Tally tally) {
        List<Entry> entries = new ArrayList<>();
        for (Line line : lines) {
            try {
                read(owner, line, entries);
            } catch (Refused refused) {
                tally.refused(line.number(), refused.code());
            }
        }
        List<String> hashes =
                entries.stream().map(entry -> entry.turn().contentHash()).toList();
        return known(owner, hashes)
                .flatMapMany(known -> Flux.fromIterable(entries)
                        .filter(entry ->
                                !tally.known(known.contains(entry.turn().contentHash()))))
                // The versions of one turn one after the other, in the order of the file.
                .groupBy(entry -> entry.turn().salt(), Math.max(1, entries.size()))
                .flatMap(ofOne -> ofOne.concatMap(entry -> bring(entry, tally)), WRITES_AT_ONCE)
                .then();
    }

    private void read(String owner, Line line, List<Entry> entries) {
        byte[] bytes = line.bytes();
        if (bytes == null) {
            throw new Refused("line-too-long");
        }
        if (bytes.length == 0) {
            return;
        }
        ImportLine read = ImportLine.read(bytes);
        if (read.hasContent()) {
            entries.add(new Entry(line.number(), rules.turn(owner, read)));
        }
    }

    /** Those of the contents that are in the log and not erased. */
    private Mono<Set<String>> known(String owner, List<String> hashes) {
        return hashes.isEmpty()
                ? Mono.just(Set.of())
                : links.turnsWith(owner, hashes)
                        .flatMap(having -> there(owner, having)
                                .map(there -> having.entrySet().stream()
                                        .filter(one -> one.getValue().stream().anyMatch(there::contains))
                                        .map(Map.Entry::getKey)
                                        .collect(Collectors.toUnmodifiableSet())));
    }

    private Mono<Set<String>> there(String owner, Map<String, Set<String>> having) {
        List<TurnId> ids = having.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .flatMap(id -> TurnId.parse(id).stream())
                .toList();
        return turns.written(owner, ids)
                .filter(turn -> !turn.erased())
                .map(Turn::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Mono<Void> bring(Entry entry, Tally tally) {
        return bringing.bring(entry.turn())
                .doOnNext(outcome -> {
                    switch (outcome) {
                        case NEW -> tally.imported();
                        case KNOWN -> tally.known(true);
                        case CONFLICT -> tally.refused(entry.line(), "version-conflict");
                    }
                })
                .then();
    }
}
