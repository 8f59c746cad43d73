package chatclique.auth.problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from UTF-8 alone: Jackson takes an overlong form for the character that it poses as. */
class Utf8Json extends JacksonJsonDecoder {

    Utf8Json(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    public Object decode(
            DataBuffer json, ResolvableType type, @Nullable MimeType mime, @Nullable Map<String, Object> hints) {
        check(json);
        return super.decode(json, type, mime, hints);
    }

    private static void check(DataBuffer json) {
        ByteBuffer bytes = ByteBuffer.allocate(json.readableByteCount());
        json.toByteBuffer(bytes);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
        } catch (CharacterCodingException notUtf8) {
            DataBufferUtils.release(json);
            throw new DecodingException("The body is not UTF-8", notUtf8);
        }
    }
}
