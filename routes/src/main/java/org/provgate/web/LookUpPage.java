package org.provgate.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /lookup}: may I rely on an inspection of this firm, and is it under sanction? */
@Controller
class LookUpPage {

    private static final Pattern USCC = Pattern.compile("[0-9A-Z]{18}");

    private final ObjectProvider<LookUps> lookUps;

    LookUpPage(ObjectProvider<LookUps> lookUps) {
        this.lookUps = lookUps;
    }

    @Needs(Permission.FINDINGS_READ)
    @GetMapping("/lookup")
    String lookUp(@RequestParam(required = false) @Nullable String uscc, Caller caller, Model model) {
        var source = lookUps.getIfAvailable();
        model.addAttribute("connected", source != null);
        if (uscc == null || uscc.isBlank()) return "lookup";
        var code = uscc.strip().toUpperCase(Locale.ROOT);
        model.addAttribute("uscc", code);
        if (!USCC.matcher(code).matches())
            model.addAttribute(
                    "errors", List.of("统一社会信用代码为18位数字和大写字母 a unified social credit code has 18 digits and letters"));
        else if (source != null) {
            model.addAttribute("inspections", source.inspections(code, caller));
            model.addAttribute("measures", source.measures(code, caller));
        }
        return "lookup";
    }
}
