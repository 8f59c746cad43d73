package chatclique.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;

/** Answers one connection's commands; the answer to a write leaves when the write is in the file. */
final class CommandHandler extends MongoDatabaseHandler {

    private static final int INTERNAL_ERROR = 1;

    private final DurableBackend backend;
    private final GroupCommit commit;
    private final StoreMetrics metrics;

    CommandHandler(DurableBackend backend, GroupCommit commit, StoreMetrics metrics, ChannelGroup channels) {
        super(backend, channels);
        this.backend = backend;
        this.commit = commit;
        this.metrics = metrics;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        if (request instanceof MongoQuery greeting && isGreeting(greeting)) {
            super.channelRead0(context, request);
        } else if (request instanceof MongoMessage message) {
            run(context, message);
        } else {
            context.close(); // the old protocol would go past the guard
        }
    }

    private static boolean isGreeting(MongoQuery query) {
        String command = query.getQuery().keySet().iterator().next();
        return command.equalsIgnoreCase("ismaster") || command.equalsIgnoreCase("hello");
    }

    private void run(ChannelHandlerContext context, MongoMessage message) {
        metrics.command(DurableBackend.command(message));
        MongoMessage reply = reply(message);
        if (DurableBackend.writes(message)) {
            commit.whenDurable(() -> context.channel().writeAndFlush(reply));
        } else {
            context.writeAndFlush(reply);
        }
    }

    private MongoMessage reply(MongoMessage message) {
        MessageHeader header = new MessageHeader(0, message.getHeader().getRequestID());
        return new MongoMessage(message.getChannel(), header, answer(message));
    }

    /** Says what went wrong to the client only: commands hold what people wrote, which no log may show. */
    private Document answer(MongoMessage message) {
        try {
            return backend.handleMessage(message);
        } catch (MongoServerError e) {
            return error(e.getCode(), e.getCodeName(), e.getMessageWithoutErrorCode());
        } catch (MongoServerException e) {
            return error(INTERNAL_ERROR, "InternalError", e.getMessageWithoutErrorCode());
        } catch (RuntimeException e) {
            StoreLog.error("command " + DurableBackend.command(message) + " failed", e);
            return error(INTERNAL_ERROR, "InternalError", e.getClass().getSimpleName());
        }
    }

    private static Document error(int code, String codeName, String message) {
        return new Document("ok", 0)
                .append("code", code)
                .append("codeName", codeName)
                .append("errmsg", message);
    }
}
