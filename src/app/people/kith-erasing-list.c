/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record that is being erased is found by no search: those who may stop it find it here. */

#include "people/kith-erasing-list.h"

#include <glib/gi18n.h>

#include "people/kith-erasing.h"
#include "people/kith-people-shown.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

struct _KithErasingList
{
  GtkBox parent_instance;

  GtkListBox *list; /* (unowned) template child */

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
};

G_DEFINE_FINAL_TYPE (KithErasingList, kith_erasing_list, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KithCard *
dup_card (KithErasingList *self, gint64 person)
{
  g_autoptr (KithPeople) people = kith_people_new (kith_app_context_get_session (self->context));

  return kith_people_get_shown_card (people, person, NULL, NULL);
}

static void
add_row (KithErasingList *self, const KithErasure *erasure)
{
  g_autoptr (KithCard) card = dup_card (self, erasure->person);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *button;
  GtkWidget *row;

  /* One that counts as another goes with that one. */
  if (card == NULL || kith_card_get_merged_into (card) != 0)
    return;
  name = kith_erasing_dup_name (self->context, card);
  text = kith_erasing_describe (erasure, name);
  /* Translators: %s is a person's name */
  spoken = g_strdup_printf (_ ("Stop erasing %s"), name);
  button = gtk_button_new_with_label (_ ("Stop Erasing"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", erasure->person);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "erasing.stop");
  kith_a11y_set_label (button, spoken);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", text, "activatable", TRUE, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&erasure->person, sizeof (gint64)), g_free);
  gtk_list_box_append (self->list, row);
}

static void
activated_cb (KithErasingList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, *(gint64 *) g_object_get_data (G_OBJECT (row), "person"));
}

static void
stopped (gpointer object)
{
  kith_erasing_list_refresh (object);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithErasingList *self = KITH_ERASING_LIST (widget);
  g_autoptr (KithCard) card = dup_card (self, g_variant_get_int64 (parameter));

  if (card != NULL)
    kith_erasing_stop (widget, self->context, card, stopped);
}

static void
kith_erasing_list_class_init (KithErasingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "erasing.stop", "x", stop_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-erasing-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KithErasingList, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
kith_erasing_list_init (KithErasingList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_erasing_list_set_context:
 * @context: what the window works with; it must outlive @self
 *
 * Once.
 */
void
kith_erasing_list_set_context (KithErasingList *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_ERASING_LIST (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
  kith_erasing_list_refresh (self);
}

/**
 * kith_erasing_list_refresh:
 *
 * Reads who is being erased.
 */
void
kith_erasing_list_refresh (KithErasingList *self)
{
  g_autoptr (GArray) all = NULL;
  KithSession *session;

  g_return_if_fail (KITH_IS_ERASING_LIST (self));

  kith_children_remove (GTK_WIDGET (self->list));
  session = kith_app_context_get_session (self->context);
  if (session != NULL && kith_session_may (session, KITH_ACTION_PERSON_ERASE))
    all = kith_erasures_list (session, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (g_array_index (all, KithErasure, i).state == KITH_ERASURE_ASKED)
      add_row (self, &g_array_index (all, KithErasure, i));
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}
