package org.provgate.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.officers.Officers;
import org.provgate.rules.Refusal;
import org.provgate.tasks.Task;
import org.provgate.tasks.Tasks;
import org.provgate.tasks.Triggered;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tasks}: inspections, drawn or outside the draw. */
@RestController
@RequestMapping("/api/v1/tasks")
class TasksController {

    private static final int MOST = 1_000;
    private final Tasks tasks;
    private final Officers officers;
    private final Repeats repeats;

    TasksController(Tasks tasks, Officers officers, Repeats repeats) {
        this.tasks = tasks;
        this.officers = officers;
        this.repeats = repeats;
    }

    /** @param next what {@code cursor} is on the next page; null on the last */
    record Page(List<Task> tasks, @Nullable String next) {}

    /**
     * Returns tasks, the newest first.
     *
     * @param drawn only drawn ones, or only triggered ones
     * @param cursor next of the page before
     */
    @Needs(Permission.BUREAU_READ)
    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable Boolean drawn,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (cursor != null) one(cursor);
        var page = tasks.list(drawn, cursor, checked(limit));
        return new Page(
                page, page.size() < limit ? null : page.get(page.size() - 1).id());
    }

    @Needs(Permission.BUREAU_READ)
    @GetMapping("/{id}")
    Task one(@PathVariable String id) {
        return tasks.one(id)
                .orElseThrow(
                        () -> new Refusal("task-unknown", "there is no task " + id + "; list them at /api/v1/tasks"));
    }

    /** Returns subjects of a task in its order. @param after only later positions */
    @Needs(Permission.BUREAU_READ)
    @GetMapping("/{id}/targets")
    List<Task.Target> targets(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "200") int limit) {
        return tasks.targets(one(id).id(), after, checked(limit));
    }

    /** Orders a task outside the draw. @param key the same order under the same key is one order */
    @Needs(Permission.BUREAU_WRITE)
    @PostMapping
    ResponseEntity<Task> trigger(
            @RequestBody Triggered order,
            Caller caller,
            @RequestHeader(name = RecordRequests.KEY, required = false) @Nullable String key) {
        Own.all(caller, officers.departmentsOf(order.officers()));
        var reply = repeats.once(
                key,
                caller,
                "POST /tasks\n" + repeats.write(order),
                () -> repeats.reply(HttpStatus.CREATED, tasks.trigger(order, caller.actor())));
        var task = repeats.read(reply, Task.class);
        return ResponseEntity.created(URI.create("/api/v1/tasks/" + task.id())).body(task);
    }

    /** Closes a task outside the draw; refused while a record of it is suspected of being a crime (R60). */
    @PostMapping("/{id}/close")
    @Needs(Permission.DRAW_RUN)
    Task close(@PathVariable String id, Caller caller) {
        return tasks.close(id, caller.actor());
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MOST)
            throw new IllegalArgumentException("limit must be between 1 and " + MOST + ", it was " + limit);
        return limit;
    }
}
