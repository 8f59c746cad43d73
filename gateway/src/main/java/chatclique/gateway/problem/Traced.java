package chatclique.gateway.problem;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Work that may write to the log: its lines bear the trace of the request. Threads don't know of it by themselves; Reactor could
 * tell them at every step, which was measured to cost an eighth of a request.
 */
public final class Traced {

    private Traced() {}

    /** A value that is made within the trace that a context belongs to. */
    public static <T> T within(ContextView context, Supplier<T> work) {
        @Nullable Observation request = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        return request == null ? work.get() : request.scoped(work);
    }

    /** An error that is made within the trace of whoever subscribes. */
    public static <T> Mono<T> error(Supplier<? extends Throwable> failure) {
        return Mono.deferContextual(context -> Mono.error(within(context, failure::get)));
    }
}
