package org.provgate.mock.hebei;

import java.util.List;
import java.util.Map;

/** What the platform has taken in, as it was sent; of items, officers and tasks, the newest. */
record Holdings(
        List<Xml> items,
        List<Xml> officers,
        Map<String, InspectionLists.Task> tasks,
        List<Xml> results,
        List<Xml> penalties,
        List<Xml> transfers) {}
