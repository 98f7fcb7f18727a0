/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The value itself: made by a reader, then shared and never changed. */

#include "resources/kith-hours.h"

#include "resources/kith-hours-private.h"

G_DEFINE_BOXED_TYPE (KithHours, kith_hours, kith_hours_ref, kith_hours_unref)

static void
free_rule (gpointer data)
{
  KithHoursRule *rule = data;

  g_array_unref (rule->years);
  g_array_unref (rule->dates);
  g_array_unref (rule->weeks);
  g_array_unref (rule->days);
  g_array_unref (rule->spans);
  g_free (rule->comment);
  g_free (rule);
}

KithHours *
_kith_hours_new (const char *text)
{
  KithHours *self = g_new0 (KithHours, 1);

  g_atomic_ref_count_init (&self->refs);
  self->rules = g_ptr_array_new_with_free_func (free_rule);
  self->text = g_strdup (text);

  return self;
}

KithHoursRule *
_kith_hours_add_rule (KithHours *self, KithHoursJoin join)
{
  KithHoursRule *rule = g_new0 (KithHoursRule, 1);

  rule->join = join;
  rule->years = g_array_new (FALSE, TRUE, sizeof (KithHoursRange));
  rule->dates = g_array_new (FALSE, TRUE, sizeof (KithHoursDates));
  rule->weeks = g_array_new (FALSE, TRUE, sizeof (KithHoursRange));
  rule->days = g_array_new (FALSE, TRUE, sizeof (KithHoursDays));
  rule->spans = g_array_new (FALSE, TRUE, sizeof (KithHoursSpan));
  rule->state = KITH_HOURS_OPEN;
  g_ptr_array_add (self->rules, rule);

  return rule;
}

gboolean
_kith_hours_rule_has_dates (const KithHoursRule *rule)
{
  return rule->years->len + rule->dates->len + rule->weeks->len + rule->days->len > 0 || rule->holidays != 0;
}

void
_kith_hours_rule_add_span (KithHoursRule *rule, int from, int to)
{
  KithHoursSpan span = { .from = (guint16) from, .to = (guint16) to };

  g_array_append_val (rule->spans, span);
}

void
_kith_hours_rule_add_days (KithHoursRule *rule, int from, int to)
{
  KithHoursDays days = { .from = (guint8) from, .to = (guint8) to };

  g_array_append_val (rule->days, days);
}

/**
 * kith_hours_ref:
 * @self: hours
 *
 * Returns: (transfer full): @self
 */
KithHours *
kith_hours_ref (KithHours *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_hours_unref:
 * @self: (transfer full): hours
 */
void
kith_hours_unref (KithHours *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->rules);
  g_free (self->text);
  g_free (self);
}

/**
 * kith_hours_get_text:
 * @self: hours
 *
 * Returns: the text that they were read from; "" where there was none
 */
const char *
kith_hours_get_text (KithHours *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->text;
}

/**
 * kith_hours_is_interpreted:
 * @self: hours
 *
 * Returns: whether they were read from plain words, which has to be said where they are shown
 */
gboolean
kith_hours_is_interpreted (KithHours *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->interpreted;
}

/**
 * kith_hours_is_partial:
 * @self: hours
 *
 * Returns: whether at some time nothing certain can be said
 */
gboolean
kith_hours_is_partial (KithHours *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const KithHoursRule *rule = g_ptr_array_index (self->rules, i);

      if (rule->state == KITH_HOURS_UNKNOWN)
        return TRUE;
      for (guint j = 0; j < rule->spans->len; j++)
        {
          const KithHoursSpan *span = &g_array_index (rule->spans, KithHoursSpan, j);

          if (span->open_end || span->sun)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * kith_hours_has_holidays:
 * @self: hours
 *
 * Returns: whether some rule is about public or school holidays, of which Kith has no calendar
 */
gboolean
kith_hours_has_holidays (KithHours *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->rules->len; i++)
    if (((const KithHoursRule *) g_ptr_array_index (self->rules, i))->holidays != 0)
      return TRUE;
  return FALSE;
}
