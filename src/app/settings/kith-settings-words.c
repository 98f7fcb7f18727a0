/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows stay and show what stands in their place now, so that nothing that has the focus goes away but
 * where the list becomes shorter. */

#include "settings/kith-settings-words.h"

#include <glib/gi18n.h>

#include "resources/kith-resource-words.h"
#include "resources/kith-resource-rows.h"
#include "resources/kith-word-groups.h"
#include "settings/kith-words-dialogs.h"
#include "settings/kith-words-row.h"

/* Of more than these a filter finds the one that is meant. */
#define MOST_ROWS 200

struct _KithSettingsWords
{
  KithSettingsSection parent_instance;

  GtkWidget *add_button; /* (unowned) template child, as those below */
  GtkEditable *filter_entry;
  GtkListBox *list;
  GtkLabel *empty_label;
  GtkLabel *more_label;
  GtkWidget *restore_button;

  char *text;             /* (owned) (nullable): the list as it was read */
  KithWordGroups *groups; /* (owned) (nullable): the same */
  GPtrArray *rows;        /* (owned) (element-type KithWordsRow): in the list, in order */
};

G_DEFINE_FINAL_TYPE (KithSettingsWords, kith_settings_words, KITH_TYPE_SETTINGS_SECTION)

/* ---- What stands there. */

/* Above the first of those that stand under one. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *heading = kith_words_row_get_heading (KITH_WORDS_ROW (row));
  const char *above = before != NULL ? kith_words_row_get_heading (KITH_WORDS_ROW (before)) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (heading, above) == 0 && (before != NULL || heading == NULL))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (heading != NULL ? heading : _ ("Others"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "words-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
fit_rows (KithSettingsWords *self, guint n)
{
  while (self->rows->len < n)
    {
      GtkWidget *row = g_object_new (KITH_TYPE_WORDS_ROW, NULL);

      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  while (self->rows->len > n)
    gtk_list_box_remove (self->list, g_ptr_array_steal_index (self->rows, self->rows->len - 1));
}

static void
show_counts (KithSettingsWords *self, guint n_found)
{
  const char *typed = gtk_editable_get_text (self->filter_entry);
  g_autofree char *empty = NULL;
  g_autofree char *more = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->list), n_found > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), n_found == 0);
  if (kith_word_groups_get_length (self->groups) == 0)
    empty = g_strdup (_ ("No words mean the same. Add some, or restore those that come with Kith."));
  else
    empty = g_strdup_printf (_ ("No word begins with “%s”."), typed);
  gtk_label_set_text (self->empty_label, n_found == 0 ? empty : "");
  more = g_strdup_printf (ngettext ("%u more. Type what one begins with.",
                                    "%u more. Type what one begins with.", n_found - self->rows->len),
                          n_found - self->rows->len);
  gtk_label_set_text (self->more_label, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), n_found > self->rows->len);
}

static void
show_groups (KithSettingsWords *self)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *typed = gtk_editable_get_text (self->filter_entry);

  for (guint i = 0; i < kith_word_groups_get_length (self->groups); i++)
    if (kith_word_groups_matches (self->groups, i, typed))
      g_array_append_val (found, i);
  fit_rows (self, MIN (found->len, MOST_ROWS));
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint group = g_array_index (found, guint, i);
      g_autofree char *words = kith_word_groups_dup_label (self->groups, group);

      kith_words_row_show (self->rows->pdata[i], words, kith_word_groups_get_heading (self->groups, group));
    }
  gtk_list_box_invalidate_headers (self->list);
  show_counts (self, found->len);
}

static gboolean
list_has_focus (KithSettingsWords *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Where the row that had it is gone: what stands last now. */
static void
keep_focus (KithSettingsWords *self)
{
  if (self->rows->len > 0 && list_has_focus (self))
    return;
  gtk_widget_grab_focus (self->rows->len > 0 ? self->rows->pdata[self->rows->len - 1] : self->add_button);
}

