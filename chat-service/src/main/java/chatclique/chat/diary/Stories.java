package chatclique.chat.diary;

import chatclique.auth.Owner;
import chatclique.chat.conversation.Conversation;
import chatclique.chat.conversation.Conversations;
import chatclique.chat.persona.PetDay;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gathers what there is to tell of a day: the log's entries, and what the pets' keeper knows. */
@Component
class Stories {

    private final Turns turns;
    private final Conversations conversations;
    private final Beginnings beginnings;
    private final DiarySettings settings;

    Stories(Turns turns, Conversations conversations, Beginnings beginnings, DiarySettings settings) {
        this.turns = turns;
        this.conversations = conversations;
        this.beginnings = beginnings;
        this.settings = settings;
    }

    /** The log of a day, and who spoke in it, by conversation. */
    private record Log(List<Turn> turns, Map<String, String> pets, Instant from) {

        List<Turn> talksWith(PetDay pet) {
            return turns.stream()
                    .filter(turn -> turn.kind() == Turn.Kind.CHAT && turn.answer() != null)
                    .filter(turn ->
                            turn.conversation() != null && pet.pet().id().equals(pets.get(turn.conversation())))
                    .toList();
        }

        List<PetDay.Event> events(PetDay pet) {
            return pet.events().stream()
                    .filter(event -> event.at().isAfter(from))
                    .toList();
        }

        boolean concerns(PetDay pet) {
            return !talksWith(pet).isEmpty() || !events(pet).isEmpty();
        }
    }

    /**
     * The stories of those pets that have one.
     *
     * @param pets all pets of the owner, with what happened to them on the day
     */
    Mono<Map<String, Story>> of(Owner owner, LocalDate day, List<PetDay> pets) {
        return beginnings
                .of(owner.id(), day)
                .zipWith(turns.ofDay(owner.id(), day, 0, settings.entries()))
                .flatMap(read -> log(owner.id(), read.getT2(), read.getT1()))
                .map(log -> stories(owner, day, pets, log));
    }

    private Mono<Log> log(String owner, List<Turn> found, Instant from) {
        List<Turn> told =
                found.stream().filter(turn -> turn.createdAt().isAfter(from)).toList();
        Set<String> ids =
                told.stream().map(Turn::conversation).filter(Objects::nonNull).collect(Collectors.toSet());
        return conversations
                .find(owner, ids)
                .filter(conversation -> conversation.petId() != null)
                .collectMap(Conversation::id, conversation -> String.valueOf(conversation.petId()))
                .map(spoke -> new Log(told, spoke, from));
    }

    /** Pictures are told by all who have something else to tell, or else by the one that lives there longest. */
    private static Map<String, Story> stories(Owner owner, LocalDate day, List<PetDay> pets, Log log) {
        boolean nobody = pets.stream().noneMatch(log::concerns);
        Map<String, Story> stories = new HashMap<>();
        for (PetDay pet : pets) {
            boolean tellsOfPictures = log.concerns(pet) || (nobody && pet == pets.getFirst());
            Set<Turn> talks = Set.copyOf(log.talksWith(pet));
            List<Turn> told = log.turns().stream()
                    .filter(turn -> talks.contains(turn) || (tellsOfPictures && turn.kind() == Turn.Kind.PICTURE))
                    .toList();
            Optional<Story> story = Story.of(
                    pet, told, log.events(pet), owner, day + " " + pet.pet().id());
            story.ifPresent(found -> stories.put(pet.pet().id(), found));
        }
        return stories;
    }
}
