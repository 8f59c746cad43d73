package chatclique.chat.diary;

import chatclique.auth.Owner;
import chatclique.chat.persona.PetDay;
import chatclique.chat.persona.PetKeeper;
import chatclique.chat.turn.Standings;
import chatclique.chat.turn.TurnId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes the pages of a day, each once: whoever asks, a page is claimed in the store before anything is read for it, and
 * written only while the claim holds. Erasing an entry takes the claim, so nothing that was read before comes back.
 */
@Component
class Diarist {

    private final DiaryPages pages;
    private final Stories stories;
    private final PageWriter writer;
    private final PetKeeper keeper;
    private final Standings standings;
    private final DiarySettings settings;
    private final Clock clock;

    Diarist(
            DiaryPages pages,
            Stories stories,
            PageWriter writer,
            PetKeeper keeper,
            Standings standings,
            DiarySettings settings,
            Clock clock) {
        this.pages = pages;
        this.stories = stories;
        this.writer = writer;
        this.keeper = keeper;
        this.standings = standings;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The pages of a day.
     *
     * @param written those that there are
     * @param beingWritten whether somebody is writing another one just now
     */
    record Day(List<DiaryPage> written, boolean beingWritten) {}

    /** What there is of a day. A page that tells of something that is gone is none. */
    Mono<Day> read(String owner, LocalDate day) {
        return pages.of(owner, day)
                .flatMap(found -> Flux.fromIterable(found)
                        .filter(DiaryPage::isWritten)
                        .filterWhen(page -> isTrue(page, day))
                        .collectList()
                        .map(written -> new Day(written, isAnyBeingWritten(found))));
    }

    /** Writes those pages of a day that are not there yet. May be repeated, by many at once. */
    Mono<Day> write(Owner owner, LocalDate day) {
        return Mono.zip(keeper.day(owner.id(), day), read(owner.id(), day))
                .flatMap(all -> claimed(owner, day, missing(all.getT1(), all.getT2()))
                        .flatMap(claims -> claims.isEmpty() ? Mono.empty() : write(owner, day, all.getT1(), claims)))
                .then(Mono.defer(() -> read(owner.id(), day)));
    }

    private static List<PetDay> missing(List<PetDay> pets, Day there) {
        List<String> written = there.written().stream().map(DiaryPage::petId).toList();
        return pets.stream().filter(pet -> !written.contains(pet.pet().id())).toList();
    }

    private Mono<List<DiaryPage>> claimed(Owner owner, LocalDate day, List<PetDay> pets) {
        return Flux.fromIterable(pets)
                .concatMap(pet -> pages.claim(owner.id(), day, pet.pet().id(), settings.lease()))
                .collectList();
    }

    private Mono<Void> write(Owner owner, LocalDate day, List<PetDay> pets, List<DiaryPage> claims) {
        return stories.of(owner, day, pets)
                .flatMap(found -> Flux.fromIterable(claims)
                        .concatMap(claim -> write(claim, found))
                        .then());
    }

    private Mono<Void> write(DiaryPage claim, Map<String, Story> found) {
        Story story = found.get(claim.petId());
        return story == null
                ? pages.release(claim)
                : writer.write(claim, story)
                        .flatMap(written -> pages.write(
                                claim,
                                story.told().petName(),
                                story.told().language(),
                                written.sentences(),
                                written.model()))
                        .then();
    }

    /** Whether all that a page tells of is still there; otherwise it is emptied, as when that was erased. */
    private Mono<Boolean> isTrue(DiaryPage page, LocalDate day) {
        List<Integer> numbers = page.numbers();
        List<String> ids = numbers.stream()
                .map(seq -> TurnId.of(page.owner(), day, seq).toString())
                .toList();
        return ids.isEmpty()
                ? Mono.just(true)
                : standings
                        .of(page.owner(), ids)
                        .filter(turn -> turn.erasedAt() == null)
                        .count()
                        .flatMap(there -> there == ids.size()
                                ? Mono.just(true)
                                : pages.forget(page.owner(), day, numbers).thenReturn(false));
    }

    private boolean isAnyBeingWritten(List<DiaryPage> found) {
        Instant now = clock.instant();
        return found.stream().anyMatch(page -> !page.isWritten() && page.isBeingWritten(now));
    }
}
