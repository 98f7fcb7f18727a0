/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows under a finder's entry. Up from the first one goes back to the entry, Escape too, and letters
 * typed here land there. */

#include "frontdesk/kith-match-list.h"

#include <glib/gi18n.h>

#include "frontdesk/kith-match-row.h"
#include "shared/kith-a11y.h"
#include "shared/kith-focus.h"
#include "shared/kith-walked-list.h"

struct _KithMatchList
{
  AdwBin parent_instance;

  GtkListView *list; /* (unowned) template child */

  GListStore *matches;           /* (owned) (element-type KithMatchItem) */
  GtkSingleSelection *selection; /* (owned) */
  gboolean clear;                /* Enter in the entry takes the first one */
  gboolean revealed;
};

G_DEFINE_FINAL_TYPE (KithMatchList, kith_match_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_WALKED,
  SIGNAL_BACK,
  SIGNAL_TYPED,
  SIGNAL_ERASED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Marks the row that Enter takes. */
static void
show_target (KithMatchList *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (!KITH_IS_MATCH_ROW (row))
        continue;
      kith_match_row_set_target (KITH_MATCH_ROW (row),
                                 selected == GTK_INVALID_LIST_POSITION
                                     ? self->clear && kith_walked_list_get_position (row) == 0
                                     : kith_walked_list_get_position (row) == selected);
    }
}

static void
choose (KithMatchList *self, guint position)
{
  g_autoptr (KithMatchItem) item = kith_match_list_dup_item (self, position);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, item);
}

static void
row_activated_cb (KithMatchList *self, guint position)
{
  choose (self, position);
}

static void
selection_changed_cb (KithMatchList *self)
{
  if (kith_match_list_has_focus (self))
    g_signal_emit (self, signals[SIGNAL_WALKED], 0);
  show_target (self);
}

static gboolean
key_pressed_cb (KithMatchList *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  char typed[8];

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  else if ((keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up) &&
           gtk_single_selection_get_selected (self->selection) == 0)
    g_signal_emit (self, signals[SIGNAL_BACK], 0);
  else if (keyval == GDK_KEY_BackSpace)
    g_signal_emit (self, signals[SIGNAL_ERASED], 0);
  else if (kith_focus_letter_of_key (keyval, state, typed))
    g_signal_emit (self, signals[SIGNAL_TYPED], 0, typed);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* One click takes a row. */
static void
row_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, KithMatchList *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (n_press == 1 && gtk_widget_contains (row, x, y))
    choose (self, kith_walked_list_get_position (row));
}

static void
setup_row_cb (KithMatchList *self, GtkListItem *item)
{
  kith_walked_list_set_up_row (item, kith_match_row_new (), G_CALLBACK (row_clicked_cb), self);
}

static void
bind_row_cb (KithMatchList *self, GtkListItem *list_item)
{
  KithMatchItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  guint position = gtk_list_item_get_position (list_item);
  g_autofree char *label = kith_match_item_dup_label (item);

  kith_walked_list_set_position (row, position);
  kith_match_row_bind (KITH_MATCH_ROW (row), item);
  kith_match_row_set_target (KITH_MATCH_ROW (row), position == 0 && self->clear);
  kith_a11y_label_row (list_item, label);
}

static void
unbind_row_cb (KithMatchList *self, GtkListItem *list_item)
{
  kith_match_row_unbind (KITH_MATCH_ROW (gtk_list_item_get_child (list_item)));
}

static void
make_list (KithMatchList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->matches = g_list_store_new (KITH_TYPE_MATCH_ITEM);
  self->selection = kith_walked_list_new_selection (G_LIST_MODEL (self->matches));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  kith_walked_list_set_up (self->list, factory, self->selection, G_CALLBACK (key_pressed_cb), self);
}

static void
kith_match_list_dispose (GObject *object)
{
  KithMatchList *self = KITH_MATCH_LIST (object);

  if (self->selection != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->matches);
  G_OBJECT_CLASS (kith_match_list_parent_class)->dispose (object);
}

