/**
 * The commands of the operator. Data goes to stdout, progress and messages to stderr; exit codes are {@link org.provgate.cli.Exit}.
 *
 * <p>Start at {@link org.provgate.cli.Commands}.
 */
@NullMarked
package org.provgate.cli;

import org.jspecify.annotations.NullMarked;
