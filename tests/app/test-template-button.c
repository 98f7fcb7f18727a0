/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template goes into the note where the cursor is; one undo takes it away, and what was typed stays;
 * without templates there is no button. */

#include "notes/kith-template-button.h"

#include "notes/kith-center-templates.h"
#include "session/kith-center-private.h"

#define N_STEPS 400
#define STORED "# Visit_here\n> What:\n>\n> How:\n# Short\n> Só:"

typedef struct
{
  GtkWidget *window;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  KithTemplateButton *button;
} Fixture;

static KithCenter *
make_center (const char *stored)
{
  const char *const values[] = { KITH_SETTING_NOTE_TEMPLATES, stored, NULL };
  g_autoptr (GError) error = NULL;
  KithCenter *center = kith_center_new_with (values, &error);

  g_assert_no_error (error);
  return center;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (KithCenter) center = make_center (STORED);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  f->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  f->buffer = gtk_text_view_get_buffer (f->view);
  f->button = g_object_new (KITH_TYPE_TEMPLATE_BUTTON, "view", f->view, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->button));
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  kith_template_button_set_center (f->button, center);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
}

static char *
dup_text (Fixture *f)
{
  char *text;

  g_object_get (f->buffer, "text", &text, NULL);
  return text;
}

static int
get_cursor (Fixture *f)
{
  int cursor;

  g_object_get (f->buffer, "cursor-position", &cursor, NULL);
  return cursor;
}

static void
start (Fixture *f, guint index)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->button), "template.start", "u", index));
}

static void
put_cursor (Fixture *f, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (f->buffer, &iter, offset);
  gtk_text_buffer_place_cursor (f->buffer, &iter);
}

static void
type (Fixture *f, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    gtk_text_buffer_insert_interactive_at_cursor (f->buffer, p, (int) (g_utf8_next_char (p) - p), TRUE);
}

static void
assert_text (Fixture *f, const char *expected)
{
  g_autofree char *text = dup_text (f);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  start (f, 0);
  assert_text (f, "What:\n\nHow:\n");
  g_assert_cmpint (get_cursor (f), ==, 6);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == GTK_WIDGET (f->view));
  type (f, "tea");
  assert_text (f, "What:\ntea\nHow:\n");
  gtk_text_buffer_undo (f->buffer);
  assert_text (f, "What:\n\nHow:\n");
  gtk_text_buffer_undo (f->buffer);
  assert_text (f, "");
  g_assert_false (gtk_text_buffer_get_can_undo (f->buffer));
}

static void
test_selected (Fixture *f, gconstpointer data)
{
  GtkTextIter start_iter, end;

  type (f, "Words");
  gtk_text_buffer_get_bounds (f->buffer, &start_iter, &end);
  gtk_text_buffer_select_range (f->buffer, &end, &start_iter);
  start (f, 1);
  assert_text (f, "Words\n\nSó:\n");
  g_assert_false (gtk_text_buffer_get_has_selection (f->buffer));
}

/* Wherever and however often: one undo each, and back to what was typed. */
static void
test_any_place (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (64);
  static const char *const typed[] = { "a", "Ü ", "\n", "two words", "\n\n", "日本" };

  for (guint step = 0; step < N_STEPS; step++)
    {
      g_autofree char *before = NULL;
      g_autofree char *with = NULL;
      int at;

      if (gtk_text_buffer_get_char_count (f->buffer) > 500)
        gtk_text_buffer_set_text (f->buffer, "", -1);
      put_cursor (f, g_rand_int_range (rand, 0, gtk_text_buffer_get_char_count (f->buffer) + 1));
      type (f, typed[g_rand_int_range (rand, 0, G_N_ELEMENTS (typed))]);
      before = dup_text (f);
      at = get_cursor (f);
      start (f, (guint) g_rand_int_range (rand, 0, 2));
      with = dup_text (f);
      g_assert_cmpint (get_cursor (f), >, at);
      if (g_rand_boolean (rand))
        {
          type (f, "x");
          gtk_text_buffer_undo (f->buffer);
          assert_text (f, with);
        }
      if (g_rand_boolean (rand))
        continue;
      gtk_text_buffer_undo (f->buffer);
      assert_text (f, before);
      if (g_rand_boolean (rand))
        {
          gtk_text_buffer_redo (f->buffer);
          assert_text (f, with);
        }
    }
}

static GtkWidget *
find_menu_button (Fixture *f)
{
  return adw_bin_get_child (ADW_BIN (f->button));
}

static void
test_none (Fixture *f, gconstpointer data)
{
  g_autoptr (KithCenter) none = make_center ("-");
  g_autoptr (KithCenter) some = make_center (STORED);
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (find_menu_button (f)));
  g_autoptr (GVariant) label = g_menu_model_get_item_attribute_value (menu, 0, "label", NULL);

  g_assert_true (gtk_widget_get_visible (find_menu_button (f)));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  g_assert_cmpstr (g_variant_get_string (label, NULL), ==, "Visit__here");
  kith_template_button_set_center (f->button, none);
  g_assert_false (gtk_widget_get_visible (find_menu_button (f)));
  start (f, 0);
  assert_text (f, "");
  kith_template_button_set_center (f->button, some);
  g_assert_true (gtk_widget_get_visible (find_menu_button (f)));
}

/* Changed while another page was in sight. */
static void
test_changed (Fixture *f, gconstpointer data)
{
  g_autoptr (KithCenter) center = make_center ("-");

  kith_template_button_set_center (f->button, center);
  gtk_widget_set_visible (GTK_WIDGET (f->button), FALSE);
  kith_center_take (center, KITH_SETTING_NOTE_TEMPLATES, "# New\n> Now:");
  g_assert_false (gtk_widget_get_visible (find_menu_button (f)));
  gtk_widget_set_visible (GTK_WIDGET (f->button), TRUE);
  g_assert_true (gtk_widget_get_visible (find_menu_button (f)));
  start (f, 0);
  assert_text (f, "Now:\n");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_type_ensure (KITH_TYPE_TEMPLATE_BUTTON);
#define ADD(name, func) g_test_add ("/notes/template-button/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("empty", test_empty);
  ADD ("selected", test_selected);
  ADD ("any-place", test_any_place);
  ADD ("none", test_none);
  ADD ("changed", test_changed);
#undef ADD
  return g_test_run ();
}
