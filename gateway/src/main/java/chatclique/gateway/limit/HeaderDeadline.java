package chatclique.gateway.limit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Closes a connection on which a request's header has begun and isn't whole in time. Reactor Netty's own limits don't
 * see it: its request and read timeouts begin after the header, and each byte puts off its idle timeout.
 *
 * <p>One for each connection, used on that connection's event loop only.
 */
final class HeaderDeadline {

    private final Duration time;
    private @Nullable Future<?> deadline;
    private boolean inBody;

    HeaderDeadline(Duration time) {
        this.time = time;
    }

    /** Listens before the codec, where bytes come, and after it, where requests come. */
    void watch(ChannelPipeline pipeline) {
        pipeline.addBefore(NettyPipeline.HttpCodec, "chatclique.bytes", new Bytes());
        pipeline.addAfter(NettyPipeline.HttpCodec, "chatclique.requests", new Requests());
    }

    private void begin(ChannelHandlerContext context) {
        if (deadline == null && !inBody) {
            deadline = context.executor().schedule(() -> context.close(), time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void end() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            begin(context);
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            end();
            context.fireChannelInactive();
        }
    }

    private final class Requests extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object part) {
            if (part instanceof HttpRequest) {
                end();
                inBody = true;
            }
            if (part instanceof LastHttpContent) {
                inBody = false;
            }
            context.fireChannelRead(part);
        }
    }
}
