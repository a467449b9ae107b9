/**
 * Hebei: packages of XML in GB18030, signed with SM3 and encrypted with SM4.
 *
 * <p>Start at {@link org.provgate.hebei.HebeiAdapter}; {@link org.provgate.hebei.Envelope} is what every request and answer
 * travels in. Translates only: it may use the SPI, the JDK and Bouncy Castle, and must never know the gateway, a socket or a
 * clock. The contract is {@code docs/contracts/hebei.md}.
 */
@NullMarked
package org.provgate.hebei;

import org.jspecify.annotations.NullMarked;
