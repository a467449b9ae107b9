/**
 * The register of inspecting officers (执法检查人员名录库): who may be drawn into a team, and against whom.
 *
 * <p>Start at {@link org.provgate.officers.Officers}. Holds what R20 and R21 ask for and no identity-card number. Knows tables and
 * the evidence log; knows no batch and no draw.
 */
@NullMarked
package org.provgate.officers;

import org.jspecify.annotations.NullMarked;
