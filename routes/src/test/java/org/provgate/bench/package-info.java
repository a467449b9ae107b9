/**
 * Measures a night against the least any way can take, on the same rows in one run.
 *
 * <p>Start at {@link org.provgate.bench.NightBenchmark}; how to run it and what the figures mean stands in
 * {@code docs/benchmark.md}. Three processes: this one with the floor and the naive way, {@link org.provgate.bench.PageServer}
 * for the provinces, and {@link org.provgate.app.MeasuredGateway}, the product.
 */
@NullMarked
package org.provgate.bench;

import org.jspecify.annotations.NullMarked;
