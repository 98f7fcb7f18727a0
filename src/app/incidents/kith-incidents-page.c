/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coordinators see all that happened, everybody else what they wrote themself; each sees what is offered to
 * them. */

#include "incidents/kith-incidents-page.h"

#include <glib/gi18n.h>

#include "incidents/kith-debrief-form.h"
#include "incidents/kith-debrief-offering.h"
#include "incidents/kith-debriefs.h"
#include "incidents/kith-incident-editor.h"
#include "incidents/kith-incident-row.h"
#include "incidents/kith-incidents.h"
#include "people/kith-people-shown.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"

struct _KithIncidentsPage
{
  KithPage parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  GtkLabel *who_label;
  GtkWidget *write_button;
  GtkWidget *offers_group;
  GtkListBox *offers_list;
  GtkWidget *empty_label;
  GtkWidget *incidents_group;
  GtkListBox *incidents_list;
  KithIncidentEditor *editor;

  GPtrArray *incidents; /* (owned) (nullable) (element-type KithIncident): as they are shown */
  GPtrArray *debriefs;  /* (owned) (nullable) (element-type GPtrArray): of each of them */
  GPtrArray *own;       /* (owned) (nullable) (element-type KithDebrief) */
};

G_DEFINE_FINAL_TYPE (KithIncidentsPage, kith_incidents_page, KITH_TYPE_PAGE)

/* What is read on the database thread. */
typedef struct
{
  gboolean all;
  GPtrArray *incidents; /* (owned) (nullable) */
  GPtrArray *debriefs;  /* (owned) (nullable): of each, where all are read */
  GPtrArray *names;     /* (owned): of each, (nullable) who is named */
  GPtrArray *own;       /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->incidents, g_ptr_array_unref);
  g_clear_pointer (&reading->debriefs, g_ptr_array_unref);
  g_clear_pointer (&reading->names, g_ptr_array_unref);
  g_clear_pointer (&reading->own, g_ptr_array_unref);
  g_free (reading);
}

/* (nullable) (transfer full) */
static char *
read_names (KithPeople *people, const KithIncident *incident)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < incident->people->len; i++)
    {
      g_autoptr (KithCard) card =
          kith_people_get_shown_card (people, g_array_index (incident->people, gint64, i), NULL, NULL);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              card != NULL ? kith_card_get_name (card) : "?");
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autoptr (KithPeople) people = kith_people_new (session);

  reading->own = kith_debriefs_list_own (session, error);
  if (reading->own == NULL)
    return FALSE;
  reading->incidents =
      reading->all ? kith_incidents_list (session, error) : kith_incidents_list_own (session, error);
  for (guint i = 0; reading->incidents != NULL && i < reading->incidents->len; i++)
    {
      const KithIncident *incident = g_ptr_array_index (reading->incidents, i);
      GPtrArray *debriefs = NULL;

      g_ptr_array_add (reading->names, read_names (people, incident));
      if (!reading->all)
        continue;
      debriefs = kith_debriefs_list_of (session, incident->id, error);
      if (debriefs == NULL)
        return FALSE;
      g_ptr_array_add (reading->debriefs, debriefs);
    }
  return reading->incidents != NULL;
}

static gboolean
may_read_all (KithIncidentsPage *self)
{
  return kith_session_may (kith_app_context_get_session (kith_page_get_context (KITH_PAGE (self))),
                           KITH_ACTION_INCIDENT_READ);
}

static void
answer_cb (KithIncidentsPage *self, GtkWidget *button)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));

  kith_debrief_form_ask (GTK_WIDGET (self), kith_page_get_context (KITH_PAGE (self)),
                         g_ptr_array_index (self->own, i));
}

static char *
describe_offer (const KithDebrief *debrief)
{
  if (debrief->state == KITH_DEBRIEF_OFFERED && debrief->offered_by != NULL)
    /* Translators: %s is the name of somebody who works here */
    return g_strdup_printf (_ ("%s offers you a conversation about it. It is yours to take or leave."),
                            debrief->offered_by);
  return g_strdup (kith_debrief_state_label (debrief->state));
}

static GtkWidget *
make_offer (KithIncidentsPage *self, guint i)
{
  const KithDebrief *debrief = g_ptr_array_index (self->own, i);
  g_autofree char *day =
      debrief->happened != KITH_DAY_NONE ? kith_day_format_long (debrief->happened) : g_strdup ("?");
  /* Translators: %s is a day */
  g_autofree char *title = g_strdup_printf (_ ("After what happened on %s"), day);
  g_autofree char *more = describe_offer (debrief);
  g_autofree char *label = g_strdup_printf ("%s: %s", _ ("Answer…"), title);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", more,
                                 "title-lines", 0, "subtitle-lines", 0, NULL);
  GtkWidget *button =
      gtk_button_new_with_label (debrief->state == KITH_DEBRIEF_OFFERED ? _ ("Answer…") : _ ("Open…"));

  kith_a11y_set_label (row, title);
  kith_a11y_set_label (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (i));
  g_signal_connect_object (button, "clicked", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_all (KithIncidentsPage *self, GPtrArray *names)
{
  KithSession *session = kith_app_context_get_session (kith_page_get_context (KITH_PAGE (self)));
  KithDay today = kith_clock_today (kith_session_get_clock (session));

  kith_children_remove (GTK_WIDGET (self->offers_list));
  for (guint i = 0; i < self->own->len; i++)
    gtk_list_box_append (self->offers_list, make_offer (self, i));
  gtk_widget_set_visible (self->offers_group, self->own->len > 0);
  kith_children_remove (GTK_WIDGET (self->incidents_list));
  for (guint i = 0; i < self->incidents->len; i++)
    gtk_list_box_append (self->incidents_list,
                         kith_incident_row_new (
                             g_ptr_array_index (self->incidents, i), g_ptr_array_index (names, i),
                             i < self->debriefs->len ? g_ptr_array_index (self->debriefs, i) : NULL, today));
  gtk_widget_set_visible (self->incidents_group, self->incidents->len > 0);
  gtk_widget_set_visible (self->empty_label, self->incidents->len == 0);
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithIncidentsPage *self = object;
  Reading *reading = data;

  if (error != NULL)
    return;
  g_clear_pointer (&self->incidents, g_ptr_array_unref);
  g_clear_pointer (&self->debriefs, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  self->incidents = g_steal_pointer (&reading->incidents);
  self->debriefs = g_steal_pointer (&reading->debriefs);
  self->own = g_steal_pointer (&reading->own);
  show_all (self, reading->names);
}

static void
read_list (KithIncidentsPage *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->all = may_read_all (self);
  reading->debriefs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  reading->names = g_ptr_array_new_with_free_func (g_free);
  kith_job_run (kith_page_get_context (KITH_PAGE (self)), read_job, reading, reading_free, self, read_done);
}

/* What nobody looks at is not read: reading is written down. */
static void
changed_cb (KithIncidentsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->incidents_list)) || gtk_widget_get_mapped (self->write_button))
    read_list (self);
}

