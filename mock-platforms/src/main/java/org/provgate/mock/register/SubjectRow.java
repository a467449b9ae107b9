package org.provgate.mock.register;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A version of a subject. From {@link Population} it holds canonical values (nothing is an empty string, dates ISO, state CA19, risk
 * A to D, capital in 万元 with 6 decimals); {@link #spoilt} puts the dirt in, still in canonical codes, for a platform to render:
 * codes it does not know and dates it cannot reformat it passes on as they are.
 */
public record SubjectRow(
        Version version,
        Dirt dirt,
        String sourceKey,
        String uscc,
        String regNo,
        String name,
        String entType,
        String industryCode,
        String estDate,
        String regOrg,
        String areaCode,
        String address,
        String scope,
        String opFrom,
        String opTo,
        String state,
        String stateDate,
        String legalRep,
        String regCapital,
        String currency,
        String riskGrade,
        boolean onAbnormalList,
        boolean onSeriousList)
        implements SimulatedRow {

    @Override
    public Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>(32);
        columns.put("source_key", sourceKey);
        columns.put("uscc", uscc);
        columns.put("reg_no", regNo);
        columns.put("name", name);
        columns.put("ent_type", entType);
        columns.put("industry_code", industryCode);
        columns.put("est_date", estDate);
        columns.put("reg_org", regOrg);
        columns.put("area_code", areaCode);
        columns.put("address", address);
        columns.put("scope", scope);
        columns.put("op_from", opFrom);
        columns.put("op_to", opTo);
        columns.put("state", state);
        columns.put("state_date", stateDate);
        columns.put("legal_rep", legalRep);
        columns.put("reg_capital", regCapital);
        columns.put("currency", currency);
        columns.put("risk_grade", riskGrade);
        columns.put("on_abnormal_list", Boolean.toString(onAbnormalList));
        columns.put("on_serious_list", Boolean.toString(onSeriousList));
        return columns;
    }

    /** Returns the row as it is sent. */
    public SubjectRow spoilt() {
        return switch (dirt) {
            case NONE -> this;
            case LOWER_CASE_USCC -> withKeys(uscc.toLowerCase(java.util.Locale.ROOT), regNo);
            case WRONG_USCC -> withKeys(Digits.wrong(uscc), regNo);
            case PLACEHOLDER_USCC -> withKeys("00000000000000000X", regNo);
            case WRONG_REG_NO -> withKeys(uscc, Digits.wrong(regNo));
            case HALF_BRACKETS -> withTexts(name.replace('（', '(').replace('）', ')'), address, scope);
            case BLANKS -> withTexts(" " + name + "　", "  " + address + " ", scope);
            case LONG_NAME -> withTexts("长".repeat(101 - 4) + "有限公司", address, scope);
            case LONG_SCOPE -> withTexts(name, address, "一般项目、".repeat(601));
            case NO_NAME -> withTexts("", address, scope);
            case NULL_MARK ->
                new SubjectRow(
                        version,
                        dirt,
                        sourceKey,
                        marked(uscc),
                        marked(regNo),
                        name,
                        entType,
                        industryCode,
                        estDate,
                        regOrg,
                        areaCode,
                        address,
                        scope,
                        opFrom,
                        marked(opTo),
                        state,
                        marked(stateDate),
                        legalRep,
                        marked(regCapital),
                        marked(currency),
                        marked(riskGrade),
                        onAbnormalList,
                        onSeriousList);
            case FAR_DATE ->
                withCodes(estDate, version.number() % 2 == 0 ? "9999-9-9" : "9999", state, riskGrade, areaCode);
            case LONG_AREA -> withCodes(estDate, opTo, state, riskGrade, areaCode + "001");
            case UNKNOWN_STATE -> withCodes(estDate, opTo, "Z", riskGrade, areaCode);
            case UNKNOWN_RISK -> withCodes(estDate, opTo, state, "Z", areaCode);
            case IMPOSSIBLE_DATE -> withCodes("2026-02-30", opTo, state, riskGrade, areaCode);
            case EPOCH_DATE -> withCodes("1577808000000", opTo, state, riskGrade, areaCode);
        };
    }

    private static String marked(String value) {
        return value.isEmpty() ? "\\N" : value;
    }

    private SubjectRow withKeys(String newUscc, String newRegNo) {
        return new SubjectRow(
                version,
                dirt,
                sourceKey,
                newUscc,
                newRegNo,
                name,
                entType,
                industryCode,
                estDate,
                regOrg,
                areaCode,
                address,
                scope,
                opFrom,
                opTo,
                state,
                stateDate,
                legalRep,
                regCapital,
                currency,
                riskGrade,
                onAbnormalList,
                onSeriousList);
    }

    private SubjectRow withTexts(String newName, String newAddress, String newScope) {
        return new SubjectRow(
                version,
                dirt,
                sourceKey,
                uscc,
                regNo,
                newName,
                entType,
                industryCode,
                estDate,
                regOrg,
                areaCode,
                newAddress,
                newScope,
                opFrom,
                opTo,
                state,
                stateDate,
                legalRep,
                regCapital,
                currency,
                riskGrade,
                onAbnormalList,
                onSeriousList);
    }

    private SubjectRow withCodes(String newEst, String newOpTo, String newState, String newRisk, String newArea) {
        return new SubjectRow(
                version,
                dirt,
                sourceKey,
                uscc,
                regNo,
                name,
                entType,
                industryCode,
                newEst,
                regOrg,
                newArea,
                address,
                scope,
                opFrom,
                newOpTo,
                newState,
                stateDate,
                legalRep,
                regCapital,
                currency,
                newRisk,
                onAbnormalList,
                onSeriousList);
    }
}
