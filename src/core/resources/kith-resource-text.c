/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which an entry's long texts are found. Names, kinds and places are found by KithResourceIndex.
 */

#include "resources/kith-resource-text.h"

#include "resources/kith-resource-field.h"

static gboolean
is_text (const char *name)
{
  static const KithResourceField others[] = { KITH_FIELD_ELIGIBILITY, KITH_FIELD_DOCUMENT, KITH_FIELD_STEP,
                                              KITH_FIELD_SEASON, KITH_FIELD_POPULATION };
  KithResourceField field;

  if (!kith_resource_field_parse (name, &field))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i] == field)
      return TRUE;
  return kith_resource_field_type (field) == KITH_RESOURCE_LONG;
}

/**
 * kith_resource_text:
 * @view: what may be shown of an entry
 *
 * Returns: (transfer full) (nullable): its descriptions, a line each; %NULL where there are none
 */
char *
kith_resource_text (const KithResourceView *view)
{
  g_autoptr (GString) text = NULL;
  KithValueIter iter;
  gboolean taken = FALSE;

  g_return_val_if_fail (view != NULL, NULL);

  text = g_string_new (NULL);
  kith_value_iter_init (&iter, kith_resource_view_get_values (view));
  while (kith_value_iter_next (&iter))
    {
      if (iter.depth == 1)
        taken = is_text (iter.name);
      if (!taken || *iter.text == '\0' || (iter.depth > 1 && !g_str_equal (iter.name, "note")))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, iter.text);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
