/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One form, one draft: only what happened is needed, in a few words. What was typed is kept whoever
 * interrupts, and found again by the same account; it goes once it is written down, or thrown away. */

#include "incidents/kith-incident-editor.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "frontdesk/kith-pick-person.h"
#include "incidents/kith-incident-form.h"
#include "incidents/kith-incidents.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-job.h"
#include "shared/kith-text-box.h"

struct _KithIncidentEditor
{
  AdwBin parent_instance;

  GtkLabel *title_label; /* (unowned) template child, as those below */
  GtkWidget *kept_label;
  GtkLabel *problem_label;
  GtkWidget *when_group;
  GtkWidget *people_group;
  GtkListBox *people_list;
  GtkCheckButton *about_check;
  GtkEditable *day_row;
  GtkEditable *time_row;
  GtkEditable *due_row;
  GtkEditable *place_row;
  GtkEditable *inside_row;
  GtkEditable *outside_row;
  GtkEditable *next_row;
  KithTextBox *happened_box;
  KithTextBox *done_box;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  KithDraftKeeper *draft;  /* (owned) (nullable) */
  KithIncidentForm *form;  /* (owned) (nullable) */
  gboolean showing;
  gboolean writing; /* it is being written on the database thread */
};

G_DEFINE_FINAL_TYPE (KithIncidentEditor, kith_incident_editor, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is written on the database thread, with what takes it back. */
typedef struct
{
  KithAppContext *context;      /* (owned) */
  KithIncidentCommand *command; /* (owned) */
  KithIncidentDone *done;       /* (owned) (nullable) */
} Writing;

static KithDay
get_today (KithIncidentEditor *self)
{
  return kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
}

static GtkEditable *
find_row (KithIncidentEditor *self, KithIncidentText text)
{
  switch (text)
    {
    case KITH_INCIDENT_TEXT_PLACE:
      return self->place_row;
    case KITH_INCIDENT_TEXT_TOLD_INSIDE:
      return self->inside_row;
    case KITH_INCIDENT_TEXT_TOLD_OUTSIDE:
      return self->outside_row;
    case KITH_INCIDENT_TEXT_NEXT:
      return self->next_row;
    case KITH_INCIDENT_TEXT_HAPPENED:
    case KITH_INCIDENT_TEXT_DONE:
    case KITH_N_INCIDENT_TEXTS:
    default:
      return NULL;
    }
}

static KithTextBox *
find_box (KithIncidentEditor *self, KithIncidentText text)
{
  return text == KITH_INCIDENT_TEXT_HAPPENED ? self->happened_box : self->done_box;
}

static GtkEditable *
find_date (KithIncidentEditor *self, KithIncidentFormDate date)
{
  return date == KITH_INCIDENT_FORM_DAY    ? self->day_row
         : date == KITH_INCIDENT_FORM_TIME ? self->time_row
                                           : self->due_row;
}

/* From the widgets into the form. */
static void
take_typed (KithIncidentEditor *self)
{
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    {
      GtkEditable *row = find_row (self, (KithIncidentText) i);
      g_autofree char *typed = row != NULL ? g_strdup (gtk_editable_get_text (row))
                                           : kith_text_box_dup_text (find_box (self, (KithIncidentText) i));

      kith_incident_form_set_words (self->form, (KithIncidentText) i, typed);
    }
  for (guint i = 0; i < KITH_N_INCIDENT_FORM_DATES; i++)
    kith_incident_form_set_date (self->form, (KithIncidentFormDate) i,
                                 gtk_editable_get_text (find_date (self, (KithIncidentFormDate) i)));
  kith_incident_form_set_about (self->form, gtk_check_button_get_active (self->about_check));
}

static void
update_actions (KithIncidentEditor *self)
{
  gboolean blank = self->form == NULL || kith_incident_form_is_blank (self->form);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.write", !blank);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.discard", !blank);
}

static void
keep (KithIncidentEditor *self)
{
  if (kith_incident_form_is_blank (self->form))
    kith_draft_keeper_discard (self->draft);
  else
    kith_draft_keeper_put (self->draft, kith_incident_form_to_draft (self->form));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  update_actions (self);
}

static void
changed_cb (KithIncidentEditor *self)
{
  if (self->showing || self->form == NULL)
    return;
  take_typed (self);
  keep (self);
}

static void show_people (KithIncidentEditor *self);

static void
name_not_cb (KithIncidentEditor *self, GtkWidget *button)
{
  const gint64 *person = g_object_get_data (G_OBJECT (button), "person");

  kith_incident_form_name_not (self->form, *person);
  show_people (self);
  keep (self);
}

/* As much of a name as this screen shows. */
static char *
describe_person (KithIncidentEditor *self, gint64 person)
{
  KithCardIndex *index = kith_desk_get_index (kith_app_context_get_desk (self->context));
  KithCard *card = kith_card_index_get (index, person);

  if (card == NULL)
    return g_strdup ("?");
  return kith_preferences_get_public_screen (kith_app_context_get_preferences (self->context))
             ? kith_text_public_name (kith_card_get_name (card))
             : g_strdup (kith_card_get_name (card));
}

