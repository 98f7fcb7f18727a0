/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When it is open, in words; and to call first wherever that is not certain, so that nobody stands at a
 * closed door. */

#include <glib/gi18n-lib.h>

#include "report/kith-handout-private.h"

#define LEVELS (KITH_HANDOUT_OF_ENTRY | KITH_HANDOUT_OF_SERVICE | KITH_HANDOUT_OF_LOCATION)

static void
append_week (KithHandoutMaker *self, GString *text)
{
  g_auto (GStrv) lines = kith_hours_describe_in (self->entry->hours, self->language);

  for (guint i = 0; lines[i] != NULL; i++)
    _kith_handout_append (text, lines[i]);
  if (kith_hours_is_interpreted (self->entry->hours))
    _kith_handout_append_labelled (self, text, N_ ("Read from these words"),
                                   kith_hours_get_text (self->entry->hours));
}

/* What Kith does not understand somebody else may. OpenStreetMap's grammar is for programs. */
static void
append_words (KithHandoutMaker *self, GString *text)
{
  const KithValues *hours = _kith_handout_find (self->entry, KITH_FIELD_HOURS, LEVELS);
  const KithValues *season = _kith_handout_find (self->entry, KITH_FIELD_SEASON, LEVELS);
  KithValueIter iter;

  if (hours != NULL)
    {
      kith_value_iter_init (&iter, hours);
      while (kith_value_iter_find (&iter, "hours"))
        {
          if (g_strcmp0 (kith_value_get_within (&iter, "syntax"), "osm") != 0)
            _kith_handout_append (text, iter.text);
          _kith_handout_append (text, kith_value_get_within (&iter, "note"));
        }
    }
  if (season != NULL)
    {
      kith_value_iter_init (&iter, season);
      while (kith_value_iter_find (&iter, "season"))
        _kith_handout_append (text, iter.text);
    }
}

/* Whether nothing is said but words. */
static gboolean
is_words_alone (const KithHandoutEntry *entry)
{
  const KithValues *hours = _kith_handout_find (entry, KITH_FIELD_HOURS, LEVELS);
  KithValueIter iter;

  if (hours == NULL)
    return FALSE;
  kith_value_iter_init (&iter, hours);
  while (kith_value_iter_find (&iter, "hours"))
    if (kith_value_get_within (&iter, "day") != NULL || kith_value_get_within (&iter, "type") != NULL ||
        g_strcmp0 (kith_value_get_within (&iter, "syntax"), "osm") == 0)
      return FALSE;
  return TRUE;
}

static const char *
say_uncertain (KithHandoutMaker *self, gboolean has_phone)
{
  if (has_phone)
    return kith_language_say (self->language, N_ ("The hours are not certain: call first."));
  return kith_language_say (self->language, N_ ("The hours are not certain: ask before you go."));
}

static gboolean
is_certain (const KithHandoutEntry *entry)
{
  return entry->hours != NULL && !kith_hours_is_partial (entry->hours);
}

/* Behind the phones, if there are any. */
void
_kith_handout_add_call_first (KithHandoutMaker *self)
{
  const KithHandoutLine *last = g_ptr_array_index (self->lines, self->lines->len - 1);

  if (!is_certain (self->entry))
    _kith_handout_add (self, KITH_HANDOUT_CALL_FIRST, say_uncertain (self, last->part == KITH_HANDOUT_PHONE),
                       NULL);
}

void
_kith_handout_add_hours (KithHandoutMaker *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (is_certain (self->entry) || (self->entry->hours != NULL && !is_words_alone (self->entry)))
    append_week (self, text);
  else
    append_words (self, text);
  _kith_handout_add (self, KITH_HANDOUT_HOURS, text->str, NULL);
}
