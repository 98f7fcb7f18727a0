/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of the entry: Enter looks at what is typed now, never at what a timer made of it; only a single
 * clear match is taken at once; several take one Enter to get among them and a second to take the row; nobody
 * is handed to the caller and creates nothing. Down goes into the matches, Up from the first one back, Escape
 * back and empties, and letters typed there land in the entry. */

#include "frontdesk/kith-person-finder.h"

#include <glib/gi18n.h>

#include "frontdesk/kith-match-item.h"
#include "frontdesk/kith-match-row.h"
#include "shared/kith-a11y.h"

#define DEFAULT_LIMIT 6

struct _KithPersonFinder
{
  GtkBox parent_instance;

  GtkEntry *entry; /* (unowned) template child, as those below */
  GtkLabel *status_label;
  GtkWidget *scroller;
  GtkListView *list;

  KithAppContext *context;       /* (owned) (nullable) */
  GListStore *matches;           /* (owned) (element-type KithMatchItem) */
  GtkSingleSelection *selection; /* (owned) */
  KithEntryMeaning meaning;
  guint limit;
  char *idle_hint; /* (owned) (nullable) */
  gboolean revealed;
  gulong window_keys_id;
  GtkEventController *window_keys; /* (unowned) (nullable) watches for Alt while rooted */
};

static void text_changed_cb (KithPersonFinder *self);

G_DEFINE_FINAL_TYPE (KithPersonFinder, kith_person_finder, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_PLACEHOLDER,
  PROP_LIMIT,
  PROP_IDLE_HINT,
  N_PROPS
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_NOBODY,
  SIGNAL_UNKNOWN_CODE,
  SIGNAL_LEFT,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static KithDesk *
get_desk (KithPersonFinder *self)
{
  return self->context ? kith_app_context_get_desk (self->context) : NULL;
}

static gboolean
on_public_screen (KithPersonFinder *self)
{
  return kith_preferences_get_public_screen (kith_app_context_get_preferences (self->context));
}

static gboolean
focus_is_in_list (KithPersonFinder *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
say_matches (KithPersonFinder *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->matches));
  g_autofree char *text = NULL;

  switch (self->meaning)
    {
    case KITH_ENTRY_EMPTY:
      kith_person_finder_say (self, self->idle_hint ? self->idle_hint : "");
      return;
    case KITH_ENTRY_TOO_SHORT:
      kith_person_finder_say (self, _ ("One more letter."));
      return;
    case KITH_ENTRY_NOBODY:
      kith_person_finder_say (self, _ ("Nobody by that name yet. Try fewer letters, or add a new person."));
      return;
    case KITH_ENTRY_UNKNOWN_CODE:
      kith_person_finder_say (self, _ ("Nobody has this card yet. Type their name instead."));
      return;
    case KITH_ENTRY_CODE:
    case KITH_ENTRY_CLEAR:
      if (n > 0)
        {
          g_autoptr (KithMatchItem) item = g_list_model_get_item (G_LIST_MODEL (self->matches), 0);
          g_autofree char *label = kith_match_item_dup_label (item);

          /* Translators: %s is a person's name with what tells them apart; Enter is the key */
          text = g_strdup_printf (_ ("Enter: %s"), label);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case KITH_ENTRY_SEVERAL:
    default:
      text = g_strdup_printf (
          ngettext ("%u match. Enter or Down to choose.", "%u matches. Enter or Down to choose.", n), n);
      break;
    }
  kith_person_finder_say (self, text);
}

/* "2 of 3: Anatol B." while the rows are walked through. */
static void
say_selected (KithPersonFinder *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  KithMatchItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (item == NULL)
    return;
  label = kith_match_item_dup_label (item);
  /* Translators: the row's number, how many rows there are, whom it is about: "2 of 3: Anatol B." */
  text = g_strdup_printf (_ ("%u of %u: %s"), position + 1,
                          g_list_model_get_n_items (G_LIST_MODEL (self->matches)), label);
  kith_person_finder_say (self, text);
}

static void
show_target (KithPersonFinder *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  gboolean clear = self->meaning == KITH_ENTRY_CLEAR || self->meaning == KITH_ENTRY_CODE;
  guint position = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (!KITH_IS_MATCH_ROW (row))
        continue;
      position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "position"));
      kith_match_row_set_target (KITH_MATCH_ROW (row), selected == GTK_INVALID_LIST_POSITION
                                                           ? clear && position == 0
                                                           : position == selected);
    }
}

