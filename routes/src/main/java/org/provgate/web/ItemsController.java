package org.provgate.web;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.items.Difference;
import org.provgate.items.Finding;
import org.provgate.items.Item;
import org.provgate.items.ItemList;
import org.provgate.items.ItemLists;
import org.provgate.items.Level;
import org.provgate.rules.Refusal;
import org.provgate.tables.Choice;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** {@code /api/v1/items}: the lists of what may be inspected. */
@RestController
@RequestMapping("/api/v1/items")
class ItemsController {

    private final ItemLists lists;

    ItemsController(ItemLists lists) {
        this.lists = lists;
    }

    /** @param next what {@code before} is on the next page; null on the last */
    record Page(List<ItemList> lists, @Nullable Long next) {}

    /** A list with its items and what somebody should look at. */
    record Whole(ItemList list, List<Item> items, List<Finding> findings) {}

    /** Returns lists, the newest first. @param limit 1 to 500 */
    @Needs(Permission.BUREAU_READ)
    @GetMapping
    Page lists(
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit) {
        var page = lists.lists(department, year, before, Uploads.limit(limit));
        return new Page(
                page, page.size() < limit ? null : page.get(page.size() - 1).id());
    }

    /** @param own the bureau's level; items of another need filing */
    @Needs(Permission.BUREAU_READ)
    @GetMapping("/{id}")
    Whole one(@PathVariable long id, @RequestParam(defaultValue = "COUNTY") Level own) {
        return new Whole(lists.list(id), lists.items(id), lists.findings(id, own));
    }

    /** Returns how list {@code after} differs from list {@code id}. */
    @Needs(Permission.BUREAU_READ)
    @GetMapping("/{id}/diff/{after}")
    List<Difference> diff(@PathVariable long id, @PathVariable long after) {
        return lists.diff(id, after);
    }

    @Needs(Permission.BUREAU_READ)
    @GetMapping("/template")
    ResponseEntity<byte[]> template() throws IOException {
        return Uploads.workbook("items.xlsx", ItemLists::template);
    }

    /** Makes a draft of the table. */
    @Needs(Permission.BUREAU_WRITE)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> importDraft(
            @RequestParam MultipartFile file,
            @RequestParam String department,
            @RequestParam int year,
            @RequestParam(defaultValue = "false") boolean joint,
            @RequestParam(defaultValue = "ALL_OR_NOTHING") Choice take,
            Caller caller,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws IOException {
        Own.department(caller, department);
        var table = Uploads.file(file);
        var imported = lists.importDraft(table, department, joint, year, take, caller.actor());
        return Uploads.answer(
                accept, table, imported.report(), imported, out -> ItemLists.writeBack(table, imported.report(), out));
    }

    @Needs(Permission.BUREAU_APPROVE)
    @PostMapping("/{id}/fix")
    ItemList fix(@PathVariable long id, Caller caller) {
        var list = caller.run(() -> lists.list(id));
        Own.department(caller, list.department());
        if (Caller.maybeSame(list.writtenBy(), caller.actor()))
            throw new Refusal("own-approval", caller.actor() + " wrote list " + id + "; another person must fix it");
        return lists.fix(id, caller.actor());
    }
}