static void
kith_match_list_class_init (KithMatchListClass *klass)
{
  static const struct
  {
    const char *name;
    guint id;
  } plain[] = {
    { "walked", SIGNAL_WALKED },
    { "back", SIGNAL_BACK },
    { "erased", SIGNAL_ERASED },
    { "left", SIGNAL_LEFT },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_match_list_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KITH_TYPE_MATCH_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, KITH_TYPE_MATCH_ITEM);
  signals[SIGNAL_TYPED] = g_signal_new ("typed", KITH_TYPE_MATCH_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    signals[plain[i].id] = g_signal_new (plain[i].name, KITH_TYPE_MATCH_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-match-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KithMatchList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kith_match_list_init (KithMatchList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_list (self);
}

/**
 * kith_match_list_show:
 * @self: the list
 * @items: (element-type KithMatchItem): the matches, best first
 * @clear: whether Enter takes the first one at once
 *
 * Shows them in the place of those before; with none it hides.
 */
void
kith_match_list_show (KithMatchList *self, GPtrArray *items, gboolean clear)
{
  g_return_if_fail (KITH_IS_MATCH_LIST (self));
  g_return_if_fail (items != NULL);

  self->clear = clear;
  for (guint i = 0; i < items->len; i++)
    kith_match_item_set_revealed (g_ptr_array_index (items, i), self->revealed);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->matches, 0, kith_match_list_get_n_items (self), items->pdata, items->len);
  gtk_widget_set_visible (GTK_WIDGET (self), items->len > 0);
  show_target (self);
}

/**
 * kith_match_list_get_n_items:
 * @self: the list
 *
 * Returns: how many rows are shown
 */
guint
kith_match_list_get_n_items (KithMatchList *self)
{
  g_return_val_if_fail (KITH_IS_MATCH_LIST (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->matches));
}

/**
 * kith_match_list_dup_item:
 * @self: the list
 * @position: of a row, from 0
 *
 * Returns: (transfer full) (nullable): the match there
 */
KithMatchItem *
kith_match_list_dup_item (KithMatchList *self, guint position)
{
  g_return_val_if_fail (KITH_IS_MATCH_LIST (self), NULL);
  return g_list_model_get_item (G_LIST_MODEL (self->matches), position);
}

/**
 * kith_match_list_has_focus:
 * @self: the list
 *
 * Returns: whether somebody walks through the rows
 */
gboolean
kith_match_list_has_focus (KithMatchList *self)
{
  g_return_val_if_fail (KITH_IS_MATCH_LIST (self), FALSE);
  return (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/**
 * kith_match_list_focus_row:
 * @self: the list
 * @position: of a row, from 0
 *
 * Goes in among the rows.
 *
 * Returns: %FALSE if there are none
 */
gboolean
kith_match_list_focus_row (KithMatchList *self, guint position)
{
  g_return_val_if_fail (KITH_IS_MATCH_LIST (self), FALSE);

  if (kith_match_list_get_n_items (self) == 0)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  gtk_single_selection_set_selected (self->selection, position);
  kith_walked_list_grab_row (self->list, KITH_TYPE_MATCH_ROW, position);
  return TRUE;
}

/**
 * kith_match_list_unselect:
 * @self: the list
 *
 * Nobody walks through the rows any more.
 */
void
kith_match_list_unselect (KithMatchList *self)
{
  g_return_if_fail (KITH_IS_MATCH_LIST (self));

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  show_target (self);
}

/**
 * kith_match_list_set_revealed:
 * @self: the list
 * @revealed: whether a public screen shows what tells two of a name apart
 */
void
kith_match_list_set_revealed (KithMatchList *self, gboolean revealed)
{
  g_return_if_fail (KITH_IS_MATCH_LIST (self));

  if (self->revealed == revealed)
    return;
  self->revealed = revealed;
  for (guint i = 0; i < kith_match_list_get_n_items (self); i++)
    {
      g_autoptr (KithMatchItem) item = kith_match_list_dup_item (self, i);

      kith_match_item_set_revealed (item, revealed);
    }
}

/**
 * kith_match_list_dup_selected:
 * @self: the list
 *
 * Returns: (transfer full) (nullable): where the walk is: "2 of 3: Anatol B."; %NULL if it is nowhere
 */
char *
kith_match_list_dup_selected (KithMatchList *self)
{
  KithMatchItem *item;
  g_autofree char *label = NULL;

  g_return_val_if_fail (KITH_IS_MATCH_LIST (self), NULL);

  item = gtk_single_selection_get_selected_item (self->selection);
  if (item == NULL)
    return NULL;
  label = kith_match_item_dup_label (item);
  /* Translators: the row's number, how many rows there are, whom it is about: "2 of 3: Anatol B." */
  return g_strdup_printf (_ ("%u of %u: %s"), gtk_single_selection_get_selected (self->selection) + 1,
                          kith_match_list_get_n_items (self), label);
}
