/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A time that nobody recorded stays empty. */

#include "people/kith-visit-form.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "desk/kith-paper-sheet.h"
#include "visits/kith-service.h"

struct _KithVisitForm
{
  KithForm parent_instance;

  GtkEditable *arrived_row; /* (unowned) template child, as those below */
  GtkEditable *left_row;
  GtkLabel *problem_label;
  GtkListBox *services_list;

  KithVisit *visit; /* (owned) as it was read */
  GPtrArray *ticks; /* (owned) (element-type GtkCheckButton) each with its service */
  int rollover;
};

G_DEFINE_FINAL_TYPE (KithVisitForm, kith_visit_form, KITH_TYPE_FORM)

static gint64
get_service (gpointer tick)
{
  return *(gint64 *) g_object_get_data (tick, "service");
}

/* NULL: all is well. */
static const char *
find_problem (KithVisitForm *self, KithVisit *typed)
{
  if (typed->arrived < KITH_MINUTE_NONE || typed->left < KITH_MINUTE_NONE)
    return _ ("Times are written as 9:40.");
  if (typed->left != KITH_MINUTE_NONE && typed->left < typed->arrived)
    return _ ("Nobody leaves before they come.");
  return NULL;
}

static gboolean
is_ready (KithForm *form)
{
  KithVisitForm *self = KITH_VISIT_FORM (form);
  g_autoptr (KithVisit) typed = NULL;

  if (self->visit == NULL)
    return FALSE;
  typed = kith_visit_form_dup_visit (self);
  return find_problem (self, typed) == NULL && !kith_visit_equal (typed, self->visit);
}

static void
changed_cb (KithVisitForm *self)
{
  g_autoptr (KithVisit) typed = NULL;
  const char *problem;

  if (self->visit == NULL)
    return;
  typed = kith_visit_form_dup_visit (self);
  problem = find_problem (self, typed);
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  kith_form_changed (KITH_FORM (self));
}

static void
add_service (KithVisitForm *self, const KithService *service)
{
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), service->label);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), kith_visit_has_service (self->visit, service->id));
  g_object_set_data_full (G_OBJECT (tick), "service", g_memdup2 (&service->id, sizeof service->id), g_free);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->ticks, g_object_ref (tick));
  gtk_list_box_append (self->services_list, row);
}

static void
show_minute (GtkEditable *row, int minute)
{
  g_autofree char *text = minute != KITH_MINUTE_NONE ? kith_minute_format (minute) : g_strdup ("");

  gtk_editable_set_text (row, text);
}

static gboolean
kith_visit_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_VISIT_FORM (widget)->arrived_row));
}

static void
kith_visit_form_finalize (GObject *object)
{
  KithVisitForm *self = KITH_VISIT_FORM (object);

  g_clear_pointer (&self->visit, kith_visit_free);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_visit_form_parent_class)->finalize (object);
}

static void
kith_visit_form_class_init (KithVisitFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_visit_form_finalize;
  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  widget_class->grab_focus = kith_visit_form_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-visit-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithVisitForm, arrived_row);
  gtk_widget_class_bind_template_child (widget_class, KithVisitForm, left_row);
  gtk_widget_class_bind_template_child (widget_class, KithVisitForm, problem_label);
  gtk_widget_class_bind_template_child (widget_class, KithVisitForm, services_list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_visit_form_init (KithVisitForm *self)
{
  self->ticks = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_visit_form_new:
 * @visit: the visit as it was read
 * @services: (element-type KithService): all of the center's; one that is not offered any more is shown where
 *   it was taken
 * @rollover: when the center's day begins, in minutes after midnight
 * @today: whether it is a visit of today: whoever has not left is here then
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
kith_visit_form_new (const KithVisit *visit, GPtrArray *services, int rollover, gboolean today)
{
  KithVisitForm *self;

  g_return_val_if_fail (visit != NULL && services != NULL, NULL);

  self = g_object_new (KITH_TYPE_VISIT_FORM, NULL);
  self->rollover = rollover;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->left_row),
                                 today ? _ ("Left at; empty while they are here")
                                       : _ ("Left at, if it is known"));
  show_minute (self->arrived_row, visit->arrived);
  show_minute (self->left_row, visit->left);
  self->visit = kith_visit_copy (visit);
  for (guint i = 0; i < services->len; i++)
    {
      const KithService *service = g_ptr_array_index (services, i);

      if (service->active || kith_visit_has_service (visit, service->id))
        add_service (self, service);
    }
  return GTK_WIDGET (self);
}

/**
 * kith_visit_form_dup_visit:
 *
 * Returns: (transfer full): the visit as it is typed
 */
KithVisit *
kith_visit_form_dup_visit (KithVisitForm *self)
{
  KithVisit *visit;

  g_return_val_if_fail (KITH_IS_VISIT_FORM (self), NULL);

  visit = kith_visit_copy (self->visit);
  visit->arrived = kith_paper_parse_time (gtk_editable_get_text (self->arrived_row), self->rollover);
  visit->left = kith_paper_parse_time (gtk_editable_get_text (self->left_row), self->rollover);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      GtkCheckButton *tick = g_ptr_array_index (self->ticks, i);

      kith_visit_put_service (visit, get_service (tick), gtk_check_button_get_active (tick));
    }
  return visit;
}
