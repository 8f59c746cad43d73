package chatclique.chat.diary;

import chatclique.chat.store.Belongings;
import chatclique.chat.turn.Retelling;
import chatclique.chat.turn.TurnId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was erased is told by no page any more, nor by one that somebody is just writing. */
@Component
class DiaryErasing implements Retelling, Belongings {

    private final DiaryPages pages;
    private final Beginnings beginnings;
    private final Diaries diaries;
    private final Clock clock;

    DiaryErasing(DiaryPages pages, Beginnings beginnings, Diaries diaries, Clock clock) {
        this.pages = pages;
        this.beginnings = beginnings;
        this.diaries = diaries;
        this.clock = clock;
    }

    @Override
    public Mono<Void> forget(String owner, Collection<String> turns, Collection<String> conversations) {
        Map<LocalDate, List<Integer>> byDay = turns.stream()
                .map(TurnId::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(
                        TurnId::day, Collectors.mapping(TurnId::seq, Collectors.toUnmodifiableList())));
        return Flux.fromIterable(byDay.entrySet())
                .concatMap(day -> pages.forget(owner, day.getKey(), day.getValue()))
                .then();
    }

    @Override
    public Mono<Void> eraseDay(String owner, LocalDate day) {
        return beginnings.begin(owner, day, clock.instant()).then(pages.remove(owner, day));
    }

    @Override
    public Mono<Void> erase(String owner) {
        return beginnings
                .begin(owner, clock.instant())
                .then(diaries.remove(owner))
                .then(pages.remove(owner));
    }
}
