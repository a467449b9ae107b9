package org.provgate.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;

/**
 * Sends JSON with its length, in one piece. In chunks an answer of one line is two packets, and one that breaks off has been sent with
 * status 200: here nothing has gone out until all of it could be written.
 */
final class WholeJson extends MappingJackson2HttpMessageConverter {

    WholeJson(ObjectMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(Object object, @Nullable Type type, HttpOutputMessage output) throws IOException {
        var whole = new ByteArrayOutputStream(1024);
        super.writeInternal(object, type, new HttpOutputMessage() {
            @Override
            public OutputStream getBody() {
                return whole;
            }

            @Override
            public HttpHeaders getHeaders() {
                return output.getHeaders();
            }
        });
        output.getHeaders().setContentLength(whole.size());
        whole.writeTo(output.getBody());
    }
}
