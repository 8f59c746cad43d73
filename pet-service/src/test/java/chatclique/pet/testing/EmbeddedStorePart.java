package chatclique.pet.testing;

import chatclique.store.EmbeddedStore;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The embedded store. */
@TestConfiguration(proxyBeanMethods = false)
public class EmbeddedStorePart {

    @Bean(destroyMethod = "close")
    EmbeddedStore store() {
        return EmbeddedStore.start();
    }

    @Bean
    DynamicPropertyRegistrar storeAddress(EmbeddedStore store) {
        return registry -> registry.add("spring.mongodb.uri", store::uri);
    }
}
