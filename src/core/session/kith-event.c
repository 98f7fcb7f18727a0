/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes and words of the log's events. */

#include "session/kith-event.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KithEvent event;
  const char *code;
  const char *label;
} EventRow;

static const EventRow event_rows[] = {
#define EVENT(symbol, number, code, label) { number, code, label },
  KITH_EVENTS (EVENT)
#undef EVENT
};

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
