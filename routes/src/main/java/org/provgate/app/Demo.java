package org.provgate.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.provgate.cli.DrawTable;
import org.provgate.cli.Exit;
import org.provgate.cli.Gateway;
import org.provgate.cli.NightRun;
import org.provgate.cli.NightTable;
import org.provgate.cli.PushTable;
import org.provgate.mock.bureau.Listener;
import org.provgate.mock.hebei.HebeiPlatform;
import org.provgate.mock.hebei.HebeiSettings;
import org.provgate.mock.henan.HenanPlatform;
import org.provgate.mock.henan.HenanSettings;
import org.provgate.mock.register.Simulation;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import org.provgate.routes.NightOrder;
import org.provgate.routes.NightOutcome;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What {@code ./mvnw} shows: both stand-ins with 20,000 subjects each, one night, its report, and the status page. Each start is
 * one simulated day later, so that the second night is a delta.
 */
final class Demo {

    private static final int SUBJECTS = 20_000;
    /** Hebei has no code for 3 and 9. */
    private static final String HEBEI_STATES = "12456";

    private static final Path DAY = Path.of(".provgate/demo-day");

    private final List<String> settings;
    private final boolean once;

    Demo(List<String> settings, boolean once) {
        this.settings = settings;
        this.once = once;
    }

