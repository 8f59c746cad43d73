package chatclique.image.studio;

/**
 * How often a JPEG goes over its pixels (ITU T.81, annex B). A progressive one does so about ten times; one that is made to
 * keep its readers busy does so thousands of times, in few bytes, since a scan may say nothing.
 */
final class JpegScans {

    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;

    private JpegScans() {}

    /** Counts the scans up to the end of the first picture. */
    static int count(byte[] bytes) {
        int scans = 0;
        int at = 2;
        while (at + 4 <= bytes.length) {
            int marker = bytes[at + 1] & 0xff;
            if ((bytes[at] & 0xff) != 0xff || marker == END) {
                return scans;
            }
            if (marker == 0xff) {
                at++;
                continue;
            }
            at += 2 + ((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
            if (marker == START_OF_SCAN) {
                scans++;
                at = nextMarker(bytes, at);
            }
        }
        return scans;
    }

    /** Behind the data of a scan: in these, 0xff is followed by a zero or the number of a restart. */
    private static int nextMarker(byte[] bytes, int from) {
        int at = from;
        while (at + 1 < bytes.length) {
            int next = bytes[at + 1] & 0xff;
            if ((bytes[at] & 0xff) == 0xff && next != 0 && (next < 0xd0 || next > 0xd7)) {
                return at;
            }
            at++;
        }
        return bytes.length;
    }
}
