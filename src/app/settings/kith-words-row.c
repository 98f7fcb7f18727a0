/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enter changes the words, Delete removes them. */

#include "settings/kith-words-row.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"

struct _KithWordsRow
{
  AdwActionRow parent_instance;

  GtkWidget *remove_button; /* (unowned) template child */

  char *words;   /* (owned) (nullable) */
  char *heading; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithWordsRow, kith_words_row, ADW_TYPE_ACTION_ROW)

static gboolean
delete_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return gtk_widget_activate_action (widget, "words.remove", "s", KITH_WORDS_ROW (widget)->words);
}

static void
kith_words_row_finalize (GObject *object)
{
  KithWordsRow *self = KITH_WORDS_ROW (object);

  g_free (self->words);
  g_free (self->heading);

  G_OBJECT_CLASS (kith_words_row_parent_class)->finalize (object);
}

static void
kith_words_row_class_init (KithWordsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_words_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-words-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithWordsRow, remove_button);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, delete_cb, NULL);
}

static void
kith_words_row_init (KithWordsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_words_row_show:
 * @self: a row
 * @words: with commas between
 * @heading: (nullable): what it stands under
 */
void
kith_words_row_show (KithWordsRow *self, const char *words, const char *heading)
{
  g_autofree char *remove = NULL;

  g_return_if_fail (KITH_IS_WORDS_ROW (self));
  g_return_if_fail (words != NULL);

  g_free (self->words);
  self->words = g_strdup (words);
  g_free (self->heading);
  self->heading = g_strdup (heading);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), words);
  /* Translators: %s is a list of words with commas between. */
  remove = g_strdup_printf (_ ("Remove %s"), words);
  kith_a11y_set_label (self->remove_button, remove);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "s", words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove_button), "words.remove");
}

/**
 * kith_words_row_get_words:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the words that it shows
 */
const char *
kith_words_row_get_words (KithWordsRow *self)
{
  g_return_val_if_fail (KITH_IS_WORDS_ROW (self), NULL);

  return self->words;
}

/**
 * kith_words_row_get_heading:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it stands under
 */
const char *
kith_words_row_get_heading (KithWordsRow *self)
{
  g_return_val_if_fail (KITH_IS_WORDS_ROW (self), NULL);

  return self->heading;
}
