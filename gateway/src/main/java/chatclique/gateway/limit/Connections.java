package chatclique.gateway.limit;

import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/** Gives up on clients that send a request drop by drop, or one that nobody can read; lets others read the answer. */
@Configuration(proxyBeanMethods = false)
class Connections {

    private static final StrictHttp STRICT = new StrictHttp();

    /** Long enough for a slow line to send what it has begun, short enough to be of no use for anything else. */
    private static final Duration LINGERING = Duration.ofSeconds(3);

    @Bean
    NettyServerCustomizer connectionsAreGuarded(Limits limits) {
        return server -> server.requestTimeout(limits.requestTime())
                .readTimeout(limits.readTime())
                .doOnChannelInit((observer, channel, address) -> guard(channel.pipeline(), limits));
    }

    private static void guard(ChannelPipeline pipeline, Limits limits) {
        pipeline.addAfter(NettyPipeline.HttpCodec, "chatclique.strict", STRICT);
        new HeaderDeadline(limits.headerTime()).watch(pipeline);
        new LingeringClose(LINGERING).watch(pipeline);
    }
}
