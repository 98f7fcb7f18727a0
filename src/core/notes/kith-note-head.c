/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes/kith-note-head.h"

#include <glib/gi18n-lib.h>

#include "base/kith-text.h"

static char *
describe_day (gint64 day, KithDay today)
{
  if (day == today)
    return g_strdup (_ ("Today"));
  if (day + 1 == today)
    return g_strdup (_ ("Yesterday"));
  return kith_day_format_long ((KithDay) day);
}

/**
 * kith_note_head_describe:
 * @entry: a note
 * @today: the center's day, or %KITH_DAY_NONE for paper, which says no “today”
 *
 * Returns: (transfer full): when, how and where it took place, and of which kind the support was
 */
char *
kith_note_head_describe (const KithNoteEntry *entry, KithDay today)
{
  const KithNoteFacts *facts;
  g_autoptr (GString) text = NULL;
  g_autofree char *day = NULL;
  g_autofree char *support = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  facts = &entry->facts;
  day = describe_day (facts->day, today);
  text = g_string_new (day);
  if (facts->minute != KITH_NOTE_NO_MINUTE)
    {
      g_autofree char *time = kith_minute_format ((gint32) facts->minute);

      g_string_append_printf (text, ", %s", time);
    }
  if (facts->mode != KITH_NOTE_MODE_NONE)
    g_string_append_printf (text, " · %s", kith_note_mode_label ((KithNoteMode) facts->mode));
  if (entry->words != NULL && !kith_text_is_blank (entry->words->texts[KITH_NOTE_TEXT_PLACE]))
    g_string_append_printf (text, " · %s", entry->words->texts[KITH_NOTE_TEXT_PLACE]);
  support = kith_note_support_describe ((guint) facts->support);
  if (*support != '\0')
    g_string_append_printf (text, " · %s", support);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_instant (const KithNoteEntry *entry, KithClock *clock)
{
  KithInstant instant = kith_clock_at (clock, entry->facts.utc);
  g_autofree char *day = kith_day_format_long (instant.day);
  g_autofree char *time = kith_minute_format (instant.minute);

  /* Translators: a day, and a time of that day */
  return g_strdup_printf (_ ("%s, %s"), day, time);
}

static const char *
name_of (const KithNoteEntry *entry)
{
  return entry->by != NULL ? entry->by : _ ("somebody who is not known any more");
}

/**
 * kith_note_head_describe_signing:
 * @entry: a note
 * @clock: the center's
 *
 * Returns: (transfer full): who signed it, and when
 */
char *
kith_note_head_describe_signing (const KithNoteEntry *entry, KithClock *clock)
{
  g_autofree char *when = NULL;

  g_return_val_if_fail (entry != NULL && KITH_IS_CLOCK (clock), NULL);

  when = describe_instant (entry, clock);
  /* Translators: the name of somebody who works here, and when */
  return g_strdup_printf (_ ("Signed by %s on %s"), name_of (entry), when);
}

/**
 * kith_note_head_describe_addition:
 * @entry: what was added to a note
 * @clock: the center's
 *
 * Returns: (transfer full): what it is, who signed it and when, and why
 */
char *
kith_note_head_describe_addition (const KithNoteEntry *entry, KithClock *clock)
{
  const char *reason;
  g_autofree char *when = NULL;
  g_autofree char *head = NULL;

  g_return_val_if_fail (entry != NULL && KITH_IS_CLOCK (clock), NULL);

  when = describe_instant (entry, clock);
  reason = entry->words != NULL ? entry->words->texts[KITH_NOTE_TEXT_REASON] : "";
  switch (entry->facts.kind)
    {
    case KITH_NOTE_THEIR_WORDS:
      /* Translators: the name of somebody who works here, and when */
      head = g_strdup_printf (_ ("Their own words, taken down by %s on %s"), name_of (entry), when);
      break;
    case KITH_NOTE_IN_ERROR:
      /* Translators: the name of somebody who works here, and when */
      head = g_strdup_printf (_ ("Should not be here, says %s on %s"), name_of (entry), when);
      break;
    case KITH_NOTE_AMENDMENT:
    default:
      /* Translators: the name of somebody who works here, and when */
      head = g_strdup_printf (_ ("Added by %s on %s"), name_of (entry), when);
    }
  /* Translators: what was added, and why */
  return kith_text_is_blank (reason) ? g_steal_pointer (&head) : g_strdup_printf (_ ("%s: %s"), head, reason);
}
