package org.provgate.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.ProducerTemplate;
import org.provgate.cli.Gateway;
import org.provgate.mock.Faults;
import org.provgate.mock.hebei.HebeiPlatform;
import org.provgate.mock.hebei.HebeiSettings;
import org.provgate.mock.henan.HenanPlatform;
import org.provgate.mock.henan.HenanSettings;
import org.provgate.mock.register.ListKind;
import org.provgate.mock.register.SimulatedRegister;
import org.provgate.mock.register.Simulation;
import org.provgate.platforms.Provinces;
import org.provgate.registers.Registers;
import org.provgate.routes.NightOrder;
import org.provgate.routes.NightOutcome;
import org.provgate.routes.NightRoutes;
import org.provgate.spi.register.RegisterStream;

/** A bureau under test: a gateway on an empty database, and both provinces' stand-ins. */
final class Bureau implements AutoCloseable {

    /** Hebei has no code for 3 and 9. */
    private static final String HEBEI_STATES = "12456";

    final HenanPlatform henan;
    final HebeiPlatform hebei;
    final Map<String, Object> settings = new LinkedHashMap<>();
    private Gateway gateway;

    private Bureau(int subjects) {
        henan = HenanPlatform.start(HenanSettings.of(simulation(HenanSettings.AREA, subjects), Clock.systemUTC()));
        hebei = HebeiPlatform.start(
                HebeiSettings.of(simulation(HebeiSettings.AREA, subjects).withStates(HEBEI_STATES), Clock.systemUTC()));
        var url = TestServer.database();
        settings.put("spring.datasource.url", url);
        // long enough for a cold start on a busy machine
        settings.put("provgate.calls.response", "3s");
        settings.put("provgate.calls.whole", "6s");
        settings.put("provgate.calls.first-pause", "50ms");
        settings.put("provgate.calls.longest-pause", "3s");
        settings.put("provgate.calls.breaker-open", "1s");
        settings.put("provgate.provinces.henan.adapter", "henan");
        settings.put("provgate.provinces.henan.base-url", henan.baseUrl());
        settings.put("provgate.provinces.henan.area-code", HenanSettings.AREA);
        settings.put("provgate.provinces.henan.app-id", HenanSettings.APP_ID);
        settings.put("provgate.provinces.henan.app-secret", HenanSettings.APP_SECRET);
        settings.put("provgate.provinces.hebei.adapter", "hebei");
        settings.put("provgate.provinces.hebei.base-url", hebei.baseUrl());
        settings.put("provgate.provinces.hebei.area-code", HebeiSettings.AREA);
        settings.put("provgate.provinces.hebei.app-code", HebeiSettings.APP_CODE);
        settings.put("provgate.provinces.hebei.secret", HebeiSettings.SECRET);
        settings.put("provgate.provinces.hebei.sm4-key", HebeiSettings.SM4_KEY);
    }

    static Bureau withSubjects(int subjects) {
        return new Bureau(subjects);
    }

    /** The settings as a command line has them. */
    List<String> arguments() {
        return settings.entrySet().stream()
                .map(s -> "--" + s.getKey() + "=" + s.getValue())
                .toList();
    }

    Gateway gateway() {
        if (gateway == null) gateway = Provgate.start(arguments());
        return gateway;
    }

    /** Runs a night of the provinces named. */
    List<NightOutcome> night(boolean full, String... provinces) {
        var all = gateway().get(Provinces.class);
        var chosen = java.util.Arrays.stream(provinces)
                .map(p -> all.named(p).orElseThrow())
                .toList();
        List<?> outcomes = gateway()
                .get(ProducerTemplate.class)
                .requestBody(NightRoutes.NIGHT, new NightOrder(chosen, full), List.class);
        return outcomes.stream().map(NightOutcome.class::cast).toList();
    }

    Faults faults(String province) {
        return province.equals("henan") ? henan.faults() : hebei.faults();
    }

    SimulatedRegister register(String province) {
        return province.equals("henan") ? henan.register() : hebei.register();
    }

    /** What the gateway holds, a line a row. */
    TreeSet<String> held(String province, RegisterStream stream) {
        var out = new ByteArrayOutputStream();
        try {
            gateway().get(Registers.class).export(province, stream, null, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var lines = new TreeSet<String>();
        try (var csv = de.siegmar.fastcsv.reader.CsvReader.builder()
                .ofCsvRecord(new StringReader(out.toString(StandardCharsets.UTF_8)))) {
            for (var line : csv) if (line.getStartingLineNumber() > 1) lines.add(String.join("|", line.getFields()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** What it must hold after having synchronised on these days. */
    TreeSet<String> truth(String province, int... days) {
        var lines = new TreeSet<String>();
        register(province).truth(days).forEach(row -> lines.add(line(province, row)));
        return lines;
    }

    TreeSet<String> truthOfList(String province, ListKind kind, int... days) {
        var lines = new TreeSet<String>();
        register(province).truthOfList(kind, days).forEach(row -> lines.add(String.join("|", row.values())));
        return lines;
    }

    /** Hebei's rows have no state date and no currency (contract, Subject). */
    private static String line(String province, Map<String, String> row) {
        var values = new LinkedHashMap<>(row);
        if (province.equals("hebei")) {
            values.put("state_date", "");
            values.put("currency", "");
        }
        return String.join("|", new ArrayList<>(values.values()));
    }

    private static Simulation simulation(String area, int subjects) {
        return Simulation.of(area, subjects).withDaily(subjects / 50, 8, 8, 8).withDirt(20);
    }

    @Override
    public void close() {
        if (gateway != null) gateway.close();
        henan.close();
        hebei.close();
    }
}
