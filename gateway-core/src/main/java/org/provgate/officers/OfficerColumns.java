package org.provgate.officers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Reads an officer from a result set. */
final class OfficerColumns {

    private OfficerColumns() {}

    static Officer read(ResultSet row, int n) throws SQLException {
        return new Officer(
                row.getString("id"),
                row.getString("department"),
                row.getString("name"),
                row.getString("unit"),
                row.getString("post"),
                row.getString("cert_no"),
                row.getObject("cert_valid_to", LocalDate.class),
                texts(row, "specialties"),
                texts(row, "item_scope"),
                row.getBoolean("expert"),
                row.getBoolean("active"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
