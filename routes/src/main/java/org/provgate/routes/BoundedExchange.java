package org.provgate.routes;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;

/**
 * Ends an exchange with a subscriber in time and size, however it drips: after its time the connection is cut, and of the body at
 * most a little is read, only to keep the connection. What it says is not looked at.
 */
final class BoundedExchange extends HttpRequestExecutor {

    private static final int MOST_READ = 1024;

    private final ScheduledExecutorService watch;
    private final Duration whole;

    BoundedExchange(ScheduledExecutorService watch, Duration whole) {
        this.watch = watch;
        this.whole = whole;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback informed,
            HttpContext context)
            throws IOException, HttpException {
        var end = watch.schedule(() -> connection.close(CloseMode.IMMEDIATE), whole.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var response = super.execute(request, connection, informed, context);
            drop(response, connection);
            return response;
        } finally {
            end.cancel(false);
        }
    }

    private static void drop(ClassicHttpResponse response, HttpClientConnection connection) throws IOException {
        var entity = response.getEntity();
        if (entity == null) return;
        var in = entity.getContent();
        var read = in.readNBytes(MOST_READ + 1);
        // closing the stream would read on to its end
        if (read.length > MOST_READ) connection.close(CloseMode.IMMEDIATE);
        else in.close();
        response.setEntity(null);
    }
}
