/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading is written into the log, so it is done when the section is shown, and again when something was
 * written meanwhile. */

#include "referrals/kith-referrals-view.h"

#include <glib/gi18n.h>

#include "referrals/kith-referral-doing.h"
#include "referrals/kith-referral-editor.h"
#include "referrals/kith-referral-place.h"
#include "referrals/kith-referral-row.h"
#include "resources/kith-resource-doing.h"
#include "shared/kith-children.h"
#include "shared/kith-focus.h"
#include "shared/kith-job.h"

struct _KithReferralsView
{
  KithRecordSection parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  GtkWidget *empty_label;
  GtkBox *list;
  GtkWidget *choose_button;
  KithReferralEditor *editor;

  gint64 person;
  gint64 step_of;       /* whose row gets the focus when its next step is done; 0 */
  GPtrArray *referrals; /* (owned) (nullable) (element-type KithReferral): %NULL until they are read */
};

G_DEFINE_FINAL_TYPE (KithReferralsView, kith_referrals_view, KITH_TYPE_RECORD_SECTION)

/* What is read on the database thread. */
typedef struct
{
  gint64 person;
  GPtrArray *referrals; /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->referrals, g_ptr_array_unref);
  g_free (reading);
}

static KithAppContext *
get_context (KithReferralsView *self)
{
  return kith_record_section_get_context (KITH_RECORD_SECTION (self));
}

static KithSession *
get_session (KithReferralsView *self)
{
  return kith_app_context_get_session (get_context (self));
}

static gboolean
may (KithReferralsView *self, KithAction action)
{
  return kith_session_may (get_session (self), action);
}

static gboolean
is_adding (KithReferralsView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "add") == 0;
}

static void
editor_state_cb (KithReferralsView *self)
{
  g_autofree char *state = NULL;

  g_object_get (self->editor, "state", &state, NULL);
  kith_record_section_set_state (KITH_RECORD_SECTION (self), is_adding (self), state);
}

static void
show_page (KithReferralsView *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  editor_state_cb (self);
}

static void
show_editor (KithReferralsView *self)
{
  show_page (self, "add");
  kith_focus_begin (GTK_WIDGET (self->editor));
}

/* What is open is on top, and what was a mistake at the end; each part as it was read, newest first. */
static guint
pass_of (const KithReferral *referral)
{
  if (referral->state == KITH_REFERRAL_TAKEN_BACK)
    return 2;
  return kith_referral_state_is_open (referral->state) ? 0 : 1;
}

static void
focus_row (KithReferralsView *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (row != NULL && kith_referral_row_get_referral (KITH_REFERRAL_ROW (row)) != self->step_of)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    kith_referral_row_focus (KITH_REFERRAL_ROW (row));
  self->step_of = 0;
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
show_list (KithReferralsView *self)
{
  KithDay today = kith_clock_today (kith_session_get_clock (get_session (self)));
  gboolean was_used = has_focus_within (GTK_WIDGET (self->list));

  kith_children_remove (GTK_WIDGET (self->list));
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < self->referrals->len; i++)
      {
        const KithReferral *referral = g_ptr_array_index (self->referrals, i);

        if (pass_of (referral) == pass)
          gtk_box_append (self->list, kith_referral_row_new (referral, today));
      }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->referrals->len > 0);
  gtk_widget_set_visible (self->empty_label, self->referrals->len == 0);
  if (is_adding (self))
    return;
  if (self->step_of != 0)
    focus_row (self);
  else if (was_used)
    gtk_widget_grab_focus (self->choose_button);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->referrals = kith_referrals_list (session, reading->person, error);
  return reading->referrals != NULL;
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithReferralsView *self = object;
  Reading *reading = data;

  if (error != NULL || reading->person != self->person)
    return;
  g_clear_pointer (&self->referrals, g_ptr_array_unref);
  self->referrals = g_steal_pointer (&reading->referrals);
  kith_referral_editor_follow (self->editor, self->referrals);
  show_list (self);
}

static void
read_list (KithReferralsView *self)
{
  Reading *reading;

  if (!may (self, KITH_ACTION_CARE_READ))
    return;
  reading = g_new0 (Reading, 1);
  reading->person = self->person;
  kith_job_run (get_context (self), read_job, reading, reading_free, self, read_done);
}

/* Somebody who is not looked at is not read. */
static void
written_cb (KithReferralsView *self)
{
  if (self->person != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_list (self);
}

static void
editor_done_cb (KithReferralsView *self, gboolean written)
{
  show_page (self, "list");
  if (!written)
    self->step_of = 0;
  gtk_widget_grab_focus (self->choose_button);
}

static void
begun (KithReferralsView *self, gboolean is_begun)
{
  show_editor (self);
  if (!is_begun)
    kith_app_context_say (get_context (self),
                          _ ("Something else is typed here already. Save or discard it first."));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithReferralsView *self = KITH_REFERRALS_VIEW (widget);

  begun (self, kith_referral_editor_make (self->editor, 0, NULL));
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithReferralsView *self = KITH_REFERRALS_VIEW (widget);

  kith_app_context_refer (get_context (self), self->person, 0);
}

static const KithReferral *
find_referral (KithReferralsView *self, gint64 id)
{
  for (guint i = 0; self->referrals != NULL && i < self->referrals->len; i++)
    {
      const KithReferral *referral = g_ptr_array_index (self->referrals, i);

      if (referral->id == id)
        return referral;
    }
  return NULL;
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithReferralsView *self = KITH_REFERRALS_VIEW (widget);
  const KithReferral *referral = find_referral (self, g_variant_get_int64 (parameter));

  if (referral == NULL)
    return;
  self->step_of = referral->id;
  begun (self, kith_referral_editor_step (self->editor, referral));
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithReferralsView *self = KITH_REFERRALS_VIEW (widget);
  const KithReferral *referral = find_referral (self, g_variant_get_int64 (parameter));

  if (referral == NULL)
    return;
  self->step_of = referral->id;
  begun (self, kith_referral_editor_correct (self->editor, referral));
}

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithReferralsView *self = KITH_REFERRALS_VIEW (widget);
  const KithReferral *referral = find_referral (self, g_variant_get_int64 (parameter));
  g_autoptr (KithReferralCommand) command = NULL;

  if (referral == NULL)
    return;
  self->step_of = referral->id;
  command = kith_referral_command_take_back (referral->id, referral->version);
  kith_referral_doing_apply (get_context (self), command, self->person, NULL, _ ("Taken back."), NULL, NULL);
}

