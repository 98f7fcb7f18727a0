/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was not recorded is said to be so, never filled in. */

#include "people/kith-visit-row.h"

#include <glib/gi18n.h>

#include "people/kith-field-mark.h"
#include "people/kith-record-field.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

struct _KithVisitRow
{
  GtkBox parent_instance;

  GtkLabel *day_label; /* (unowned) template child, as those below */
  GtkLabel *times_label;
  GtkBox *mark_box;
  GtkLabel *services_label;
  GtkWidget *note_button;
  GtkWidget *correct_button;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (KithVisitRow, kith_visit_row, GTK_TYPE_BOX)

/* Whether it goes on. */
static gboolean
is_open (const KithVisit *visit)
{
  return visit->state == KITH_PRESENCE_HERE || visit->state == KITH_PRESENCE_OUT;
}

static char *
join_services (const KithVisit *visit, GPtrArray *services)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < services->len; i++)
    {
      const KithService *service = g_ptr_array_index (services, i);

      if (kith_visit_has_service (visit, service->id))
        g_strv_builder_add (labels, service->label);
    }
  strv = g_strv_builder_end (labels);
  return g_strjoinv (_ (", "), strv);
}

static void
kith_visit_row_class_init (KithVisitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-visit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithVisitRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, KithVisitRow, times_label);
  gtk_widget_class_bind_template_child (widget_class, KithVisitRow, mark_box);
  gtk_widget_class_bind_template_child (widget_class, KithVisitRow, services_label);
  gtk_widget_class_bind_template_child (widget_class, KithVisitRow, note_button);
  gtk_widget_class_bind_template_child (widget_class, KithVisitRow, correct_button);
  gtk_widget_class_bind_template_child (widget_class, KithVisitRow, button);
}

static void
kith_visit_row_init (KithVisitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_visit_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
kith_visit_row_new (void)
{
  return g_object_new (KITH_TYPE_VISIT_ROW, NULL);
}

/**
 * kith_visit_row_format_times:
 * @visit: a visit
 *
 * Returns: (transfer full): "9:40 to 11:05", "since 9:40", "from 9:40", or that no time was recorded
 */
char *
kith_visit_row_format_times (const KithVisit *visit)
{
  g_autofree char *arrived = NULL;
  g_autofree char *left = NULL;

  g_return_val_if_fail (visit != NULL, NULL);

  if (visit->arrived != KITH_MINUTE_NONE)
    arrived = kith_minute_format (visit->arrived);
  if (visit->left != KITH_MINUTE_NONE)
    left = kith_minute_format (visit->left);
  if (arrived && left)
    /* Translators: from one time of day to another */
    return g_strdup_printf (_ ("%s to %s"), arrived, left);
  if (arrived && is_open (visit))
    return g_strdup_printf (_ ("since %s"), arrived);
  if (arrived)
    /* Translators: %s is when somebody came; when they left was not recorded */
    return g_strdup_printf (_ ("came at %s"), arrived);
  return g_strdup (_ ("time not recorded"));
}

/**
 * kith_visit_row_show:
 * @visit: what to show
 * @services: (element-type KithService): all of the center's
 * @may_correct: whether it may be corrected and removed, or put back where it was
 * @may_note: whether a note about them may be written
 *
 * Returns: (transfer full): the row in words
 */
char *
kith_visit_row_show (KithVisitRow *self,
                     const KithVisit *visit,
                     GPtrArray *services,
                     gboolean may_correct,
                     gboolean may_note)
{
  g_autofree char *day = NULL;
  g_autofree char *times = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *button = NULL;
  g_autofree char *correct = NULL;

  g_return_val_if_fail (KITH_IS_VISIT_ROW (self), NULL);
  g_return_val_if_fail (visit != NULL && services != NULL, NULL);

  day = kith_day_format_long (visit->day);
  times = kith_visit_row_format_times (visit);
  taken = join_services (visit, services);
  button =
      /* Translators: %s is the day of a visit */
      g_strdup_printf (visit->voided ? _ ("Put back the visit of %s") : _ ("Remove the visit of %s"), day);
  gtk_label_set_text (self->day_label, day);
  gtk_label_set_text (self->times_label, times);
  gtk_label_set_text (self->services_label, taken);
  gtk_widget_set_visible (self->note_button, may_note && !visit->voided && is_open (visit));
  gtk_widget_set_visible (self->button, may_correct);
  gtk_button_set_label (GTK_BUTTON (self->button), visit->voided ? _ ("Put Back") : _ ("Remove"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", visit->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button),
                                  visit->voided ? "visits.put-back" : "visits.remove");
  kith_a11y_set_label (self->button, button);
  /* Translators: %s is the day of a visit */
  correct = g_strdup_printf (_ ("Correct the visit of %s"), day);
  gtk_widget_set_visible (self->correct_button, may_correct && !visit->voided);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->correct_button), "x", visit->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->correct_button), "visits.correct");
  kith_a11y_set_label (self->correct_button, correct);
  if (*taken)
    /* Translators: a visit read aloud: day, times, services */
    return g_strdup_printf (_ ("%s, %s, %s"), day, times, taken);
  return g_strdup_printf (_ ("%s, %s"), day, times);
}

/**
 * kith_visit_row_set_objections:
 * @objections: (nullable): what the person says is not right
 * @day: the day of the visit
 */
void
kith_visit_row_set_objections (KithVisitRow *self, KithObjections *objections, KithDay day)
{
  g_autofree char *field = NULL;
  GPtrArray *said;

  g_return_if_fail (KITH_IS_VISIT_ROW (self));

  kith_children_remove (GTK_WIDGET (self->mark_box));
  if (objections == NULL)
    return;
  field = kith_record_field_visit (day);
  said = kith_objections_find (objections, field);
  if (said != NULL)
    gtk_box_append (self->mark_box,
                    kith_field_mark_new (kith_objections_get_label (objections, field), said, FALSE));
}
