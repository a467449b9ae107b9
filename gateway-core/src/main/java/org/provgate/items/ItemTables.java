package org.provgate.items;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.ItemClass;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Item lists in the database. There is no statement here that changes an item, or a list that is fixed. */
final class ItemTables {

    /** One writer of a department's year at a time, so that versions are numbered without a gap. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(:list, 7))";

    private static final String DRAFT = """
            INSERT INTO item_list (department, joint, year, version, state, written_by, written_at)
            SELECT :department, :joint, :year, coalesce(max(version), 0) + 1, 'DRAFT', :by, :at
              FROM item_list WHERE department = :department AND joint = :joint AND year = :year
            RETURNING id
            """;

    private static final String ITEM = """
            INSERT INTO item (list_id, code, name, item_class, legal_basis, subject_body, object_kind, content, method,
                              requirements, ratio, frequency, min_rate, max_rate, level, filed_at, guide, lenient)
            VALUES (:list, :code, :name, :itemClass, :legalBasis, :subjectBody, :objectKind, :content, :method,
                    :requirements, :ratio, :frequency, :minRate, :maxRate, :level, :filedAt, :guide, :lenient)
            """;

    private static final String LISTS = """
            SELECT l.*, (SELECT count(*) FROM item i WHERE i.list_id = l.id) AS items,
                   (SELECT count(*) FROM item i WHERE i.list_id = l.id AND i.item_class = 'KEY') AS key_items
              FROM item_list l
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    ItemTables(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.batches = new NamedParameterJdbcTemplate(dataSource);
    }

    long draft(String department, boolean joint, int year, List<Item> items, String by, Instant at) {
        jdbc.sql(LOCK).param("list", department + joint + year).query(row -> {});
        long list = jdbc.sql(DRAFT)
                .param("department", department)
                .param("joint", joint)
                .param("year", year)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
        batches.batchUpdate(ITEM, items.stream().map(i -> parameters(list, i)).toArray(SqlParameterSource[]::new));
        return list;
    }

    /** Returns whether it was a draft, and now is fixed. */
    boolean fix(long list, String by, Instant at) {
        return jdbc.sql(
                                "UPDATE item_list SET state = 'FIXED', fixed_by = :by, fixed_at = :at WHERE id = :id AND state = 'DRAFT'")
                        .param("id", list)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    List<ItemList> lists(@Nullable String department, @Nullable Integer year, long before, int most) {
        return jdbc.sql(LISTS + """
                         WHERE (cast(:department AS text) IS NULL OR department = :department)
                           AND (cast(:year AS integer) IS NULL OR year = :year) AND id < :before
                         ORDER BY id DESC LIMIT :most
                        """)
                .param("department", department)
                .param("year", year)
                .param("before", before)
                .param("most", most)
                .query(ItemTables::list)
                .list();
    }

    Optional<ItemList> list(long id) {
        return jdbc.sql(LISTS + " WHERE id = :id")
                .param("id", id)
                .query(ItemTables::list)
                .optional();
    }

    List<Item> items(long list) {
        return jdbc.sql("SELECT * FROM item WHERE list_id = :list ORDER BY code")
                .param("list", list)
                .query(ItemTables::item)
                .list();
    }

    private static SqlParameterSource parameters(long list, Item i) {
        return new MapSqlParameterSource("list", list)
                .addValue("code", i.code())
                .addValue("name", i.name())
                .addValue("itemClass", i.itemClass().name())
                .addValue("legalBasis", i.legalBasis())
                .addValue("subjectBody", i.subjectBody())
                .addValue("objectKind", i.objectKind())
                .addValue("content", i.content())
                .addValue("method", i.method())
                .addValue("requirements", i.requirements())
                .addValue("ratio", i.ratio())
                .addValue("frequency", i.frequency())
                .addValue("minRate", i.minRate())
                .addValue("maxRate", i.maxRate())
                .addValue("level", i.level().name())
                .addValue("filedAt", i.filedAt())
                .addValue("guide", i.guide())
                .addValue("lenient", i.lenient());
    }

    private static ItemList list(ResultSet row, int n) throws SQLException {
        var fixedAt = row.getTimestamp("fixed_at");
        return new ItemList(
                row.getLong("id"),
                row.getString("department"),
                row.getBoolean("joint"),
                row.getInt("year"),
                row.getInt("version"),
                ItemList.State.valueOf(row.getString("state")),
                row.getString("written_by"),
                row.getTimestamp("written_at").toInstant(),
                row.getString("fixed_by"),
                fixedAt == null ? null : fixedAt.toInstant(),
                row.getInt("items"),
                row.getInt("key_items"));
    }

    private static Item item(ResultSet row, int n) throws SQLException {
        return new Item(
                row.getString("code"),
                row.getString("name"),
                ItemClass.valueOf(row.getString("item_class")),
                row.getString("legal_basis"),
                row.getString("subject_body"),
                row.getString("object_kind"),
                row.getString("content"),
                row.getString("method"),
                row.getString("requirements"),
                row.getString("ratio"),
                row.getString("frequency"),
                rate(row.getBigDecimal("min_rate")),
                rate(row.getBigDecimal("max_rate")),
                Level.valueOf(row.getString("level")),
                row.getObject("filed_at", LocalDate.class),
                row.getString("guide"),
                row.getBoolean("lenient"));
    }

    private static @Nullable BigDecimal rate(@Nullable BigDecimal stored) {
        return stored == null ? null : stored.signum() == 0 ? BigDecimal.ZERO : stored.stripTrailingZeros();
    }
}
