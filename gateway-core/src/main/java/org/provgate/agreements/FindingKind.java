package org.provgate.agreements;

/** What departments find out about a subject and can share. */
public enum FindingKind {
    INSPECTION("检查结果"),
    SANCTION("惩戒措施"),
    PENALTY("行政处罚");

    private final String zh;

    FindingKind(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
