package chatclique.chat.turn;

import chatclique.chat.store.IndexPlan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps turns unique, beside their ids. */
@Configuration(proxyBeanMethods = false)
class TurnIndexes {

    /** Begins with the owner, as a collection that is sharded by owner asks for. */
    @Bean
    IndexPlan oneTurnForEachSubmission() {
        return IndexPlan.unique("turns", "owner", "submission");
    }

    /** Finds what an instance left behind; only running turns are in it. */
    @Bean
    IndexPlan runningTurns() {
        return IndexPlan.whenPresent("turns", "runner");
    }

    /** Finds what waits to be linked into its owner's chain; nothing else is in it. */
    @Bean
    IndexPlan unsealedTurns() {
        return IndexPlan.whenPresent("turns", "unsealed");
    }

    /** Finds talk that pet-service was not told of; nothing else is in it. */
    @Bean
    IndexPlan untoldTurns() {
        return IndexPlan.whenPresent("turns", "untold");
    }

    /** Reads a conversation backwards. */
    @Bean
    IndexPlan turnsOfConversation() {
        return IndexPlan.plain("turns", "owner", "conversation", "createdAt", "_id");
    }
}
