/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists belong to the desk; this shows them and turns what is pressed in a row into commands. Nobody is
 * moved under the pointer: rows come and go only when something was stored. */

#include "frontdesk/kith-here-list.h"

#include <glib/gi18n.h>

#include "frontdesk/kith-desk-dialogs.h"
#include "frontdesk/kith-here-row.h"
#include "frontdesk/kith-note-card.h"
#include "frontdesk/kith-pick-person.h"
#include "frontdesk/kith-service-for-many.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

#define MAX_WAITING_CARDS 3
/* However small the window, this many rows are in sight. */
#define MIN_ROWS 4u
#define ROW_HEIGHT 49

struct _KithHereList
{
  GtkBox parent_instance;

  GtkLabel *heading_label; /* (unowned) template child, as those below */
  GtkLabel *count_label;
  GtkButton *many_button;
  GtkWidget *desk_menu_button;
  GtkBox *waiting_box;
  GtkStack *stack;
  GtkScrolledWindow *here_scroller;
  GtkListView *here_view;
  KithServiceForMany *many;
  GtkExpander *out_expander;
  GtkListView *out_view;
  GtkExpander *left_expander;
  GtkListView *left_view;

  KithAppContext *context; /* (owned) (nullable) */
  guint waiting_id;        /* a refresh of the waiting cards on its way */
  guint top_id;            /* a scroll to the top on its way */
};

typedef struct
{
  KithHereList *list; /* (owned) */
  gint64 id;          /* a visit or guests */
  gboolean guest;
} Picking;

G_DEFINE_FINAL_TYPE (KithHereList, kith_here_list, GTK_TYPE_BOX)

static void
apply (KithHereList *self, KithDeskCommand *command)
{
  kith_app_context_apply (self->context, command, NULL, NULL);
  kith_desk_command_unref (command);
}

static KithDesk *
get_desk (KithHereList *self)
{
  return kith_app_context_get_desk (self->context);
}

static void
show_page (KithHereList *self)
{
  gboolean empty = g_list_model_get_n_items (kith_desk_get_here (get_desk (self))) == 0;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "many") != 0 || empty)
    gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

/* Guests are many people in one row. */
static int
count_heads (GListModel *model)
{
  guint n = g_list_model_get_n_items (model);
  int heads = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KithDeskRow) row = g_list_model_get_item (model, i);

      heads += kith_desk_row_get_guest (row) != 0 ? MAX (1, kith_desk_row_get_number (row)) : 1;
    }
  return heads;
}

static void
show_counts (KithHereList *self)
{
  KithDesk *desk = get_desk (self);
  int here = count_heads (kith_desk_get_here (desk));
  int out = count_heads (kith_desk_get_out (desk));
  int left = count_heads (kith_desk_get_left (desk));
  g_autofree char *here_text = g_strdup_printf ("%d", here);
  /* Translators: how many people stepped out for a while */
  g_autofree char *out_text = g_strdup_printf (_ ("Stepped out (%d)"), out);
  /* Translators: how many people left today */
  g_autofree char *left_text = g_strdup_printf (_ ("Left today (%d)"), left);

  gtk_label_set_text (self->count_label, here_text);
  gtk_scrolled_window_set_min_content_height (
      self->here_scroller,
      ROW_HEIGHT * (int) MIN (MIN_ROWS, g_list_model_get_n_items (kith_desk_get_here (desk))));
  gtk_expander_set_label (self->out_expander, out_text);
  gtk_widget_set_visible (GTK_WIDGET (self->out_expander), out > 0);
  gtk_expander_set_label (self->left_expander, left_text);
  gtk_widget_set_visible (GTK_WIDGET (self->left_expander), left > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->many_button), here > 1);
  show_page (self);
}

