/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing everybody with everybody takes seconds in a large center: it runs in a thread of its own, says
 * how far it is, and can be stopped. */

#include "people/kith-duplicates-page.h"

#include <glib/gi18n.h>

#include "people/kith-duplicates.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

#define MAX_ROWS 100
#define PROGRESS_MS 100

struct _KithDuplicatesPage
{
  AdwBin parent_instance;

  GtkWidget *back_button; /* (unowned) template child, as those below */
  GtkStack *stack;
  GtkProgressBar *progress_bar;
  GtkListBox *list;
  GtkLabel *more_label;

  KithAppContext *context;   /* (unowned) (nullable): the page around it owns it */
  GCancellable *cancellable; /* (owned) (nullable): of what runs */
  guint timer_id;
  gint permille; /* (atomic) */
};

G_DEFINE_FINAL_TYPE (KithDuplicatesPage, kith_duplicates_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_COMPARE,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const KithCard *
get_card (KithDuplicatesPage *self, gint64 person)
{
  return kith_card_index_get (kith_desk_get_index (kith_app_context_get_desk (self->context)), person);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  g_atomic_int_set (&KITH_DUPLICATES_PAGE (user_data)->permille, (gint) (fraction * 1000));
}

static void
review_thread (GTask *task, gpointer source, gpointer session, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStoreHold) hold = kith_store_hold (kith_session_get_store (session), &error);
  g_autoptr (KithDuplicates) duplicates =
      hold != NULL ? kith_duplicates_load (session, cancellable, &error) : NULL;
  GArray *pairs = duplicates != NULL
                      ? kith_duplicates_review (duplicates, progress_cb, source, cancellable, &error)
                      : NULL;

  if (pairs != NULL)
    g_task_return_pointer (task, pairs, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
show_progress_cb (gpointer user_data)
{
  KithDuplicatesPage *self = user_data;

  gtk_progress_bar_set_fraction (self->progress_bar, g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
add_pair (KithDuplicatesPage *self, const KithLikeness *pair)
{
  const KithCard *one = get_card (self, pair->person);
  const KithCard *other = get_card (self, pair->other);
  g_autofree char *names = NULL;
  g_autofree char *reasons = NULL;
  GtkWidget *row;

  if (one == NULL || other == NULL)
    return;
  names = g_strdup_printf (_ ("%s and %s"), kith_card_get_name (one), kith_card_get_name (other));
  reasons = kith_likeness_describe (pair->reasons);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", names, "subtitle", reasons,
                      "activatable", TRUE, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "pair", g_memdup2 (pair, sizeof *pair), g_free);
  gtk_list_box_append (self->list, row);
}

static void
clear_list (KithDuplicatesPage *self)
{
  kith_children_remove (GTK_WIDGET (self->list));
}

static void
reviewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithDuplicatesPage *self = KITH_DUPLICATES_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pairs = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->cancellable);
  if (pairs == NULL)
    {
      kith_app_context_say_error (self->context, error);
      g_signal_emit (self, signals[SIGNAL_LEFT], 0);
      return;
    }
  clear_list (self);
  for (guint i = 0; i < MIN (pairs->len, MAX_ROWS); i++)
    add_pair (self, &g_array_index (pairs, KithLikeness, i));
  if (pairs->len > MAX_ROWS)
    {
      guint left = pairs->len - MAX_ROWS;
      g_autofree char *words =
          g_strdup_printf (ngettext ("%u more after these", "%u more after these", left), left);

      gtk_label_set_text (self->more_label, words);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), pairs->len > MAX_ROWS);
  gtk_stack_set_visible_child_name (self->stack, pairs->len > 0 ? "list" : "none");
  if (pairs->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
stop (KithDuplicatesPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer_id, g_source_remove);
}

static void
activated_cb (KithDuplicatesPage *self, GtkListBoxRow *row)
{
  const KithLikeness *pair = g_object_get_data (G_OBJECT (row), "pair");
  g_autofree char *reasons = kith_likeness_describe (pair->reasons);

  g_signal_emit (self, signals[SIGNAL_COMPARE], 0, pair->person, pair->other, reasons);
}

static void
leave_cb (KithDuplicatesPage *self)
{
  stop (self);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  leave_cb (KITH_DUPLICATES_PAGE (widget));
  return TRUE;
}

static void
kith_duplicates_page_dispose (GObject *object)
{
  stop (KITH_DUPLICATES_PAGE (object));

  G_OBJECT_CLASS (kith_duplicates_page_parent_class)->dispose (object);
}

static void
kith_duplicates_page_class_init (KithDuplicatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_duplicates_page_dispose;
  signals[SIGNAL_COMPARE] =
      g_signal_new ("compare", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-duplicates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithDuplicatesPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithDuplicatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KithDuplicatesPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, KithDuplicatesPage, list);
  gtk_widget_class_bind_template_child (widget_class, KithDuplicatesPage, more_label);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
kith_duplicates_page_init (KithDuplicatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->list), _ ("Records that may be one person"));
}

/* What was decided here may be taken back while the list stands. */
static void
taken_back_cb (KithDuplicatesPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    kith_duplicates_page_show (self);
}

/**
 * kith_duplicates_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_duplicates_page_set_context (KithDuplicatesPage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_DUPLICATES_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
  g_signal_connect_object (context, "taken-back", G_CALLBACK (taken_back_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kith_duplicates_page_show:
 * @self: a page
 *
 * Looks for pairs anew.
 */
void
kith_duplicates_page_show (KithDuplicatesPage *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KITH_IS_DUPLICATES_PAGE (self));
  g_return_if_fail (self->context != NULL);

  stop (self);
  clear_list (self);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  g_atomic_int_set (&self->permille, 0);
  self->cancellable = g_cancellable_new ();
  self->timer_id = g_timeout_add (PROGRESS_MS, show_progress_cb, self);
  task = g_task_new (self, self->cancellable, reviewed_cb, NULL);
  g_task_set_source_tag (task, kith_duplicates_page_show);
  g_task_set_task_data (task, g_object_ref (kith_app_context_get_session (self->context)), g_object_unref);
  g_task_run_in_thread (task, review_thread);
}

/**
 * kith_duplicates_page_focus:
 * @self: a page
 *
 * Puts the focus on the first pair, or on the way back.
 */
void
kith_duplicates_page_focus (KithDuplicatesPage *self)
{
  g_return_if_fail (KITH_IS_DUPLICATES_PAGE (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)) ||
      !gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->back_button);
}
