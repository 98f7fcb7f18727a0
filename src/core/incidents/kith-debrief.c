/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A debrief, and what of it is sealed to whoever it was offered to. */

#include "incidents/kith-debrief.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"
#include "base/kith-text.h"

#define KEY_DAY "day"
#define KEY_WITH "with"
#define KEY_WORDS "words"

static const KithNamed states[] = {
#define STATE(symbol, number, code, label) { number, code, label },
  KITH_DEBRIEF_STATES (STATE)
#undef STATE
      { 0 },
};

/**
 * kith_debrief_state_code:
 * @state: a state
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_debrief_state_code (KithDebriefState state)
{
  const KithNamed *row = kith_named_find (states, (int) state);

  return row != NULL ? row->code : state == KITH_DEBRIEF_WITHDRAWN ? "withdrawn" : "unknown";
}

/**
 * kith_debrief_state_label:
 * @state: a state
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_debrief_state_label (KithDebriefState state)
{
  const KithNamed *row = kith_named_find (states, (int) state);

  return row != NULL                       ? _ (row->label)
         : state == KITH_DEBRIEF_WITHDRAWN ? _ ("No longer offered")
                                           : _ ("Something that this version of Kith does not know");
}

/**
 * kith_debrief_state_parse:
 * @code: a code
 * @state: (out): its state
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether there is such a state
 */
gboolean
kith_debrief_state_parse (const char *code, KithDebriefState *state, GError **error)
{
  g_autofree char *known = NULL;
  int number;

  g_return_val_if_fail (code != NULL && state != NULL, FALSE);

  if (kith_named_parse (states, code, &number))
    {
      *state = (KithDebriefState) number;
      return TRUE;
    }
  known = kith_named_list_codes (states);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no state of a debrief; there are: %s."), code,
               known);
  return FALSE;
}

/**
 * kith_debrief_new:
 *
 * Returns: (transfer full): one that is not stored
 */
KithDebrief *
kith_debrief_new (void)
{
  KithDebrief *self = g_new0 (KithDebrief, 1);

  self->state = KITH_DEBRIEF_OFFERED;
  self->offered_day = KITH_DAY_NONE;
  self->happened = KITH_DAY_NONE;
  self->day = KITH_DAY_NONE;
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  return self;
}

/**
 * kith_debrief_copy:
 * @self: a debrief
 *
 * Returns: (transfer full): the same again
 */
KithDebrief *
kith_debrief_copy (const KithDebrief *self)
{
  KithDebrief *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->offered_by = g_strdup (self->offered_by);
  copy->with = g_strdup (self->with);
  copy->words = g_strdup (self->words);
  copy->extras = g_variant_ref (self->extras);
  return copy;
}

/**
 * kith_debrief_free:
 * @self: (transfer full) (nullable): a debrief
 */
void
kith_debrief_free (KithDebrief *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->offered_by);
  g_free (self->with);
  g_free (self->words);
  g_variant_unref (self->extras);
  g_free (self);
}

static void
clean_lines (char **text)
{
  g_autofree char *clean = kith_text_clean_lines (*text != NULL ? *text : "", KITH_TEXT_LONG_MAX);

  g_free (*text);
  *text = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * kith_debrief_clean:
 * @self: a debrief
 *
 * Takes out what is no text; what is blank then is nothing.
 */
void
kith_debrief_clean (KithDebrief *self)
{
  g_return_if_fail (self != NULL);

  clean_lines (&self->with);
  clean_lines (&self->words);
}

/**
 * kith_debrief_check:
 * @self: a debrief as it is answered
 * @today: the center's day
 * @error: %KITH_ERROR_INVALID with what is wrong
 *
 * Returns: whether it can be answered so
 */
gboolean
kith_debrief_check (const KithDebrief *self, KithDay today, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (kith_named_find (states, (int) self->state) == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Say whether the debrief took place."));
  else if (self->day != KITH_DAY_NONE && (!kith_day_is_valid (self->day) || self->day > today))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _ ("A debrief was today or before, not on a day to come."));
  else
    return TRUE;
  return FALSE;
}

/**
 * kith_debrief_to_content:
 * @self: a debrief
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_debrief_to_content (const KithDebrief *self)
{
  GVariantDict content;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&content, self->extras);
  if (self->day != KITH_DAY_NONE)
    g_variant_dict_insert (&content, KEY_DAY, "i", (gint32) self->day);
  if (self->with != NULL)
    g_variant_dict_insert (&content, KEY_WITH, "s", self->with);
  if (self->words != NULL)
    g_variant_dict_insert (&content, KEY_WORDS, "s", self->words);
  return g_variant_dict_end (&content);
}

/**
 * kith_debrief_take_content:
 * @self: a debrief as its row has it in clear
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * Returns: whether @self has it now
 */
gboolean
kith_debrief_take_content (KithDebrief *self, GVariant *content, GError **error)
{
  GVariantDict dict;
  gint32 day;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("What was kept of a debrief is damaged."));
      return FALSE;
    }
  g_variant_dict_init (&dict, content);
  if (g_variant_dict_lookup (&dict, KEY_DAY, "i", &day) && kith_day_is_valid ((KithDay) day))
    {
      self->day = (KithDay) day;
      g_variant_dict_remove (&dict, KEY_DAY);
    }
  if (g_variant_dict_lookup (&dict, KEY_WITH, "s", &self->with))
    g_variant_dict_remove (&dict, KEY_WITH);
  if (g_variant_dict_lookup (&dict, KEY_WORDS, "s", &self->words))
    g_variant_dict_remove (&dict, KEY_WORDS);
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}
