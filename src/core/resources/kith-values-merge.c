/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Merging by field. What only one side changed is that side's; what both changed alike is settled. What both
 * changed differently stays ours and is told, unless the source has nothing to say of it any more. A day of
 * verifying is a fact and no opinion: the later one stands.
 */

#include "resources/kith-values-merge.h"

#include <string.h>

#include "resources/kith-resource-field.h"

static gboolean
has_field (const KithValues *values, const char *name)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  return kith_value_iter_find (&iter, name);
}

/* Days are written so that the later is the greater text. */
static gboolean
is_later (const char *day, const char *than)
{
  return kith_resource_knows_day (day) && (!kith_resource_knows_day (than) || strcmp (day, than) > 0);
}

static gboolean
takes_theirs (const KithValues *base,
              const KithValues *ours,
              const KithValues *theirs,
              const char *name,
              gboolean *is_conflict)
{
  *is_conflict = FALSE;
  if (g_str_equal (name, kith_resource_field_name (KITH_FIELD_VERIFIED)))
    return is_later (kith_values_get (theirs, name), kith_values_get (ours, name));
  if (kith_values_field_equal (ours, theirs, name) || kith_values_field_equal (base, theirs, name))
    return FALSE;
  if (kith_values_field_equal (base, ours, name))
    return TRUE;
  *is_conflict = has_field (theirs, name);
  return FALSE;
}

/**
 * kith_values_merge:
 * @base: what the source said last
 * @ours: what it is here
 * @theirs: what the source says now
 * @conflicts: (out) (optional) (transfer full) (element-type utf8): names of the fields that both changed,
 * each otherwise, in their order
 *
 * Returns: (transfer full): what it is from now on
 */
KithValues *
kith_values_merge (const KithValues *base,
                   const KithValues *ours,
                   const KithValues *theirs,
                   GPtrArray **conflicts)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (KithValuesBuilder) builder = NULL;

  g_return_val_if_fail (base != NULL && ours != NULL && theirs != NULL, NULL);

  names = kith_values_list_fields (ours, theirs);
  builder = kith_values_builder_new ();
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      gboolean is_conflict;
      KithValueIter iter;

      kith_value_iter_init (&iter, takes_theirs (base, ours, theirs, name, &is_conflict) ? theirs : ours);
      while (kith_value_iter_find (&iter, name))
        kith_values_builder_copy (builder, &iter);
      if (is_conflict)
        g_ptr_array_add (told, g_strdup (name));
    }
  if (conflicts != NULL)
    *conflicts = g_steal_pointer (&told);
  return kith_values_builder_end (builder);
}
