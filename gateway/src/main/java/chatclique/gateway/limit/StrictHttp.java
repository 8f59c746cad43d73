package chatclique.gateway.limit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection whose body can't be read on: Reactor Netty answers 400 then, but ends the body as if it were whole,
 * so that a service would act on half of it. And answers in HTTP/1.1 whatever version a request claims to speak.
 */
@Sharable
final class StrictHttp extends ChannelDuplexHandler {

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpContent content
                && !(part instanceof HttpRequest)
                && content.decoderResult().isFailure()) {
            ReferenceCountUtil.release(content);
            context.close();
        } else {
            context.fireChannelRead(part);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise written) {
        if (part instanceof HttpResponse response
                && response.protocolVersion().majorVersion() != HttpVersion.HTTP_1_1.majorVersion()) {
            response.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        context.write(part, written);
    }
}
