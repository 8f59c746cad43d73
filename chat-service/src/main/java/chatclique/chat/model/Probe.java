package chatclique.chat.model;

import chatclique.chat.provider.ModelList.Answer;
import chatclique.chat.provider.Provider;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks, at the start and now and then, whether providers are there, take their keys and have the models of the catalogue.
 * Nobody waits for it and nothing depends on it: it warns, and says in the catalogue what it saw.
 */
@Component
class Probe implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Probe.class);

    private final Catalogue catalogue;
    private final CatalogueSettings settings;
    private @Nullable Disposable looking;

    Probe(Catalogue catalogue, CatalogueSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    private Mono<Void> look(Provider provider) {
        return provider.models()
                .get()
                .doOnNext(answer -> catalogue.entries().stream()
                        .filter(entry -> entry.provider() == provider)
                        .forEach(entry -> note(entry, why(entry, answer))))
                .then();
    }

    /** Why a model cannot be used, as far as the answer tells. */
    private static @Nullable String why(Entry entry, Answer answer) {
        return switch (answer) {
            case Answer.Unreachable unreachable -> "unreachable";
            case Answer.KeyRefused refused -> "key-refused";
            case Answer.Known known -> known.has(entry.id()) ? null : "unknown-model";
            case Answer.Silent silent -> null;
        };
    }

    private static void note(Entry entry, @Nullable String why) {
        if (entry.health().changes(why)) {
            if (why == null) {
                log.info("The model {} can be used again", entry.name());
            } else {
                log.warn("The model {} of {} cannot be used: {}", entry.name(), entry.providerName(), why);
            }
        }
    }

    @Override
    public void start() {
        looking = Flux.interval(Duration.ZERO, settings.probe())
                .onBackpressureDrop()
                .concatMap(
                        tick -> Flux.fromIterable(catalogue.providers())
                                .flatMap(this::look)
                                .then(),
                        1)
                .subscribe();
    }

    @Override
    public void stop() {
        if (looking != null) {
            looking.dispose();
            looking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
