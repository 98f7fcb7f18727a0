/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry and what of it is sealed. */

#include "incidents/kith-incident-entry.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define KEY_MINUTE "minute"
#define KEY_ABOUT "about"

/**
 * kith_incident_entry_new:
 *
 * Returns: (transfer full): an entry that is not stored and says nothing
 */
KithIncidentEntry *
kith_incident_entry_new (void)
{
  KithIncidentEntry *self = g_new0 (KithIncidentEntry, 1);

  self->day = KITH_DAY_NONE;
  self->due_day = KITH_DAY_NONE;
  self->minute = KITH_INCIDENT_NO_MINUTE;
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  return self;
}

/**
 * kith_incident_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): the same again
 */
KithIncidentEntry *
kith_incident_entry_copy (const KithIncidentEntry *self)
{
  KithIncidentEntry *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->by = g_strdup (self->by);
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    copy->texts[i] = g_strdup (self->texts[i]);
  copy->extras = g_variant_ref (self->extras);
  return copy;
}

/**
 * kith_incident_entry_free:
 * @self: (transfer full) (nullable): an entry
 */
void
kith_incident_entry_free (KithIncidentEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    g_free (self->texts[i]);
  g_variant_unref (self->extras);
  g_free (self);
}

/**
 * kith_incident_entry_set:
 * @self: an entry
 * @text: which part
 * @words: (nullable): what it says
 */
void
kith_incident_entry_set (KithIncidentEntry *self, KithIncidentText text, const char *words)
{
  g_return_if_fail (self != NULL && (guint) text < KITH_N_INCIDENT_TEXTS);

  g_free (self->texts[text]);
  self->texts[text] = g_strdup (words);
}

/**
 * kith_incident_entry_clean:
 * @self: an entry
 *
 * Takes out what is no text; what is blank then is nothing.
 */
void
kith_incident_entry_clean (KithIncidentEntry *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    {
      g_autofree char *clean =
          kith_text_clean_lines (self->texts[i] != NULL ? self->texts[i] : "", KITH_TEXT_LONG_MAX);

      g_free (self->texts[i]);
      self->texts[i] = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
    }
}

/**
 * kith_incident_entry_is_blank:
 * @self: an entry
 *
 * Returns: whether none of its parts says anything
 */
gboolean
kith_incident_entry_is_blank (const KithIncidentEntry *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    if (self->texts[i] != NULL && !kith_text_is_blank (self->texts[i]))
      return FALSE;
  return TRUE;
}

/**
 * kith_incident_entry_format_time:
 * @self: an entry
 *
 * Returns: (transfer full) (nullable): the time of the day, as "about 14:30"; %NULL where it was not said
 */
char *
kith_incident_entry_format_time (const KithIncidentEntry *self)
{
  g_autofree char *clock = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->minute == KITH_INCIDENT_NO_MINUTE)
    return NULL;
  clock = g_strdup_printf ("%02d:%02d", self->minute / 60, self->minute % 60);
  /* Translators: %s is a time of the day, as 14:30 */
  return self->about ? g_strdup_printf (_ ("about %s"), clock) : g_steal_pointer (&clock);
}

/**
 * kith_incident_entry_to_content:
 * @self: an entry
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_incident_entry_to_content (const KithIncidentEntry *self)
{
  GVariantDict content;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&content, self->extras);
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    if (self->texts[i] != NULL)
      g_variant_dict_insert (&content, kith_incident_text_code ((KithIncidentText) i), "s", self->texts[i]);
  if (self->minute != KITH_INCIDENT_NO_MINUTE)
    {
      g_variant_dict_insert (&content, KEY_MINUTE, "i", self->minute);
      g_variant_dict_insert (&content, KEY_ABOUT, "b", self->about);
    }
  return g_variant_dict_end (&content);
}

static void
take_time (KithIncidentEntry *self, GVariantDict *dict)
{
  int minute;

  if (!g_variant_dict_lookup (dict, KEY_MINUTE, "i", &minute) || minute < 0 || minute >= 24 * 60)
    return;
  self->minute = minute;
  g_variant_dict_remove (dict, KEY_MINUTE);
  if (g_variant_dict_lookup (dict, KEY_ABOUT, "b", &self->about))
    g_variant_dict_remove (dict, KEY_ABOUT);
}

/**
 * kith_incident_entry_take_content:
 * @self: an entry as its row has it in clear
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * What cannot be read is kept as it is.
 *
 * Returns: whether @self has it now
 */
gboolean
kith_incident_entry_take_content (KithIncidentEntry *self, GVariant *content, GError **error)
{
  GVariantDict dict;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("What was written down about something that happened is damaged."));
      return FALSE;
    }
  g_variant_dict_init (&dict, content);
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    {
      const char *key = kith_incident_text_code ((KithIncidentText) i);

      g_clear_pointer (&self->texts[i], g_free);
      if (g_variant_dict_lookup (&dict, key, "s", &self->texts[i]))
        g_variant_dict_remove (&dict, key);
    }
  take_time (self, &dict);
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}
