/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing with a word list on: what is underlined follows the text, what is offered is told where the cursor
 * stands, and taking it is one step of the view's undo. */

#include "notes/kith-nudge.h"

#define LIST                                                                                                 \
  "judging: committed suicide = died by suicide\n"                                                           \
  "judging: junkie = (say it plainly)\n"                                                                     \
  "diagnosis: manic, manic episode = time of high energy\n"                                                  \
  "names: = their role\ngiven: Peter, Rosa\n"

typedef struct
{
  GtkWidget *window;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  KithNudge *nudge;
  KithWordList *list; /* (owned) */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const char *const own[] = { "Rosa Own", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  f->list = kith_word_list_new ("en", LIST, &error);
  g_assert_no_error (error);
  f->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  f->buffer = gtk_text_view_get_buffer (f->view);
  f->nudge = KITH_NUDGE (kith_nudge_new (f->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->nudge));
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_widget_grab_focus (GTK_WIDGET (f->view));
  kith_nudge_set_list (f->nudge, f->list, own);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  kith_word_list_unref (f->list);
}

static void
type (Fixture *f, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    gtk_text_buffer_insert_interactive_at_cursor (f->buffer, p, (int) (g_utf8_next_char (p) - p), TRUE);
}

static void
press_backspace (Fixture *f)
{
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (f->buffer, &cursor, gtk_text_buffer_get_insert (f->buffer));
  gtk_text_buffer_backspace (f->buffer, &cursor, TRUE, TRUE);
}

static void
put_cursor (Fixture *f, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (f->buffer, &iter, offset);
  gtk_text_buffer_place_cursor (f->buffer, &iter);
}

/* "junkie|manic": what is underlined, in order, whatever for. */
static char *
describe_marked (Fixture *f)
{
  g_autoptr (GString) said = g_string_new (NULL);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (f->buffer, &start);
  do
    for (int kind = KITH_WORD_DIAGNOSIS; kind <= KITH_WORD_NAME; kind++)
      if (gtk_text_iter_starts_tag (&start, kith_nudge_get_tag (f->nudge, (KithWordKind) kind)))
        {
          g_autofree char *text = NULL;

          end = start;
          gtk_text_iter_forward_to_tag_toggle (&end, kith_nudge_get_tag (f->nudge, (KithWordKind) kind));
          text = gtk_text_iter_get_text (&start, &end);
          g_string_append_printf (said, "%s%s:%s", said->len > 0 ? "|" : "",
                                  kith_word_kind_to_code ((KithWordKind) kind), text);
        }
  while (gtk_text_iter_forward_char (&start));
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
assert_marked (Fixture *f, const char *expected)
{
  g_autofree char *said = describe_marked (f);

  g_assert_cmpstr (said, ==, expected);
}

static void
assert_text (Fixture *f, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (f->buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_typed (Fixture *f, gconstpointer data)
{
  type (f, "He is a junki");
  assert_marked (f, "");
  type (f, "e");
  assert_marked (f, "judging:junkie");
  type (f, "s");
  assert_marked (f, "");
  press_backspace (f);
  assert_marked (f, "judging:junkie");
  type (f, ". With Peter Jensen and Rosa Own\nmanic");
  assert_marked (f, "judging:junkie|name:Peter Jensen|diagnosis:manic");
  type (f, " episode");
  assert_marked (f, "judging:junkie|name:Peter Jensen|diagnosis:manic episode");
  put_cursor (f, 8);
  type (f, "“");
  assert_marked (f, "diagnosis:manic episode");
  press_backspace (f);
  assert_marked (f, "judging:junkie|name:Peter Jensen|diagnosis:manic episode");
}

static void
test_lines_joined (Fixture *f, gconstpointer data)
{
  type (f, "manic\nepisode");
  assert_marked (f, "diagnosis:manic");
  put_cursor (f, 6);
  press_backspace (f);
  type (f, " ");
  assert_marked (f, "diagnosis:manic episode");
  gtk_text_buffer_set_text (f->buffer, "junkie\nmanic\r\n junkie\xe2\x80\xa9manic", -1);
  assert_marked (f, "judging:junkie|diagnosis:manic|judging:junkie|diagnosis:manic");
}

/* Whether there is a button to take it. */
static gboolean
can_take (Fixture *f)
{
  GtkStack *stack = GTK_STACK (gtk_widget_get_last_child (GTK_WIDGET (f->nudge)));

  return g_str_equal (gtk_stack_get_visible_child_name (stack), "take");
}

static void
test_told (Fixture *f, gconstpointer data)
{
  GtkAccessible *view = GTK_ACCESSIBLE (f->view);

  type (f, "A manic day");
  g_assert_null (kith_nudge_get_said (f->nudge));
  g_assert_false (can_take (f));
  put_cursor (f, 2);
  g_assert_true (can_take (f));
  g_assert_cmpstr (kith_nudge_get_said (f->nudge), ==,
                   "“manic” sounds like a diagnosis. Perhaps: time of high energy");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "“manic” sounds like a diagnosis. Perhaps: time of high energy");
  put_cursor (f, 7);
  g_assert_nonnull (kith_nudge_get_said (f->nudge));
  put_cursor (f, 8);
  g_assert_null (kith_nudge_get_said (f->nudge));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  put_cursor (f, 11);
  type (f, ", junkie");
  g_assert_cmpstr (kith_nudge_get_said (f->nudge), ==,
                   "“junkie” may sound like a judgment. Perhaps: say it plainly");
  g_assert_false (can_take (f));
  type (f, " Peter Jensen");
  g_assert_cmpstr (kith_nudge_get_said (f->nudge), ==,
                   "“Peter Jensen” may be somebody else’s name. Perhaps: their role");
}

static gboolean
take (Fixture *f)
{
  return gtk_widget_activate_action (GTK_WIDGET (f->view), "nudge.take", NULL);
}

static void
test_taken (Fixture *f, gconstpointer data)
{
  type (f, "Ä: he committed suicide.");
  put_cursor (f, 10);
  take (f);
  assert_text (f, "Ä: he died by suicide.");
  assert_marked (f, "");
  g_assert_null (kith_nudge_get_said (f->nudge));
  gtk_text_buffer_undo (f->buffer);
  assert_text (f, "Ä: he committed suicide.");
  assert_marked (f, "judging:committed suicide");
  gtk_text_buffer_redo (f->buffer);
  assert_text (f, "Ä: he died by suicide.");
  assert_marked (f, "");
  /* As the phrase begins. */
  gtk_text_buffer_set_text (f->buffer, "Manic again", -1);
  put_cursor (f, 0);
  take (f);
  assert_text (f, "Time of high energy again");
}

static void
test_not_taken (Fixture *f, gconstpointer data)
{
  type (f, "A junkie and manic");
  /* Advice cannot stand there. */
  put_cursor (f, 4);
  take (f);
  g_assert_false (kith_nudge_take (f->nudge));
  /* Nor is anything at the cursor. */
  put_cursor (f, 0);
  take (f);
  g_assert_false (kith_nudge_take (f->nudge));
  put_cursor (f, 14);
  gtk_text_view_set_editable (f->view, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (f->nudge), "nudge.take", NULL);
  take (f);
  g_assert_false (kith_nudge_take (f->nudge));
  assert_text (f, "A junkie and manic");
  gtk_text_view_set_editable (f->view, TRUE);
  /* As its button does. */
  gtk_widget_activate_action (GTK_WIDGET (f->nudge), "nudge.take", NULL);
  assert_text (f, "A junkie and time of high energy");
}

static void
test_off (Fixture *f, gconstpointer data)
{
  type (f, "A junkie");
  kith_nudge_set_list (f->nudge, NULL, NULL);
  assert_marked (f, "");
  g_assert_null (kith_nudge_get_said (f->nudge));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->nudge)));
  type (f, " manic");
  assert_marked (f, "");
  kith_nudge_set_list (f->nudge, f->list, NULL);
  assert_marked (f, "judging:junkie|diagnosis:manic");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->nudge)));
}

