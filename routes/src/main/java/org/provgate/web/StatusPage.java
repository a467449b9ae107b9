package org.provgate.web;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Permission;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import org.provgate.registers.Quarantine;
import org.provgate.registers.RunReport;
import org.provgate.registers.RunReports;
import org.provgate.registers.StreamCounts;
import org.provgate.spi.register.RegisterStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The status page: how every province stands, in Chinese and English, without a script. */
@Controller
class StatusPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final RunReports reports;
    private final Quarantine quarantine;
    private final Provinces provinces;
    private final CircuitBreakerRegistry breakers;

    StatusPage(RunReports reports, Quarantine quarantine, Provinces provinces, CircuitBreakerRegistry breakers) {
        this.reports = reports;
        this.quarantine = quarantine;
        this.provinces = provinces;
        this.breakers = breakers;
    }

    @Needs(Permission.STATUS_READ)
    @GetMapping("/")
    String status(Model model) {
        var newest = reports.newestOfEach();
        model.addAttribute(
                "provinces",
                provinces.enabled().stream().map(p -> province(p, newest)).toList());
        model.addAttribute(
                "runs", reports.newest(20, null).stream().map(StatusPage::line).toList());
        return "status";
    }

    /** A province as the page shows it. */
    record ProvinceView(
            String id,
            String name,
            String area,
            String state,
            String sealed,
            String root,
            String breaker,
            long quarantined,
            @Nullable String reason) {}

    /** A run as the page shows it. */
    record RunView(
            long id,
            String province,
            String state,
            String opened,
            String seconds,
            String fetched,
            String added,
            String changed,
            String withdrawn,
            String unchanged,
            String quarantined,
            String duplicates,
            String expected,
            String drift) {}

    private ProvinceView province(Province p, List<RunReport> newest) {
        var sealed = reports.lastSealed().get(p.id());
        var run = newest.stream().filter(r -> r.province().equals(p.id())).findFirst();
        return new ProvinceView(
                p.id(),
                p.description().nameZh() + " " + p.description().nameEn(),
                p.areaCode(),
                run.map(r -> r.state().name()).orElse("—"),
                sealed == null ? "—" : TIME.format(sealed),
                run.map(RunReport::registerRoot).orElse(null) == null
                        ? "—"
                        : run.get().registerRoot(),
                breakers.circuitBreaker(p.id()).getState().name(),
                quarantine.count(p.id()),
                run.map(RunReport::reason).orElse(null));
    }

    private static RunView line(RunReport r) {
        var s = r.streams().stream()
                .filter(x -> x.stream() == RegisterStream.SUBJECTS)
                .findFirst();
        return new RunView(
                r.id(),
                r.province(),
                r.state().name(),
                TIME.format(opened(r)),
                String.format(Locale.ROOT, "%.1f", r.seconds()),
                n(s.map(StreamCounts::fetched).orElse(0L)),
                n(s.map(StreamCounts::added).orElse(0L)),
                n(s.map(StreamCounts::changed).orElse(0L)),
                n(s.map(x -> x.withdrawn() + x.vanished()).orElse(0L)),
                n(s.map(StreamCounts::unchanged).orElse(0L)),
                n(s.map(StreamCounts::quarantined).orElse(0L)),
                n(s.map(StreamCounts::duplicates).orElse(0L)),
                s.map(StreamCounts::held).map(StatusPage::n).orElse("—"),
                n(s.map(StreamCounts::drift).orElse(0L)));
    }

    private static Instant opened(RunReport r) {
        return r.openedAt();
    }

    private static String n(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
