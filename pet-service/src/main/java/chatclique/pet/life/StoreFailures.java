package chatclique.pet.life;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteException;

/** Tells the ways apart in which the store says no. */
final class StoreFailures {

    private StoreFailures() {}

    /** A unique index holds such a document already. */
    static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** The connection broke: whether the store did what it was asked is not known. */
    static boolean isLostConnection(Throwable failure) {
        return failure instanceof MongoSocketException;
    }

    /** The write may have been done before, or just now. */
    static boolean isUnsettled(Throwable failure) {
        return isDuplicate(failure) || isLostConnection(failure);
    }
}
