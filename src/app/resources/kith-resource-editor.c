/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form is a value; this shows it. What is wrong stands under what it is about. What is typed is a draft
 * until it is saved or thrown away: one of each account, of something new or of an entry. */

#include "resources/kith-resource-editor.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "resources/kith-prompt-row.h"
#include "resources/kith-resource-owners.h"
#include "resources/kith-resource-reading.h"
#include "resources/kith-resource-search.h"
#include "resources/kith-resource-saving.h"
#include "shared/kith-children.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-focus.h"

/* The entry and the place of it, which was typed last, and the form's. */
#define DRAFT_TYPE "(xxs" KITH_RESOURCE_FORM_DRAFT_TYPE ")"

/* Organizations that are offered while a name is typed. */
#define MOST_OWNERS 4

struct _KithResourceEditor
{
  AdwBin parent_instance;

  GtkLabel *title_label; /* (unowned) template child, as those below */
  GtkBox *rows;

  KithAppContext *context;                       /* (unowned) (nullable) the page around it owns it */
  KithResourceForm *form;                        /* (owned) (nullable) */
  KithResource *entries[KITH_RESOURCE_N_LEVELS]; /* (owned) (nullable) */
  KithDirectoryKeeper *keeper;                   /* (unowned) (nullable) the page around it owns it */
  KithDraftKeeper *draft;                        /* (owned) (nullable) */
  GArray *owners;                                /* (owned) (nullable) (element-type gint64) offered */
  gint64 id;                                     /* what is edited; 0: something new */
  gint64 place;                                  /* where */
  KithResourcePrompt typed;                      /* last */
  gboolean is_filling;
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
  g_clear_pointer (&self->owners, g_array_unref);
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
keep_draft (KithResourceEditor *self)
{
  if (self->draft == NULL || self->form == NULL)
    return;
  if (kith_resource_form_is_changed (self->form))
    kith_draft_keeper_put (self->draft, g_variant_new ("(xxs@" KITH_RESOURCE_FORM_DRAFT_TYPE ")", self->id,
                                                       self->place, kith_resource_prompt_code (self->typed),
                                                       kith_resource_form_to_draft (self->form)));
  else
    kith_draft_keeper_discard (self->draft);
}

static void
throw_draft_away (KithResourceEditor *self)
{
  if (self->draft != NULL)
    kith_draft_keeper_discard (self->draft);
}

static gboolean
is_new (KithResourceEditor *self)
{
  return self->id == 0;
}

static const char *
name_of (KithDirectory *directory, gint64 id)
{
  KithDirectoryEntry entry;

  return kith_directory_get (directory, id, &entry) ? entry.name : "";
}

/* Whose something new is: those that are there are offered, and a name that only one of them has is meant. */
static char *
offer_owners (KithResourceEditor *self, KithPromptRow *row)
{
  const char *typed = kith_resource_form_get (self->form, KITH_PROMPT_BY);
  KithDirectory *directory = self->keeper != NULL ? kith_directory_keeper_get (self->keeper) : NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_free);
  gint64 owner = kith_resource_form_get_organization (self->form);
  char *note = NULL;

  if (directory == NULL)
    return NULL;
  now = kith_resource_now (kith_app_context_get_session (self->context));
  g_clear_pointer (&self->owners, g_array_unref);
  self->owners = kith_resource_owners_find (directory, typed, now, MOST_OWNERS);
  if (owner == 0)
    owner = kith_resource_owners_get_only (directory, typed, self->owners);
  if (owner != 0)
    {
      kith_resource_form_set_organization (self->form, owner, typed);
      note = g_strdup (_ ("It is in the directory already. This will be one more of what it offers."));
    }
  for (guint i = 0; owner == 0 && i < self->owners->len; i++)
    /* Translators: %s is an organization */
    g_ptr_array_add (offers, g_strdup_printf (_ ("Add it to %s"),
                                              name_of (directory, g_array_index (self->owners, gint64, i))));
  g_ptr_array_add (offers, NULL);
  kith_prompt_row_offer (row, (const char *const *) offers->pdata);
  return note;
}

static void show_state (KithResourceEditor *self, KithPromptRow *row);

static void
owner_taken_cb (KithResourceEditor *self, guint offer, KithPromptRow *row)
{
  KithDirectory *directory = kith_directory_keeper_get (self->keeper);
  g_autofree char *name = NULL;
  gint64 owner;

  if (self->owners == NULL || offer >= self->owners->len || directory == NULL)
    return;
  owner = g_array_index (self->owners, gint64, offer);
  name = g_strdup (name_of (directory, owner));
  /* The text tells of itself; what it means is said after it. */
  kith_prompt_row_set_text (row, name);
  kith_resource_form_set_organization (self->form, owner, name);
  show_state (self, row);
  keep_draft (self);
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
  if (prompt == KITH_PROMPT_BY && is_new (self))
    note = offer_owners (self, row);
  /* Nobody is told that a name is missing before typing anything. */
  if (!kith_resource_form_is_changed (self->form))
    g_clear_pointer (&problem, g_free);
  kith_prompt_row_say (row, problem, note);
}

static void
row_changed_cb (KithResourceEditor *self, KithPromptRow *row)
{
  g_autofree char *text = kith_prompt_row_dup_text (row);

  if (self->form == NULL || self->is_filling)
    return;
  self->typed = kith_prompt_row_get_prompt (row);
  kith_resource_form_set (self->form, self->typed, text);
  show_state (self, row);
  update_save (self);
  keep_draft (self);
}

