/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What notes are written in is found before somebody's page is opened: a font that is missing among those is
 * looked for while somebody waits. */

#include <adwaita.h>

#include "notes/kith-note-row.h"
#include "shared/kith-fonts.h"

static gboolean
is_among (GPtrArray *fonts, const PangoFontDescription *font)
{
  for (guint i = 0; i < fonts->len; i++)
    if (pango_font_description_equal (g_ptr_array_index (fonts, i), font))
      return TRUE;
  return FALSE;
}

static void
look (GtkWidget *widget, GPtrArray *fonts, guint *n_seen)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);

  if (!gtk_widget_should_layout (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      g_autofree char *name = pango_font_description_to_string (font);

      if (!is_among (fonts, font))
        g_error ("“%s” is written in %s, which is not prepared", gtk_label_get_text (GTK_LABEL (widget)),
                 name);
      ++*n_seen;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look (child, fonts, n_seen);
}

/* With that of plain text, which is on the screen already. */
static void
assert_prepared (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *plain = gtk_label_new ("Plain");
  g_autoptr (GPtrArray) fonts = kith_fonts_list ();
  guint n_seen = 0;

  gtk_box_append (GTK_BOX (box), plain);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_window_set_child (GTK_WINDOW (window), box);
  g_ptr_array_add (fonts, pango_font_description_copy (
                              pango_context_get_font_description (gtk_widget_get_pango_context (plain))));
  look (widget, fonts, &n_seen);
  g_assert_cmpuint (n_seen, >, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static KithNoteEntry *
new_entry (KithNoteKind kind)
{
  KithNoteEntry *entry = g_new0 (KithNoteEntry, 1);

  entry->facts.kind = kind;
  entry->facts.day = 20000;
  entry->by = g_strdup ("Rosa");
  entry->words = kith_note_words_new ();
  kith_note_words_set (entry->words, KITH_NOTE_TEXT_TEXT, "We talked about the garden.");
  kith_note_words_set (entry->words, KITH_NOTE_TEXT_NEXT_STEP, "Go there together.");
  kith_note_words_set (entry->words, KITH_NOTE_TEXT_SIGNED_NAME, "Juniper");
  return entry;
}

static void
test_note (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithClock) clock = kith_clock_new ("UTC", 0, &error);
  g_autoptr (KithSignedNote) note = g_new0 (KithSignedNote, 1);

  g_assert_no_error (error);
  note->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_entry_free);
  g_ptr_array_add (note->entries, new_entry (KITH_NOTE_ORIGINAL));
  g_ptr_array_add (note->entries, new_entry (KITH_NOTE_THEIR_WORDS));
  assert_prepared (kith_note_row_new (note, clock, TRUE));
}

/* Drawing them finds them; that is all that can be seen of it. */
static void
test_prepare (void)
{
  g_autoptr (GPtrArray) fonts = kith_fonts_list ();

  guint n = 0;

  while (kith_fonts_prepare (n))
    n++;
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, ==, fonts->len);
}

static void
use_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/kithdesk/Kith/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  use_style ();

  g_test_add_func ("/ui/fonts/of a note", test_note);
  g_test_add_func ("/ui/fonts/prepared", test_prepare);

  return g_test_run ();
}
