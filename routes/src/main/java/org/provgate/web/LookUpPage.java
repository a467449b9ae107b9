package org.provgate.web;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /lookup}: may I rely on an inspection of this firm, and is it under sanction? */
@Controller
class LookUpPage {

    private final LookUps lookUps;

    LookUpPage(LookUps lookUps) {
        this.lookUps = lookUps;
    }

    @Needs(Permission.FINDINGS_READ)
    @GetMapping("/lookup")
    String lookUp(@RequestParam(required = false) @Nullable String uscc, Caller caller, Model model) {
        if (uscc == null || uscc.isBlank()) return "lookup";
        var code = uscc.strip().toUpperCase(Locale.ROOT);
        model.addAttribute("uscc", code);
        try {
            model.addAttribute("inspections", lookUps.inspections(code, caller));
            model.addAttribute("measures", lookUps.measures(code, caller));
        } catch (IllegalArgumentException e) {
            model.addAttribute("errors", List.of("统一社会信用代码不正确 " + e.getMessage()));
        } catch (NoSuchElementException e) {
            model.addAttribute("errors", List.of("名录中没有该主体 " + e.getMessage()));
        }
        return "lookup";
    }
}
