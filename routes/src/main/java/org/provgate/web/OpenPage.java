package org.provgate.web;

import org.provgate.opendata.Catalogue;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of the open data, in Chinese and English, without a script. */
@Controller
class OpenPage {

    @ForAnybody
    @GetMapping("/open")
    String page(Model model) {
        model.addAttribute("catalogue", Catalogue.at(OpenDataController.BASE));
        return "open";
    }
}
