package org.provgate.opendata;

import static org.provgate.opendata.Field.of;

import java.util.List;

/** The columns of the open sets, in their order. */
final class Columns {

    private static final Field ID = of("id", "记录编号", "id");
    private static final Field AREA = of("area_code", "行政区划代码", "area (GB/T 2260)");
    private static final Field DEPARTMENT = of("department", "部门代码", "department");
    private static final Field NAMED = of("department_name", "部门名称", "name of the department");
    private static final Field USCC = of("uscc", "统一社会信用代码", "unified social credit code");
    private static final Field YEAR = of("year", "年度", "year");
    private static final Field VERSION = of("version", "版本", "version");
    private static final Field JOINT = of("joint", "是否联合", "whether of several departments");

    static final List<Field> RESULT = List.of(
            ID,
            of("published_on", "公示日期", "day of publication at the province"),
            of("checked_on", "检查日期", "day of the inspection"),
            AREA,
            DEPARTMENT,
            NAMED,
            of("task_id", "抽查任务编号", "task"),
            of("task_name", "抽查任务名称", "name of the task"),
            of("drawn", "是否随机抽取", "whether drawn at random; if not, on a complaint or an order"),
            of("items", "抽查事项编码", "items, 14 digits each"),
            of("mode", "检查方式", "ON_SITE 实地, WRITTEN 书面, RELIED_ON 采信, TESTING 检验检测, ONLINE 网络监测, COMMISSIONED 委托"),
            of("findings", "抽查检查结果", "findings, of eight texts"),
            USCC,
            of("name", "企业名称", "name of the subject"));

    static final List<Field> PLAN = List.of(
            ID,
            of("plan_id", "计划编号", "plan"),
            VERSION,
            YEAR,
            AREA,
            of("name", "计划名称", "name"),
            JOINT,
            of("starts", "计划起始", "first day"),
            of("ends", "计划截止", "last day"),
            of("lead_department", "牵头部门代码", "leading department"),
            NAMED,
            of("scope", "抽查范围", "scope"),
            of("adjust_reason", "调整原因", "why it was changed"),
            of("published_on", "公布日期", "day of publication"),
            of("published_where", "公布载体", "where it was published"),
            of("round", "批次序号", "number of the round"),
            of("round_name", "批次名称", "name of the round"),
            of("items", "抽查事项编码", "items"),
            of("departments", "参与部门代码", "departments that inspect"),
            of("rate", "抽查比例", "share that is drawn, 0 to 1"),
            of("round_starts", "批次起始", "first day of the round"),
            of("round_ends", "批次截止", "last day of the round"));

    static final List<Field> ITEM = List.of(
            ID,
            YEAR,
            VERSION,
            JOINT,
            DEPARTMENT,
            NAMED,
            of("fixed_on", "公布日期", "day from which the list stands"),
            of("code", "检查事项编码", "item"),
            of("name", "检查事项", "name"),
            of("item_class", "事项类别", "KEY 重点, GENERAL 一般"),
            of("legal_basis", "检查依据", "legal basis"),
            of("subject_body", "检查主体", "who inspects"),
            of("object_kind", "检查对象", "who is inspected"),
            of("content", "检查内容", "what is inspected"),
            of("method", "检查方式", "how"),
            of("requirements", "检查要求", "requirements"),
            of("ratio", "抽查比例", "share, as the list words it"),
            of("frequency", "抽查频次", "frequency, as the list words it"),
            of("min_rate", "比例下限", "least share, 0 to 1"),
            of("max_rate", "比例上限", "greatest share, 0 to 1"),
            of("level", "事项层级", "COUNTY, CITY, PROVINCE, STATE"),
            of("guide", "检查指引", "guide"),
            of("lenient", "包容审慎", "whether new business is treated leniently"));

    static final List<Field> PENALTY = List.of(
            ID,
            of("accepted_on", "归集日期", "day the credit platform took it"),
            of("decided_on", "处罚决定日期", "day of the decision"),
            AREA,
            DEPARTMENT,
            NAMED,
            of("organ", "处罚机关", "organ that decided"),
            USCC,
            of("name", "行政相对人名称", "name of the organisation"),
            of("doc_no", "决定书文号", "number of the decision"),
            of("kinds", "处罚类别", "kinds of penalty"),
            of("illegal_type", "违法行为类型", "kind of offence"),
            of("basis", "处罚依据", "legal basis"),
            of("content", "处罚内容", "what was decided"),
            of("fine", "罚款金额（万元）", "fine, 10,000 CNY"),
            of("forfeit", "没收金额（万元）", "forfeit, 10,000 CNY"),
            of("valid_to", "处罚有效期", "end of validity"),
            of("public_until", "公示截止期", "last day it is public"));

    private Columns() {}
}
