/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan of somebody's own, and what of it is sealed: all but that there is one. */

#include "goals/kith-own-plan.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

static GVariant *
no_extras (void)
{
  return g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
}

/**
 * kith_own_plan_new:
 * @person: whose words
 * @template: what it is for
 *
 * Returns: (transfer full): one that is not stored, empty
 */
KithOwnPlan *
kith_own_plan_new (gint64 person, KithPlanTemplate template)
{
  KithOwnPlan *self = g_new0 (KithOwnPlan, 1);

  self->person = person;
  self->template = template;
  self->day = KITH_DAY_NONE;
  self->next_day = KITH_DAY_NONE;
  self->reviewed_day = KITH_DAY_NONE;
  self->extras = no_extras ();
  return self;
}

/**
 * kith_own_plan_copy:
 * @self: a plan
 *
 * Returns: (transfer full): the same again
 */
KithOwnPlan *
kith_own_plan_copy (const KithOwnPlan *self)
{
  KithOwnPlan *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->by = g_strdup (self->by);
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    copy->words[i] = g_strdup (self->words[i]);
  copy->reviewed_with = g_strdup (self->reviewed_with);
  copy->signed_name = g_strdup (self->signed_name);
  copy->extras = g_variant_ref (self->extras);
  return copy;
}

/**
 * kith_own_plan_free:
 * @self: (transfer full) (nullable): a plan
 */
void
kith_own_plan_free (KithOwnPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    g_free (self->words[i]);
  g_free (self->reviewed_with);
  g_free (self->signed_name);
  g_variant_unref (self->extras);
  g_free (self);
}

/* (transfer full) (nullable): a thought a line, without what is no text and without blank lines. */
static char *
clean (const char *words)
{
  g_autofree char *text = kith_text_clean_lines (words != NULL ? words : "", KITH_TEXT_LONG_MAX);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) == '\0')
        continue;
      if (kept->len > 0)
        g_string_append_c (kept, '\n');
      g_string_append (kept, lines[i]);
    }
  return kept->len > 0 ? g_string_free (g_steal_pointer (&kept), FALSE) : NULL;
}

/**
 * kith_own_plan_set:
 * @self: a plan
 * @section: what the words are about
 * @words: (nullable): a thought a line; blank: nothing
 *
 * Where they are other words than before they are not what was signed, so the signature goes.
 */
void
kith_own_plan_set (KithOwnPlan *self, KithPlanSection section, const char *words)
{
  g_autofree char *cleaned = NULL;

  g_return_if_fail (self != NULL && section < KITH_N_PLAN_SECTIONS);

  cleaned = clean (words);
  if (g_strcmp0 (self->words[section], cleaned) == 0)
    return;
  g_free (self->words[section]);
  self->words[section] = g_steal_pointer (&cleaned);
  g_clear_pointer (&self->signed_name, g_free);
}

/**
 * kith_own_plan_clear:
 * @self: a plan
 *
 * Takes all of it away, also what this Kith does not know: to be stored so when they take it back.
 */
void
kith_own_plan_clear (KithOwnPlan *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    g_clear_pointer (&self->words[i], g_free);
  g_clear_pointer (&self->reviewed_with, g_free);
  g_clear_pointer (&self->signed_name, g_free);
  self->next_day = KITH_DAY_NONE;
  self->reviewed_day = KITH_DAY_NONE;
  g_variant_unref (self->extras);
  self->extras = no_extras ();
}

/**
 * kith_own_plan_review:
 * @self: a plan
 * @day: when it was looked at together
 * @with: with whom
 * @signed_name: (nullable): what the person signed it with, if they wished to
 */
void
kith_own_plan_review (KithOwnPlan *self, KithDay day, const char *with, const char *signed_name)
{
  g_autofree char *name = NULL;

  g_return_if_fail (self != NULL && with != NULL);

  name = kith_text_clean (signed_name != NULL ? signed_name : "", KITH_TEXT_NAME_MAX);
  self->reviewed_day = day;
  g_free (self->reviewed_with);
  self->reviewed_with = g_strdup (with);
  g_free (self->signed_name);
  self->signed_name = *name != '\0' ? g_steal_pointer (&name) : NULL;
}

/**
 * kith_own_plan_is_empty:
 * @self: a plan
 *
 * Returns: whether nothing is said in it, nor by a newer Kith
 */
gboolean
kith_own_plan_is_empty (const KithOwnPlan *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    if (self->words[i] != NULL)
      return FALSE;
  return g_variant_n_children (self->extras) == 0;
}

/**
 * kith_own_plan_says_same:
 * @a: a plan
 * @b: another
 *
 * Returns: whether both say the same in every section
 */
gboolean
kith_own_plan_says_same (const KithOwnPlan *a, const KithOwnPlan *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    if (g_strcmp0 (a->words[i], b->words[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * kith_own_plan_is_reviewed_since:
 * @self: a plan
 * @before: (nullable): the same as it was before; %NULL: it was not there
 *
 * Returns: whether it was looked at together since, or signed then
 */
gboolean
kith_own_plan_is_reviewed_since (const KithOwnPlan *self, const KithOwnPlan *before)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->reviewed_day == KITH_DAY_NONE)
    return FALSE;
  if (before == NULL || self->reviewed_day > before->reviewed_day)
    return TRUE;
  return self->reviewed_day == before->reviewed_day && self->signed_name != NULL &&
         g_strcmp0 (self->signed_name, before->signed_name) != 0;
}

static gboolean
is_until (KithDay day, KithDay today)
{
  return day == KITH_DAY_NONE || (kith_day_is_valid (day) && day <= today);
}

/**
 * kith_own_plan_check:
 * @self: a plan
 * @today: the center's day
 * @error: %KITH_ERROR_INVALID with what is wrong
 *
 * Returns: whether it says what it is for, and was written and looked at today or before
 */
gboolean
kith_own_plan_check (const KithOwnPlan *self, KithDay today, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (kith_plan_template_get_n_parts (self->template) == 0 && !kith_own_plan_is_of_newer (self))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Choose what the plan is for."));
  else if (!is_until (self->day, today) || !is_until (self->reviewed_day, today))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Choose a day until today."));
  else if (self->next_day != KITH_DAY_NONE && !kith_day_is_valid (self->next_day))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("That is not a day."));
  else
    return TRUE;
  return FALSE;
}

/**
 * kith_own_plan_describe:
 * @self: a plan, as it is stored
 *
 * Returns: (transfer full): with whom it was written down and when
 */
char *
kith_own_plan_describe (const KithOwnPlan *self)
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
 * kith_own_plan_describe_review:
 * @self: a plan
 *
 * Returns: (transfer full) (nullable): when it was looked at together, and as whom they signed it; %NULL: not
 *   yet
 */
char *
kith_own_plan_describe_review (const KithOwnPlan *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->reviewed_day == KITH_DAY_NONE)
    return NULL;
  day = kith_day_format_long (self->reviewed_day);
  if (self->signed_name != NULL)
    /* Translators: the name of somebody who works here, a day, and the name with which somebody signed */
    return g_strdup_printf (_ ("Looked at together with %s on %s, and signed: %s"),
                            self->reviewed_with != NULL ? self->reviewed_with : "?", day, self->signed_name);
  /* Translators: the name of somebody who works here, and a day */
  return g_strdup_printf (_ ("Looked at together with %s on %s"),
                          self->reviewed_with != NULL ? self->reviewed_with : "?", day);
}
