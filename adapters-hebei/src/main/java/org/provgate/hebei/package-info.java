/**
 * Hebei: packages of XML in GB18030, encrypted with SM4 and signed with SM3, receipts later (docs/contracts/hebei.md).
 *
 * <p>Start at {@link org.provgate.hebei.HebeiAdapter}. Translation only: see {@link org.provgate.spi.ProvinceAdapter}.
 */
@NullMarked
package org.provgate.hebei;

import org.jspecify.annotations.NullMarked;
