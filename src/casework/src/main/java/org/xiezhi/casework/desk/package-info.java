/**
 * The desk (工作台): what somebody has to do now.
 *
 * <p>Uses: {@code casework.anomaly}, {@code casework.query}, {@code casework.auditor}, {@code casework.erasure}, {@code casework.casefile}, {@code casework.custody}, {@code casework.clue}, {@code casework.approval}, {@code casework.matter},
 * {@code casework.staff}, {@code casework.shared}, {@code access}, {@code procedure}.
 */
@NullMarked
package org.xiezhi.casework.desk;

import org.jspecify.annotations.NullMarked;
