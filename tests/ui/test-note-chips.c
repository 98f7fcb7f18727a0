/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no time takes none away, and a time of the night is of the night after the day. */

#include <adwaita.h>

#include "notes/kith-note-chips.h"

static int
type_time (KithNoteChips *chips, const char *text)
{
  GObject *entry = gtk_widget_get_template_child (GTK_WIDGET (chips), KITH_TYPE_NOTE_CHIPS, "time_entry");
  g_autoptr (KithNote) note = kith_note_new (7);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  kith_note_chips_take (chips, note);
  return note->minute;
}

static void
test_time (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithClock) clock = kith_clock_new ("UTC", 240, &error);
  g_autoptr (KithNote) note = kith_note_new (7);
  KithNoteChips *chips = g_object_ref_sink (g_object_new (KITH_TYPE_NOTE_CHIPS, NULL));

  g_assert_no_error (error);
  note->day = kith_clock_today (clock);
  note->minute = 14 * 60 + 30;
  kith_note_chips_fill (chips, note, clock);
  g_assert_cmpint (type_time (chips, "at tea"), ==, 14 * 60 + 30);
  g_assert_cmpint (type_time (chips, "25:99"), ==, 14 * 60 + 30);
  g_assert_cmpint (type_time (chips, "9:15"), ==, 9 * 60 + 15);
  g_assert_cmpint (type_time (chips, "0:30"), ==, 24 * 60 + 30);
  g_assert_cmpint (type_time (chips, "4:00"), ==, 4 * 60);
  g_assert_cmpint (type_time (chips, ""), ==, KITH_NOTE_NO_MINUTE);
  g_object_unref (chips);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/note-chips/time", test_time);

  return g_test_run ();
}