static void
add_waiting_card (KithHereList *self, KithDeskRow *row)
{
  g_autofree char *name = kith_here_row_dup_name (self->context, row);
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *action = NULL;
  GtkWidget *card;

  /* Translators: %s is a person's name */
  text = g_strdup_printf (_ ("Something is waiting for %s"), name);
  spoken = g_strdup_printf (_ ("Given to %s"), name);
  action = g_strdup_printf ("desk.hand-over(int64 %" G_GINT64_FORMAT ")", kith_desk_row_get_person (row));
  card = kith_note_card_new ("kith-mail-symbolic", text);
  kith_note_card_add_action (KITH_NOTE_CARD (card), _ ("Given…"), spoken, action);
  gtk_box_append (self->waiting_box, card);
}

static gboolean
show_waiting_cb (gpointer user_data)
{
  KithHereList *self = user_data;
  GListModel *here = kith_desk_get_here (get_desk (self));
  guint n = g_list_model_get_n_items (here);
  guint n_cards = 0;

  self->waiting_id = 0;
  kith_children_remove (GTK_WIDGET (self->waiting_box));
  for (guint i = 0; i < n && n_cards < MAX_WAITING_CARDS; i++)
    {
      g_autoptr (KithDeskRow) row = g_list_model_get_item (here, i);
      gboolean waiting = FALSE;

      g_object_get (row, "waiting", &waiting, NULL);
      if (!waiting)
        continue;
      add_waiting_card (self, row);
      n_cards++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_box), n_cards > 0);
  return G_SOURCE_REMOVE;
}

static gboolean
scroll_to_top_cb (gpointer user_data)
{
  KithHereList *self = user_data;

  self->top_id = 0;
  gtk_widget_activate_action (GTK_WIDGET (self->here_view), "list.scroll-to-item", "u", 0);
  return G_SOURCE_REMOVE;
}

static void
queue_waiting (KithHereList *self)
{
  if (self->waiting_id == 0)
    self->waiting_id = g_idle_add (show_waiting_cb, self);
}

static void
lists_changed_cb (KithHereList *self)
{
  show_counts (self);
  queue_waiting (self);
}

/* Whoever just came stands first: shown, unless somebody is working further down. */
static void
here_changed_cb (KithHereList *self, guint position, guint removed, guint added)
{
  gboolean working =
      (gtk_widget_get_state_flags (GTK_WIDGET (self->here_view)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (position == 0 && added > 0 && !working && self->top_id == 0)
    self->top_id = g_idle_add (scroll_to_top_cb, self);
}

static void
services_changed_cb (KithHereList *self)
{
  GPtrArray *services = kith_desk_get_services (get_desk (self));
  g_autofree char *label = NULL;

  for (guint i = 0; i < services->len && !label; i++)
    {
      const KithService *service = g_ptr_array_index (services, i);

      if (service->pinned)
        /* Translators: %s is a service: "Lunch for several…" */
        label = g_strdup_printf (_ ("%s for Several…"), service->label);
    }
  gtk_button_set_label (self->many_button, label ? label : _ ("One Service for Several…"));
}

static void
many_finished_cb (KithHereList *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  gtk_stack_set_visible_child_name (self->stack, "list");
  show_page (self);
  if (had_focus)
    gtk_widget_activate_action (GTK_WIDGET (self), "desk.focus-entry", NULL);
}

static void
picked_cb (gint64 person, gpointer user_data)
{
  Picking *picking = user_data;

  if (person != 0)
    apply (picking->list, picking->guest ? kith_desk_command_name_guest (picking->id, person)
                                         : kith_desk_command_reassign (picking->id, person));
  g_object_unref (picking->list);
  g_free (picking);
}

/* Whose visit it was taken for; (nullable) where it is gone meanwhile. */
static char *
dup_name_of_visit (KithHereList *self, gint64 visit)
{
  KithDesk *desk = get_desk (self);
  GListModel *models[] = { kith_desk_get_here (desk), kith_desk_get_out (desk), kith_desk_get_left (desk) };

  for (guint m = 0; m < G_N_ELEMENTS (models); m++)
    for (guint i = 0; i < g_list_model_get_n_items (models[m]); i++)
      {
        g_autoptr (KithDeskRow) row = g_list_model_get_item (models[m], i);

        if (kith_desk_row_get_visit (row) == visit)
          return kith_here_row_dup_name (self->context, row);
      }
  return NULL;
}

static void
pick (KithHereList *self, gint64 id, gboolean guest)
{
  Picking *picking = g_new0 (Picking, 1);
  g_autofree char *name = guest ? NULL : dup_name_of_visit (self, id);
  g_autofree char *words = NULL;

  picking->list = g_object_ref (self);
  picking->id = id;
  picking->guest = guest;
  if (guest)
    kith_pick_person_ask (GTK_WIDGET (self), self->context, _ ("They Gave a Name"),
                          _ ("The guest becomes a visit under this name and keeps the time they came."), TRUE,
                          picked_cb, picking);
  else
    {
      /* Translators: %s is the name of whom the visit was entered for by mistake */
      words = g_strdup_printf (_ ("Who was it, instead of %s? The time and the services move over to them."),
                               name ? name : _ ("this person"));
      kith_pick_person_ask (GTK_WIDGET (self), self->context, _ ("Wrong Person"), words, TRUE, picked_cb,
                            picking);
    }
}

static void
presence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    gboolean guest;
    KithPresenceState state;
  } states[] = {
    { "desk.out", FALSE, KITH_PRESENCE_OUT },        { "desk.back", FALSE, KITH_PRESENCE_HERE },
    { "desk.left", FALSE, KITH_PRESENCE_LEFT },      { "desk.guest-out", TRUE, KITH_PRESENCE_OUT },
    { "desk.guest-back", TRUE, KITH_PRESENCE_HERE }, { "desk.guest-left", TRUE, KITH_PRESENCE_LEFT },
  };
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (strcmp (states[i].name, name) == 0)
        apply (KITH_HERE_LIST (widget), states[i].guest ? kith_desk_command_guest_state (id, states[i].state)
                                                        : kith_desk_command_set_state (id, states[i].state));
    }
}

