package chatclique.chat;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;

/** Another instance of the service beside the one under test: same store, same issuer, same provider. */
public final class SecondInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SecondInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it with what the first one was given. */
    public static SecondInstance beside(Environment first) {
        String[] arguments = Stream.of(
                        "spring.mongodb.uri",
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                        "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                        "spring.security.oauth2.client.provider.keycloak.token-uri",
                        "chatclique.pet-service.url",
                        "chatclique.ai.base-url",
                        "chatclique.ai.api-key",
                        "chatclique.ai.chat-model",
                        "chatclique.ai.idle",
                        "chatclique.reply.checkpoint",
                        "chatclique.reply.heartbeat",
                        "chatclique.reply.lease",
                        "chatclique.talk.every",
                        "chatclique.talk.pause",
                        "chatclique.diary.every",
                        "chatclique.diary.lease")
                .filter(first::containsProperty)
                .map(name -> "--" + name + "=" + Objects.requireNonNull(first.getProperty(name), name))
                .toArray(String[]::new);
        return new SecondInstance(new SpringApplicationBuilder(ChatService.class, OwnResources.class)
                .run(Stream.concat(Stream.of(arguments), Stream.of("--server.port=0", "--management.server.port=0"))
                        .toArray(String[]::new)));
    }

    /** With those of the whole JVM, which others use, it would end these, too. */
    @Configuration(proxyBeanMethods = false)
    static class OwnResources {

        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }
    }

    public int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    /** Ends it as a SIGTERM does; returns when it has ended. */
    @Override
    public void close() {
        context.close();
    }
}
