package org.provgate.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the parts (docs/architecture.md). */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.provgate");

    @Test
    void spi_knows_the_jdk_alone() {
        classes()
                .that()
                .resideInAPackage("org.provgate.spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax..", "org.jspecify..", "org.provgate.spi..")
                .because("an integrator's build must not pull the gateway in")
                .check(OURS);
    }

    @Test
    void adapters_know_the_spi_and_their_own_libraries_alone() {
        noClasses()
                .that()
                .resideInAnyPackage("org.provgate.henan..", "org.provgate.hebei..")
                .should()
                .dependOnClassesThat(new com.tngtech.archunit.base.DescribedPredicate<>("the gateway outside spi") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                        var name = type.getPackageName();
                        return name.startsWith("org.provgate.")
                                && !name.startsWith("org.provgate.spi")
                                && !name.startsWith("org.provgate.henan")
                                && !name.startsWith("org.provgate.hebei");
                    }
                })
                .because("an adapter translates; the gateway talks")
                .check(OURS);
        noClasses()
                .that()
                .resideInAnyPackage("org.provgate.henan..", "org.provgate.hebei..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.util.concurrent..", "java.sql..", "org.slf4j..")
                .because("an adapter opens no connection, starts no thread, writes no log")
                .check(OURS);
    }

    @Test
    void the_draw_knows_its_files_alone() {
        noClasses()
                .that()
                .resideInAPackage("org.provgate.draw..")
                .should()
                .dependOnClassesThat(new com.tngtech.archunit.base.DescribedPredicate<>("anything of the gateway") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                        var name = type.getPackageName();
                        return name.startsWith("org.provgate.") && !name.startsWith("org.provgate.draw");
                    }
                })
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "java.net..", "org.springframework..", "java.util.random..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .because("a stranger repeats it with the files alone")
                .check(OURS);
    }

    @Test
    void core_knows_no_camel_no_boot_no_web() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.provgate.spi..",
                        "org.provgate.platforms..",
                        "org.provgate.registers..",
                        "org.provgate.evidence..",
                        "org.provgate.tables..",
                        "org.provgate.items..",
                        "org.provgate.officers..",
                        "org.provgate.plans..",
                        "org.provgate.rules..",
                        "org.provgate.batches..",
                        "org.provgate.tasks..",
                        "org.provgate.forms..",
                        "org.provgate.reports..",
                        "org.provgate.fairness..",
                        "org.provgate.submissions..",
                        "org.provgate.results..",
                        "org.provgate.credit..",
                        "org.provgate.outbox..",
                        "org.provgate.filing..",
                        "org.provgate.deadlines..",
                        "org.provgate.access..",
                        "org.provgate.events..",
                        "org.provgate.agreements..",
                        "org.provgate.recognition..",
                        "org.provgate.sanctions..",
                        "org.provgate.transfers..",
                        "org.provgate.suspicions..",
                        "org.provgate.clues..",
                        "org.provgate.subscriptions..",
                        "org.provgate.opendata..",
                        "org.provgate.draw..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.camel..",
                        "org.springframework.boot..",
                        "org.springframework.web..",
                        "org.apache.hc..",
                        "org.provgate.routes..",
                        "org.provgate.web..",
                        "org.provgate.cli..",
                        "org.provgate.app..",
                        "org.provgate.mock..")
                .because("Camel and Boot must be easy to leave")
                .check(OURS);
    }

    @Test
    void evidence_uses_no_feature() {
        noClasses()
                .that()
                .resideInAPackage("org.provgate.evidence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.provgate.registers..", "org.provgate.platforms..", "org.provgate.spi..")
                .because("every feature uses it")
                .check(OURS);
    }

    @Test
    void the_outbox_uses_no_feature() {
        noClasses()
                .that()
                .resideInAPackage("org.provgate.outbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.provgate.results..",
                        "org.provgate.credit..",
                        "org.provgate.submissions..",
                        "org.provgate.filing..",
                        "org.provgate.batches..",
                        "org.provgate.tasks..",
                        "org.provgate.registers..")
                .because("every feature uses it")
                .check(OURS);
    }

    @Test
    void stand_ins_are_written_from_the_contract_not_from_an_adapter() {
        noClasses()
                .that()
                .resideInAPackage("org.provgate.mock..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.provgate.henan..",
                        "org.provgate.hebei..",
                        "org.provgate.spi..",
                        "org.provgate.registers..",
                        "org.provgate.platforms..")
                .because("a stand-in that shares the adapter's code shares its mistakes")
                .check(OURS);
    }

    @Test
    void only_the_demo_knows_the_stand_ins() {
        noClasses()
                .that()
                .resideInAnyPackage("org.provgate.routes..", "org.provgate.web..", "org.provgate.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.provgate.mock..")
                .because("the production jar does not hold them")
                .check(OURS);
    }

    @Test
    void nobody_reads_a_clock_that_a_test_cannot_set() {
        noClasses()
                .that()
                .resideInAPackage("org.provgate..")
                .and()
                .resideOutsideOfPackage("org.provgate.mock..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes from a Clock")
                .check(OURS);
    }
}