static void
look_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_app_context_open_resource (get_context (KITH_REFERRALS_VIEW (widget)),
                                  g_variant_get_int64 (parameter));
}

/* It is shown, too, for whoever knows what is right. */
static void
not_right_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithReferralsView *self = KITH_REFERRALS_VIEW (widget);
  const KithReferral *referral = find_referral (self, g_variant_get_int64 (parameter));
  g_autofree char *called = NULL;

  if (referral == NULL)
    return;
  called = g_strdup (referral->name != NULL ? referral->name : "");
  kith_resource_doing_doubt (get_context (self), referral->resource, called);
  kith_app_context_open_resource (get_context (self), referral->resource);
}

static void
kith_referrals_view_setup (KithRecordSection *section, KithAppContext *context)
{
  KithReferralsView *self = KITH_REFERRALS_VIEW (section);
  KithSession *session = kith_app_context_get_session (context);
  gboolean writes = session != NULL && kith_session_may (session, KITH_ACTION_CARE_WRITE);

  kith_referral_editor_set_context (self->editor, context);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "referrals.add", writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "referrals.choose", writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "referrals.step", writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "referrals.correct", writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "referrals.take-back", writes);
  if (session != NULL)
    g_signal_connect_object (kith_session_get_store (session), "changed::referral", G_CALLBACK (written_cb),
                             self, G_CONNECT_SWAPPED);
}

static void
kith_referrals_view_show (KithRecordSection *section, gint64 person)
{
  KithReferralsView *self = KITH_REFERRALS_VIEW (section);

  if (self->person != person)
    {
      self->person = person;
      self->step_of = 0;
      g_clear_pointer (&self->referrals, g_ptr_array_unref);
      kith_children_remove (GTK_WIDGET (self->list));
      gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
      gtk_widget_set_visible (self->empty_label, FALSE);
      show_page (self, kith_referral_editor_resume (self->editor, person) ? "add" : "list");
    }
  read_list (self);
}

static void
kith_referrals_view_flush (KithRecordSection *section)
{
  kith_referral_editor_flush (KITH_REFERRALS_VIEW (section)->editor);
}

static void
kith_referrals_view_save (KithRecordSection *section)
{
  KithReferralsView *self = KITH_REFERRALS_VIEW (section);

  if (is_adding (self))
    kith_referral_editor_save (self->editor);
}

static void
kith_referrals_view_discard (KithRecordSection *section)
{
  kith_referral_editor_discard (KITH_REFERRALS_VIEW (section)->editor);
}

static void
kith_referrals_view_dispose (GObject *object)
{
  g_clear_pointer (&KITH_REFERRALS_VIEW (object)->referrals, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_referrals_view_parent_class)->dispose (object);
}

static void
kith_referrals_view_class_init (KithReferralsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithRecordSectionClass *section_class = KITH_RECORD_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_referrals_view_dispose;
  section_class->setup = kith_referrals_view_setup;
  section_class->show = kith_referrals_view_show;
  section_class->flush = kith_referrals_view_flush;
  section_class->save = kith_referrals_view_save;
  section_class->discard = kith_referrals_view_discard;

  g_type_ensure (KITH_TYPE_REFERRAL_EDITOR);
  gtk_widget_class_install_action (widget_class, "referrals.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "referrals.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "referrals.step", "x", step_action);
  gtk_widget_class_install_action (widget_class, "referrals.correct", "x", correct_action);
  gtk_widget_class_install_action (widget_class, "referrals.take-back", "x", take_back_action);
  gtk_widget_class_install_action (widget_class, "referrals.not-right", "x", not_right_action);
  gtk_widget_class_install_action (widget_class, "referrals.look-up", "x", look_up_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/referrals/kith-referrals-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithReferralsView, stack);
  gtk_widget_class_bind_template_child (widget_class, KithReferralsView, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithReferralsView, list);
  gtk_widget_class_bind_template_child (widget_class, KithReferralsView, choose_button);
  gtk_widget_class_bind_template_child (widget_class, KithReferralsView, editor);
  gtk_widget_class_bind_template_callback (widget_class, editor_state_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_done_cb);
}

static void
kith_referrals_view_init (KithReferralsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_referrals_view_refer:
 * @self: the section, which shows somebody
 * @resource: an entry of the directory
 *
 * Begins a referral there.
 */
void
kith_referrals_view_refer (KithReferralsView *self, gint64 resource)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (KITH_IS_REFERRALS_VIEW (self));
  g_return_if_fail (self->person != 0);

  name = kith_referral_place_name (get_session (self), resource, &error);
  if (name == NULL)
    {
      kith_app_context_say_error (get_context (self), error);
      return;
    }
  begun (self, kith_referral_editor_make (self->editor, resource, name));
}
