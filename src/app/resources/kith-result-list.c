/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking through the rows shows each beside the list; Enter or a click goes there. Up from the first one
 * goes back to the entry, Escape too, and letters typed here land there. */

#include "resources/kith-result-list.h"

#include "resources/kith-result-row.h"
#include "shared/kith-a11y.h"
#include "shared/kith-focus.h"
#include "shared/kith-walked-list.h"

struct _KithResultList
{
  AdwBin parent_instance;

  GtkListView *list; /* (unowned) template child */

  GListStore *items;             /* (owned) (element-type KithResultItem) */
  GtkSingleSelection *selection; /* (owned) */
  gboolean quiet;                /* a row is marked, and nobody walked there */
};

G_DEFINE_FINAL_TYPE (KithResultList, kith_result_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_CHOSEN,
  SIGNAL_BACK,
  SIGNAL_TYPED,
  SIGNAL_ERASED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (KithResultList *self, guint signal, guint position)
{
  g_autoptr (KithResultItem) item = kith_result_list_dup_item (self, position);

  if (item != NULL)
    g_signal_emit (self, signals[signal], 0, item);
}

static void
row_activated_cb (KithResultList *self, guint position)
{
  tell (self, SIGNAL_CHOSEN, position);
}

static void
selection_changed_cb (KithResultList *self)
{
  if (!self->quiet)
    tell (self, SIGNAL_SELECTED, gtk_single_selection_get_selected (self->selection));
}

static gboolean
key_pressed_cb (KithResultList *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  char typed[8];

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape || ((keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up) &&
                                   gtk_single_selection_get_selected (self->selection) == 0))
    g_signal_emit (self, signals[SIGNAL_BACK], 0);
  else if (keyval == GDK_KEY_BackSpace)
    g_signal_emit (self, signals[SIGNAL_ERASED], 0);
  else if (kith_focus_letter_of_key (keyval, state, typed))
    g_signal_emit (self, signals[SIGNAL_TYPED], 0, typed);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
row_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, KithResultList *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (n_press == 1 && gtk_widget_contains (row, x, y))
    {
      gtk_single_selection_set_selected (self->selection, kith_walked_list_get_position (row));
      tell (self, SIGNAL_SELECTED, kith_walked_list_get_position (row));
    }
}

static void
setup_row_cb (KithResultList *self, GtkListItem *item)
{
  kith_walked_list_set_up_row (item, kith_result_row_new (), G_CALLBACK (row_clicked_cb), self);
}

static void
bind_row_cb (KithResultList *self, GtkListItem *list_item)
{
  KithResultItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  g_autofree char *label = kith_result_item_dup_label (item);

  kith_walked_list_set_position (row, gtk_list_item_get_position (list_item));
  kith_result_row_bind (KITH_RESULT_ROW (row), item);
  kith_a11y_label_row (list_item, label);
}

static void
make_list (KithResultList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->items = g_list_store_new (KITH_TYPE_RESULT_ITEM);
  self->selection = kith_walked_list_new_selection (G_LIST_MODEL (self->items));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  kith_walked_list_set_up (self->list, factory, self->selection, G_CALLBACK (key_pressed_cb), self);
}