static void
void_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  apply (KITH_HERE_LIST (widget), strcmp (name, "desk.void") == 0 ? kith_desk_command_void_visit (id)
                                                                  : kith_desk_command_void_guest (id));
}

static void
pick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pick (KITH_HERE_LIST (widget), g_variant_get_int64 (parameter), strcmp (name, "desk.guest-name") == 0);
}

static void
person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithHereList *self = KITH_HERE_LIST (widget);
  gint64 person = g_variant_get_int64 (parameter);

  if (strcmp (name, "desk.hand-over") == 0)
    kith_desk_dialogs_hand_over (widget, self->context, person);
  else if (strcmp (name, "desk.add-waiting") == 0)
    kith_desk_dialogs_add_waiting (widget, self->context, person);
  else if (strcmp (name, "desk.notice") == 0)
    kith_desk_dialogs_add_notice (widget, self->context, person);
  else if (strcmp (name, "desk.write-note") == 0)
    kith_app_context_open_notes (self->context, person, KITH_NOTES_BEGIN);
  else
    kith_app_context_open_person (self->context, person);
}

static void
setup_here_cb (KithHereList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kith_here_row_new (self->context, KITH_HERE_ROW_HERE));
}

static void
setup_away_cb (KithHereList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kith_here_row_new (self->context, KITH_HERE_ROW_AWAY));
}

static void
bind_cb (KithHereList *self, GtkListItem *item)
{
  KithDeskRow *row = gtk_list_item_get_item (item);

  kith_here_row_bind (KITH_HERE_ROW (gtk_list_item_get_child (item)), row);
  g_signal_connect_object (row, "notify::waiting", G_CALLBACK (queue_waiting), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::public-name", G_CALLBACK (queue_waiting), self, G_CONNECT_SWAPPED);
}

static void
unbind_cb (KithHereList *self, GtkListItem *item)
{
  kith_here_row_unbind (KITH_HERE_ROW (gtk_list_item_get_child (item)));
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), queue_waiting, self);
}

