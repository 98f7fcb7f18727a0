/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages part, and are copied one by one: each says what its licenses want said, each source once. */

#include "report/kith-handout-foot.h"

#include "report/kith-document-private.h"

#define GAP 6.0
/* What a license wants said is a line or two. */
#define LONGEST_SOURCE 400

void
_kith_handout_foot_add_sources (GPtrArray *sources, const char *const *attributions)
{
  for (guint i = 0; attributions[i] != NULL; i++)
    {
      gboolean is_long = g_utf8_strlen (attributions[i], -1) > LONGEST_SOURCE;
      g_autofree char *cut = g_utf8_substring (attributions[i], 0, is_long ? LONGEST_SOURCE - 1 : -1);
      g_autofree char *source = g_strconcat (cut, is_long ? "…" : "", NULL);

      if (!g_ptr_array_find_with_equal_func (sources, source, g_str_equal, NULL))
        g_ptr_array_add (sources, g_steal_pointer (&source));
    }
}

static double
inner_width (const KithSheet *sheet)
{
  return sheet->paper.width - 2 * sheet->paper.margin;
}

double
_kith_handout_foot_measure (const KithSheet *sheet, GPtrArray *sources, double size)
{
  double height = 2 * GAP;

  for (guint i = 0; i < sources->len; i++)
    height += _kith_sheet_put (sheet, g_ptr_array_index (sources, i), 0, 0, inner_width (sheet), size, FALSE,
                               FALSE);
  return height;
}

/* The day and the page stand in the lower margin. */
void
_kith_handout_foot_draw (const KithSheet *sheet,
                         GPtrArray *sources,
                         double size,
                         const char *day,
                         const char *number)
{
  double margin = sheet->paper.margin;
  double bottom = sheet->paper.height - margin;
  double number_width = _kith_sheet_measure_width (sheet, number, size, FALSE);
  double y = bottom - _kith_handout_foot_measure (sheet, sources, size) + GAP;

  kith_sheet_line (sheet, margin, y, inner_width (sheet));
  y += GAP;
  for (guint i = 0; i < sources->len; i++)
    y += _kith_sheet_put (sheet, g_ptr_array_index (sources, i), margin, y, inner_width (sheet), size, FALSE,
                          TRUE);
  _kith_sheet_put (sheet, day, margin, bottom + 2, inner_width (sheet) - number_width - GAP, size, FALSE,
                   TRUE);
  _kith_sheet_put (sheet, number, margin + inner_width (sheet) - number_width, bottom + 2, number_width, size,
                   FALSE, TRUE);
}
