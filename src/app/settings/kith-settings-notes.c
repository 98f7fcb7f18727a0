/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The templates stand in a group of their own. A word list is stored as a whole, and only one that can be
 * read; what is wrong with it is said while it is typed. What was typed over a list stays there while another
 * language is looked at. */

#include "settings/kith-settings-notes.h"

#include <glib/gi18n.h>

#include "base/kith-iso-list.h"
#include "notes/kith-word-lists.h"
#include "settings/kith-templates-group.h"
#include "shared/kith-text-box.h"

struct _KithSettingsNotes
{
  KithSettingsSection parent_instance;

  KithTemplatesGroup *templates_group; /* (unowned) template child, as those below */
  GtkSwitch *on_switch;
  AdwComboRow *language_row;
  KithTextBox *list_box;
  GtkLabel *problem_label;
  GtkWidget *restore_button;

  GStrv languages;   /* (owned): codes, in the order of the row */
  guint shown;       /* which of them the box has */
  char *stored;      /* (owned) (nullable): what the box had when it was filled */
  GHashTable *typed; /* (owned) (element-type utf8 utf8): by language, where that is not stored */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithSettingsNotes, kith_settings_notes, KITH_TYPE_SETTINGS_SECTION)

static KithCenter *
get_center (KithSettingsNotes *self)
{
  return kith_session_get_center (kith_settings_section_get_session (KITH_SETTINGS_SECTION (self)));
}

static const char *
get_language (KithSettingsNotes *self)
{
  return self->languages[self->shown];
}

static char *
make_setting (KithSettingsNotes *self)
{
  return g_strconcat (KITH_SETTING_WORD_LIST_PREFIX, get_language (self), NULL);
}

/* What can be stored, and what cannot be for which reason. */
static void
show_state (KithSettingsNotes *self)
{
  g_autofree char *text = kith_text_box_dup_text (self->list_box);
  gboolean is_changed = g_strcmp0 (text, self->stored) != 0;
  g_autoptr (GError) error = NULL;
  gboolean is_good = kith_word_lists_check (get_language (self), text, &error);

  gtk_label_set_text (self->problem_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note-words.save", is_changed && is_good);
}

static void
typed_cb (KithSettingsNotes *self)
{
  g_autofree char *text = kith_text_box_dup_text (self->list_box);

  if (g_strcmp0 (text, self->stored) == 0)
    g_hash_table_remove (self->typed, get_language (self));
  else
    g_hash_table_insert (self->typed, g_strdup (get_language (self)), g_steal_pointer (&text));
  show_state (self);
}

static void
show_list (KithSettingsNotes *self)
{
  gboolean is_own = FALSE;
  g_autofree char *text = kith_word_lists_read (get_center (self), get_language (self), &is_own, NULL);
  const char *typed = g_hash_table_lookup (self->typed, get_language (self));

  g_free (self->stored);
  /* As the box would give it back. */
  self->stored = g_strchomp (g_strdup (text != NULL ? text : ""));
  if (g_strcmp0 (typed, self->stored) == 0)
    {
      g_hash_table_remove (self->typed, get_language (self));
      typed = NULL;
    }
  kith_text_box_set_text (self->list_box, typed != NULL ? typed : self->stored);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note-words.restore", is_own);
  show_state (self);
}

static void
kith_settings_notes_refresh (KithSettingsSection *section)
{
  KithSettingsNotes *self = KITH_SETTINGS_NOTES (section);
  gboolean is_on = kith_word_lists_is_on (get_center (self));
  g_autofree char *text = kith_word_lists_read (get_center (self), get_language (self), NULL, NULL);

  kith_templates_group_refresh (self->templates_group, kith_settings_section_get_context (section));
  self->filling = TRUE;
  gtk_switch_set_active (self->on_switch, is_on);
  self->filling = FALSE;
  /* The cursor stays where nothing else did. */
  g_strchomp (text);
  if (self->stored == NULL || g_strcmp0 (text, self->stored) != 0)
    show_list (self);
}

static void
switched_cb (KithSettingsNotes *self)
{
  if (!self->filling)
    kith_settings_section_set (KITH_SETTINGS_SECTION (self), KITH_SETTING_WORD_LISTS,
                               gtk_switch_get_active (self->on_switch) ? "on" : NULL);
}

static void
language_cb (KithSettingsNotes *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  if (self->filling || selected == self->shown || selected >= g_strv_length (self->languages))
    return;
  self->shown = selected;
  show_list (self);
}

static void
saved (KithSettingsSection *section)
{
  kith_settings_section_refresh (section);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsNotes *self = KITH_SETTINGS_NOTES (widget);
  g_autofree char *text = kith_text_box_dup_text (self->list_box);
  g_autofree char *name = make_setting (self);

  kith_settings_section_set_saying (KITH_SETTINGS_SECTION (self), name, g_strchomp (text), _ ("Saved."),
                                    saved);
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsNotes *self = KITH_SETTINGS_NOTES (widget);
  g_autofree char *name = make_setting (self);

  g_hash_table_remove (self->typed, get_language (self));
  kith_settings_section_set_saying (KITH_SETTINGS_SECTION (self), name, NULL,
                                    _ ("The word list is as it comes with Kith."), saved);
}

static void
fill_languages (KithSettingsNotes *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *usual = kith_word_lists_get_usual_language ();

  self->languages = kith_word_lists_list_languages ();
  for (guint i = 0; self->languages[i] != NULL; i++)
    {
      g_autofree char *name = kith_iso_list_dup_name (KITH_ISO_LANGUAGES, self->languages[i]);

      gtk_string_list_append (names, name);
      if (g_str_equal (self->languages[i], usual))
        self->shown = i;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, self->shown);
  self->filling = FALSE;
}

static void
kith_settings_notes_finalize (GObject *object)
{
  KithSettingsNotes *self = KITH_SETTINGS_NOTES (object);

  g_strfreev (self->languages);
  g_free (self->stored);
  g_hash_table_unref (self->typed);

  G_OBJECT_CLASS (kith_settings_notes_parent_class)->finalize (object);
}

static void
kith_settings_notes_class_init (KithSettingsNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithSettingsSectionClass *section_class = KITH_SETTINGS_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_settings_notes_finalize;
  section_class->refresh = kith_settings_notes_refresh;
  section_class->topic = "setting";

  g_type_ensure (KITH_TYPE_TEMPLATES_GROUP);
  g_type_ensure (KITH_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsNotes, templates_group);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsNotes, on_switch);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsNotes, language_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsNotes, list_box);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsNotes, problem_label);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsNotes, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);

  gtk_widget_class_install_action (widget_class, "note-words.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "note-words.restore", NULL, restore_action);
}

static void
kith_settings_notes_init (KithSettingsNotes *self)
{
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_languages (self);
}
