package chatclique.auth.problem;

import com.mongodb.MongoClientException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.util.ClassUtils;

/** Tells whether a failure means that a part we need is away, rather than that we did something wrong. */
final class Outages {

    private static final int DEPTH = 16;

    private static final boolean MONGODB = isPresent("com.mongodb.MongoClientException");
    private static final boolean DATA_ACCESS = isPresent("org.springframework.dao.DataAccessResourceFailureException");

    private Outages() {}

    static boolean isOne(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof ConnectException
                    || cause instanceof TimeoutException
                    || (DATA_ACCESS && DataAccess.away(cause))
                    || (MONGODB && Mongo.away(cause))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, Outages.class.getClassLoader());
    }

    // Each library's types are named in a class of their own, which is not loaded where the library is not used.

    private static final class DataAccess {
        static boolean away(Throwable failure) {
            return failure instanceof DataAccessResourceFailureException
                    || failure instanceof TransientDataAccessResourceException;
        }
    }

    private static final class Mongo {
        static boolean away(Throwable failure) {
            return failure instanceof MongoClientException
                    || failure instanceof MongoSocketException
                    || failure instanceof MongoNotPrimaryException
                    || failure instanceof MongoNodeIsRecoveringException;
        }
    }
}
