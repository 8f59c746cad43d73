package chatclique.pet.action;

import chatclique.auth.problem.ProblemException;
import chatclique.pet.life.Change;
import chatclique.pet.state.Care;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts actions by what was done and what came of it; both are from short lists of ours, never from a request. */
@Component
class ActionMetrics {

    private final Meter.MeterProvider<Counter> actions;

    ActionMetrics(MeterRegistry registry) {
        actions = Counter.builder("pet.actions")
                .description("Actions by kind and by what came of them")
                .withRegistry(registry);
    }

    void done(Care care, Change change) {
        count(care, change.replayed() ? "replayed" : change.event().outcome().key());
    }

    void refused(Care care, ProblemException refusal) {
        count(care, refusal.code());
    }

    private void count(Care care, String outcome) {
        actions.withTags("action", care.key(), "outcome", outcome).increment();
    }
}
