package org.provgate.bench;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The rows all ways are measured on: about 700 bytes each, made from the row's number alone, in no order of their codes. On day
 * {@code d} (1 to 99) the one row in a hundred whose number leaves the rest {@code d} has changed.
 *
 * @param rows how many, a multiple of 100
 */
record Firms(int rows) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] USCC_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORG_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final LocalDateTime DAY_ZERO = LocalDateTime.of(2026, 11, 1, 0, 0);
    private static final String[] STREETS = {"建设路", "中兴路", "光明路", "开源路", "新华路", "矿工路", "湛河路", "南环路"};
    private static final String[] TRADES = {"商贸", "建筑工程", "餐饮服务", "农业科技", "物流运输", "医药零售", "机电设备", "文化传媒"};
    private static final String[] SCOPES = {
        "许可项目：食品销售；道路货物运输（不含危险货物）；建设工程施工；餐饮服务（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
        "一般项目：日用百货销售；五金产品批发；建筑材料销售；机械设备租赁；劳务服务（不含劳务派遣）；园林绿化工程施工；信息咨询服务",
        "农副产品销售；谷物种植；蔬菜种植；水果种植；牲畜饲养；农业机械服务；与农业生产经营有关的技术、信息、设施建设运营等服务",
        "技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广；软件开发；计算机软硬件及辅助设备零售；广告设计、代理；会议及展览服务"
    };

    /** A row as it stands on a day. @param changed the day of its last change, 0 for none @param salt picks its texts */
    record Firm(int number, int changed, long salt) {

        String uscc(String area) {
            var code = new char[18];
            "91".getChars(0, 2, code, 0);
            area.getChars(0, 6, code, 2);
            code[8] = 'M';
            code[9] = 'A';
            // a bijection below 31^6: neighbours in the feed are far apart in the index
            long rest = number * 461_168_601L % 887_503_681L;
            for (int i = 15; i >= 10; i--, rest /= 31) code[i] = ALPHABET.charAt((int) (rest % 31));
            int org = 0;
            for (int i = 0; i < 8; i++) org += Character.digit(code[8 + i], 36) * ORG_WEIGHTS[i];
            org = 11 - org % 11;
            code[16] = org == 10 ? 'X' : org == 11 ? '0' : (char) ('0' + org);
            int sum = 0;
            for (int i = 0; i < 17; i++) sum += ALPHABET.indexOf(code[i]) * USCC_WEIGHTS[i];
            code[17] = ALPHABET.charAt((31 - sum % 31) % 31);
            return new String(code);
        }

        String priPid(String area) {
            return area + "%016x".formatted(salt);
        }

        String name() {
            return "平顶山市第" + number + "号" + pick(TRADES, 3) + "（集团）有限公司";
        }

        String address() {
            return "新华区" + pick(STREETS, 6) + (number % 900 + 1) + "号院" + (changed + 1) + "号楼" + (salt >>> 9 & 15)
                    + "层东户";
        }

        String scope() {
            return pick(SCOPES, 12) + "；" + pick(SCOPES, 15) + "。";
        }

        String legalRep() {
            return "测试人" + (salt >>> 20 & 0xffff);
        }

        LocalDate established() {
            return LocalDate.of(2000, 1, 1).plusDays(salt >>> 18 & 8191);
        }

        /** Registered capital in 元, whole. */
        long capital() {
            return (salt >>> 30 & 0xfff) * 10_000 + changed * 100L;
        }

        /** When the platform last touched the row, Shanghai. */
        LocalDateTime stamp() {
            return changed == 0
                    ? DAY_ZERO.minusMinutes(number % 500_000)
                    : DAY_ZERO.plusDays(changed).plusSeconds(number % 40_000);
        }

        String compactStamp() {
            return stamp().format(COMPACT);
        }

        private String pick(String[] from, int shift) {
            return from[(int) (salt >>> shift) & from.length - 1];
        }
    }

    Firms {
        if (rows < 100 || rows % 100 != 0)
            throw new IllegalArgumentException("rows must be a multiple of 100: " + rows);
    }

    Firm on(int day, int number) {
        int rest = number % 100;
        return new Firm(number, rest >= 1 && rest <= day ? rest : 0, mix(number));
    }

    /** Noon of a day: when the platform counts, and what is asked from the next time. */
    static LocalDateTime asOf(int day) {
        return DAY_ZERO.plusDays(day).plusHours(12);
    }

    static String compact(LocalDateTime time) {
        return time.format(COMPACT);
    }

    /** Returns the day whose {@link #asOf} this is. */
    static int dayOf(LocalDateTime asOf) {
        return (int) java.time.Duration.between(asOf(0), asOf).toDays();
    }

    static LocalDateTime time(String compact) {
        return LocalDateTime.parse(compact, COMPACT);
    }

    private static long mix(long z) {
        z = (z + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
