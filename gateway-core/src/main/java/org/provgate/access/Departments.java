package org.provgate.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The directory of departments (R38, R39): the 22 of the list are there from the beginning. For several threads. */
public final class Departments {

    private static final String ALL =
            "SELECT code, name_zh AS \"nameZh\", name_en AS \"nameEn\", active FROM department ORDER BY code";
    private static final String PUT = """
            INSERT INTO department (code, name_zh, name_en, active) VALUES (:code, :nameZh, :nameEn, :active)
            ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, active = excluded.active
            """;
    /** So that of two who take departments out of use the second sees what the first did. */
    private static final String ALONE = "LOCK TABLE department IN SHARE ROW EXCLUSIVE MODE";

    private static final String KEEPERS = """
            SELECT DISTINCT p.department FROM person p JOIN department d ON d.code = p.department AND d.active
             WHERE p.active AND 'SECURITY' = ANY (p.roles)
            """;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Evidence evidence;

    public Departments(JdbcClient jdbc, PlatformTransactionManager transactions, Evidence evidence) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.evidence = evidence;
    }

    public List<Department> all() {
        return jdbc.sql(ALL)
                .query((r, n) -> new Department(
                        r.getString("code"), r.getString("nameZh"), r.getString("nameEn"), r.getBoolean("active")))
                .list();
    }

    /** Adds a department, or changes its names and whether it is active. @throws Refusal with everything that is wrong */
    public Department put(Department department, Caller by) {
        if (!by.may(Permission.ACCESS_MANAGE)) throw unknown(department.code());
        check(department);
        return Objects.requireNonNull(transactions.execute(t -> {
            if (!department.active()) somebodyStays(department.code());
            jdbc.sql(PUT).paramSource(department).update();
            evidence.append(new Entry(
                    department.code(),
                    by.actor(),
                    "department.put",
                    "department/" + department.code(),
                    department.active() ? "active" : "inactive",
                    department.code(),
                    null,
                    Digest.of(department.toString())));
            return department;
        }));
    }

    /** Who can put it back. */
    private void somebodyStays(String leaving) {
        jdbc.sql(ALONE).update();
        if (jdbc.sql(KEEPERS).query(String.class).list().equals(List.of(leaving)))
            throw new Refusal(
                    "last-security-department",
                    "安全管理员都属于此部门 all security administrators belong to " + leaving
                            + ": give the role to a person of another department first");
    }

    static Refusal unknown(String code) {
        return new Refusal("department-unknown", "没有此部门 there is no active department " + code + " in the directory");
    }

    private static void check(Department department) {
        var wrong = new ArrayList<Violation>();
        if (!CODE.matcher(department.code()).matches())
            wrong.add(new Violation(
                    "code", "docs/access.md", "a code has 1 to 64 letters, digits, . _ : or -: " + department.code()));
        for (var name : List.of(department.nameZh(), department.nameEn()))
            if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl))
                wrong.add(new Violation(
                        "name", "docs/access.md", "each of the two names has 1 to " + LONGEST_NAME + " characters"));
        if (!wrong.isEmpty()) throw new Refusal("department", wrong);
    }
}
