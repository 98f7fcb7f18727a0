/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that happened, and what it must say before it is written down. */

#include "incidents/kith-incident.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

static gpointer
copy_entry (gconstpointer entry, gpointer data)
{
  return kith_incident_entry_copy (entry);
}

/**
 * kith_incident_new:
 *
 * Returns: (transfer full): something that is not stored, of no day, naming nobody
 */
KithIncident *
kith_incident_new (void)
{
  KithIncident *self = g_new0 (KithIncident, 1);

  self->day = KITH_DAY_NONE;
  self->due_day = KITH_DAY_NONE;
  self->state = KITH_INCIDENT_STANDS;
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_incident_entry_free);
  return self;
}

/**
 * kith_incident_copy:
 * @self: something that happened
 *
 * Returns: (transfer full): the same again
 */
KithIncident *
kith_incident_copy (const KithIncident *self)
{
  KithIncident *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->by = g_strdup (self->by);
  copy->people = g_array_copy (self->people);
  copy->entries = g_ptr_array_copy (self->entries, (GCopyFunc) copy_entry, NULL);
  g_ptr_array_set_free_func (copy->entries, (GDestroyNotify) kith_incident_entry_free);
  return copy;
}

/**
 * kith_incident_free:
 * @self: (transfer full) (nullable): something that happened
 */
void
kith_incident_free (KithIncident *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  g_array_unref (self->people);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* Always FALSE. */
static gboolean
refuse (KithIncidentPart *at, KithIncidentPart part, GError **error, const char *sentence)
{
  if (at != NULL)
    *at = part;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

/**
 * kith_incident_check_entry:
 * @entry: what is to be added
 * @today: the center's day
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * Returns: whether it can be added to something that happened
 */
gboolean
kith_incident_check_entry (const KithIncidentEntry *entry,
                           KithDay today,
                           KithIncidentPart *part,
                           GError **error)
{
  g_return_val_if_fail (entry != NULL, FALSE);

  if (kith_incident_entry_is_blank (entry))
    return refuse (part, KITH_INCIDENT_PART_HAPPENED, error, _ ("Write what is to be added."));
  if (entry->minute != KITH_INCIDENT_NO_MINUTE && (entry->minute < 0 || entry->minute >= 24 * 60))
    return refuse (part, KITH_INCIDENT_PART_MINUTE, error,
                   _ ("A day has no such time. Write it like 14:30, or leave it out."));
  if (entry->due_day != KITH_DAY_NONE && (!kith_day_is_valid (entry->due_day) || entry->due_day < today))
    return refuse (part, KITH_INCIDENT_PART_DUE, error,
                   _ ("Somebody can look at it again today or later, not before."));
  return TRUE;
}

/**
 * kith_incident_check:
 * @self: something that happened
 * @first: how it is written down first
 * @today: the center's day
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * Returns: whether it says all it must
 */
gboolean
kith_incident_check (const KithIncident *self,
                     const KithIncidentEntry *first,
                     KithDay today,
                     KithIncidentPart *part,
                     GError **error)
{
  const char *happened;

  g_return_val_if_fail (self != NULL && first != NULL, FALSE);

  happened = first->texts[KITH_INCIDENT_TEXT_HAPPENED];
  if (happened == NULL || kith_text_is_blank (happened))
    return refuse (part, KITH_INCIDENT_PART_HAPPENED, error, _ ("Write what happened, in a few words."));
  if (self->day != KITH_DAY_NONE && (!kith_day_is_valid (self->day) || self->day > today))
    return refuse (part, KITH_INCIDENT_PART_DAY, error,
                   _ ("It happened today or before, not on a day to come."));
  if (self->people->len > KITH_INCIDENT_PEOPLE_MAX)
    return refuse (part, KITH_INCIDENT_PART_PEOPLE, error,
                   _ ("Name at most twenty people. The others can be told of in words, without a name."));
  return kith_incident_check_entry (first, today, part, error);
}

/**
 * kith_incident_get_first:
 * @self: something that happened
 *
 * Returns: (transfer none) (nullable): how it was written down first
 */
const KithIncidentEntry *
kith_incident_get_first (const KithIncident *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entries->len > 0 ? g_ptr_array_index (self->entries, 0) : NULL;
}

/**
 * kith_incident_describe:
 * @self: something that happened
 *
 * Returns: (transfer full): when it did: "November 20, 2025, about 14:30"
 */
char *
kith_incident_describe (const KithIncident *self)
{
  const KithIncidentEntry *first = kith_incident_get_first (self);
  g_autofree char *day = self->day != KITH_DAY_NONE ? kith_day_format_long (self->day) : g_strdup ("?");
  g_autofree char *clock = first != NULL ? kith_incident_entry_format_time (first) : NULL;

  /* Translators: a day and a time of that day, as "November 20, 2025, about 14:30" */
  return clock != NULL ? g_strdup_printf (_ ("%s, %s"), day, clock) : g_steal_pointer (&day);
}