static GtkWidget *
make_person (KithIncidentEditor *self, gint64 person)
{
  g_autofree char *name = describe_person (self, person);
  /* Translators: %s is a name; a button that takes it off a list */
  g_autofree char *label = g_strdup_printf (_ ("Do not name %s"), name);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  kith_a11y_set_label (button, label);
  kith_a11y_set_label (row, name);
  g_object_set_data_full (G_OBJECT (button), "person", g_memdup2 (&person, sizeof person), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (name_not_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_people (KithIncidentEditor *self)
{
  const GArray *people = kith_incident_form_get_people (self->form);

  kith_children_remove (GTK_WIDGET (self->people_list));
  for (guint i = 0; i < people->len; i++)
    gtk_list_box_append (self->people_list, make_person (self, g_array_index (people, gint64, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->people_list), people->len > 0);
}

static void
show_form (KithIncidentEditor *self)
{
  gboolean adds = kith_incident_form_get_incident (self->form) != 0;

  self->showing = TRUE;
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    {
      GtkEditable *row = find_row (self, (KithIncidentText) i);
      const char *words = kith_incident_form_get_words (self->form, (KithIncidentText) i);

      if (row != NULL)
        gtk_editable_set_text (row, words);
      else
        kith_text_box_set_text (find_box (self, (KithIncidentText) i), words);
    }
  for (guint i = 0; i < KITH_N_INCIDENT_FORM_DATES; i++)
    gtk_editable_set_text (find_date (self, (KithIncidentFormDate) i),
                           kith_incident_form_get_date (self->form, (KithIncidentFormDate) i));
  gtk_check_button_set_active (self->about_check, kith_incident_form_get_about (self->form));
  gtk_label_set_label (self->title_label, adds ? _ ("Add Something") : _ ("Something Happened"));
  g_object_set (self->happened_box, "title", adds ? _ ("What is to be added") : _ ("What happened"), NULL);
  gtk_widget_set_visible (self->when_group, !adds);
  gtk_widget_set_visible (self->people_group, !adds);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  show_people (self);
  self->showing = FALSE;
  update_actions (self);
}

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->context);
  kith_incident_command_unref (writing->command);
  kith_incident_done_free (writing->done);
  g_free (writing);
}

static gboolean
write_job (KithSession *session, gpointer data, GError **error)
{
  Writing *writing = data;

  writing->done = kith_incidents_apply (session, writing->command, error);
  return writing->done != NULL;
}

static void
taken_back (gpointer object, gpointer data, const GError *error)
{
  const Writing *writing = data;

  if (error == NULL)
    kith_app_context_say (writing->context, _ ("It is marked as a mistake."));
}

static void
undo (gpointer data)
{
  const Writing *inverse = data;
  Writing *writing = g_new0 (Writing, 1);

  writing->context = g_object_ref (inverse->context);
  writing->command = kith_incident_command_ref (inverse->command);
  kith_job_run (writing->context, write_job, writing, writing_free, NULL, taken_back);
}

static void
inverse_free (gpointer data)
{
  Writing *inverse = data;

  kith_incident_command_unref (inverse->command);
  g_free (inverse);
}

static void
written (gpointer object, gpointer data, const GError *error)
{
  KithIncidentEditor *self = object;
  Writing *writing = data;
  Writing *inverse;

  self->writing = FALSE;
  if (error != NULL)
    return;
  inverse = g_new0 (Writing, 1);
  inverse->context = writing->context;
  inverse->command = kith_incident_command_ref (writing->done->inverse);
  kith_undo_push (kith_app_context_get_undo (writing->context), undo, inverse, inverse_free);
  kith_app_context_say_undoable (writing->context, _ ("Written down. Thank you."));
  kith_draft_keeper_discard (self->draft);
  g_clear_pointer (&self->form, kith_incident_form_free);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static GtkWidget *
find_part (KithIncidentEditor *self, KithIncidentPart part)
{
  switch (part)
    {
    case KITH_INCIDENT_PART_DAY:
      return GTK_WIDGET (self->day_row);
    case KITH_INCIDENT_PART_MINUTE:
      return GTK_WIDGET (self->time_row);
    case KITH_INCIDENT_PART_DUE:
      return GTK_WIDGET (self->due_row);
    case KITH_INCIDENT_PART_HAPPENED:
    case KITH_INCIDENT_PART_PEOPLE:
    default:
      return GTK_WIDGET (self->happened_box);
    }
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithIncidentEditor *self = KITH_INCIDENT_EDITOR (widget);
  KithIncidentPart part = KITH_INCIDENT_PART_HAPPENED;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithIncidentCommand) command = kith_incident_form_to_command (self->form, &part, &error);
  Writing *writing;

  if (self->writing)
    return;
  if (command == NULL)
    {
      gtk_label_set_label (self->problem_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
      gtk_widget_child_focus (find_part (self, part), GTK_DIR_TAB_FORWARD);
      return;
    }
  self->writing = TRUE;
  kith_draft_keeper_flush (self->draft);
  writing = g_new0 (Writing, 1);
  writing->context = g_object_ref (self->context);
  writing->command = g_steal_pointer (&command);
  kith_job_run (self->context, write_job, writing, writing_free, self, written);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_incident_editor_flush (KITH_INCIDENT_EDITOR (widget));
  g_signal_emit (widget, signals[SIGNAL_LEFT], 0);
}

/* What was thrown away by mistake. */
static void
restore (gpointer data)
{
  KithIncidentEditor *self = data;

  if (self->form != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      GVariant *before = g_object_get_data (G_OBJECT (self), "thrown-away");

      kith_incident_form_free (self->form);
      self->form = kith_incident_form_new_from_draft (before, get_today (self));
      show_form (self);
      keep (self);
      kith_app_context_say (self->context, _ ("It is as before."));
    }
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithIncidentEditor *self = KITH_INCIDENT_EDITOR (widget);

  g_object_set_data_full (G_OBJECT (self), "thrown-away",
                          g_variant_ref_sink (kith_incident_form_to_draft (self->form)),
                          (GDestroyNotify) g_variant_unref);
  kith_draft_keeper_discard (self->draft);
  kith_incident_form_free (self->form);
  self->form = kith_incident_form_new (NULL, get_today (self));
  gtk_widget_set_visible (self->kept_label, FALSE);
  show_form (self);
  kith_undo_push (kith_app_context_get_undo (self->context), restore, g_object_ref (self), g_object_unref);
  kith_app_context_say_undoable (self->context, _ ("Thrown away."));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
picked (gint64 person, gpointer user_data)
{
  g_autoptr (KithIncidentEditor) self = user_data;

  if (person == 0 || self->form == NULL || !kith_incident_form_name (self->form, person))
    return;
  show_people (self);
  keep (self);
}

static void
name_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithIncidentEditor *self = KITH_INCIDENT_EDITOR (widget);

  kith_pick_person_ask (
      widget, self->context, _ ("Name Somebody"),
      _ ("Coordinators see whom you name. On the person’s own page nothing of it is shown."), FALSE, picked,
      g_object_ref (self));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_widget_activate_action (widget, "incident.leave", NULL);
  return TRUE;
}

static void
kith_incident_editor_dispose (GObject *object)
{
  KithIncidentEditor *self = KITH_INCIDENT_EDITOR (object);

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_incident_form_free);

  G_OBJECT_CLASS (kith_incident_editor_parent_class)->dispose (object);
}

/* Where typing begins, unless somebody is there. */
static gboolean
kith_incident_editor_grab_focus (GtkWidget *widget)
{
  KithIncidentEditor *self = KITH_INCIDENT_EDITOR (widget);
  GtkWidget *box = GTK_WIDGET (self->happened_box);

  return gtk_widget_get_focus_child (box) != NULL || gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD);
}

static void
kith_incident_editor_class_init (KithIncidentEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_incident_editor_dispose;
  widget_class->grab_focus = kith_incident_editor_grab_focus;

  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "incident.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "incident.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "incident.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "incident.name", NULL, name_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  g_type_ensure (KITH_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/incidents/kith-incident-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, kept_label);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, problem_label);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, when_group);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, people_group);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, people_list);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, about_check);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, day_row);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, time_row);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, due_row);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, place_row);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, inside_row);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, outside_row);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, next_row);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, happened_box);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentEditor, done_box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_incident_editor_init (KithIncidentEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->people_list), _ ("Who is named"));
  update_actions (self);
}

/**
 * kith_incident_editor_set_context:
 * @self: an editor
 * @context: what the window works with; it outlives the editor
 *
 * Once.
 */
void
kith_incident_editor_set_context (KithIncidentEditor *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_INCIDENT_EDITOR (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
  self->draft = kith_draft_keeper_new (kith_app_context_get_session (context), KITH_DRAFT_INCIDENT, 0);
}

/**
 * kith_incident_editor_open:
 * @self: an editor
 * @incident: (nullable): what is added to; %NULL: something new
 *
 * Shows what this account was writing, whatever that was about; else an empty form, with the cursor in it.
 */
void
kith_incident_editor_open (KithIncidentEditor *self, const KithIncident *incident)
{
  g_autoptr (GVariant) draft = NULL;

  g_return_if_fail (KITH_IS_INCIDENT_EDITOR (self));
  g_return_if_fail (self->context != NULL);

  kith_draft_keeper_flush (self->draft);
  draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE (KITH_INCIDENT_FORM_DRAFT));
  g_clear_pointer (&self->form, kith_incident_form_free);
  self->form = draft != NULL ? kith_incident_form_new_from_draft (draft, get_today (self))
                             : kith_incident_form_new (incident, get_today (self));
  if (incident != NULL && kith_incident_form_get_incident (self->form) == incident->id)
    kith_incident_form_follow (self->form, incident->version);
  gtk_widget_set_visible (self->kept_label, draft != NULL);
  show_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * kith_incident_editor_flush:
 * @self: an editor
 *
 * Saves at once what is being typed.
 */
void
kith_incident_editor_flush (KithIncidentEditor *self)
{
  g_return_if_fail (KITH_IS_INCIDENT_EDITOR (self));

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
}
