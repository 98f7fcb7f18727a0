/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The note stands first as it was signed; below it, in the order of signing, what was added. */

#include "notes/kith-note-row.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "notes/kith-note-head.h"
#include "shared/kith-a11y.h"
#include "shared/kith-paragraph.h"
#include "shared/kith-signature-area.h"

struct _KithNoteRow
{
  GtkBox parent_instance;

  GtkLabel *head_label; /* (unowned) template child, as those below */
  GtkLabel *by_label;
  GtkWidget *restricted_box;
  GtkBox *words_box;
  GtkWidget *buttons;
  GtkActionable *amend_button;
  GtkActionable *their_words_button;
  GtkMenuButton *more_button;

  gint64 note;
  gboolean is_in_error;
};

G_DEFINE_FINAL_TYPE (KithNoteRow, kith_note_row, GTK_TYPE_BOX)

static void
add_label (KithNoteRow *self, const char *text, const char *css_class)
{
  gtk_box_append (self->words_box, kith_paragraph_new (text, css_class));
}

static void
add_said (KithNoteRow *self, const char *text)
{
  gtk_box_append (self->words_box, kith_paragraph_new_said (text, "note-words"));
}

static void
add_words (KithNoteRow *self, const KithNoteWords *words)
{
  static const KithNoteText headed[] = { KITH_NOTE_TEXT_MATTERED, KITH_NOTE_TEXT_STRENGTHS,
                                         KITH_NOTE_TEXT_NEXT_STEP, KITH_NOTE_TEXT_THEIR_WORDS };
  const char *name = words->texts[KITH_NOTE_TEXT_SIGNED_NAME];

  if (!kith_text_is_blank (words->texts[KITH_NOTE_TEXT_TEXT]))
    add_said (self, words->texts[KITH_NOTE_TEXT_TEXT]);
  for (guint i = 0; i < G_N_ELEMENTS (headed); i++)
    if (!kith_text_is_blank (words->texts[headed[i]]))
      {
        add_label (self, kith_note_text_label (headed[i]), "note-heading");
        add_said (self, words->texts[headed[i]]);
      }
  if (words->strokes != NULL)
    gtk_box_append (self->words_box, kith_signature_area_new (words->strokes));
  if (!kith_text_is_blank (name))
    {
      /* Translators: %s is a name that was typed as a signature */
      g_autofree char *text = g_strdup_printf (_ ("Signed: %s"), name);

      add_label (self, text, "note-signature");
    }
}

/* Why there are no words. */
static void
add_absence (KithNoteRow *self, const KithNoteEntry *entry)
{
  if (entry->is_erased)
    add_label (self, _ ("What it said was erased with the record."), "dim-label");
  else if (kith_note_entry_is_kept (entry))
    add_label (self, _ ("This note is restricted: only who signed it, and coordinators, read it."),
               "dim-label");
  else if (entry->is_closed)
    add_label (self, _ ("There is a note here that is kept from you. Ask whoever signed it."), "dim-label");
  else
    add_label (self, _ ("What it said cannot be read."), "error");
}

static void
add_entry (KithNoteRow *self, const KithNoteEntry *entry)
{
  if (entry->problem != NULL)
    add_label (self, entry->problem, "error");
  if (entry->words != NULL)
    add_words (self, entry->words);
  else
    add_absence (self, entry);
}

static void
add_follow_ups (KithNoteRow *self, const GPtrArray *follow_ups, KithClock *clock)
{
  for (guint i = 0; i < follow_ups->len; i++)
    {
      g_autofree char *text = kith_note_follow_up_describe (g_ptr_array_index (follow_ups, i), clock);

      add_label (self, text, "dim-label");
    }
}

