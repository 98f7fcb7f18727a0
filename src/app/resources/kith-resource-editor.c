/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form is a value; this shows it. What is wrong stands under what it is about. */

#include "resources/kith-resource-editor.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "resources/kith-prompt-row.h"
#include "resources/kith-resource-saving.h"
#include "shared/kith-children.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-focus.h"

struct _KithResourceEditor
{
  AdwBin parent_instance;

  GtkLabel *title_label; /* (unowned) template child, as those below */
  GtkBox *rows;

  KithAppContext *context;                       /* (unowned) (nullable) the page around it owns it */
  KithResourceForm *form;                        /* (owned) (nullable) */
  KithResource *entries[KITH_RESOURCE_N_LEVELS]; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithResourceEditor, kith_resource_editor, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear (KithResourceEditor *self)
{
  g_clear_pointer (&self->form, kith_resource_form_free);
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    g_clear_pointer (&self->entries[i], kith_resource_free);
}

static void
update_save (KithResourceEditor *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save",
                                 self->form != NULL && kith_resource_form_is_ready (self->form));
}

static void
show_state (KithResourceEditor *self, KithPromptRow *row)
{
  KithResourcePrompt prompt = kith_prompt_row_get_prompt (row);
  g_autofree char *problem = kith_resource_form_check (self->form, prompt);
  g_autofree char *read = NULL;
  g_autofree char *note = NULL;

  if (prompt == KITH_PROMPT_HOURS && !kith_text_is_blank (kith_resource_form_get (self->form, prompt)))
    {
      read = kith_resource_form_read_hours (self->form);
      /* Translators: %s are hours in words */
      note = read != NULL ? g_strdup_printf (_ ("Kith reads: %s"), read)
                          : g_strdup (_ ("Kith is not sure what this means, and will say to call first."));
    }
  /* Nobody is told that a name is missing before typing anything. */
  if (!kith_resource_form_is_changed (self->form))
    g_clear_pointer (&problem, g_free);
  kith_prompt_row_say (row, problem, note);
}

static void
row_changed_cb (KithResourceEditor *self, KithPromptRow *row)
{
  g_autofree char *text = kith_prompt_row_dup_text (row);

  if (self->form == NULL)
    return;
  kith_resource_form_set (self->form, kith_prompt_row_get_prompt (row), text);
  show_state (self, row);
  update_save (self);
}

static void
fill (KithResourceEditor *self)
{
  KithPromptRow *first = NULL;

  kith_children_remove (GTK_WIDGET (self->rows));
  for (guint prompt = 0; prompt < KITH_N_RESOURCE_PROMPTS; prompt++)
    {
      GtkWidget *row;

      if (!kith_resource_form_has (self->form, prompt))
        continue;
      row = kith_prompt_row_new (prompt);
      kith_prompt_row_set_text (KITH_PROMPT_ROW (row), kith_resource_form_get (self->form, prompt));
      kith_prompt_row_set_theirs (KITH_PROMPT_ROW (row), kith_resource_form_get_theirs (self->form, prompt));
      show_state (self, KITH_PROMPT_ROW (row));
      g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->rows, row);
      if (first == NULL)
        first = KITH_PROMPT_ROW (row);
    }
  update_save (self);
  if (first != NULL)
    kith_prompt_row_focus (first);
}

/* What could not be stored stays as it was typed. */
static void
saved (gpointer object, gint64 id, KithResourceForm *form, KithResource **entries)
{
  KithResourceEditor *self = object;

  if (id != 0)
    {
      g_signal_emit (self, signals[SIGNAL_SAVED], 0, id);
      return;
    }
  clear (self);
  self->form = form;
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    self->entries[i] = entries[i];
  update_save (self);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourceEditor *self = KITH_RESOURCE_EDITOR (widget);
  KithResource *entries[KITH_RESOURCE_N_LEVELS];

  if (self->form == NULL || !kith_resource_form_is_ready (self->form))
    return;
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    entries[i] = g_steal_pointer (&self->entries[i]);
  gtk_widget_action_set_enabled (widget, "editor.save", FALSE);
  kith_resource_saving_run (self->context, g_steal_pointer (&self->form), entries, self, saved);
}

static void
thrown_away (gboolean accepted, gpointer user_data)
{
  g_autoptr (KithResourceEditor) self = user_data;

  if (!accepted)
    return;
  clear (self);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourceEditor *self = KITH_RESOURCE_EDITOR (widget);

  if (self->form != NULL && kith_resource_form_is_changed (self->form))
    {
      kith_dialogs_ask (widget, _ ("Throw Away What You Typed?"), NULL, _ ("_Throw Away"),
                        KITH_DIALOG_DESTRUCTIVE, NULL, thrown_away, g_object_ref (self));
      return;
    }
  clear (self);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
kith_resource_editor_dispose (GObject *object)
{
  clear (KITH_RESOURCE_EDITOR (object));
  G_OBJECT_CLASS (kith_resource_editor_parent_class)->dispose (object);
}

static void
kith_resource_editor_class_init (KithResourceEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_resource_editor_dispose;

  signals[SIGNAL_LEFT] = g_signal_new ("left", KITH_TYPE_RESOURCE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SAVED] = g_signal_new ("saved", KITH_TYPE_RESOURCE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.leave", NULL, leave_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-resource-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KithResourceEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithResourceEditor, rows);
}

static void
kith_resource_editor_init (KithResourceEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_focus_leave_on_escape (GTK_WIDGET (self), "editor.leave");
  update_save (self);
}

/**
 * kith_resource_editor_new:
 *
 * Returns: (transfer floating): an editor of nothing
 */
GtkWidget *
kith_resource_editor_new (void)
{
  return g_object_new (KITH_TYPE_RESOURCE_EDITOR, NULL);
}

/**
 * kith_resource_editor_set_context:
 * @self: an editor
 * @context: what the window works with
 */
void
kith_resource_editor_set_context (KithResourceEditor *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_RESOURCE_EDITOR (self));

  self->context = context;
}

/**
 * kith_resource_editor_edit:
 * @self: an editor
 * @entries: (transfer full): by #KithResourceLevel, each (nullable): a service with all that it belongs to
 *
 * Shows what they say, to be changed.
 */
void
kith_resource_editor_edit (KithResourceEditor *self, KithResource *entries[KITH_RESOURCE_N_LEVELS])
{
  g_return_if_fail (KITH_IS_RESOURCE_EDITOR (self));

  clear (self);
  self->form = kith_resource_form_new (entries);
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    self->entries[i] = entries[i];
  gtk_label_set_text (self->title_label, _ ("Change what is known"));
  fill (self);
}

/**
 * kith_resource_editor_add:
 * @self: an editor
 * @name: (nullable): what it may be called
 *
 * Begins something new.
 */
void
kith_resource_editor_add (KithResourceEditor *self, const char *name)
{
  g_return_if_fail (KITH_IS_RESOURCE_EDITOR (self));

  clear (self);
  self->form = kith_resource_form_new_local ();
  if (name != NULL)
    kith_resource_form_set (self->form, KITH_PROMPT_NAME, name);
  gtk_label_set_text (self->title_label, _ ("Add a resource"));
  fill (self);
}
