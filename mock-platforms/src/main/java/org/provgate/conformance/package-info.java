/**
 * The conformance kit: numbered rules that every province's adapter keeps, run against a stand-in of its platform.
 *
 * <p>Start at {@link org.provgate.conformance.ProvinceAdapterConformance}; an integrator supplies an adapter and a
 * {@link org.provgate.conformance.PlatformStandIn}, nothing more. The kit talks HTTP itself, as the gateway would.
 */
@NullMarked
package org.provgate.conformance;

import org.jspecify.annotations.NullMarked;