    int run() {
        int day = nextDay();
        var clock = Clock.systemUTC();
        try (var henan = HenanPlatform.start(HenanSettings.of(simulation(HenanSettings.AREA), clock));
                var hebei = HebeiPlatform.start(
                        HebeiSettings.of(simulation(HebeiSettings.AREA).withStates(HEBEI_STATES), clock)
                                .withReceiptAfter(Duration.ofSeconds(1)));
                var listener = new Listener(clock)) {
            // before anything bears its number: a start after a crash is a day later too
            begun(day);
            henan.register().moveTo(day);
            hebei.register().moveTo(day);
            System.err.printf(
                    "模拟平台 stand-ins: henan %s, hebei %s, simulated day %d%n", henan.baseUrl(), hebei.baseUrl(), day);
            var context = Provgate.serve(withDefaults(configuration(henan, hebei, listener)));
            onlyStandIns(context.getBean(Provinces.class), List.of(henan.baseUrl(), hebei.baseUrl()));
            int exit = night(context, henan, listener, day);
            if (!once) stay(context);
            context.close();
            return exit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the demo hands in is made up: no platform of anybody's may get it. */
    private static void onlyStandIns(Provinces provinces, List<String> standIns) {
        for (var province : provinces.enabled())
            if (!standIns.contains(province.baseUrl().toString()))
                throw new IllegalArgumentException("the demo hands in made-up results, and " + province
                        + " is no stand-in; start it in a folder without an application.yaml");
    }

    private static int night(ConfigurableApplicationContext context, HenanPlatform henan, Listener listener, int day) {
        var gateway = new Gateway() {
            @Override
            public <T> T get(Class<T> type) {
                return context.getBean(type);
            }

            @Override
            public void close() {}
        };
        var properties = context.getBean(ProvgateProperties.class);
        var push = new DemoPush(gateway, System.err);
        var sharing = new DemoSharing(gateway, listener, System.err);
        sharing.subscribe();
        System.err.println("数据目录 data folder: " + properties.data().toAbsolutePath());
        var outcomes = new NightRun(gateway, System.err)
                .run(new NightOrder(context.getBean(Provinces.class).enabled(), false));
        System.out.println("\n夜间同步报告 the night's report\n" + NightTable.of(outcomes));
        draw(gateway, outcomes, properties.data().resolveSibling("draws"), day);
        push(push, context.getBean(Provinces.class).enabled(), henan);
        System.out.println("\n部门共享 what departments have of each other");
        var henans = context.getBean(Provinces.class).named("henan").orElseThrow();
        sharing.share(henans, day).forEach(line -> System.out.println("  " + line));
        return Exit.of(outcomes);
    }

    /** Departments hand in what they found; one officer's certificate was withdrawn at the province without their knowing. */
    private static void push(DemoPush push, List<Province> provinces, HenanPlatform henan) {
        push.fileAgain();
        push.push(provinces);
        henan.inspection().withdraw("证" + HenanSettings.AREA + "-ZJ03");
        provinces.forEach(push::handIn);
        push.push(provinces);
        System.out.println("\n结果报送 results and penalties on their way out\n" + PushTable.of(push.rows(provinces)));
        System.out.println("退回填报人 refused by the gateway, told to the clerk at once:");
        push.refusals().forEach(line -> System.out.println("  " + line));
        System.out.println("平台驳回 rejected by the platform, a clerk corrects:");
        push.rejections().forEach(line -> System.out.println("  " + line));
    }

    private static void draw(Gateway gateway, List<NightOutcome> outcomes, Path folder, int day) {
        var draw = new DemoDraw(gateway, folder);
        var rows = new ArrayList<DrawTable.Row>();
        for (var outcome : outcomes)
            if (outcome.kind() == NightOutcome.Kind.SEALED)
                rows.add(draw.run(
                        gateway.get(Provinces.class).named(outcome.province()).orElseThrow(), day));
        System.out.println("随机抽取 the draw on the sealed registers\n" + DrawTable.of(rows)
                + "\n核验 verify: open verify.html in a bundle, or: provgate draw verify <bundle>");
    }

    private static void stay(ConfigurableApplicationContext context) {
        var port = context.getEnvironment().getProperty("local.server.port");
        System.err.println("状态页 status page: http://127.0.0.1:" + port + "/   (Ctrl-C 结束 ends it)");
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Simulation simulation(String area) {
        return Simulation.of(area, SUBJECTS)
                .withDaily(SUBJECTS / 100, 10, 10, 10)
                .withDirt(10);
    }

    private static Map<String, String> configuration(HenanPlatform henan, HebeiPlatform hebei, Listener listener)
            throws IOException {
        var all = new LinkedHashMap<String, String>();
        all.put("server.port", port());
        all.put("provgate.webhooks.allow", listener.origin());
        // the stand-ins publish at once
        all.put("provgate.push.receipts", "500ms");
        all.put("provgate.push.publication-every", "1s");
        all.put("provgate.provinces.henan.adapter", "henan");
        all.put("provgate.provinces.henan.base-url", henan.baseUrl());
        all.put("provgate.provinces.henan.area-code", HenanSettings.AREA);
        all.put("provgate.provinces.henan.app-id", HenanSettings.APP_ID);
        all.put("provgate.provinces.henan.app-secret", HenanSettings.APP_SECRET);
        all.put("provgate.provinces.hebei.adapter", "hebei");
        all.put("provgate.provinces.hebei.base-url", hebei.baseUrl());
        all.put("provgate.provinces.hebei.area-code", HebeiSettings.AREA);
        all.put("provgate.provinces.hebei.app-code", HebeiSettings.APP_CODE);
        all.put("provgate.provinces.hebei.secret", HebeiSettings.SECRET);
        all.put("provgate.provinces.hebei.sm4-key", HebeiSettings.SM4_KEY);
        return all;
    }

    /** What the user gave on the command line counts before the demo's own settings. */
    private List<String> withDefaults(Map<String, String> defaults) {
        var all = new ArrayList<>(settings);
        defaults.forEach((key, value) -> {
            if (settings.stream().noneMatch(s -> s.startsWith("--" + key + "="))) all.add("--" + key + "=" + value);
        });
        return all;
    }

    /** Port 8080, or any other if somebody has it. */
    private static String port() throws IOException {
        try (var probe = new ServerSocket(8080, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(probe.getLocalPort());
        } catch (BindException e) {
            return "0";
        }
    }

    private static void begun(int day) throws IOException {
        Files.createDirectories(DAY.getParent());
        var written = Files.writeString(DAY.resolveSibling("demo-day.new"), String.valueOf(day));
        Files.move(written, DAY, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int nextDay() {
        try {
            return Files.exists(DAY) ? Integer.parseInt(Files.readString(DAY).strip()) + 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
