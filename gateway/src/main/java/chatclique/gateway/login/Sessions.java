package chatclique.gateway.login;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import reactor.core.publisher.Mono;

/**
 * Sessions in this instance's memory, bounded by ending the least recently used instead of refusing the next login. A
 * user with too many loses their own, so that nobody can push the others out.
 */
class Sessions extends InMemoryWebSessionStore {

    private final int most;
    private final int mostPerUser;

    Sessions(LoginSettings settings) {
        most = settings.maxSessions();
        mostPerUser = settings.maxSessionsPerUser();
        // A margin, since logins that come at the same moment are counted before they are stored.
        setMaxSessions(most + 1_000);
        setDefaultMaxIdleTime(settings.sessionTimeout());
    }

    /** Makes room for one more session of the user; the walk over all of them is paid at a login only. */
    Mono<Void> makeRoom(@Nullable String subject) {
        return Mono.defer(() ->
                Mono.when(surplus(subject).stream().map(WebSession::invalidate).toList()));
    }

    private List<WebSession> surplus(@Nullable String subject) {
        List<WebSession> all = List.copyOf(getSessions().values());
        Stream<WebSession> ofUser =
                oldest(all.stream().filter(session -> isOf(subject, session)).toList(), mostPerUser - 1);
        // A hundredth more than needed, so that a full store isn't sorted at every login.
        Stream<WebSession> ofAll = all.size() < most ? Stream.empty() : oldest(all, most - 1 - most / 100);
        return Stream.concat(ofUser, ofAll).distinct().toList();
    }

    private static Stream<WebSession> oldest(List<WebSession> sessions, int kept) {
        return sessions.stream()
                .sorted(Comparator.comparing(WebSession::getLastAccessTime))
                .limit(Math.max(0, sessions.size() - Math.max(0, kept)));
    }

    private static boolean isOf(@Nullable String subject, WebSession session) {
        Login login = Login.in(session);
        return login != null && Objects.equals(login.access().getSubject(), subject);
    }
}
