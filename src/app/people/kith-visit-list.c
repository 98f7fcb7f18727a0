/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At most a page of visits is read at a time. Which may be removed or put back is the session's to say; here
 * it is only not offered. */

#include "people/kith-visit-list.h"

#include <glib/gi18n.h>

#include "people/kith-visit-form.h"
#include "people/kith-visit-row.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-later.h"

/* What a high window shows at once. Each row takes time before the first paint, so the lower ones follow it.
 */
#define FIRST_PAGE 24
#define FIRST_ROWS 8
#define PAGE 60

struct _KithVisitList
{
  GtkBox parent_instance;

  GtkLabel *count_label; /* (unowned) template child, as those below */
  GtkStack *stack;
  GtkListView *view;
  GtkWidget *more_button;
  GtkExpander *removed_expander;
  GtkListBox *removed_list;

  KithAppContext *context;    /* (owned) (nullable) */
  KithVisits *visits;         /* (owned) (nullable) */
  KithObjections *objections; /* (owned) (nullable): what the person says is not right */
  GPtrArray *services;        /* (owned) (nullable) (element-type KithService) inactive ones too */
  GListStore *store;          /* (owned) (element-type GObject) each with its KithVisit */
  gint64 person;
  guint limit;
  guint focus_id;
  guint rest_id;   /* the rows below follow once the first were painted */
  GPtrArray *rest; /* (owned) (nullable) (element-type GObject) those */
};

G_DEFINE_FINAL_TYPE (KithVisitList, kith_visit_list, GTK_TYPE_BOX)

static KithVisit *
get_visit (gpointer item)
{
  return g_object_get_data (G_OBJECT (item), "visit");
}

static gboolean
may_correct (KithVisitList *self, const KithVisit *visit)
{
  KithSession *session = kith_app_context_get_session (self->context);
  gboolean today = visit->day == kith_desk_get_day (kith_app_context_get_desk (self->context));

  return kith_session_may (session, today ? KITH_ACTION_VISIT_RECORD : KITH_ACTION_VISIT_CORRECT_PAST);
}

static char *
show_visit (KithVisitList *self, GtkWidget *row, const KithVisit *visit)
{
  KithSession *session = kith_app_context_get_session (self->context);

  return kith_visit_row_show (KITH_VISIT_ROW (row), visit, self->services, may_correct (self, visit),
                              kith_session_may (session, KITH_ACTION_CARE_WRITE));
}

static void
setup_cb (KithVisitList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kith_visit_row_new ());
}

static void
bind_cb (KithVisitList *self, GtkListItem *item)
{
  KithVisit *visit = get_visit (gtk_list_item_get_item (item));
  g_autofree char *label = show_visit (self, gtk_list_item_get_child (item), visit);

  kith_visit_row_set_objections (KITH_VISIT_ROW (gtk_list_item_get_child (item)), self->objections,
                                 visit->day);
  kith_a11y_label_row (item, label);
}

static void
show_count (KithVisitList *self)
{
  KithPresence presence = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *times = NULL;
  g_autofree char *text = NULL;

  if (!kith_desk_get_presence (kith_app_context_get_desk (self->context), self->person, &presence) ||
      presence.times_seen == 0)
    {
      gtk_label_set_text (self->count_label, "");
      return;
    }
  first = kith_day_format_date (presence.first_day);
  times = g_strdup_printf (ngettext ("%d visit", "%d visits", presence.times_seen), presence.times_seen);
  /* Translators: "12 visits since 3 November" */
  text = g_strdup_printf (_ ("%s since %s"), times, first);
  gtk_label_set_text (self->count_label, text);
}

static GtkWidget *
removed_row_new (KithVisitList *self, const KithVisit *visit)
{
  GtkWidget *content = kith_visit_row_new ();
  g_autofree char *label = show_visit (self, content, visit);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", content, "activatable", FALSE, NULL);

  kith_a11y_set_label (row, label);
  return row;
}

