/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a group on a day: its words for people, and what may be said of it. */

#include "groups/kith-group-session.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"

static const KithNamed states[] = {
  { KITH_GROUP_SESSION_PLANNED, "planned", N_ ("Planned") },
  { KITH_GROUP_SESSION_HELD, "held", N_ ("Held") },
  { KITH_GROUP_SESSION_CANCELLED, "cancelled", N_ ("Cancelled") },
  { 0 },
};

/**
 * kith_group_session_new:
 * @group: whose
 * @day: the center's day
 *
 * Returns: (transfer full): of which nothing was said
 */
KithGroupSession *
kith_group_session_new (gint64 group, KithDay day)
{
  KithGroupSession *self = g_new0 (KithGroupSession, 1);

  self->group = group;
  self->day = day;
  return self;
}

/**
 * kith_group_session_copy:
 * @self: a session of a group
 *
 * Returns: (transfer full): the same again
 */
KithGroupSession *
kith_group_session_copy (const KithGroupSession *self)
{
  KithGroupSession *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->people = self->people != NULL ? g_array_copy (self->people) : NULL;
  return copy;
}

/**
 * kith_group_session_free:
 * @self: (transfer full) (nullable): a session of a group
 */
void
kith_group_session_free (KithGroupSession *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->people, g_array_unref);
  g_free (self);
}

/**
 * kith_group_session_state_code:
 * @state: a state
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_group_session_state_code (KithGroupSessionState state)
{
  const KithNamed *row = kith_named_find (states, (int) state);

  return row != NULL ? row->code : "unknown";
}

/**
 * kith_group_session_state_label:
 * @state: a state
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_group_session_state_label (KithGroupSessionState state)
{
  const KithNamed *row = kith_named_find (states, (int) state);

  return row != NULL ? _ (row->label) : _ ("Something that this version of Kith does not know");
}

/**
 * kith_group_session_state_parse:
 * @code: a code
 * @state: (out): its state
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether there is such a state
 */
gboolean
kith_group_session_state_parse (const char *code, KithGroupSessionState *state, GError **error)
{
  g_autofree char *known = NULL;
  int number;

  g_return_val_if_fail (code != NULL && state != NULL, FALSE);

  if (kith_named_parse (states, code, &number))
    {
      *state = (KithGroupSessionState) number;
      return TRUE;
    }
  known = kith_named_list_codes (states);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
               _ ("“%s” is nothing that becomes of a group; there are: %s."), code, known);
  return FALSE;
}

/* Always FALSE. */
static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

/**
 * kith_group_session_check:
 * @self: a session of a group
 * @today: the center's day
 * @error: %KITH_ERROR_INVALID with what is wrong
 *
 * Returns: whether that can be said of it
 */
gboolean
kith_group_session_check (const KithGroupSession *self, KithDay today, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!kith_day_is_valid (self->day))
    return refuse (error, _ ("That day is in no calendar."));
  if (g_str_equal (kith_group_session_state_code (self->state), "unknown"))
    return refuse (error, _ ("A group was held, or it was cancelled."));
  if (self->state == KITH_GROUP_SESSION_HELD && self->day > today)
    return refuse (error, _ ("What is on a day to come was not held yet."));
  if (self->guests < 0 || self->guests > KITH_GROUP_MAX_GUESTS)
    return refuse (error, _ ("Say how many came without a name, from 0 to 9,999."));
  if (self->guests > 0 && self->state != KITH_GROUP_SESSION_HELD)
    return refuse (error, _ ("Somebody came, so it was held. Take them off first."));
  return TRUE;
}
