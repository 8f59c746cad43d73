package chatclique.chat.model;

import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turn.StandIn;
import chatclique.chat.usage.Quotas;
import chatclique.chat.voice.BuiltInVoice;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks models, and knows how long that may take. */
@Component
class Asking {

    private final CatalogueSettings settings;
    private final Catalogue catalogue;
    private final BuiltInVoice builtIn;
    private final Quotas quotas;
    private final GenAiMetrics metrics;

    Asking(CatalogueSettings settings, Catalogue catalogue, BuiltInVoice builtIn, Quotas quotas, GenAiMetrics metrics) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.builtIn = builtIn;
        this.quotas = quotas;
        this.metrics = metrics;
    }

    Flux<ChatResponse> stream(Entry entry, Prompt prompt) {
        return metrics.measured(entry, entry.model().stream(prompt));
    }

    /** What is asked beside an answer, on the account of the turn's owner, however it ends. */
    Flux<ChatResponse> aside(Turn turn, Entry entry, Prompt prompt) {
        return Flux.usingWhen(
                Mono.fromSupplier(() -> new Aside(entry, Estimate.tokens(prompt.getInstructions()))),
                aside -> stream(entry, prompt).doOnNext(aside::note),
                aside -> book(turn, aside),
                (aside, failure) -> book(turn, aside),
                aside -> book(turn, aside));
    }

    private Mono<Void> book(Turn turn, Aside aside) {
        return Mono.justOrEmpty(aside.booking(turn)).flatMap(quotas::book);
    }

    /** Whether the owner's day has something left for this; the built-in voice costs nothing. */
    Mono<Boolean> admit(Turn turn, Entry entry, List<Message> messages, Tuning tuning) {
        if (entry.origin() == Entry.Origin.BUILT_IN) {
            return Mono.just(true);
        }
        int answer = tuning.maxTokens() == null ? 0 : tuning.maxTokens();
        return quotas.admit(turn.owner(), turn.askedOn(), turn.id(), Estimate.tokens(messages) + answer)
                .doOnNext(admitted -> {
                    if (!admitted) {
                        metrics.refused();
                    }
                });
    }

    /** Whether the built-in voice answers when nobody else does. */
    boolean standsIn() {
        return settings.standIn();
    }

    /** The built-in voice in place of another. */
    Flux<ChatResponse> standIn(Prompt prompt, @Nullable StandIn reason) {
        if (reason != null) {
            metrics.stoodIn(reason);
        }
        return metrics.measured(catalogue.voice(), builtIn.standIn(prompt, reason));
    }

    Entry voice() {
        return catalogue.voice();
    }

    /** How long a first token may still be waited for. */
    Duration left(Chosen.Failures failures) {
        Duration whole = failures.atOnce() ? settings.afterFailure() : settings.firstToken();
        return whole.minus(failures.lasted());
    }
}