static void
kith_result_list_dispose (GObject *object)
{
  KithResultList *self = KITH_RESULT_LIST (object);

  if (self->selection != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (kith_result_list_parent_class)->dispose (object);
}

static void
kith_result_list_class_init (KithResultListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_result_list_dispose;

  signals[SIGNAL_SELECTED] = g_signal_new ("selected", KITH_TYPE_RESULT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, KITH_TYPE_RESULT_ITEM);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KITH_TYPE_RESULT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, KITH_TYPE_RESULT_ITEM);
  signals[SIGNAL_BACK] =
      g_signal_new ("back", KITH_TYPE_RESULT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TYPED] = g_signal_new ("typed", KITH_TYPE_RESULT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ERASED] =
      g_signal_new ("erased", KITH_TYPE_RESULT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-result-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KithResultList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kith_result_list_init (KithResultList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_list (self);
}

/**
 * kith_result_list_new:
 *
 * Returns: (transfer floating): a list of nothing
 */
GtkWidget *
kith_result_list_new (void)
{
  return g_object_new (KITH_TYPE_RESULT_LIST, NULL);
}

/**
 * kith_result_list_show:
 * @self: the list
 * @items: (element-type KithResultItem): what was found, best first
 *
 * Shows them in the place of those before.
 */
void
kith_result_list_show (KithResultList *self, GPtrArray *items)
{
  g_return_if_fail (KITH_IS_RESULT_LIST (self));
  g_return_if_fail (items != NULL);

  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->items, 0, kith_result_list_get_n_items (self), items->pdata, items->len);
  self->quiet = FALSE;
}

/**
 * kith_result_list_append:
 * @self: the list
 * @items: (element-type KithResultItem): what belongs below
 */
void
kith_result_list_append (KithResultList *self, GPtrArray *items)
{
  g_return_if_fail (KITH_IS_RESULT_LIST (self));
  g_return_if_fail (items != NULL);

  g_list_store_splice (self->items, kith_result_list_get_n_items (self), 0, items->pdata, items->len);
}

/**
 * kith_result_list_get_n_items:
 * @self: the list
 *
 * Returns: how many rows there are
 */
guint
kith_result_list_get_n_items (KithResultList *self)
{
  g_return_val_if_fail (KITH_IS_RESULT_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/**
 * kith_result_list_dup_item:
 * @self: the list
 * @position: of a row, from 0
 *
 * Returns: (transfer full) (nullable): what is there
 */
KithResultItem *
kith_result_list_dup_item (KithResultList *self, guint position)
{
  g_return_val_if_fail (KITH_IS_RESULT_LIST (self), NULL);

  return g_list_model_get_item (G_LIST_MODEL (self->items), position);
}

/**
 * kith_result_list_focus_row:
 * @self: the list
 * @position: of a row, from 0
 *
 * Goes in among the rows.
 *
 * Returns: %FALSE if there are none
 */
gboolean
kith_result_list_focus_row (KithResultList *self, guint position)
{
  g_return_val_if_fail (KITH_IS_RESULT_LIST (self), FALSE);

  if (kith_result_list_get_n_items (self) == 0)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  gtk_single_selection_set_selected (self->selection, position);
  kith_walked_list_grab_row (self->list, KITH_TYPE_RESULT_ROW, position);
  return TRUE;
}

/**
 * kith_result_list_return:
 * @self: the list
 *
 * Goes back to the row that is marked, or to the first.
 *
 * Returns: %FALSE if there are none
 */
gboolean
kith_result_list_return (KithResultList *self)
{
  guint selected;

  g_return_val_if_fail (KITH_IS_RESULT_LIST (self), FALSE);

  selected = gtk_single_selection_get_selected (self->selection);
  return kith_result_list_focus_row (self, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
}

/**
 * kith_result_list_has_focus:
 * @self: the list
 *
 * Returns: whether somebody walks through the rows
 */
gboolean
kith_result_list_has_focus (KithResultList *self)
{
  g_return_val_if_fail (KITH_IS_RESULT_LIST (self), FALSE);

  return (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/**
 * kith_result_list_mark:
 * @self: the list
 * @id: an entry that is shown beside the list
 *
 * Returns: whether there is a row of it, which is marked now
 */
gboolean
kith_result_list_mark (KithResultList *self, gint64 id)
{
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_val_if_fail (KITH_IS_RESULT_LIST (self), FALSE);

  for (guint i = 0; i < kith_result_list_get_n_items (self) && position == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (KithResultItem) item = kith_result_list_dup_item (self, i);

      if (kith_result_item_get_id (item) == id)
        position = i;
    }
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;
  return position != GTK_INVALID_LIST_POSITION;
}
