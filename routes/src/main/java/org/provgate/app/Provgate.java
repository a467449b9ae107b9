package org.provgate.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.provgate.cli.Commands;
import org.provgate.cli.Exit;
import org.provgate.cli.Failures;
import org.provgate.cli.Gateway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The program. Arguments of the form {@code --name.with.dots=value} are settings, the rest is a command; without a command the
 * gateway runs until it is stopped.
 */
public final class Provgate {

    private Provgate() {}

    public static void main(String[] args) {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        int exit = run(args);
        if (exit >= 0) System.exit(exit);
    }

    /** Returns the exit code; -1 if the gateway goes on running. */
    static int run(String[] args) {
        var settings = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var arg : args) (setting(arg) ? settings : words).add(arg);
        if (!words.isEmpty() && words.get(0).equals("demo")) return demo(settings, words.contains("--once"));
        var running = new boolean[1];
        var line = Commands.line(() -> start(settings), () -> {
            serve(settings);
            running[0] = true;
        });
        int exit = line.execute(words.toArray(String[]::new));
        return running[0] ? -1 : exit;
    }

    private static int demo(List<String> settings, boolean once) {
        try {
            return new Demo(settings, once).run();
        } catch (RuntimeException e) {
            System.err.println(Failures.sentence(e));
            return Exit.ERROR;
        }
    }

    /** Starts the whole gateway: schedule and web. */
    static ConfigurableApplicationContext serve(List<String> settings) {
        return application().profiles("serve").web(WebApplicationType.SERVLET).run(settings.toArray(String[]::new));
    }

    /** Starts what a command needs. */
    static Gateway start(List<String> settings) {
        var context = application().web(WebApplicationType.NONE).run(settings.toArray(String[]::new));
        return new Gateway() {
            @Override
            public <T> T get(Class<T> type) {
                return context.getBean(type);
            }

            @Override
            public void close() {
                context.close();
            }
        };
    }

    private static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(GatewayConfiguration.class)
                .logStartupInfo(false)
                .registerShutdownHook(true);
    }

    private static boolean setting(String arg) {
        int equals = arg.indexOf('=');
        return arg.startsWith("--") && equals > 0 && arg.substring(0, equals).contains(".");
    }
}