static void
add_addition (KithNoteRow *self, const KithNoteEntry *entry, KithClock *clock)
{
  g_autofree char *head = kith_note_head_describe_addition (entry, clock);

  gtk_box_append (self->words_box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_label (self, head, "note-added");
  if (entry->facts.kind == KITH_NOTE_IN_ERROR && entry->problem == NULL)
    return;
  add_entry (self, entry);
}

/* When it is asked for: a list of notes has many rows, and few menus are opened. */
static void
fill_menu (GtkMenuButton *button, gpointer user_data)
{
  KithNoteRow *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  static const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    { N_ ("Read It Together"), KITH_NOTE_ROW_TOGETHER },
    { N_ ("Print…"), KITH_NOTE_ROW_PRINT },
    { N_ ("It Should Not Be There…"), KITH_NOTE_ROW_IN_ERROR },
  };

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      if (g_str_equal (items[i].action, KITH_NOTE_ROW_IN_ERROR) && self->is_in_error)
        continue;
      g_menu_item_set_action_and_target (item, items[i].action, "x", self->note);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
set_actions (KithNoteRow *self, const char *head)
{
  /* Translators: %s is when and how somebody was met */
  g_autofree char *amend = g_strdup_printf (_ ("Add to the note: %s"), head);
  /* Translators: %s is when and how somebody was met */
  g_autofree char *words = g_strdup_printf (_ ("Their own words to the note: %s"), head);
  /* Translators: %s is when and how somebody was met */
  g_autofree char *more = g_strdup_printf (_ ("More about the note: %s"), head);

  gtk_menu_button_set_create_popup_func (self->more_button, fill_menu, self, NULL);
  kith_a11y_label_menu_button (GTK_WIDGET (self->more_button), more);
  kith_a11y_set_label (GTK_WIDGET (self->amend_button), amend);
  kith_a11y_set_label (GTK_WIDGET (self->their_words_button), words);
  gtk_actionable_set_action_target (self->amend_button, "x", self->note);
  gtk_actionable_set_action_name (self->amend_button, KITH_NOTE_ROW_AMEND);
  gtk_actionable_set_action_target (self->their_words_button, "x", self->note);
  gtk_actionable_set_action_name (self->their_words_button, KITH_NOTE_ROW_THEIR_WORDS);
}

static void
kith_note_row_class_init (KithNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kithdesk/Kith/ui/notes/kith-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNoteRow, head_label);
  gtk_widget_class_bind_template_child (widget_class, KithNoteRow, by_label);
  gtk_widget_class_bind_template_child (widget_class, KithNoteRow, restricted_box);
  gtk_widget_class_bind_template_child (widget_class, KithNoteRow, words_box);
  gtk_widget_class_bind_template_child (widget_class, KithNoteRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, KithNoteRow, amend_button);
  gtk_widget_class_bind_template_child (widget_class, KithNoteRow, their_words_button);
  gtk_widget_class_bind_template_child (widget_class, KithNoteRow, more_button);
}

static void
kith_note_row_init (KithNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_note_row_new:
 * @note: as it was read
 * @clock: the center's
 * @has_buttons: whether something can be done with it here
 *
 * Returns: (transfer floating): a row that says it
 */
GtkWidget *
kith_note_row_new (const KithSignedNote *note, KithClock *clock, gboolean has_buttons)
{
  KithNoteRow *self = g_object_new (KITH_TYPE_NOTE_ROW, NULL);
  const KithNoteEntry *original = kith_signed_note_get_original (note);
  g_autofree char *head = kith_note_head_describe (original, kith_clock_today (clock));
  g_autofree char *by = kith_note_head_describe_signing (original, clock);

  self->note = original->facts.note;
  gtk_label_set_text (self->head_label, head);
  gtk_label_set_text (self->by_label, by);
  self->is_in_error = kith_signed_note_is_in_error (note);
  if (self->is_in_error)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "not-in-force");
      gtk_widget_add_css_class (GTK_WIDGET (self->words_box), "note-in-error");
    }
  gtk_widget_set_visible (self->restricted_box, original->facts.restricted != 0 && original->words != NULL);
  add_entry (self, original);
  if (original->words != NULL && note->follow_ups != NULL)
    add_follow_ups (self, note->follow_ups, clock);
  for (guint i = 1; i < note->entries->len; i++)
    add_addition (self, g_ptr_array_index (note->entries, i), clock);
  set_actions (self, head);
  gtk_widget_set_visible (self->buttons, has_buttons && original->words != NULL);
  return GTK_WIDGET (self);
}

/**
 * kith_note_row_get_note:
 * @self: a row
 *
 * Returns: the note's id
 */
gint64
kith_note_row_get_note (KithNoteRow *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_ROW (self), 0);

  return self->note;
}

/**
 * kith_note_row_focus:
 * @self: a row
 *
 * Puts the focus on what is most often done with it.
 */
void
kith_note_row_focus (KithNoteRow *self)
{
  g_return_if_fail (KITH_IS_NOTE_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->amend_button));
}