static void
fill (KithResourceEditor *self, KithResourcePrompt wanted)
{
  KithPromptRow *first = NULL;

  self->is_filling = TRUE;
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
      g_signal_connect_object (row, "taken", G_CALLBACK (owner_taken_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->rows, row);
      if (first == NULL || prompt == wanted)
        first = KITH_PROMPT_ROW (row);
    }
  self->is_filling = FALSE;
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
      throw_draft_away (self);
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
  throw_draft_away (self);
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
  throw_draft_away (self);
  clear (self);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
kith_resource_editor_dispose (GObject *object)
{
  clear (KITH_RESOURCE_EDITOR (object));
  g_clear_object (&KITH_RESOURCE_EDITOR (object)->draft);
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
 * @context: what the window works with, with a session
 * @keeper: the directory; it outlives the editor
 */
void
kith_resource_editor_set_context (KithResourceEditor *self,
                                  KithAppContext *context,
                                  KithDirectoryKeeper *keeper)
{
  g_return_if_fail (KITH_IS_RESOURCE_EDITOR (self));

  self->context = context;
  self->keeper = keeper;
  g_clear_object (&self->draft);
  self->draft = kith_draft_keeper_new (kith_app_context_get_session (context), KITH_DRAFT_RESOURCE, 0);
}

static void
start (KithResourceEditor *self, KithResourceForm *form, gint64 id, gint64 place)
{
  clear (self);
  self->form = form;
  self->id = id;
  self->place = place;
  self->typed = KITH_PROMPT_NAME;
  gtk_label_set_text (self->title_label, id != 0 ? _ ("Change what is known") : _ ("Add a resource"));
}

static gboolean
start_edit (KithResourceEditor *self, gint64 id, gint64 place, GError **error)
{
  KithResource *entries[KITH_RESOURCE_N_LEVELS];

  if (!kith_resource_reading_get_entries (kith_app_context_get_session (self->context), id, place, entries,
                                          error))
    return FALSE;
  start (self, kith_resource_form_new (entries), id, place);
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    self->entries[i] = entries[i];
  return TRUE;
}

/**
 * kith_resource_editor_edit:
 * @self: an editor
 * @id: a service, or an organization without any
 * @place: the service at one of its places; 0: it has none
 * @error: as kith_resource_reading_get_entries()
 *
 * Shows what is known of it and of all that it belongs to, to be changed.
 *
 * Returns: whether it is there
 */
gboolean
kith_resource_editor_edit (KithResourceEditor *self, gint64 id, gint64 place, GError **error)
{
  g_return_val_if_fail (KITH_IS_RESOURCE_EDITOR (self), FALSE);

  if (!start_edit (self, id, place, error))
    return FALSE;
  fill (self, KITH_PROMPT_NAME);
  return TRUE;
}

/**
 * kith_resource_editor_add:
 * @self: an editor
 * @name: (nullable): what it may be called
 * @organization: one that is there and offers it; 0
 *
 * Begins something new.
 */
void
kith_resource_editor_add (KithResourceEditor *self, const char *name, gint64 organization)
{
  g_return_if_fail (KITH_IS_RESOURCE_EDITOR (self));

  start (self, kith_resource_form_new_local (), 0, 0);
  if (name != NULL)
    kith_resource_form_set (self->form, KITH_PROMPT_NAME, name);
  if (organization != 0)
    kith_resource_form_set_organization (self->form, organization,
                                         name_of (kith_directory_keeper_get (self->keeper), organization));
  fill (self, KITH_PROMPT_NAME);
}

/**
 * kith_resource_editor_restore:
 * @self: an editor that has a directory
 *
 * Shows again what this account was typing. What was typed about an entry that is gone is something new.
 *
 * Returns: whether there was anything
 */
gboolean
kith_resource_editor_restore (KithResourceEditor *self)
{
  g_autoptr (GVariant) draft = NULL;
  g_autoptr (GVariant) content = NULL;
  KithResourcePrompt wanted = KITH_PROMPT_NAME;
  const char *code;
  gint64 id, place;

  g_return_val_if_fail (KITH_IS_RESOURCE_EDITOR (self), FALSE);

  draft = self->draft != NULL ? kith_draft_keeper_load (self->draft, G_VARIANT_TYPE (DRAFT_TYPE)) : NULL;
  if (draft == NULL)
    return FALSE;
  g_variant_get (draft, "(xx&s@" KITH_RESOURCE_FORM_DRAFT_TYPE ")", &id, &place, &code, &content);
  if (id == 0 || !start_edit (self, id, place, NULL))
    start (self, kith_resource_form_new_local (), 0, 0);
  kith_resource_form_take_draft (self->form, content);
  for (guint prompt = 0; prompt < KITH_N_RESOURCE_PROMPTS; prompt++)
    if (g_str_equal (kith_resource_prompt_code (prompt), code))
      wanted = self->typed = prompt;
  fill (self, wanted);
  return TRUE;
}

/**
 * kith_resource_editor_flush:
 * @self: an editor
 *
 * Returns once what is typed is stored as a draft.
 */
void
kith_resource_editor_flush (KithResourceEditor *self)
{
  g_return_if_fail (KITH_IS_RESOURCE_EDITOR (self));

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
}
