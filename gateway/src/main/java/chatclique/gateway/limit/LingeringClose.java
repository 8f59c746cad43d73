package chatclique.gateway.limit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Lets a client read why its request was refused. A connection that is closed while bytes of a body are under way is reset,
 * and with that the answer may be lost (RFC 9112, 9.6); so the answer's end is sent, and what still comes is thrown away for
 * a while before the connection closes.
 *
 * <p>One for each connection, used on that connection's event loop only.
 */
final class LingeringClose {

    private final Duration time;
    private boolean inBody;
    private boolean lingering;
    private @Nullable Future<?> end;

    LingeringClose(Duration time) {
        this.time = time;
    }

    /** Listens before the codec, where the connection is closed, and after it, where requests come. */
    void watch(ChannelPipeline pipeline) {
        pipeline.addBefore(NettyPipeline.HttpCodec, "chatclique.closing", new Closing());
        pipeline.addAfter(NettyPipeline.HttpCodec, "chatclique.bodies", new Bodies());
    }

    private final class Closing extends ChannelDuplexHandler {

        @Override
        public void close(ChannelHandlerContext context, ChannelPromise closed) {
            boolean readable = inBody && !lingering && context.channel().isActive();
            if (readable && context.channel() instanceof DuplexChannel channel) {
                lingering = true;
                end = context.executor().schedule(() -> context.close(closed), time.toNanos(), TimeUnit.NANOSECONDS);
                channel.shutdownOutput().addListener(told -> context.read());
            } else {
                context.close(closed);
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (lingering) {
                ReferenceCountUtil.release(bytes);
            } else {
                context.fireChannelRead(bytes);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (lingering) {
                context.read();
            }
            context.fireChannelReadComplete();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (end != null) {
                end.cancel(false);
            }
            context.fireChannelInactive();
        }
    }

    private final class Bodies extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object part) {
            if (part instanceof HttpRequest) {
                inBody = true;
            }
            if (part instanceof LastHttpContent) {
                inBody = false;
            }
            context.fireChannelRead(part);
        }
    }
}
