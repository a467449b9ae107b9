package org.provgate.opendata;

import java.util.Arrays;
import java.util.List;

/**
 * What there is, for whoever comes without a manual.
 *
 * @param licence what may be done with the data
 */
public record Catalogue(Text title, Text licence, List<Entry> sets) {

    /** The same in both languages. */
    public record Text(String zh, String en) {}

    /** A column. */
    public record Column(String name, String zh, String en) {}

    /** @param sort columns of the order; a - before one turns it round */
    public record Entry(
            String name,
            String zh,
            String en,
            String csv,
            String json,
            List<String> parameters,
            List<String> sort,
            List<Column> fields) {}

    private static final Text TITLE = new Text("双随机、一公开监管公开数据", "Open data of random inspections");
    private static final Text LICENCE = new Text(
            "本数据依法主动公开，可以免费下载、使用、转载和加工，请注明来源和下载日期；以本页最新数据为准，更正或者撤回的记录请一并更正或者删除；不得用于识别、骚扰自然人。",
            "Published as the law asks. It may be downloaded, used, passed on and worked with free of charge; name the source and the day."
                    + " The newest data here count: put right or delete what was corrected or withdrawn. It must not be used to identify or trouble people.");

    /** @param base where the files are, such as {@code /open/v1} */
    public static Catalogue at(String base) {
        return new Catalogue(
                TITLE,
                LICENCE,
                Arrays.stream(OpenSet.values())
                        .map(set -> entry(set, base + "/" + set.path()))
                        .toList());
    }

    private static Entry entry(OpenSet set, String address) {
        return new Entry(
                set.path(),
                set.zh,
                set.en,
                address + ".csv",
                address + ".json",
                OpenQuery.all(set).parameters().stream().sorted().toList(),
                set.sorts.stream().map(Sort::name).toList(),
                set.fields.stream()
                        .map(field -> new Column(field.name(), field.zh(), field.en()))
                        .toList());
    }
}