static void
kith_settings_words_refresh (KithSettingsSection *section)
{
  KithSettingsWords *self = KITH_SETTINGS_WORDS (section);
  g_autoptr (GError) error = NULL;
  gint64 version;
  g_autofree char *text =
      kith_resource_words_read (kith_settings_section_get_session (section), &version, &error);
  gboolean had_focus = list_has_focus (self);

  if (text == NULL)
    {
      kith_app_context_say_error (kith_settings_section_get_context (section), error);
      return;
    }
  gtk_widget_set_sensitive (self->restore_button, version != 0);
  if (g_strcmp0 (text, self->text) == 0)
    return;
  g_clear_pointer (&self->groups, kith_word_groups_free);
  self->groups = kith_word_groups_new (text);
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  show_groups (self);
  if (had_focus)
    keep_focus (self);
}

static void
filter_changed_cb (KithSettingsWords *self)
{
  if (self->groups != NULL)
    show_groups (self);
}

static void
filter_stopped_cb (KithSettingsWords *self)
{
  gtk_editable_set_text (self->filter_entry, "");
}

static void
row_activated_cb (KithSettingsWords *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "words.change", "s",
                              kith_words_row_get_words (KITH_WORDS_ROW (row)));
}

/* ---- What is done to them. */

static void
focus_group (KithSettingsWords *self, guint group)
{
  g_autofree char *words = kith_word_groups_dup_label (self->groups, group);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (kith_words_row_get_words (self->rows->pdata[i]), words))
      gtk_widget_grab_focus (self->rows->pdata[i]);
}

/* Whoever changes something by keyboard goes on from there. */
static void
stored (gpointer object, const char *words)
{
  KithSettingsWords *self = object;
  guint group;

  kith_settings_section_refresh (KITH_SETTINGS_SECTION (self));
  if (words == NULL || self->groups == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  group = kith_word_groups_find_same (self->groups, words);
  if (group == KITH_WORD_GROUPS_NONE)
    return;
  if (!kith_word_groups_matches (self->groups, group, gtk_editable_get_text (self->filter_entry)))
    gtk_editable_set_text (self->filter_entry, "");
  focus_group (self, group);
}

static void
run (KithSettingsWords *self, KithWordsEdit *edit)
{
  kith_words_edit_run (edit, kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)), self, stored);
}

static void
asked (GtkWidget *parent, KithWordsEdit *edit)
{
  run (KITH_SETTINGS_WORDS (parent), edit);
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsWords *self = KITH_SETTINGS_WORDS (widget);

  if (self->text != NULL)
    kith_words_dialogs_ask (widget, self->text, NULL, asked);
}

/* parameter: s: the words of a group */
static void
change_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsWords *self = KITH_SETTINGS_WORDS (widget);

  if (self->text != NULL)
    kith_words_dialogs_ask (widget, self->text, g_variant_get_string (parameter, NULL), asked);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run (KITH_SETTINGS_WORDS (widget), kith_words_edit_new_remove (g_variant_get_string (parameter, NULL)));
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run (KITH_SETTINGS_WORDS (widget), kith_words_edit_new_restore ());
}

static void
kith_settings_words_dispose (GObject *object)
{
  KithSettingsWords *self = KITH_SETTINGS_WORDS (object);

  g_clear_pointer (&self->groups, kith_word_groups_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_settings_words_parent_class)->dispose (object);
}

static void
kith_settings_words_class_init (KithSettingsWordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithSettingsSectionClass *section_class = KITH_SETTINGS_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_settings_words_dispose;
  section_class->refresh = kith_settings_words_refresh;
  section_class->topic = KITH_RESOURCE_TOPIC;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-words.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWords, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWords, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWords, list);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWords, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWords, more_label);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWords, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "words.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "words.change", "s", change_action);
  gtk_widget_class_install_action (widget_class, "words.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "words.restore", NULL, restore_action);
}

static void
kith_settings_words_init (KithSettingsWords *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}
