/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for what is asked, when it is due and what became of it. */

#include "people/kith-request.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"
#include "people/kith-record-field.h"

static const KithNamed kinds[] = {
#define KIND(symbol, number, code, label) { number, code, label },
  KITH_REQUEST_KINDS (KIND)
#undef KIND
      { 0 },
};

/* By KithRequestOutcome. */
static const struct
{
  const char *code;
  const char *label;
  const char *objection_code;
  const char *objection_label;
} outcomes[] = {
  { "open", N_ ("Open"), "open", N_ ("Open") },
  { "done", N_ ("Done"), "corrected", N_ ("Corrected") },
  { "declined", N_ ("Not done"), "stands", N_ ("Not changed; the words stand beside it") },
  { "withdrawn", N_ ("Withdrawn"), "withdrawn", N_ ("Withdrawn") },
  { "ended", N_ ("The record was erased"), "ended", N_ ("The record was erased") },
};

/**
 * kith_request_new:
 * @kind: what is asked for
 *
 * Returns: (transfer full): a request that is not stored
 */
KithRequest *
kith_request_new (KithRequestKind kind)
{
  KithRequest *self = g_new0 (KithRequest, 1);

  self->kind = kind;
  self->day = KITH_DAY_NONE;
  self->due_day = KITH_DAY_NONE;
  self->closed_day = KITH_DAY_NONE;
  self->erasing_day = KITH_DAY_NONE;
  return self;
}

/**
 * kith_request_free:
 * @self: (transfer full) (nullable): a request
 */
void
kith_request_free (KithRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->taken_by);
  g_free (self->closed_by);
  g_free (self->by);
  g_free (self->words);
  g_free (self->field);
  g_free (self->note);
  g_free (self);
}

/**
 * kith_request_kind_code:
 * @kind: a kind
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_request_kind_code (KithRequestKind kind)
{
  const KithNamed *row = kith_named_find (kinds, (int) kind);

  return row != NULL ? row->code : "unknown";
}

/**
 * kith_request_kind_label:
 * @kind: a kind
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_request_kind_label (KithRequestKind kind)
{
  const KithNamed *row = kith_named_find (kinds, (int) kind);

  return row != NULL ? _ (row->label) : _ ("Something that this version of Kith does not know");
}

/**
 * kith_request_kind_parse:
 * @code: a code
 * @kind: (out): its kind
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether there is such a kind
 */
gboolean
kith_request_kind_parse (const char *code, KithRequestKind *kind, GError **error)
{
  g_autofree char *known = NULL;
  int number;

  g_return_val_if_fail (code != NULL && kind != NULL, FALSE);

  if (kith_named_parse (kinds, code, &number))
    {
      *kind = (KithRequestKind) number;
      return TRUE;
    }
  known = kith_named_list_codes (kinds);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no kind of request; there are: %s."), code,
               known);
  return FALSE;
}

/**
 * kith_request_outcome_code:
 * @outcome: what became of it
 * @objects: whether it says that something is not right
 *
 * Returns: (transfer none): its permanent code
 */
const char *
kith_request_outcome_code (KithRequestOutcome outcome, gboolean objects)
{
  if ((guint) outcome >= G_N_ELEMENTS (outcomes))
    return "unknown";
  return objects ? outcomes[outcome].objection_code : outcomes[outcome].code;
}

/**
 * kith_request_outcome_label:
 * @outcome: what became of it
 * @objects: whether it says that something is not right
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_request_outcome_label (KithRequestOutcome outcome, gboolean objects)
{
  if ((guint) outcome >= G_N_ELEMENTS (outcomes))
    return _ ("Something that this version of Kith does not know");
  return objects ? _ (outcomes[outcome].objection_label) : _ (outcomes[outcome].label);
}

/**
 * kith_request_outcome_parse:
 * @code: a code of either kind of request
 * @outcome: (out): what it says became of it
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether a request can be closed so
 */
gboolean
kith_request_outcome_parse (const char *code, KithRequestOutcome *outcome, GError **error)
{
  g_return_val_if_fail (code != NULL && outcome != NULL, FALSE);

  for (guint i = KITH_REQUEST_DONE; i <= KITH_REQUEST_WITHDRAWN; i++)
    if (g_str_equal (outcomes[i].code, code) || g_str_equal (outcomes[i].objection_code, code))
      {
        *outcome = (KithRequestOutcome) i;
        return TRUE;
      }
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
               _ ("“%s” is no outcome; there are: done (corrected), declined (stands), withdrawn."), code);
  return FALSE;
}

/**
 * kith_request_is_overdue:
 * @self: a request
 * @today: the day
 *
 * Returns: whether it should have been closed before @today
 */
gboolean
kith_request_is_overdue (const KithRequest *self, KithDay today)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->outcome == KITH_REQUEST_OPEN && self->due_day < today;
}

/**
 * kith_request_stands:
 * @self: a request
 *
 * Returns: whether its words belong beside what they are about: while they are open, and where that was not
 * changed
 */
gboolean
kith_request_stands (const KithRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->objects && (self->outcome == KITH_REQUEST_OPEN || self->outcome == KITH_REQUEST_DECLINED);
}

/**
 * kith_request_describe:
 * @self: a request
 * @questions: the center's lists
 *
 * Returns: (transfer full): what is asked for, and about which part of the record where that is known
 */
char *
kith_request_describe (const KithRequest *self, KithQuestions *questions)
{
  g_autofree char *field = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->objects)
    return g_strdup (kith_request_kind_label (self->kind));
  if (self->field == NULL)
    return g_strdup (_ ("That something is not right"));
  field = kith_record_field_describe (self->field, questions);
  /* Translators: %s is a part of somebody's record, like "Pronouns" */
  return g_strdup_printf (_ ("Not right: %s"), field);
}

/**
 * kith_request_describe_state:
 * @self: a request
 * @today: the day
 *
 * Returns: (transfer full): when it is due and whether that is over, or what became of it and when
 */
char *
kith_request_describe_state (const KithRequest *self, KithDay today)
{
  g_autofree char *due = NULL;
  g_autofree char *day = NULL;
  int late;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->outcome != KITH_REQUEST_OPEN)
    {
      const char *label = kith_request_outcome_label (self->outcome, self->objects);

      day = self->closed_day != KITH_DAY_NONE ? kith_day_format_long (self->closed_day) : NULL;
      /* Translators: what became of a request, and on which day */
      return day != NULL ? g_strdup_printf (_ ("%s, %s"), label, day) : g_strdup (label);
    }
  if (self->kind == KITH_REQUEST_ERASURE && self->erasing_day != KITH_DAY_NONE)
    {
      day = kith_day_format_long (self->erasing_day);
      /* Translators: %s is a day */
      return g_strdup_printf (_ ("The record will be gone on %s"), day);
    }
  due = kith_day_format_long (self->due_day);
  late = today - self->due_day;
  if (late > 0)
    return g_strdup_printf (
        /* Translators: %s is a day */
        ngettext ("Overdue since %s, %d day", "Overdue since %s, %d days", (guint) late), due, late);
  if (late == 0)
    return g_strdup (_ ("Due today"));
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("Due %s"), due);
}
