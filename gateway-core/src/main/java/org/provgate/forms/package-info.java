/**
 * The papers of an inspection as PDF: the form of one enterprise (一企一表), the notice to it (检查通知书) and the work plan of a
 * batch (批次工作方案), R35, R43, R46, R47.
 *
 * <p>Start at {@link org.provgate.forms.Forms}. Reads the tables of batches and tasks, writes none. The pages are built as trees of
 * elements, so that no text of a register is ever read as markup; the fonts lie beside the style sheet. Other papers are made of the
 * same parts: {@link org.provgate.forms.Tag}, {@link org.provgate.forms.Page}, {@link org.provgate.forms.Pdf}.
 */
@NullMarked
package org.provgate.forms;

import org.jspecify.annotations.NullMarked;
