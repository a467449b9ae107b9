/**
 * The credit platform (信用信息共享平台): penalties and licences out, sanction measures in.
 */
@NullMarked
package org.provgate.spi.credit;

import org.jspecify.annotations.NullMarked;
