/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes and words of the log's events. */

#include "session/kith-event.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KithEvent event;
  KithEventGroup group;
  const char *code;
  const char *label;
} EventRow;

static const EventRow event_rows[] = {
#define EVENT(symbol, number, group, code, label) { number, KITH_EVENT_GROUP_##group, code, label },
  KITH_EVENTS (EVENT)
#undef EVENT
};

static const struct
{
  const char *code;
  const char *label;
} group_rows[] = { { "all", N_ ("Everything") },
                   { "but-drafts", N_ ("Everything but drafts") },
#define GROUP(symbol, code, label) { code, label },
                   KITH_EVENT_GROUPS (GROUP)
#undef GROUP
};

G_STATIC_ASSERT (G_N_ELEMENTS (group_rows) == KITH_N_EVENT_GROUPS);

static const EventRow *
find_event (KithEvent event)
{
  for (gsize i = 0; i < G_N_ELEMENTS (event_rows); i++)
    {
      if (event_rows[i].event == event)
        return &event_rows[i];
    }

  return NULL;
}

/**
 * kith_event_code:
 * @event: an event, also one that this version does not know
 *
 * Returns: (transfer none): its stable code, "unknown" for one of a newer Kith
 */
const char *
kith_event_code (KithEvent event)
{
  const EventRow *row = find_event (event);

  return row ? row->code : "unknown";
}

/**
 * kith_event_label:
 * @event: an event, also one that this version does not know
 *
 * Returns: (transfer none): what a coordinator reads, translated
 */
const char *
kith_event_label (KithEvent event)
{
  const EventRow *row = find_event (event);

  return row ? _ (row->label) : _ ("Something that this version of Kith does not know");
}

/**
 * kith_event_is_in:
 * @event: an event, also one that this version does not know
 * @group: what is asked for
 *
 * Returns: whether it is one of @group; what this version does not know is in no group but everything
 */
gboolean
kith_event_is_in (KithEvent event, KithEventGroup group)
{
  const EventRow *row;

  if (group == KITH_EVENT_GROUP_ALL)
    return TRUE;
  if (group == KITH_EVENT_GROUP_BUT_DRAFTS)
    return event != KITH_EVENT_DRAFT_SAVED;
  row = find_event (event);
  return row && row->group == group;
}

/**
 * kith_event_group_code:
 * @group: a group
 *
 * Returns: (transfer none): its word on the command line
 */
const char *
kith_event_group_code (KithEventGroup group)
{
  g_return_val_if_fail (group < KITH_N_EVENT_GROUPS, NULL);

  return group_rows[group].code;
}

/**
 * kith_event_group_label:
 * @group: a group
 *
 * Returns: (transfer none): what a coordinator reads, translated
 */
const char *
kith_event_group_label (KithEventGroup group)
{
  g_return_val_if_fail (group < KITH_N_EVENT_GROUPS, NULL);

  return _ (group_rows[group].label);
}

/**
 * kith_event_group_from_code:
 * @code: a word of the command line
 * @group: (out): which group it is; untouched where it is none
 *
 * Returns: whether there is such a group
 */
gboolean
kith_event_group_from_code (const char *code, KithEventGroup *group)
{
  g_return_val_if_fail (code != NULL && group != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (group_rows); i++)
    {
      if (g_str_equal (group_rows[i].code, code))
        {
          *group = (KithEventGroup) i;
          return TRUE;
        }
    }

  return FALSE;
}
