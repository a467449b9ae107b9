/**
 * The inspection platform (“双随机、一公开”监管工作平台): items, officers, plans, tasks and results on their way out.
 */
@NullMarked
package org.provgate.spi.inspection;

import org.jspecify.annotations.NullMarked;