static void
fill (KithPersonFinder *self, GPtrArray *matches)
{
  KithDesk *desk = get_desk (self);
  gboolean public_screen = on_public_screen (self);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < matches->len; i++)
    {
      const KithMatch *match = g_ptr_array_index (matches, i);
      KithDeskRow *here = kith_desk_find_here (desk, kith_card_get_person (match->card));
      KithMatchItem *item = kith_match_item_new (match, public_screen, here);

      kith_match_item_set_revealed (item, self->revealed);
      g_ptr_array_add (items, item);
    }
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->matches, 0, g_list_model_get_n_items (G_LIST_MODEL (self->matches)),
                       items->pdata, items->len);
  gtk_widget_set_visible (self->scroller, items->len > 0);
}

static void
look_up (KithPersonFinder *self)
{
  KithDesk *desk = get_desk (self);
  g_autoptr (GPtrArray) matches = NULL;

  if (desk == NULL)
    return;
  matches = kith_desk_match (desk, kith_person_finder_get_text (self), self->limit, &self->meaning);
  fill (self, matches);
  say_matches (self);
  show_target (self);
}

static gboolean
grab_row (KithPersonFinder *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (KITH_IS_MATCH_ROW (row) &&
          GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "position")) == position)
        return gtk_widget_grab_focus (child);
    }
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
focus_row (KithPersonFinder *self, guint position)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->matches)) == 0)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  gtk_single_selection_set_selected (self->selection, position);
  grab_row (self, position);
  say_selected (self);
  return TRUE;
}

static void
focus_entry_at_end (KithPersonFinder *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  say_matches (self);
  show_target (self);
}

static void
choose (KithPersonFinder *self, guint position)
{
  g_autoptr (KithMatchItem) item = g_list_model_get_item (G_LIST_MODEL (self->matches), position);
  g_autofree char *code = NULL;

  if (item == NULL)
    return;
  code = kith_desk_parse_scan (get_desk (self), kith_person_finder_get_text (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, kith_match_item_get_person (item), code != NULL);
}

static void
text_changed_cb (KithPersonFinder *self)
{
  look_up (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
entry_activated_cb (KithPersonFinder *self)
{
  g_autofree char *text = g_strdup (kith_person_finder_get_text (self));
  g_autofree char *code = NULL;

  look_up (self);
  switch (self->meaning)
    {
    case KITH_ENTRY_CODE:
    case KITH_ENTRY_CLEAR:
      choose (self, 0);
      break;
    case KITH_ENTRY_SEVERAL:
      focus_row (self, 0);
      break;
    case KITH_ENTRY_NOBODY:
      g_signal_emit (self, signals[SIGNAL_NOBODY], 0, text);
      break;
    case KITH_ENTRY_UNKNOWN_CODE:
      code = kith_desk_parse_scan (get_desk (self), text);
      g_signal_emit (self, signals[SIGNAL_UNKNOWN_CODE], 0, code ? code : text);
      break;
    case KITH_ENTRY_EMPTY:
    case KITH_ENTRY_TOO_SHORT:
    default:
      break;
    }
}

static void
row_activated_cb (KithPersonFinder *self, guint position)
{
  choose (self, position);
}

static void
selection_changed_cb (KithPersonFinder *self)
{
  if (focus_is_in_list (self))
    say_selected (self);
  show_target (self);
}

static gboolean
down_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return focus_row (user_data, 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithPersonFinder *self = user_data;

  if (*kith_person_finder_get_text (self) != '\0')
    kith_person_finder_clear (self);
  else
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  return TRUE;
}

/* Ctrl+Z takes back what the desk did only while there is no text whose editing it could take back. */
static gboolean
undo_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithPersonFinder *self = user_data;

  if (*kith_person_finder_get_text (self) != '\0' || self->context == NULL)
    return FALSE;
  kith_app_context_undo (self->context);
  return TRUE;
}

static gboolean
list_key_pressed_cb (KithPersonFinder *self,
                     guint keyval,
                     guint keycode,
                     GdkModifierType state,
                     GtkEventControllerKey *controller)
{
  gunichar c = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    {
      kith_person_finder_clear (self);
      kith_person_finder_focus (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up) &&
      gtk_single_selection_get_selected (self->selection) == 0)
    {
      focus_entry_at_end (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_BackSpace)
    {
      focus_entry_at_end (self);
      g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "backspace");
      return GDK_EVENT_STOP;
    }
  if (c != 0 && c != ' ' && g_unichar_isprint (c))
    {
      char typed[8] = { 0 };
      int position = -1;

      g_unichar_to_utf8 (c, typed);
      focus_entry_at_end (self);
      position = (int) g_utf8_strlen (kith_person_finder_get_text (self), -1);
      gtk_editable_insert_text (GTK_EDITABLE (self->entry), typed, -1, &position);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
set_revealed (KithPersonFinder *self, gboolean revealed)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->matches));

  if (self->revealed == revealed)
    return;
  self->revealed = revealed;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KithMatchItem) item = g_list_model_get_item (G_LIST_MODEL (self->matches), i);

      kith_match_item_set_revealed (item, revealed);
    }
}

