package org.provgate.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * An answer that is written now and sent by the container when it is complete: whoever reads slowly, or is gone, does not hold up the
 * thread that answers the others.
 */
final class UnsentResponse extends HttpServletResponseWrapper {

    UnsentResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void flushBuffer() {
        // the container does when it is complete
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Unsent(super.getOutputStream());
    }

    private static final class Unsent extends ServletOutputStream {

        private final ServletOutputStream buffer;

        private Unsent(ServletOutputStream buffer) {
            this.buffer = buffer;
        }

        @Override
        public void write(int b) throws IOException {
            buffer.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            buffer.write(bytes, from, count);
        }

        @Override
        public void flush() {
            // as above
        }

        @Override
        public boolean isReady() {
            return buffer.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            buffer.setWriteListener(listener);
        }
    }
}
