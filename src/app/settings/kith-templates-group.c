/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows stay and show what stands in their place now, so that nothing that has the focus goes away but
 * where the list becomes shorter. */

#include "settings/kith-templates-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "notes/kith-center-templates.h"
#include "settings/kith-template-dialogs.h"
#include "settings/kith-templates-edit.h"
#include "shared/kith-a11y.h"

typedef struct
{
  GtkWidget *row;      /* (unowned): in the group, as that in it */
  GtkMenuButton *menu; /* (unowned) */
} Row;

struct _KithTemplatesGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *add_button; /* (unowned) template child, as that below */
  GtkWidget *more_button;

  KithAppContext *context; /* (unowned) (nullable): the section has it */
  KithNoteTemplates *list; /* (owned) (nullable): as it is shown */
  GArray *rows;            /* (owned) (element-type Row): in order */
};

G_DEFINE_FINAL_TYPE (KithTemplatesGroup, kith_templates_group, ADW_TYPE_PREFERENCES_GROUP)

static KithSession *
get_session (GtkWidget *widget)
{
  return kith_app_context_get_session (KITH_TEMPLATES_GROUP (widget)->context);
}

/* ---- What stands there. */

static void
append (GMenu *menu, const char *label, const char *action, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

static void
fill_menu (KithTemplatesGroup *self, GtkMenuButton *button, guint index)
{
  const char *name = kith_note_templates_get (self->list, index)->name;
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %s is the name of a template. */
  g_autofree char *label = g_strdup_printf (_ ("Change %s"), name);

  append (menu, _ ("_Edit…"), "note-templates.edit", name);
  if (index > 0)
    append (menu, _ ("Move _up"), "note-templates.move-up", name);
  if (index + 1 < kith_note_templates_get_length (self->list))
    append (menu, _ ("Move _down"), "note-templates.move-down", name);
  append (menu, _ ("_Remove"), "note-templates.remove", name);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), label);
  kith_a11y_label_menu_button (GTK_WIDGET (button), label);
}

/* The headings, one beside the other. */
static char *
make_summary (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (g_str_has_suffix (lines[i], ":"))
        lines[i][strlen (lines[i]) - 1] = '\0';
      if (*lines[i] != '\0')
        g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", lines[i]);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
add_row (KithTemplatesGroup *self)
{
  Row row = { adw_action_row_new (), GTK_MENU_BUTTON (gtk_menu_button_new ()) };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row.row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row.row), 1);
  gtk_menu_button_set_icon_name (row.menu, "view-more-symbolic");
  gtk_widget_set_valign (GTK_WIDGET (row.menu), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (row.menu), "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row.row), GTK_WIDGET (row.menu));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row.row), GTK_WIDGET (row.menu));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row.row);
  g_array_append_val (self->rows, row);
}

static void
show_rows (KithTemplatesGroup *self)
{
  guint n = kith_note_templates_get_length (self->list);

  while (self->rows->len < n)
    add_row (self);
  for (; self->rows->len > n; g_array_set_size (self->rows, self->rows->len - 1))
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_array_index (self->rows, Row, self->rows->len - 1).row);
  for (guint i = 0; i < n; i++)
    {
      const KithNoteTemplate *one = kith_note_templates_get (self->list, i);
      const Row *row = &g_array_index (self->rows, Row, i);
      g_autofree char *summary = make_summary (one->text);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), one->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), summary);
      fill_menu (self, row->menu, i);
    }
}

static gboolean
has_focus_within (KithTemplatesGroup *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
focus_row (KithTemplatesGroup *self, guint index)
{
  if (index < self->rows->len)
    gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->rows, Row, index).menu));
  else
    gtk_widget_grab_focus (self->add_button);
}

static void
show_list (KithTemplatesGroup *self)
{
  gboolean had_focus = has_focus_within (self);
  gboolean is_own = FALSE;

  g_clear_pointer (&self->list, kith_note_templates_free);
  self->list =
      kith_center_templates_load (kith_session_get_center (get_session (GTK_WIDGET (self))), &is_own);
  show_rows (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note-templates.restore", is_own);
  /* Where the row that had it is gone: what stands last now. */
  if (had_focus && !has_focus_within (self))
    focus_row (self, self->rows->len > 0 ? self->rows->len - 1 : 0);
}

static void
center_changed_cb (KithTemplatesGroup *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_list (self);
}

/* ---- What is done to them. */

/* Whoever changes something by keyboard goes on from there. */
static void
stored (gpointer object, const char *name)
{
  KithTemplatesGroup *self = object;
  guint index;

  show_list (self);
  index = name != NULL ? kith_note_templates_find (self->list, name) : KITH_NOTE_TEMPLATE_NONE;
  if (index != KITH_NOTE_TEMPLATE_NONE && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_row (self, index);
}

static void
run (KithTemplatesGroup *self, KithTemplatesEdit *edit)
{
  kith_templates_edit_run (edit, self->context, self, stored);
}

static void
asked (GtkWidget *parent, KithTemplatesEdit *edit)
{
  run (KITH_TEMPLATES_GROUP (parent), edit);
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kith_template_dialogs_ask (widget, get_session (widget), NULL, asked);
}

static void
edit_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kith_template_dialogs_ask (widget, get_session (widget), g_variant_get_string (parameter, NULL), asked);
}

static void
move_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run (KITH_TEMPLATES_GROUP (widget),
       kith_templates_edit_new_move (g_variant_get_string (parameter, NULL),
                                     g_str_has_suffix (action, "up") ? -1 : 1));
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run (KITH_TEMPLATES_GROUP (widget),
       kith_templates_edit_new_remove (g_variant_get_string (parameter, NULL)));
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run (KITH_TEMPLATES_GROUP (widget), kith_templates_edit_new_restore ());
}

static void
kith_templates_group_finalize (GObject *object)
{
  KithTemplatesGroup *self = KITH_TEMPLATES_GROUP (object);

  kith_note_templates_free (self->list);
  g_array_unref (self->rows);

  G_OBJECT_CLASS (kith_templates_group_parent_class)->finalize (object);
}

static void
kith_templates_group_class_init (KithTemplatesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_templates_group_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-templates-group.ui");
  gtk_widget_class_bind_template_child (widget_class, KithTemplatesGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithTemplatesGroup, more_button);

  gtk_widget_class_install_action (widget_class, "note-templates.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "note-templates.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "note-templates.move-up", "s", move_action);
  gtk_widget_class_install_action (widget_class, "note-templates.move-down", "s", move_action);
  gtk_widget_class_install_action (widget_class, "note-templates.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "note-templates.restore", NULL, restore_action);
}

static void
kith_templates_group_init (KithTemplatesGroup *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (self->add_button, _ ("Add a template"));
  kith_a11y_label_menu_button (self->more_button, _ ("More about templates"));
}

/**
 * kith_templates_group_refresh:
 * @self: a group
 * @context: what the window works with, always the same
 *
 * Shows what is stored, from now on also after it changed.
 */
void
kith_templates_group_refresh (KithTemplatesGroup *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_TEMPLATES_GROUP (self));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  if (self->context == NULL)
    {
      self->context = context;
      g_signal_connect_object (context, "center-changed", G_CALLBACK (center_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  show_list (self);
}
