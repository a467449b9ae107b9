package org.provgate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.provgate.access.Caller.Reach;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The directory of departments (R38, R39). */
class DepartmentsTest {

    private static final Caller KEEPER = new Caller("SC", "an", Role.SECURITY.permissions(), Reach.OFFICE);

    private final org.provgate.submissions.Department bureau = new org.provgate.submissions.Department();
    private final Departments departments =
            new Departments(bureau.jdbc, new DataSourceTransactionManager(bureau.database), bureau.evidence);

    private void keeper(String login, String department, boolean active) {
        bureau.jdbc.sql("""
                        INSERT INTO person (login, name, department, roles, active, changed_by, changed_at)
                        VALUES (?, '安', ?, '{SECURITY}', ?, 'a', now())
                        """).params(login, department, active).update();
    }

    private boolean active(String code) {
        return departments.all().stream()
                .filter(d -> d.code().equals(code))
                .findFirst()
                .orElseThrow()
                .active();
    }

    private void leaves(String code) {
        departments.put(new Department(code, "局", "Bureau", false), KEEPER);
    }

    @Test
    void R38_the_22_members_are_there_from_the_beginning() {
        assertThat(bureau.jdbc
                        .sql("SELECT count(*) FROM department WHERE name_zh <> code")
                        .query(Long.class)
                        .single())
                .isEqualTo(departments.all().size())
                .isGreaterThanOrEqualTo(22);
    }

    @Test
    void the_department_of_the_last_security_administrator_stays() {
        keeper("an", "SC", true);
        keeper("gone", "XF", false);
        assertThatThrownBy(() -> leaves("SC"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("all security administrators belong to SC");
        assertThat(active("SC")).isTrue();
        leaves("XF");
        assertThat(active("XF")).as("where nobody keeps access").isFalse();

        keeper("bo", "ZJ", true);
        leaves("SC");
        assertThatThrownBy(() -> leaves("ZJ")).isInstanceOf(Refusal.class);
    }
}
