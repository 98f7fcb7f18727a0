/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helps somebody when they are having a hard time, and what of it is sealed. */

#include "goals/kith-hard-time.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"
#include "base/kith-text.h"

static const KithNamed line_names[] = {
  { KITH_HARD_TIME_NOTICE, "notice", N_ ("What I notice first") },
  { KITH_HARD_TIME_HELPS, "helps", N_ ("What helps") },
  { KITH_HARD_TIME_NOT_HELPS, "does-not-help", N_ ("What does not help") },
  { KITH_HARD_TIME_CALL, "call", N_ ("Whom to call") },
  { KITH_HARD_TIME_SAY, "say", N_ ("What to say to me") },
  { 0 },
};

static const KithNamed seen_names[] = {
  { KITH_HARD_TIME_SEEN_BY_STAFF, "staff", N_ ("Staff who may read my record") },
  { KITH_HARD_TIME_SEEN_BY_DESK, "desk", N_ ("The front desk too") },
  { 0 },
};

/**
 * kith_hard_time_new:
 * @person: whose words
 *
 * Returns: (transfer full): one that is not stored, empty, for staff who may read the record
 */
KithHardTime *
kith_hard_time_new (gint64 person)
{
  KithHardTime *self = g_new0 (KithHardTime, 1);

  self->person = person;
  self->day = KITH_DAY_NONE;
  self->seen_by = KITH_HARD_TIME_SEEN_BY_STAFF;
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  return self;
}

/**
 * kith_hard_time_copy:
 * @self: what somebody wrote
 *
 * Returns: (transfer full): the same again
 */
KithHardTime *
kith_hard_time_copy (const KithHardTime *self)
{
  KithHardTime *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->by = g_strdup (self->by);
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    copy->lines[i] = g_strdup (self->lines[i]);
  copy->extras = g_variant_ref (self->extras);
  return copy;
}

/**
 * kith_hard_time_free:
 * @self: (transfer full) (nullable): what somebody wrote
 */
void
kith_hard_time_free (KithHardTime *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    g_free (self->lines[i]);
  g_variant_unref (self->extras);
  g_free (self);
}

/**
 * kith_hard_time_set:
 * @self: what somebody wrote
 * @line: one of the lines
 * @words: (nullable): what it says
 */
void
kith_hard_time_set (KithHardTime *self, KithHardTimeLine line, const char *words)
{
  g_return_if_fail (self != NULL && line < KITH_N_HARD_TIME_LINES);

  g_free (self->lines[line]);
  self->lines[line] = g_strdup (words);
}

/**
 * kith_hard_time_clear:
 * @self: what somebody wrote
 *
 * Takes all of it away, also what this Kith does not know: to be stored so when they take it back.
 */
void
kith_hard_time_clear (KithHardTime *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    g_clear_pointer (&self->lines[i], g_free);
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
}

/**
 * kith_hard_time_is_empty:
 * @self: what somebody wrote
 *
 * Returns: whether nothing is said in any line
 */
gboolean
kith_hard_time_is_empty (const KithHardTime *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    if (self->lines[i] != NULL && *self->lines[i] != '\0')
      return FALSE;
  return TRUE;
}

/**
 * kith_hard_time_equal:
 * @a: what somebody wrote
 * @b: another
 *
 * Returns: whether both say the same, to the same
 */
gboolean
kith_hard_time_equal (const KithHardTime *a, const KithHardTime *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    if (g_strcmp0 (a->lines[i], b->lines[i]) != 0)
      return FALSE;
  return a->seen_by == b->seen_by;
}

/**
 * kith_hard_time_clean:
 * @self: what somebody wrote
 *
 * Takes out what is no text, and puts each on one line; one that is blank then says nothing.
 */
void
kith_hard_time_clean (KithHardTime *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    {
      g_autofree char *clean =
          kith_text_clean (self->lines[i] != NULL ? self->lines[i] : "", KITH_TEXT_LINE_MAX);

      g_free (self->lines[i]);
      self->lines[i] = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
    }
}

/**
 * kith_hard_time_check:
 * @self: what somebody wrote, cleaned
 * @today: the center's day
 * @error: %KITH_ERROR_INVALID with what is wrong
 *
 * Returns: whether it says who may see it, and was written today or before
 */
