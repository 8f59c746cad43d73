package chatclique.chat.usage;

import chatclique.auth.trace.Trace;
import chatclique.chat.turn.Booking;
import chatclique.chat.turn.DayUse;
import chatclique.chat.turn.Days;
import chatclique.chat.turn.Turn;
import chatclique.chat.voice.BuiltInVoice;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How much of a day's talk is left. The truth is in the days' sums; beside it, each instance counts the answers that it is
 * writing with all that they may become, so that many at once can't spend much more than there is.
 */
@Component
public class Quotas {

    private static final Logger log = LoggerFactory.getLogger(Quotas.class);
    private static final int MANY = 10_000;

    private final Days days;
    private final QuotaSettings settings;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    Quotas(Days days, QuotaSettings settings) {
        this.days = days;
        this.settings = settings;
    }

    /**
     * Sets tokens aside for an answer that a provider shall write.
     *
     * @param most as many as it may use up
     * @return false when the day's tokens are spent
     */
    public Mono<Boolean> admit(String owner, LocalDate day, String turn, long most) {
        if (!limited()) {
            return Mono.just(true);
        }
        return account(owner, day)
                .map(account -> account.hold(turn, most, settings.dayTokens()))
                // The turn is stored and waits; who can't be asked doesn't stop it.
                .onErrorResume(DataAccessException.class, Quotas::admitted);
    }

    /** Books what an answer used up. May be repeated. */
    public Mono<Void> book(Turn turn) {
        return Mono.justOrEmpty(Booking.of(turn)).flatMap(this::book).doOnSuccess(booked -> settle(turn));
    }

    /** Books what something beside the answers used up. May be repeated. */
    public Mono<Void> book(Booking booking) {
        return days.used(booking);
    }

    /** The tokens of providers' models that an owner has used up on a day. */
    Mono<Long> spent(String owner, LocalDate day) {
        return days.use(owner, day, day)
                .map(found -> found.stream().mapToLong(Quotas::tokens).sum());
    }

    boolean limited() {
        return settings.dayTokens() > 0;
    }

    long quota() {
        return settings.dayTokens();
    }

    private void settle(Turn turn) {
        Account account = accounts.get(turn.owner());
        if (account != null) {
            account.spend(
                    turn.id(),
                    Booking.of(turn).filter(Quotas::isPaid).map(Booking::tokens).orElse(0L));
        }
    }

    private static boolean isPaid(Booking booking) {
        return !BuiltInVoice.NAME.equals(booking.model());
    }

    private Mono<Account> account(String owner, LocalDate day) {
        Account known = accounts.get(owner);
        return known != null && known.day().equals(day) && known.isFresh()
                ? Mono.just(known)
                : spent(owner, day).map(tokens -> read(owner, day, tokens));
    }

    private Account read(String owner, LocalDate day, long tokens) {
        if (accounts.size() > MANY) {
            accounts.values().removeIf(Account::isIdle);
        }
        return accounts.compute(owner, (name, known) -> {
            if (known == null || known.day().isBefore(day)) {
                return new Account(day, tokens);
            }
            known.read(tokens);
            return known;
        });
    }

    private static Mono<Boolean> admitted(DataAccessException failure) {
        return Mono.deferContextual(context -> {
            Trace.within(context, () -> log.warn("Answering without a look at the quota: {}", failure.toString()));
            return Mono.just(true);
        });
    }

    private static long tokens(DayUse use) {
        return use.models().entrySet().stream()
                .filter(model -> !model.getKey().equals(BuiltInVoice.NAME))
                .mapToLong(model -> model.getValue().tokens())
                .sum();
    }
}
