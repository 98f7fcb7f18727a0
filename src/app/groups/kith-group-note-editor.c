/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose names were ticked is known here only to say that one of them stands in the note. */

#include "groups/kith-group-note-editor.h"

#include <glib/gi18n.h>

#include "groups/kith-group-doing.h"
#include "groups/kith-group-note-form.h"
#include "groups/kith-group-notes.h"
#include "groups/kith-group-sessions.h"
#include "shared/kith-a11y.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-job.h"
#include "shared/kith-text-box.h"

struct _KithGroupNoteEditor
{
  AdwBin parent_instance;

  GtkLabel *title_label; /* (unowned) template child, as those below */
  GtkEditable *count_row;
  KithTextBox *themes_box;
  KithTextBox *follow_ups_box;
  GtkLabel *look_label;
  GtkLabel *state_label;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  gint64 group;
  KithDay day;
  char *name;              /* (owned) (nullable): of the group */
  KithGroupNoteForm *form; /* (owned) (nullable) */
  KithDraftKeeper *draft;  /* (owned) (nullable) */
  GStrv names;             /* (owned) (nullable): of who was there */
  gboolean filling;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (KithGroupNoteEditor, kith_group_note_editor, ADW_TYPE_BIN)

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is read and written on the database thread. */
typedef struct
{
  gint64 group;
  KithDay day;
  KithGroupSession *of; /* (owned) (nullable) */
  KithGroupNote *note;  /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  kith_group_session_free (reading->of);
  kith_group_note_free (reading->note);
  g_free (reading);
}

static void
show_state (KithGroupNoteEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithGroupNote) note = kith_group_note_form_to_note (self->form, &error);
  KithThirdPartyReason reason =
      note != NULL ? kith_group_note_look (note, (const char *const *) self->names) : KITH_THIRD_PARTY_NONE;

  gtk_label_set_text (self->state_label,
                      note != NULL ? _ ("Kept as a draft until you save it (Ctrl+S).") : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->look_label), reason > KITH_THIRD_PARTY_UNCLEAR);
}

static void
changed_cb (KithGroupNoteEditor *self)
{
  g_autofree char *themes = NULL;
  g_autofree char *follow_ups = NULL;
  gboolean changed;

  if (self->filling || self->form == NULL)
    return;
  themes = kith_text_box_dup_text (self->themes_box);
  follow_ups = kith_text_box_dup_text (self->follow_ups_box);
  changed = kith_group_note_form_set_text (self->form, KITH_GROUP_NOTE_TEXT_COUNT,
                                           gtk_editable_get_text (self->count_row));
  changed |= kith_group_note_form_set_text (self->form, KITH_GROUP_NOTE_TEXT_THEMES, themes);
  changed |= kith_group_note_form_set_text (self->form, KITH_GROUP_NOTE_TEXT_FOLLOW_UPS, follow_ups);
  if (!changed)
    return;
  kith_draft_keeper_put (self->draft, kith_group_note_form_to_draft (self->form));
  show_state (self);
}

static void
fill (KithGroupNoteEditor *self)
{
  g_autofree char *day = kith_day_format_long (self->day);
  /* Translators: the name of a group, and a day */
  g_autofree char *title = g_strdup_printf (_ ("%s, %s"), self->name, day);

  self->filling = TRUE;
  gtk_label_set_text (self->title_label, title);
  gtk_editable_set_text (self->count_row,
                         kith_group_note_form_get_text (self->form, KITH_GROUP_NOTE_TEXT_COUNT));
  kith_text_box_set_text (self->themes_box,
                          kith_group_note_form_get_text (self->form, KITH_GROUP_NOTE_TEXT_THEMES));
  kith_text_box_set_text (self->follow_ups_box,
                          kith_group_note_form_get_text (self->form, KITH_GROUP_NOTE_TEXT_FOLLOW_UPS));
  self->filling = FALSE;
  show_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
finish (KithGroupNoteEditor *self)
{
  kith_draft_keeper_discard (self->draft);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_group_note_form_free);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
applied (gpointer object, const KithGroupDone *done, const GError *error)
{
  KithGroupNoteEditor *self = object;

  self->writing = FALSE;
  if (done != NULL && self->form != NULL)
    finish (self);
}

static void
write_note (KithGroupNoteEditor *self)
{
  g_autoptr (KithGroupNote) note = kith_group_note_form_to_note (self->form, NULL);
  g_autoptr (KithGroupCommand) command = NULL;
  g_autofree char *sentence = NULL;

  if (note == NULL)
    {
      self->writing = FALSE;
      return;
    }
  command = kith_group_command_note (self->group, self->day, note);
  /* Translators: %s is the name of a group */
  sentence = g_strdup_printf (_ ("The note about %s is saved."), self->name);
  kith_group_doing_apply (self->context, command, sentence, self, applied);
}

/* What is written about was held. */
static void
held (gpointer object, const KithGroupDone *done, const GError *error)
{
  KithGroupNoteEditor *self = object;

  if (error != NULL)
    self->writing = FALSE;
  else if (self->form != NULL)
    write_note (self);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGroupNoteEditor *self = KITH_GROUP_NOTE_EDITOR (widget);
  g_autoptr (KithGroupNote) note = NULL;
  g_autofree char *sentence = NULL;

  if (self->form == NULL || self->writing)
    return;
  note = kith_group_note_form_to_note (self->form, NULL);
  if (note == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->themes_box));
      return;
    }
  /* Translators: %s is the name of a group */
  sentence = g_strdup_printf (_ ("%s took place."), self->name);
  self->writing = TRUE;
  kith_group_doing_say_held (self->context, self->group, self->day, KITH_GROUP_SESSION_HELD, -1, sentence,
                             self, held);
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGroupNoteEditor *self = KITH_GROUP_NOTE_EDITOR (widget);

  if (self->form != NULL && !self->writing)
    finish (self);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autoptr (GError) local = NULL;

  reading->of = kith_group_sessions_get (session, reading->group, reading->day, error);
  if (reading->of == NULL)
    return FALSE;
  if (reading->of->id == 0)
    return TRUE;
  reading->note = kith_group_notes_get (session, reading->group, reading->day, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return error == NULL || *error == NULL;
}

