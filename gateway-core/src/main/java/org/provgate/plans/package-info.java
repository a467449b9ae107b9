/**
 * The annual plan (年度抽查工作计划): what is drawn in a year, when, and at what rate; written by one person, approved by another.
 *
 * <p>Start at {@link org.provgate.plans.Plans}. Every version stays. Knows tables and the evidence log; knows no batch: a batch names
 * the round it was opened for.
 */
@NullMarked
package org.provgate.plans;

import org.jspecify.annotations.NullMarked;
