package chatclique.e2e;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A system whose models a provider on this machine runs, and where nobody stands in for them. Started once, for all. */
final class Provided {

    static final LocalProvider PROVIDER = new LocalProvider();
    static final Stack STACK = start();

    private static final Duration RECOVERY = Duration.ofSeconds(120);

    private Provided() {}

    /** Somebody new who has a pet and a conversation with it. */
    record Talker(Account account, Api api, String pet, String conversation) {}

    /** The provider answers well; somebody new begins to talk. What a test before has killed comes back first. */
    static Talker talker() {
        PROVIDER.calls("", "");
        PROVIDER.says("Hello ", "from ", "afar");
        Talker talker = Await.until(
                RECOVERY,
                () -> {
                    Account account = Account.signUp(STACK);
                    String pet = PetTest.adopt(account.api(), "Mia").at("/id").asString();
                    return new Talker(account, account.api(), pet, ChatTest.talkTo(account.api(), pet));
                },
                any -> true);
        PROVIDER.asked();
        return talker;
    }

    private static Stack start() {
        Map<String, String> environment = new HashMap<>(PROVIDER.environment());
        // What a failure looks like when nobody stands in; ModelsTest has the stand-ins.
        environment.put("CHATCLIQUE_MODELS_STANDIN", "false");
        Stack stack = Stack.fresh("provider", environment);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stack.stop();
            PROVIDER.close();
        }));
        return stack;
    }
}
