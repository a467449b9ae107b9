package org.provgate.mock.register;

import java.util.Map;

/** The words of which names, addresses and scopes are made. */
final class Words {

    static final String[] SHOP = {
        "宏达", "瑞丰", "金源", "中原", "华信", "鑫盛", "鹏程", "百顺", "永兴", "大河", "天成", "众合", "福满园", "聚福", "德润", "嘉禾", "万家", "春晖",
        "老街坊", "顺意", "明德", "旭日", "康宁", "豫见", "锦绣", "新禾", "同济", "云帆"
    };
    /** Second half of a trade name; the last two are outside the basic range of most fonts and of GBK. */
    static final String[] SHOP_TAIL = {"", "", "昌", "和", "达", "瑞", "源", "兴", "隆", "泰", "祥", "诚"};

    static final String[] RARE = {"㐀", "𠀀"};
    static final String[] COMPANY = {
        "商贸有限公司",
        "建筑工程有限公司",
        "科技有限公司",
        "机械制造有限公司",
        "农业发展有限公司",
        "物流有限公司",
        "食品有限公司",
        "医药有限公司",
        "房地产开发有限公司",
        "餐饮管理有限公司",
        "文化传媒有限公司"
    };
    static final String[] TRADE = {"便利店", "超市", "餐馆", "理发店", "五金门市部", "服装店", "小吃店", "汽修厂", "药房", "粮油店", "快递服务点"};
    static final String[] COOP = {"种植专业合作社", "养殖专业合作社", "农机专业合作社"};
    static final String[] STREET = {"建设路", "中兴路", "矿工路", "开源路", "光明路", "湛河路", "新华路", "体育路", "和平路", "园林路"};
    static final String[] PLACE = {"号楼1层商铺", "号", "号院3号楼2单元", "号附5号", "号写字楼12层"};
    static final String[] FAMILY = {
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "欧阳"
    };
    static final String[] GIVEN = {
        "伟", "芳", "建国", "秀英", "敏", "静", "志强", "丽", "磊", "洋", "艳", "勇", "军", "杰", "娟", "海涛", "晓明", "玉兰", "鑫", "子涵"
    };
    static final String[] GOODS = {
        "日用百货",
        "五金交电",
        "建筑材料",
        "农副产品",
        "服装鞋帽",
        "办公用品",
        "机械设备",
        "电子产品",
        "化工产品（不含危险化学品）",
        "预包装食品",
        "散装食品",
        "初级农产品",
        "家用电器",
        "装饰材料",
        "金属制品",
        "劳动保护用品",
        "文具用品",
        "体育用品及器材",
        "针纺织品",
        "计算机软硬件及辅助设备"
    };
    static final String[] INDUSTRY = {"5211", "5219", "6210", "4710", "5610", "0111", "8111", "7519", "5141", "3311"};
    private static final Map<String, String> AREAS =
            Map.of("410402", "平顶山市新华区", "410308", "洛阳市孟津区", "411000", "许昌市", "130634", "曲阳县", "130624", "阜平县");
    private static final String[] SCOPES = scopes();

    private Words() {}

    static String area(String areaCode) {
        return AREAS.getOrDefault(areaCode, "本区");
    }

    static String scope(long hash) {
        return SCOPES[Mix.pick(hash, 8, SCOPES.length)];
    }

    /** Returns 256 scopes, most short, every eighth about 300 characters. */
    private static String[] scopes() {
        var scopes = new String[256];
        for (int i = 0; i < scopes.length; i++) {
            var text = new StringBuilder("一般项目：");
            int goods = i % 8 == 0 ? 45 : 4 + i % 9;
            for (int g = 0; g < goods; g++) {
                if (g > 0) text.append('、');
                text.append(Mix.pick(Mix.mix(i * 64L + g), 3, GOODS));
            }
            scopes[i] = text.append("销售；依法须经批准的项目，经相关部门批准后方可开展经营活动。").toString();
        }
        return scopes;
    }
}
