package org.provgate.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;

/**
 * A person who is to sign in.
 *
 * @param login 2 to 40 lower-case letters, digits, and {@code . _ -}
 * @param name 1 to 40 characters
 * @param department a code of the directory
 * @param roles names of {@link Role}; those of the office stand alone
 */
public record PersonOrder(String login, String name, String department, Set<String> roles) {

    private static final String BASIS = "docs/access.md";
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9._-]{2,40}");
    private static final int LONGEST_NAME = 40;

    public PersonOrder {
        roles = Set.copyOf(roles);
    }

    /** @throws Refusal with everything that is wrong */
    Set<Role> checked() {
        var wrong = new ArrayList<Violation>();
        if (!LOGIN.matcher(login).matches())
            wrong.add(new Violation(
                    "login",
                    BASIS,
                    "登录名为2至40个小写字母、数字或 . _ - · a login has 2 to 40 lower-case letters, digits, . _ or -"));
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl))
            wrong.add(new Violation(
                    "name", BASIS, "姓名为1至" + LONGEST_NAME + "个字符 · a name has 1 to " + LONGEST_NAME + " characters"));
        var known = roles(roles, wrong);
        if (!wrong.isEmpty()) throw new Refusal("person", wrong);
        return known;
    }

    /** @throws Refusal with everything that is wrong */
    static Set<Role> roles(Set<String> names) {
        var wrong = new ArrayList<Violation>();
        var roles = roles(names, wrong);
        if (!wrong.isEmpty()) throw new Refusal("person", wrong);
        return roles;
    }

    private static Set<Role> roles(Set<String> names, List<Violation> wrong) {
        var roles = EnumSet.noneOf(Role.class);
        for (var name : names)
            Arrays.stream(Role.values())
                    .filter(r -> r.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            roles::add,
                            () -> wrong.add(new Violation(
                                    "role",
                                    BASIS,
                                    "没有此角色 there is no such role; there are " + Arrays.toString(Role.values()))));
        if (names.isEmpty()) wrong.add(new Violation("role", BASIS, "至少一个角色 a person has at least one role"));
        // 三员分立; and whoever sees all departments must not act for one
        if (roles.size() > 1 && roles.stream().anyMatch(Role::office))
            wrong.add(new Violation(
                    "separation",
                    BASIS,
                    "OPERATOR、AUDITOR、SECURITY 不得兼任其他角色 (三员分立) · OPERATOR, AUDITOR and SECURITY each stand alone:"
                            + " give the person a login for each"));
        return roles;
    }
}
