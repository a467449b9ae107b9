/**
 * The registers of market subjects and lists (市场主体库、四类名单): how a night's pages become a sealed, provable register.
 *
 * <p>Start at {@link org.provgate.registers.RegisterRuns}. A run takes pages ({@link org.provgate.registers.RegisterRun}),
 * stages good rows and quarantines bad ones, then merges, reconciles and seals in one transaction. Knows PostgreSQL; knows no
 * province, no Camel, no HTTP.
 */
@NullMarked
package org.provgate.registers;

import org.jspecify.annotations.NullMarked;
