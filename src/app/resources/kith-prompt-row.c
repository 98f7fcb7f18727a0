/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The label over what is typed; below it what is wrong, how Kith understands it, and what the source says. */

#include "resources/kith-prompt-row.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-text-box.h"

struct _KithPromptRow
{
  GtkBox parent_instance;

  KithResourcePrompt prompt;
  GtkWidget *input; /* (unowned) a child, as those below: an entry, or a box of text */
  GtkLabel *problem_label;
  GtkLabel *note_label;
  GtkWidget *offers_box;
  GtkWidget *theirs_box;
  GtkLabel *theirs_label;
  char *theirs; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithPromptRow, kith_prompt_row, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (KithPromptRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
use_theirs_cb (KithPromptRow *self)
{
  kith_prompt_row_set_text (self, self->theirs);
  kith_prompt_row_focus (self);
}

static GtkLabel *
add_label (KithPromptRow *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
add_input (KithPromptRow *self)
{
  const char *words = kith_resource_prompt_label (self->prompt);
  GtkWidget *label;

  if (kith_resource_prompt_is_long (self->prompt))
    {
      self->input = kith_text_box_new (words);
      if (self->prompt == KITH_PROMPT_PHONE)
        kith_text_box_read_from_left (KITH_TEXT_BOX (self->input));
      gtk_box_append (GTK_BOX (self), self->input);
    }
  else
    {
      label = gtk_label_new (words);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (self), label);
      self->input = gtk_entry_new ();
      gtk_entry_set_max_length (GTK_ENTRY (self->input), 1000);
      kith_a11y_set_label (self->input, words);
      gtk_box_append (GTK_BOX (self), self->input);
    }
  g_signal_connect_object (self->input, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_theirs (KithPromptRow *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Use the Source’s"));
  /* Translators: %s is something that can be told of an entry: "Use what the source says: Cost" */
  g_autofree char *name =
      g_strdup_printf (_ ("Use what the source says: %s"), kith_resource_prompt_label (self->prompt));
  GtkWidget *label = gtk_label_new (NULL);

  self->theirs_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->theirs_label = GTK_LABEL (label);
  gtk_label_set_xalign (self->theirs_label, 0);
  gtk_label_set_wrap (self->theirs_label, TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  kith_a11y_set_label (button, name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (use_theirs_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->theirs_box), label);
  gtk_box_append (GTK_BOX (self->theirs_box), button);
  gtk_widget_set_visible (self->theirs_box, FALSE);
  gtk_box_append (GTK_BOX (self), self->theirs_box);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
kith_prompt_row_finalize (GObject *object)
{
  g_free (KITH_PROMPT_ROW (object)->theirs);
  G_OBJECT_CLASS (kith_prompt_row_parent_class)->finalize (object);
}

static void
kith_prompt_row_class_init (KithPromptRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_prompt_row_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", KITH_TYPE_PROMPT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TAKEN] = g_signal_new ("taken", KITH_TYPE_PROMPT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
kith_prompt_row_init (KithPromptRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
}

/**
 * kith_prompt_row_new:
 * @prompt: what it asks for
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
kith_prompt_row_new (KithResourcePrompt prompt)
{
  KithPromptRow *self = g_object_new (KITH_TYPE_PROMPT_ROW, NULL);

  self->prompt = prompt;
  add_input (self);
  self->problem_label = add_label (self, "error");
  self->note_label = add_label (self, "dim-label");
  self->offers_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (self->offers_box, FALSE);
  gtk_box_append (GTK_BOX (self), self->offers_box);
  add_theirs (self);
  return GTK_WIDGET (self);
}

/**
 * kith_prompt_row_get_prompt:
 * @self: a row
 *
 * Returns: what it asks for
 */
KithResourcePrompt
kith_prompt_row_get_prompt (KithPromptRow *self)
{
  g_return_val_if_fail (KITH_IS_PROMPT_ROW (self), KITH_PROMPT_NAME);

  return self->prompt;
}

/**
 * kith_prompt_row_dup_text:
 * @self: a row
 *
 * Returns: (transfer full): what is typed
 */
char *
kith_prompt_row_dup_text (KithPromptRow *self)
{
  g_return_val_if_fail (KITH_IS_PROMPT_ROW (self), NULL);

  return KITH_IS_TEXT_BOX (self->input) ? kith_text_box_dup_text (KITH_TEXT_BOX (self->input))
                                        : g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input)));
}

/**
 * kith_prompt_row_set_text:
 * @self: a row
 * @text: what stands there from now on
 */
void
kith_prompt_row_set_text (KithPromptRow *self, const char *text)
{
  g_return_if_fail (KITH_IS_PROMPT_ROW (self));

  if (KITH_IS_TEXT_BOX (self->input))
    kith_text_box_set_text (KITH_TEXT_BOX (self->input), text != NULL ? text : "");
  else
    gtk_editable_set_text (GTK_EDITABLE (self->input), text != NULL ? text : "");
}

/**
 * kith_prompt_row_set_theirs:
 * @self: a row
 * @theirs: (nullable): what the source says, where the center says otherwise
 */
void
kith_prompt_row_set_theirs (KithPromptRow *self, const char *theirs)
{
  g_autofree char *text = NULL;

  g_return_if_fail (KITH_IS_PROMPT_ROW (self));

  g_free (self->theirs);
  self->theirs = g_strdup (theirs);
  if (theirs != NULL)
    text = *theirs != '\0'
               /* Translators: %s is what the source says */
               ? g_strdup_printf (_ ("Changed here. The source says: %s"), theirs)
               : g_strdup (_ ("Changed here. The source says nothing."));
  gtk_label_set_text (self->theirs_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->theirs_box, theirs != NULL);
}

/**
 * kith_prompt_row_say:
 * @self: a row
 * @problem: (nullable): what is wrong
 * @note: (nullable): how it is understood
 */
void
kith_prompt_row_say (KithPromptRow *self, const char *problem, const char *note)
{
  g_return_if_fail (KITH_IS_PROMPT_ROW (self));

  set_text (self->problem_label, problem);
  set_text (self->note_label, note);
  kith_a11y_set_description (self->input, problem != NULL ? problem : note);
}

static void
offer_clicked_cb (KithPromptRow *self, GtkWidget *button)
{
  guint offer = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "offer"));

  kith_prompt_row_focus (self);
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0, offer);
}

/**
 * kith_prompt_row_offer:
 * @self: a row
 * @offers: (array zero-terminated=1): what could stand there
 *
 * Shows them below; "taken" tells which somebody took.
 */
void
kith_prompt_row_offer (KithPromptRow *self, const char *const *offers)
{
  g_return_if_fail (KITH_IS_PROMPT_ROW (self));
  g_return_if_fail (offers != NULL);

  kith_children_remove (self->offers_box);
  for (guint i = 0; offers[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (offers[i]);
      GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (button), "offer", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (offer_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->offers_box), button);
    }
  gtk_widget_set_visible (self->offers_box, offers[0] != NULL);
}

/**
 * kith_prompt_row_focus:
 * @self: a row
 *
 * Puts the cursor there.
 */
void
kith_prompt_row_focus (KithPromptRow *self)
{
  g_return_if_fail (KITH_IS_PROMPT_ROW (self));

  gtk_widget_child_focus (self->input, GTK_DIR_TAB_FORWARD);
}