/* What was removed by mistake can be put back. */
static void
show_removed (KithVisitList *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits = kith_visits_removed_of_person (self->visits, self->person, PAGE, &error);
  g_autofree char *label = NULL;

  kith_children_remove (GTK_WIDGET (self->removed_list));
  if (!visits)
    {
      kith_app_context_say_error (self->context, error);
      gtk_widget_set_visible (GTK_WIDGET (self->removed_expander), FALSE);
      return;
    }
  for (guint i = 0; i < visits->len; i++)
    gtk_list_box_append (self->removed_list, removed_row_new (self, g_ptr_array_index (visits, i)));
  /* Translators: visits that were taken off somebody's record */
  label = g_strdup_printf (_ ("Removed (%u)"), visits->len);
  gtk_expander_set_label (self->removed_expander, label);
  gtk_widget_set_visible (GTK_WIDGET (self->removed_expander), visits->len > 0);
}

/* Whoever walks by keyboard stays here where the row goes from under them; what is new can take the focus
 * once it has its place. */
static gboolean
return_focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KithVisitList *self = KITH_VISIT_LIST (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  self->focus_id = 0;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    {
      /* It would look behind the part that had the focus. */
      gtk_widget_set_focus_child (widget, NULL);
      gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
    }
  return G_SOURCE_REMOVE;
}

static void
add_rest_cb (GtkWidget *widget)
{
  KithVisitList *self = KITH_VISIT_LIST (widget);
  g_autoptr (GPtrArray) rest = g_steal_pointer (&self->rest);

  self->rest_id = 0;
  g_list_store_splice (self->store, g_list_model_get_n_items (G_LIST_MODEL (self->store)), 0, rest->pdata,
                       rest->len);
}

static void
forget_rest (KithVisitList *self)
{
  if (self->rest_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->rest_id);
  self->rest_id = 0;
  g_clear_pointer (&self->rest, g_ptr_array_unref);
}

/* n_now: how many rows must be there at once. */
static void
put_items (KithVisitList *self, GPtrArray *items, guint n_now)
{
  forget_rest (self);
  n_now = MIN (n_now, items->len);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata,
                       n_now);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
  if (n_now == items->len)
    return;
  self->rest = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = n_now; i < items->len; i++)
    g_ptr_array_add (self->rest, g_object_ref (g_ptr_array_index (items, i)));
  self->rest_id = kith_later_painted (GTK_WIDGET (self), add_rest_cb);
}

static void
load (KithVisitList *self, guint n_now)
{
  gboolean was_inside = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  if (self->person == 0)
    return;
  /* One more than shown says whether there are more. */
  visits = kith_visits_of_person (self->visits, self->person, self->limit + 1, &error);
  if (!visits)
    {
      kith_app_context_say_error (self->context, error);
      return;
    }
  gtk_widget_set_visible (self->more_button, visits->len > self->limit);
  for (guint i = 0; i < MIN (visits->len, self->limit); i++)
    {
      GObject *item = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data_full (item, "visit", kith_visit_copy (g_ptr_array_index (visits, i)),
                              (GDestroyNotify) kith_visit_free);
      g_ptr_array_add (items, item);
    }
  put_items (self, items, n_now);
  show_count (self);
  show_removed (self);
  if (was_inside && self->focus_id == 0)
    self->focus_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), return_focus_cb, NULL, NULL);
}

static void
reload (KithVisitList *self)
{
  load (self, G_MAXUINT);
}

static void
show_more_cb (KithVisitList *self)
{
  self->limit += PAGE;
  reload (self);
}

typedef struct
{
  KithAppContext *context; /* (owned) */
  GtkWidget *form;         /* (owned) */
} Correction;

static void
correction_answered (gboolean accepted, gpointer user_data)
{
  Correction *correction = user_data;

  if (accepted)
    {
      g_autoptr (KithVisit) wanted = kith_visit_form_dup_visit (KITH_VISIT_FORM (correction->form));
      g_autoptr (KithDeskCommand) command = kith_desk_command_correct_visit (wanted);

      kith_app_context_apply (correction->context, command, NULL, NULL);
    }
  g_object_unref (correction->context);
  g_object_unref (correction->form);
  g_free (correction);
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithVisitList *self = KITH_VISIT_LIST (widget);
  KithClock *clock = kith_session_get_clock (kith_app_context_get_session (self->context));
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVisit) visit = kith_visits_get (self->visits, g_variant_get_int64 (parameter), &error);
  g_autofree char *day = NULL;
  Correction *correction;
  GtkWindow *dialog;

  if (visit == NULL)
    {
      kith_app_context_say_error (self->context, error);
      return;
    }
  day = kith_day_format_long (visit->day);
  correction = g_new0 (Correction, 1);
  correction->context = g_object_ref (self->context);
  correction->form = g_object_ref_sink (kith_visit_form_new (
      visit, self->services, (int) kith_clock_get_rollover (clock), visit->day == kith_clock_today (clock)));
  dialog = kith_dialogs_ask (widget, _ ("Correct a Visit"), day, _ ("_Correct"), KITH_DIALOG_SUGGESTED,
                             correction->form, correction_answered, correction);
  kith_dialogs_follow_ready (dialog, correction->form);
  gtk_widget_grab_focus (correction->form);
}