static void
show_list (KithIncidentsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  read_list (self);
  gtk_widget_grab_focus (self->write_button);
}

static void
editor_left_cb (KithIncidentsPage *self)
{
  show_list (self);
}

static guint
find_place (KithIncidentsPage *self, gint64 id)
{
  guint i = 0;

  while (self->incidents != NULL && i < self->incidents->len &&
         ((const KithIncident *) g_ptr_array_index (self->incidents, i))->id != id)
    i++;
  return self->incidents != NULL && i < self->incidents->len ? i : G_MAXUINT;
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_page_go_back (KITH_PAGE (widget));
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_incidents_page_write (KITH_INCIDENTS_PAGE (widget));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithIncidentsPage *self = KITH_INCIDENTS_PAGE (widget);
  guint place = find_place (self, g_variant_get_int64 (parameter));

  if (place == G_MAXUINT)
    return;
  gtk_stack_set_visible_child_name (self->stack, "editor");
  kith_incident_editor_open (self->editor, g_ptr_array_index (self->incidents, place));
}

static void
offer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithIncidentsPage *self = KITH_INCIDENTS_PAGE (widget);
  guint place = find_place (self, g_variant_get_int64 (parameter));

  if (place < self->debriefs->len)
    kith_debrief_offering_ask (widget, kith_page_get_context (KITH_PAGE (self)),
                               g_ptr_array_index (self->incidents, place),
                               g_ptr_array_index (self->debriefs, place));
}

static void
kith_incidents_page_setup (KithPage *page, KithAppContext *context)
{
  KithIncidentsPage *self = KITH_INCIDENTS_PAGE (page);
  KithStore *store = kith_session_get_store (kith_app_context_get_session (context));

  kith_incident_editor_set_context (self->editor, context);
  gtk_label_set_label (
      self->who_label,
      may_read_all (self)
          ? _ ("All that was written down, the newest first. Others who work here see only what "
               "they wrote themselves. The log says that you read it.")
          : _ ("What you wrote down. Only you and the coordinators can read it."));
  g_signal_connect_object (store, "changed::incident", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed::debrief", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
kith_incidents_page_focus_search (KithPage *page)
{
  KithIncidentsPage *self = KITH_INCIDENTS_PAGE (page);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  else
    show_list (self);
}

static void
kith_incidents_page_flush (KithPage *page)
{
  kith_incident_editor_flush (KITH_INCIDENTS_PAGE (page)->editor);
}

static void
kith_incidents_page_dispose (GObject *object)
{
  KithIncidentsPage *self = KITH_INCIDENTS_PAGE (object);

  g_clear_pointer (&self->incidents, g_ptr_array_unref);
  g_clear_pointer (&self->debriefs, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_incidents_page_parent_class)->dispose (object);
}

static void
kith_incidents_page_class_init (KithIncidentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithPageClass *page_class = KITH_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_incidents_page_dispose;
  page_class->setup = kith_incidents_page_setup;
  page_class->focus_search = kith_incidents_page_focus_search;
  page_class->flush = kith_incidents_page_flush;

  gtk_widget_class_install_action (widget_class, "incidents.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "incidents.back", NULL);
  gtk_widget_class_install_action (widget_class, "incidents.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "incidents.add", "x", add_action);
  gtk_widget_class_install_action (widget_class, "incidents.offer", "x", offer_action);

  g_type_ensure (KITH_TYPE_INCIDENT_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/incidents/kith-incidents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithIncidentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentsPage, who_label);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentsPage, write_button);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentsPage, offers_group);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentsPage, offers_list);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentsPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentsPage, incidents_group);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentsPage, incidents_list);
  gtk_widget_class_bind_template_child (widget_class, KithIncidentsPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, editor_left_cb);
}

static void
kith_incidents_page_init (KithIncidentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->incidents_list), _ ("Written down"));
  kith_a11y_set_label (GTK_WIDGET (self->offers_list), _ ("Offered to you"));
}

/**
 * kith_incidents_page_write:
 * @self: a page
 *
 * Shows the form, with what this account was writing.
 */
void
kith_incidents_page_write (KithIncidentsPage *self)
{
  g_return_if_fail (KITH_IS_INCIDENTS_PAGE (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") != 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "editor");
      kith_incident_editor_open (self->editor, NULL);
    }
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}