/* Three lines, none of them that of a mistake in all three, and each with a color. */
static void
test_looks (Fixture *f, gconstpointer data)
{
  PangoUnderline seen[3];

  for (int kind = KITH_WORD_DIAGNOSIS; kind <= KITH_WORD_NAME; kind++)
    {
      g_autoptr (GdkRGBA) color = NULL;

      g_object_get (kith_nudge_get_tag (f->nudge, (KithWordKind) kind), "underline", &seen[kind],
                    "underline-rgba", &color, NULL);
      g_assert_nonnull (color);
      g_assert_cmpint (seen[kind], !=, PANGO_UNDERLINE_NONE);
      for (int other = 0; other < kind; other++)
        g_assert_cmpint (seen[kind], !=, seen[other]);
    }
}

/* However the text came to be what it is. */
static void
test_property (Fixture *f, gconstpointer data)
{
  static const char *const pieces[] = {
    "manic", " ", " ",     "\n",     "\r\n", "episode",      "junkie", "\"",
    "“",     "”", "Peter", "Jensen", "ü",    "\xe2\x80\xa9", ".",      "committed suicide"
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);
  const char *const own[] = { "Rosa Own", NULL };

  for (guint i = 0; i < 600; i++)
    {
      int length = gtk_text_buffer_get_char_count (f->buffer);
      GtkTextIter a, b;
      g_autofree char *marked = NULL, *text = NULL;
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GArray) matches = NULL;

      gtk_text_buffer_get_iter_at_offset (f->buffer, &a, g_rand_int_range (rand, 0, length + 1));
      gtk_text_buffer_get_iter_at_offset (f->buffer, &b, g_rand_int_range (rand, 0, length + 1));
      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0:
          gtk_text_iter_order (&a, &b);
          gtk_text_buffer_delete (f->buffer, &a, &b);
          break;
        case 1:
          gtk_text_buffer_undo (f->buffer);
          break;
        default:
          gtk_text_buffer_place_cursor (f->buffer, &a);
          type (f, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
        }
      g_object_get (f->buffer, "text", &text, NULL);
      matches = kith_word_list_check (f->list, text, own);
      for (guint k = 0; k < matches->len; k++)
        {
          const KithWordMatch *match = &g_array_index (matches, KithWordMatch, k);

          g_string_append_printf (expected, "%s%s:%.*s", k > 0 ? "|" : "",
                                  kith_word_kind_to_code (match->kind), (int) (match->end - match->start),
                                  text + match->start);
        }
      marked = describe_marked (f);
      g_assert_cmpstr (marked, ==, expected->str);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_type_ensure (KITH_TYPE_NUDGE);

#define ADD(name, func) g_test_add ("/nudge/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("typed", test_typed);
  ADD ("lines-joined", test_lines_joined);
  ADD ("told", test_told);
  ADD ("taken", test_taken);
  ADD ("not-taken", test_not_taken);
  ADD ("off", test_off);
  ADD ("looks", test_looks);
  ADD ("property", test_property);
#undef ADD

  return g_test_run ();
}