static void
void_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithVisitList *self = KITH_VISIT_LIST (widget);
  gint64 visit = g_variant_get_int64 (parameter);
  g_autoptr (KithDeskCommand) command = strcmp (name, "visits.remove") == 0
                                            ? kith_desk_command_void_visit (visit)
                                            : kith_desk_command_put_back_visit (visit);

  kith_app_context_apply (self->context, command, NULL, NULL);
}

static void
kith_visit_list_dispose (GObject *object)
{
  KithVisitList *self = KITH_VISIT_LIST (object);

  forget_rest (self);
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->store);
  g_clear_object (&self->visits);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->objections, kith_objections_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (kith_visit_list_parent_class)->dispose (object);
}

static void
kith_visit_list_class_init (KithVisitListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_visit_list_dispose;

  gtk_widget_class_install_action (widget_class, "visits.remove", "x", void_action);
  gtk_widget_class_install_action (widget_class, "visits.put-back", "x", void_action);
  gtk_widget_class_install_action (widget_class, "visits.correct", "x", correct_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-visit-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KithVisitList, count_label);
  gtk_widget_class_bind_template_child (widget_class, KithVisitList, stack);
  gtk_widget_class_bind_template_child (widget_class, KithVisitList, view);
  gtk_widget_class_bind_template_child (widget_class, KithVisitList, more_button);
  gtk_widget_class_bind_template_child (widget_class, KithVisitList, removed_expander);
  gtk_widget_class_bind_template_child (widget_class, KithVisitList, removed_list);
  gtk_widget_class_bind_template_callback (widget_class, show_more_cb);
}

static void
kith_visit_list_init (KithVisitList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->limit = FIRST_PAGE;
  self->store = g_list_store_new (G_TYPE_OBJECT);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/**
 * kith_visit_list_set_context:
 * @context: what the window works with
 *
 * Once.
 */
void
kith_visit_list_set_context (KithVisitList *self, KithAppContext *context)
{
  KithSession *session;

  g_return_if_fail (KITH_IS_VISIT_LIST (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  session = kith_app_context_get_session (context);
  if (!session)
    return;
  self->visits = kith_visits_new (session);
  g_signal_connect_object (context, "outcome", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
}

/**
 * kith_visit_list_show:
 * @person: whose visits
 */
void
kith_visit_list_show (KithVisitList *self, gint64 person)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (KITH_IS_VISIT_LIST (self));
  g_return_if_fail (self->visits != NULL);

  g_clear_pointer (&self->services, g_ptr_array_unref);
  self->services = kith_services_list (kith_session_get_store (kith_app_context_get_session (self->context)),
                                       TRUE, &error);
  if (!self->services)
    {
      kith_app_context_say_error (self->context, error);
      self->services = g_ptr_array_new ();
    }
  self->person = person;
  self->limit = FIRST_PAGE;
  gtk_expander_set_expanded (self->removed_expander, FALSE);
  load (self, FIRST_ROWS);
}

/**
 * kith_visit_list_set_objections:
 * @objections: (nullable): what the person says is not right
 */
void
kith_visit_list_set_objections (KithVisitList *self, KithObjections *objections)
{
  guint n;

  g_return_if_fail (KITH_IS_VISIT_LIST (self));

  if (objections == self->objections)
    return;
  g_clear_pointer (&self->objections, kith_objections_unref);
  self->objections = objections != NULL ? kith_objections_ref (objections) : NULL;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_list_model_items_changed (G_LIST_MODEL (self->store), 0, n, n);
}
