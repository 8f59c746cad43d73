package chatclique.gateway.limit;

import io.netty.channel.ChannelPipeline;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/** Gives up on clients that send a request drop by drop, or one that nobody can read. */
@Configuration(proxyBeanMethods = false)
class Connections {

    private static final StrictHttp STRICT = new StrictHttp();

    @Bean
    NettyServerCustomizer connectionsAreGuarded(Limits limits) {
        return server -> server.requestTimeout(limits.requestTime())
                .readTimeout(limits.readTime())
                .doOnChannelInit((observer, channel, address) -> guard(channel.pipeline(), limits));
    }

    private static void guard(ChannelPipeline pipeline, Limits limits) {
        pipeline.addAfter(NettyPipeline.HttpCodec, "chatclique.strict", STRICT);
        new HeaderDeadline(limits.headerTime()).watch(pipeline);
    }
}
