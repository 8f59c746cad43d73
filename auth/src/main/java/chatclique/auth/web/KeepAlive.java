package chatclique.auth.web;

import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Keeps connections that are used again alive. Reactor Netty since 1.3.6 can stop reading such a connection when its next
 * request comes before the answer to the last one has quite ended, which leaves the client waiting until it gives up
 * (reactor-netty #4361). With this setting of its own the engine ends the last answer first. It is read when the engine
 * is loaded, so it must be there before anything else; it can go when a release with the fix is used.
 */
final class KeepAlive implements ApplicationListener<ApplicationStartingEvent> {

    private static final String END_ANSWERS_FIRST = "reactor.netty.http.server.lastFlushWhenNoRead";

    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        if (System.getProperty(END_ANSWERS_FIRST) == null) {
            System.setProperty(END_ANSWERS_FIRST, "true");
        }
    }
}
