package org.provgate.app;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A gateway that knows 40 firms, some inspected and some under sanction. */
final class SanctionedFirms implements AutoCloseable {

    final String url = TestServer.database();
    final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    final ConfigurableApplicationContext gateway;
    /** 统一社会信用代码 of those that were inspected or are under sanction. */
    final List<String> inspected;

    /** @param more configurations of the gateway */
    SanctionedFirms(Class<?>... more) throws Exception {
        var folder = Files.createTempDirectory("look-ups");
        gateway = TestServer.gateway(more)
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--server.port=0",
                        "--provgate.read-log=" + folder.resolve("reads"));
        MeasuredLookUps.seed(jdbc, 40, 16, folder.resolve("keys.txt"));
        inspected = Files.readAllLines(folder.resolve("keys.txt"));
    }

    HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port") + path))
                .header("Authorization", key);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
