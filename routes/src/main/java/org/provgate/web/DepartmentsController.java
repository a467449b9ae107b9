package org.provgate.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Department;
import org.provgate.access.Departments;
import org.provgate.access.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/departments}: the member departments (R38). */
@RestController
@RequestMapping("/api/v1/departments")
class DepartmentsController {

    private final Departments departments;
    private final KeyRing ring;

    DepartmentsController(Departments departments, KeyRing ring) {
        this.departments = departments;
        this.ring = ring;
    }

    /** @param active true if not given */
    record Wanted(
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable Boolean active) {}

    @Needs(Permission.STATUS_READ)
    @GetMapping
    List<Department> all() {
        return departments.all();
    }

    /** Adds a department or changes one; people and systems of one that is not active are let in no more. */
    @Needs(Permission.ACCESS_MANAGE)
    @PutMapping("/{code}")
    Department put(@PathVariable String code, @RequestBody Wanted wanted, Caller caller) {
        if (wanted.nameZh == null || wanted.nameEn == null)
            throw new IllegalArgumentException("a department needs nameZh and nameEn");
        var put = departments.put(
                new Department(code, wanted.nameZh, wanted.nameEn, !Boolean.FALSE.equals(wanted.active)), caller);
        ring.forget();
        return put;
    }
}