static gboolean
window_key_pressed_cb (KithPersonFinder *self,
                       guint keyval,
                       guint keycode,
                       GdkModifierType state,
                       GtkEventControllerKey *controller)
{
  if (keyval == GDK_KEY_Alt_L || keyval == GDK_KEY_Alt_R)
    set_revealed (self, TRUE);
  return GDK_EVENT_PROPAGATE;
}

static void
window_key_released_cb (KithPersonFinder *self,
                        guint keyval,
                        guint keycode,
                        GdkModifierType state,
                        GtkEventControllerKey *controller)
{
  if (keyval == GDK_KEY_Alt_L || keyval == GDK_KEY_Alt_R)
    set_revealed (self, FALSE);
}

/* Alt may be let go in another window. */
static void
window_active_cb (KithPersonFinder *self)
{
  set_revealed (self, FALSE);
}

/* One click takes a row. The list's own single-click mode would also select whatever lies under a resting
 * pointer. */
static void
row_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, KithPersonFinder *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (n_press == 1 && gtk_widget_contains (row, x, y))
    choose (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "position")));
}

static void
setup_row_cb (KithPersonFinder *self, GtkListItem *item)
{
  GtkWidget *row = kith_match_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "released", G_CALLBACK (row_clicked_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (KithPersonFinder *self, GtkListItem *list_item)
{
  KithMatchItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  g_autofree char *label = kith_match_item_dup_label (item);

  g_object_set_data (G_OBJECT (row), "position", GUINT_TO_POINTER (gtk_list_item_get_position (list_item)));
  kith_match_row_bind (KITH_MATCH_ROW (row), item);
  kith_match_row_set_target (KITH_MATCH_ROW (row),
                             gtk_list_item_get_position (list_item) == 0 &&
                                 (self->meaning == KITH_ENTRY_CLEAR || self->meaning == KITH_ENTRY_CODE));
  kith_a11y_label_row (list_item, label);
}

static void
unbind_row_cb (KithPersonFinder *self, GtkListItem *list_item)
{
  kith_match_row_unbind (KITH_MATCH_ROW (gtk_list_item_get_child (list_item)));
}

static void
make_list (KithPersonFinder *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->matches = g_list_store_new (KITH_TYPE_MATCH_ITEM);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->matches));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
add_entry_shortcuts (KithPersonFinder *self)
{
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc func;
  } shortcuts[] = {
    { "Down", down_cb },
    { "KP_Down", down_cb },
    { "Escape", escape_cb },
    { "<Control>z", undo_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                          gtk_callback_action_new (shortcuts[i].func, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->entry), controller);
}

static void
kith_person_finder_root (GtkWidget *widget)
{
  KithPersonFinder *self = KITH_PERSON_FINDER (widget);
  GtkWidget *root;

  GTK_WIDGET_CLASS (kith_person_finder_parent_class)->root (widget);

  root = GTK_WIDGET (gtk_widget_get_root (widget));
  self->window_keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->window_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->window_keys, "key-pressed", G_CALLBACK (window_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window_keys, "key-released", G_CALLBACK (window_key_released_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (root, self->window_keys);
  if (GTK_IS_WINDOW (root))
    self->window_keys_id =
        g_signal_connect_swapped (root, "notify::is-active", G_CALLBACK (window_active_cb), self);
}

static void
kith_person_finder_unroot (GtkWidget *widget)
{
  KithPersonFinder *self = KITH_PERSON_FINDER (widget);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  if (self->window_keys)
    gtk_widget_remove_controller (root, self->window_keys);
  self->window_keys = NULL;
  g_clear_signal_handler (&self->window_keys_id, root);

  GTK_WIDGET_CLASS (kith_person_finder_parent_class)->unroot (widget);
}

static gboolean
kith_person_finder_grab_focus (GtkWidget *widget)
{
  kith_person_finder_focus (KITH_PERSON_FINDER (widget));
  return TRUE;
}

static void
kith_person_finder_dispose (GObject *object)
{
  KithPersonFinder *self = KITH_PERSON_FINDER (object);

  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->matches);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (kith_person_finder_parent_class)->dispose (object);
}

static void
kith_person_finder_finalize (GObject *object)
{
  g_free (KITH_PERSON_FINDER (object)->idle_hint);

  G_OBJECT_CLASS (kith_person_finder_parent_class)->finalize (object);
}

static void
kith_person_finder_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KithPersonFinder *self = KITH_PERSON_FINDER (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
      break;
    case PROP_LIMIT:
      g_value_set_uint (value, self->limit);
      break;
    case PROP_IDLE_HINT:
      g_value_set_string (value, self->idle_hint);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kith_person_finder_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KithPersonFinder *self = KITH_PERSON_FINDER (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      if (g_value_get_object (value))
        kith_person_finder_set_context (self, g_value_get_object (value));
      break;
    case PROP_PLACEHOLDER:
      gtk_entry_set_placeholder_text (self->entry, g_value_get_string (value));
      kith_a11y_set_label (GTK_WIDGET (self->entry), g_value_get_string (value));
      break;
    case PROP_LIMIT:
      self->limit = g_value_get_uint (value);
      break;
    case PROP_IDLE_HINT:
      g_free (self->idle_hint);
      self->idle_hint = g_value_dup_string (value);
      say_matches (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kith_person_finder_class_init (KithPersonFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_person_finder_dispose;
  object_class->finalize = kith_person_finder_finalize;
  object_class->get_property = kith_person_finder_get_property;
  object_class->set_property = kith_person_finder_set_property;
  widget_class->root = kith_person_finder_root;
  widget_class->unroot = kith_person_finder_unroot;
  widget_class->grab_focus = kith_person_finder_grab_focus;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, KITH_TYPE_APP_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACEHOLDER] =
      g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIMIT] = g_param_spec_uint ("limit", NULL, NULL, 1, 100, DEFAULT_LIMIT,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IDLE_HINT] =
      g_param_spec_string ("idle-hint", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[SIGNAL_NOBODY] = g_signal_new ("nobody", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_UNKNOWN_CODE] = g_signal_new ("unknown-code", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-person-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, KithPersonFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, KithPersonFinder, status_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonFinder, scroller);
  gtk_widget_class_bind_template_child (widget_class, KithPersonFinder, list);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kith_person_finder_init (KithPersonFinder *self)
{
  self->limit = DEFAULT_LIMIT;
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->entry), gtk_entry_get_placeholder_text (self->entry));
  make_list (self);
  add_entry_shortcuts (self);
}

/**
 * kith_person_finder_new:
 * @context: what the window works with
 *
 * Returns: (transfer floating): a finder with nothing typed
 */
GtkWidget *
kith_person_finder_new (KithAppContext *context)
{
  return g_object_new (KITH_TYPE_PERSON_FINDER, "context", context, NULL);
}

/**
 * kith_person_finder_set_context:
 * @context: what the window works with
 *
 * Once, before anything is typed.
 */
void
kith_person_finder_set_context (KithPersonFinder *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_PERSON_FINDER (self));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (kith_app_context_get_preferences (context), "notify::public-screen",
                           G_CALLBACK (look_up), self, G_CONNECT_SWAPPED);
}

/**
 * kith_person_finder_get_text:
 *
 * Returns: (transfer none): what is typed
 */
const char *
kith_person_finder_get_text (KithPersonFinder *self)
{
  g_return_val_if_fail (KITH_IS_PERSON_FINDER (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * kith_person_finder_set_text:
 * @text: as if it had been typed
 */
void
kith_person_finder_set_text (KithPersonFinder *self, const char *text)
{
  g_return_if_fail (KITH_IS_PERSON_FINDER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * kith_person_finder_get_n_matches:
 *
 * Returns: how many rows are shown
 */
guint
kith_person_finder_get_n_matches (KithPersonFinder *self)
{
  g_return_val_if_fail (KITH_IS_PERSON_FINDER (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->matches));
}

/**
 * kith_person_finder_clear:
 *
 * Empties the entry and the matches.
 */
void
kith_person_finder_clear (KithPersonFinder *self)
{
  g_return_if_fail (KITH_IS_PERSON_FINDER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/**
 * kith_person_finder_focus:
 *
 * Puts the cursor where typing begins, behind what is typed.
 */
void
kith_person_finder_focus (KithPersonFinder *self)
{
  g_return_if_fail (KITH_IS_PERSON_FINDER (self));

  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * kith_person_finder_refresh:
 *
 * Looks again: who is here has changed.
 */
void
kith_person_finder_refresh (KithPersonFinder *self)
{
  g_return_if_fail (KITH_IS_PERSON_FINDER (self));

  if (*kith_person_finder_get_text (self) != '\0' && !focus_is_in_list (self))
    look_up (self);
}

/**
 * kith_person_finder_say:
 * @sentence: shown under the entry and read aloud, until something else is
 */
void
kith_person_finder_say (KithPersonFinder *self, const char *sentence)
{
  g_return_if_fail (KITH_IS_PERSON_FINDER (self));
  g_return_if_fail (sentence != NULL);

  gtk_label_set_text (self->status_label, sentence);
  kith_a11y_set_label (GTK_WIDGET (self->status_label), sentence);
}