static GStrv
collect_names (KithGroupNoteEditor *self, const KithGroupSession *of)
{
  KithCardIndex *index = kith_desk_get_index (kith_app_context_get_desk (self->context));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < of->people->len; i++)
    {
      KithCard *card = kith_card_index_get (index, g_array_index (of->people, gint64, i));

      if (card != NULL)
        g_strv_builder_add (names, kith_card_get_name (card));
    }
  return g_strv_builder_end (names);
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithGroupNoteEditor *self = object;
  Reading *reading = data;
  g_autoptr (GVariant) draft = NULL;

  if (error != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_DONE], 0);
      return;
    }
  if (reading->group != self->group || reading->day != self->day || self->draft == NULL)
    return;
  g_clear_pointer (&self->names, g_strfreev);
  self->names = collect_names (self, reading->of);
  draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE_VARDICT);
  g_clear_pointer (&self->form, kith_group_note_form_free);
  if (draft != NULL)
    self->form = kith_group_note_form_from_draft (draft);
  if (self->form == NULL)
    self->form = kith_group_note_form_new (self->group, self->day, reading->note);
  /* One at a time of a group: what was being typed about another day comes first. */
  if (kith_group_note_form_get_day (self->form) != self->day)
    {
      self->day = kith_group_note_form_get_day (self->form);
      kith_app_context_say (self->context, _ ("This was being written. Save or discard it first."));
    }
  else if (kith_group_note_form_follow (self->form, reading->note) && reading->note != NULL)
    {
      /* Translators: %s is the name of somebody who works here */
      g_autofree char *meanwhile =
          g_strdup_printf (_ ("%s has written about it meanwhile. What you save stands in its place."),
                           reading->note->by != NULL ? reading->note->by : "?");

      kith_app_context_say (self->context, meanwhile);
    }
  fill (self);
}

static gboolean
kith_group_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_GROUP_NOTE_EDITOR (widget)->themes_box));
}

static void
kith_group_note_editor_dispose (GObject *object)
{
  KithGroupNoteEditor *self = KITH_GROUP_NOTE_EDITOR (object);

  kith_group_note_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_group_note_form_free);

  G_OBJECT_CLASS (kith_group_note_editor_parent_class)->dispose (object);
}

static void
kith_group_note_editor_finalize (GObject *object)
{
  KithGroupNoteEditor *self = KITH_GROUP_NOTE_EDITOR (object);

  g_free (self->name);
  g_strfreev (self->names);

  G_OBJECT_CLASS (kith_group_note_editor_parent_class)->finalize (object);
}

static void
kith_group_note_editor_class_init (KithGroupNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_group_note_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_group_note_editor_finalize;
  widget_class->grab_focus = kith_group_note_editor_grab_focus;
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "note.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "note.discard", NULL, discard_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "note.save", NULL);

  g_type_ensure (KITH_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/groups/kith-group-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KithGroupNoteEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupNoteEditor, count_row);
  gtk_widget_class_bind_template_child (widget_class, KithGroupNoteEditor, themes_box);
  gtk_widget_class_bind_template_child (widget_class, KithGroupNoteEditor, follow_ups_box);
  gtk_widget_class_bind_template_child (widget_class, KithGroupNoteEditor, look_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupNoteEditor, state_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_group_note_editor_init (KithGroupNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_group_note_editor_set_context:
 * @self: an editor
 * @context: what the window works with; it outlives the editor
 *
 * Once.
 */
void
kith_group_note_editor_set_context (KithGroupNoteEditor *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_GROUP_NOTE_EDITOR (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_group_note_editor_begin:
 * @self: an editor
 * @group: an id
 * @name: what it is called
 * @day: a center day up to today
 *
 * Reads what is written of it, or goes on where this account left it.
 */
void
kith_group_note_editor_begin (KithGroupNoteEditor *self, gint64 group, const char *name, KithDay day)
{
  Reading *reading = g_new0 (Reading, 1);

  g_return_if_fail (KITH_IS_GROUP_NOTE_EDITOR (self));
  g_return_if_fail (self->context != NULL);

  kith_group_note_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_group_note_form_free);
  self->writing = FALSE;
  self->group = group;
  self->day = day;
  g_free (self->name);
  self->name = g_strdup (name);
  self->draft =
      kith_draft_keeper_new (kith_app_context_get_session (self->context), KITH_DRAFT_GROUP_NOTE, group);
  reading->group = group;
  reading->day = day;
  kith_job_run (self->context, read_job, reading, reading_free, self, read_done);
}

/**
 * kith_group_note_editor_flush:
 * @self: an editor
 *
 * What is typed is on the disk when this returns.
 */
void
kith_group_note_editor_flush (KithGroupNoteEditor *self)
{
  g_return_if_fail (KITH_IS_GROUP_NOTE_EDITOR (self));

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
}
