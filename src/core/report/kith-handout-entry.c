/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service at a place says what is different there; what is the same everywhere is said by the service, the
 * place and the organization. */

#include "report/kith-handout-entry.h"

#include "report/kith-handout-private.h"
#include "resources/kith-resource-hours.h"

static void
source_free (gpointer data)
{
  KithHandoutSource *source = data;

  g_free (source->name);
  g_free (source->attribution);
  g_free (source);
}

/**
 * kith_handout_entry_new:
 * @entry: (transfer full): what is handed out
 *
 * Its fields are filled in by whoever made it, and owned by it.
 *
 * Returns: (transfer full): an entry that belongs to nothing, and of which no hours are known
 */
KithHandoutEntry *
kith_handout_entry_new (KithResourceView *entry)
{
  KithHandoutEntry *self;

  g_return_val_if_fail (entry != NULL, NULL);

  self = g_new0 (KithHandoutEntry, 1);
  self->entry = entry;
  self->verified_day = KITH_DAY_NONE;
  self->sources = g_ptr_array_new_with_free_func (source_free);
  return self;
}

static KithResourceView *
ref_view (KithResourceView *view)
{
  return view != NULL ? kith_resource_view_ref (view) : NULL;
}

/* Each source of what stands at the place, once. */
static void
take_sources (KithHandoutEntry *self, const KithResourceSheet *sheet, KithResourceView *const *levels)
{
  for (guint i = 0; i < sheet->sources->len; i++)
    {
      const KithResourceSource *source = sheet->sources->pdata[i];
      gboolean told = FALSE;

      for (guint k = 0; k < KITH_RESOURCE_SHEET_N_LEVELS; k++)
        told |= levels[k] != NULL && kith_resource_view_get_standing (levels[k])->source == source->id;
      if (told)
        kith_handout_entry_add_source (self, source->name, source->attribution);
    }
}

/**
 * kith_handout_entry_new_at:
 * @sheet: an entry with all that belongs to it
 * @place: the number of one of its places
 *
 * Returns: (transfer full): the entry as it is there
 */
KithHandoutEntry *
kith_handout_entry_new_at (const KithResourceSheet *sheet, guint place)
{
  KithResourceView *levels[KITH_RESOURCE_SHEET_N_LEVELS];
  const KithResourcePlace *at;
  KithHandoutEntry *self;

  g_return_val_if_fail (sheet != NULL && place < sheet->places->len, NULL);

  at = sheet->places->pdata[place];
  kith_resource_sheet_get_levels (sheet, place, levels);
  self = kith_handout_entry_new (ref_view (levels[0]));
  self->service = ref_view (levels[1]);
  self->location = ref_view (levels[2]);
  self->organization = ref_view (levels[3]);
  self->hours = at->hours != NULL ? kith_hours_ref (at->hours) : NULL;
  kith_handout_entry_set_verified (self, at->verified_day, at->verified_by);
  take_sources (self, sheet, levels);
  return self;
}

/**
 * kith_handout_entry_free:
 * @self: (transfer full) (nullable): an entry
 */
void
kith_handout_entry_free (KithHandoutEntry *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->entry, kith_resource_view_unref);
  g_clear_pointer (&self->service, kith_resource_view_unref);
  g_clear_pointer (&self->location, kith_resource_view_unref);
  g_clear_pointer (&self->organization, kith_resource_view_unref);
  g_clear_pointer (&self->hours, kith_hours_unref);
  g_ptr_array_unref (self->sources);
  g_free (self->verified_by);
  g_free (self);
}

/**
 * kith_handout_entry_take_hours:
 * @self: an entry with all that it belongs to
 *
 * Reads its hours as kith_resource_hours_at() has them.
 */
void
kith_handout_entry_take_hours (KithHandoutEntry *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->hours, kith_hours_unref);
  self->hours = kith_resource_hours_at (_kith_handout_level (self, 0), _kith_handout_level (self, 1),
                                        _kith_handout_level (self, 2));
}

/**
 * kith_handout_entry_set_verified:
 * @self: an entry
 * @day: when the center checked it, or %KITH_DAY_NONE
 * @by: (nullable): who did
 */
void
kith_handout_entry_set_verified (KithHandoutEntry *self, KithDay day, const char *by)
{
  g_return_if_fail (self != NULL);

  self->verified_day = day;
  g_free (self->verified_by);
  self->verified_by = g_strdup (by);
}

/**
 * kith_handout_entry_add_source:
 * @self: an entry
 * @name: what a source of it is called
 * @attribution: (nullable): what its license wants to be said
 */
void
kith_handout_entry_add_source (KithHandoutEntry *self, const char *name, const char *attribution)
{
  KithHandoutSource *source;

  g_return_if_fail (self != NULL && name != NULL);

  source = g_new0 (KithHandoutSource, 1);
  source->name = g_strdup (name);
  source->attribution = g_strdup (attribution);
  g_ptr_array_add (self->sources, source);
}

const KithValues *
_kith_handout_level (const KithHandoutEntry *entry, guint index)
{
  const KithResourceView *const views[KITH_HANDOUT_N_LEVELS] = { entry->entry, entry->service,
                                                                 entry->location, entry->organization };

  return views[index] != NULL ? kith_resource_view_get_values (views[index]) : NULL;
}

const KithValues *
_kith_handout_find (const KithHandoutEntry *entry, KithResourceField field, KithHandoutLevel levels)
{
  for (guint i = 0; i < KITH_HANDOUT_N_LEVELS; i++)
    {
      const KithValues *values = _kith_handout_level (entry, i);
      KithValueIter iter;

      if (values == NULL || (levels & 1u << i) == 0)
        continue;
      kith_value_iter_init (&iter, values);
      if (kith_value_iter_find (&iter, kith_resource_field_name (field)))
        return values;
    }
  return NULL;
}