static void
fill_view (KithHereList *self, GtkListView *view, GListModel *model, GCallback setup)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (model));

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (model, "items-changed", G_CALLBACK (lists_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
fill_views (KithHereList *self)
{
  KithDesk *desk = get_desk (self);

  fill_view (self, self->here_view, kith_desk_get_here (desk), G_CALLBACK (setup_here_cb));
  g_signal_connect_object (kith_desk_get_here (desk), "items-changed", G_CALLBACK (here_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill_view (self, self->out_view, kith_desk_get_out (desk), G_CALLBACK (setup_away_cb));
  fill_view (self, self->left_view, kith_desk_get_left (desk), G_CALLBACK (setup_away_cb));
}

static void
public_screen_cb (KithHereList *self)
{
  GtkListView *views[] = { self->here_view, self->out_view, self->left_view };

  /* Every row shows its name anew. */
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GtkSelectionModel) model = g_object_ref (gtk_list_view_get_model (views[i]));

      gtk_list_view_set_model (views[i], NULL);
      gtk_list_view_set_model (views[i], model);
    }
  queue_waiting (self);
}

static void
kith_here_list_dispose (GObject *object)
{
  KithHereList *self = KITH_HERE_LIST (object);

  g_clear_handle_id (&self->waiting_id, g_source_remove);
  g_clear_handle_id (&self->top_id, g_source_remove);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (kith_here_list_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const presence[] = { "desk.out",       "desk.back",       "desk.left",
                                          "desk.guest-out", "desk.guest-back", "desk.guest-left" };
  static const char *const person[] = { "desk.hand-over", "desk.add-waiting", "desk.notice",
                                        "desk.open-person", "desk.write-note" };

  for (guint i = 0; i < G_N_ELEMENTS (presence); i++)
    gtk_widget_class_install_action (widget_class, presence[i], "x", presence_action);
  for (guint i = 0; i < G_N_ELEMENTS (person); i++)
    gtk_widget_class_install_action (widget_class, person[i], "x", person_action);
  gtk_widget_class_install_action (widget_class, "desk.void", "x", void_action);
  gtk_widget_class_install_action (widget_class, "desk.guest-void", "x", void_action);
  gtk_widget_class_install_action (widget_class, "desk.wrong-person", "x", pick_action);
  gtk_widget_class_install_action (widget_class, "desk.guest-name", "x", pick_action);
}

static void
kith_here_list_class_init (KithHereListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_here_list_dispose;

  install_actions (widget_class);

  g_type_ensure (KITH_TYPE_SERVICE_FOR_MANY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-here-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHereList, heading_label);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, count_label);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, many_button);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, desk_menu_button);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, waiting_box);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, stack);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, here_scroller);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, here_view);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, many);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, out_expander);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, out_view);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, left_expander);
  gtk_widget_class_bind_template_child (widget_class, KithHereList, left_view);
  gtk_widget_class_bind_template_callback (widget_class, many_finished_cb);
}

static void
kith_here_list_init (KithHereList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_label_menu_button (self->desk_menu_button, _ ("Paper, printing and the end of the day"));
}

/**
 * kith_here_list_set_context:
 * @context: what the window works with
 *
 * Once; shows who is here.
 */
void
kith_here_list_set_context (KithHereList *self, KithAppContext *context)
{
  KithDesk *desk;

  g_return_if_fail (KITH_IS_HERE_LIST (self));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  desk = kith_app_context_get_desk (context);
  if (!desk)
    return;
  fill_views (self);
  kith_service_for_many_set_context (self->many, context);
  g_signal_connect_object (desk, "notify::services", G_CALLBACK (services_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "outcome", G_CALLBACK (lists_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kith_app_context_get_preferences (context), "notify::public-screen",
                           G_CALLBACK (public_screen_cb), self, G_CONNECT_SWAPPED);
  services_changed_cb (self);
  lists_changed_cb (self);
}

/**
 * kith_here_list_start_many:
 *
 * Rows become ticks for one service.
 */
void
kith_here_list_start_many (KithHereList *self)
{
  g_return_if_fail (KITH_IS_HERE_LIST (self));

  if (!self->context || g_list_model_get_n_items (kith_desk_get_here (get_desk (self))) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, "many");
  kith_service_for_many_start (self->many);
}
