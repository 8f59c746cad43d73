package chatclique.gateway.limit;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives up on clients that send a request drop by drop. */
@Configuration(proxyBeanMethods = false)
class SlowClients {

    @Bean
    NettyServerCustomizer slowClientsAreLeft(Limits limits) {
        return server -> server.requestTimeout(limits.requestTime())
                .readTimeout(limits.readTime())
                .doOnChannelInit((observer, channel, address) ->
                        new HeaderDeadline(limits.headerTime()).watch(channel.pipeline()));
    }
}
