/** The pets' diary: a page a day, each sentence with the entries that it tells of. */
@NullMarked
package chatclique.chat.diary;

import org.jspecify.annotations.NullMarked;