gboolean
kith_hard_time_check (const KithHardTime *self, KithDay today, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (kith_named_find (seen_names, (int) self->seen_by) == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Ask the person who may see this."));
  else if (self->day != KITH_DAY_NONE && (!kith_day_is_valid (self->day) || self->day > today))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Choose a day until today."));
  else
    return TRUE;
  return FALSE;
}

/**
 * kith_hard_time_describe:
 * @self: what somebody wrote, as it is stored
 *
 * Returns: (transfer full): with whom it was written down and when
 */
char *
kith_hard_time_describe (const KithHardTime *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  day = self->day != KITH_DAY_NONE ? kith_day_format_long (self->day) : g_strdup ("?");
  if (self->by == NULL)
    /* Translators: %s is a day */
    return g_strdup_printf (_ ("Written down on %s"), day);
  /* Translators: the name of somebody who works here, and a day */
  return g_strdup_printf (_ ("Written down with %s on %s"), self->by, day);
}

/**
 * kith_hard_time_line_code:
 * @line: one of the lines
 *
 * Returns: (transfer none): its permanent code
 */
const char *
kith_hard_time_line_code (KithHardTimeLine line)
{
  const KithNamed *row = kith_named_find (line_names, (int) line);

  return row != NULL ? row->code : "unknown";
}

/**
 * kith_hard_time_line_label:
 * @line: one of the lines
 *
 * Returns: (transfer none): what it is about, as the person would say it
 */
const char *
kith_hard_time_line_label (KithHardTimeLine line)
{
  const KithNamed *row = kith_named_find (line_names, (int) line);

  return row != NULL ? _ (row->label) : "";
}

/**
 * kith_hard_time_seen_code:
 * @seen_by: who may see it
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_hard_time_seen_code (KithHardTimeSeen seen_by)
{
  const KithNamed *row = kith_named_find (seen_names, (int) seen_by);

  return row != NULL ? row->code : "unknown";
}

/**
 * kith_hard_time_seen_label:
 * @seen_by: who may see it
 *
 * Returns: (transfer none): for the person to choose
 */
const char *
kith_hard_time_seen_label (KithHardTimeSeen seen_by)
{
  const KithNamed *row = kith_named_find (seen_names, (int) seen_by);

  return row != NULL ? _ (row->label) : "";
}

/**
 * kith_hard_time_seen_parse:
 * @code: a permanent code
 * @seen_by: (out): who may see it
 * @error: %KITH_ERROR_USAGE with the codes there are
 *
 * Returns: whether it is one
 */
gboolean
kith_hard_time_seen_parse (const char *code, KithHardTimeSeen *seen_by, GError **error)
{
  g_autofree char *codes = NULL;
  int number;

  g_return_val_if_fail (code != NULL && seen_by != NULL, FALSE);

  if (kith_named_parse (seen_names, code, &number))
    {
      *seen_by = (KithHardTimeSeen) number;
      return TRUE;
    }
  codes = kith_named_list_codes (seen_names);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is not one of: %s."), code, codes);
  return FALSE;
}

/**
 * kith_hard_time_to_content:
 * @self: what somebody wrote
 *
 * Returns: (transfer floating): what is sealed, an a{sv}; who may see it decides where
 */
GVariant *
kith_hard_time_to_content (const KithHardTime *self)
{
  GVariantDict content;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&content, self->extras);
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    if (self->lines[i] != NULL)
      g_variant_dict_insert (&content, line_names[i].code, "s", self->lines[i]);
  return g_variant_dict_end (&content);
}

/**
 * kith_hard_time_take_content:
 * @self: as its row has it in clear
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * What cannot be read is kept as it is.
 *
 * Returns: whether @self has it now
 */
gboolean
kith_hard_time_take_content (KithHardTime *self, GVariant *content, GError **error)
{
  GVariantDict dict;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("What was written about a hard time is damaged."));
      return FALSE;
    }
  g_variant_dict_init (&dict, content);
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    {
      g_clear_pointer (&self->lines[i], g_free);
      if (g_variant_dict_lookup (&dict, line_names[i].code, "s", &self->lines[i]))
        g_variant_dict_remove (&dict, line_names[i].code);
    }
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}
