/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of the entry: Enter looks at what is typed now, never at what a timer made of it; only a single
 * clear match is taken at once; several take one Enter to get among them and a second to take the row; nobody
 * is handed to the caller and creates nothing. Down goes into the matches; Escape there comes back and
 * empties. */

#include "frontdesk/kith-person-finder.h"

#include <glib/gi18n.h>

#include "frontdesk/kith-match-list.h"
#include "shared/kith-a11y.h"

#define DEFAULT_LIMIT 6

struct _KithPersonFinder
{
  GtkBox parent_instance;

  GtkEntry *entry; /* (unowned) template child, as those below */
  GtkLabel *status_label;
  KithMatchList *list;

  KithAppContext *context; /* (owned) (nullable) */
  KithEntryMeaning meaning;
  guint limit;
  KithFindFlags flags;
  char *idle_hint; /* (owned) (nullable) */
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
  PROP_INCLUDE_DIED,
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

static void
say_matches (KithPersonFinder *self)
{
  guint n = kith_match_list_get_n_items (self->list);
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
          g_autoptr (KithMatchItem) item = kith_match_list_dup_item (self->list, 0);
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
  g_autofree char *text = kith_match_list_dup_selected (self->list);

  if (text != NULL)
    kith_person_finder_say (self, text);
}

static void
fill (KithPersonFinder *self, GPtrArray *matches)
{
  g_autoptr (GPtrArray) items = kith_match_items_new (matches, on_public_screen (self), get_desk (self));

  kith_match_list_show (self->list, items,
                        self->meaning == KITH_ENTRY_CLEAR || self->meaning == KITH_ENTRY_CODE);
}

static void
look_up (KithPersonFinder *self)
{
  KithDesk *desk = get_desk (self);
  g_autoptr (GPtrArray) matches = NULL;

  if (desk == NULL)
    return;
  matches =
      kith_desk_match (desk, kith_person_finder_get_text (self), self->limit, self->flags, &self->meaning);
  fill (self, matches);
  say_matches (self);
}

static gboolean
focus_row (KithPersonFinder *self, guint position)
{
  if (!kith_match_list_focus_row (self->list, position))
    return FALSE;
  say_selected (self);
  return TRUE;
}

static void
focus_entry_at_end (KithPersonFinder *self)
{
  kith_match_list_unselect (self->list);
  kith_person_finder_focus (self);
  say_matches (self);
}

static void
match_chosen_cb (KithPersonFinder *self, KithMatchItem *item)
{
  g_autofree char *code = kith_desk_parse_scan (get_desk (self), kith_person_finder_get_text (self));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, kith_match_item_get_person (item), code != NULL);
}

static void
choose_first (KithPersonFinder *self)
{
  g_autoptr (KithMatchItem) item = kith_match_list_dup_item (self->list, 0);

  if (item != NULL)
    match_chosen_cb (self, item);
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
      choose_first (self);
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

static void
list_left_cb (KithPersonFinder *self)
{
  kith_person_finder_clear (self);
  kith_person_finder_focus (self);
}

static void
list_erased_cb (KithPersonFinder *self)
{
  focus_entry_at_end (self);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "backspace");
}

static gboolean
window_key_pressed_cb (KithPersonFinder *self,
                       guint keyval,
                       guint keycode,
                       GdkModifierType state,
                       GtkEventControllerKey *controller)
{
  if (keyval == GDK_KEY_Alt_L || keyval == GDK_KEY_Alt_R)
    kith_match_list_set_revealed (self->list, TRUE);
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
    kith_match_list_set_revealed (self->list, FALSE);
}

/* Alt may be let go in another window. */
static void
window_active_cb (KithPersonFinder *self)
{
  kith_match_list_set_revealed (self->list, FALSE);
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
    case PROP_INCLUDE_DIED:
      g_value_set_boolean (value, self->flags & KITH_FIND_INCLUDE_DIED);
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
    case PROP_INCLUDE_DIED:
      self->flags = g_value_get_boolean (value) ? KITH_FIND_INCLUDE_DIED : KITH_FIND_DEFAULT;
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
  properties[PROP_INCLUDE_DIED] =
      g_param_spec_boolean ("include-died", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
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

  g_type_ensure (KITH_TYPE_MATCH_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-person-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, KithPersonFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, KithPersonFinder, status_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonFinder, list);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, match_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, say_selected);
  gtk_widget_class_bind_template_callback (widget_class, focus_entry_at_end);
  gtk_widget_class_bind_template_callback (widget_class, kith_person_finder_type);
  gtk_widget_class_bind_template_callback (widget_class, list_erased_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_left_cb);
}

static void
kith_person_finder_init (KithPersonFinder *self)
{
  self->limit = DEFAULT_LIMIT;
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->entry), gtk_entry_get_placeholder_text (self->entry));
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
 * kith_person_finder_get_n_matches:
 *
 * Returns: how many rows are shown
 */
guint
kith_person_finder_get_n_matches (KithPersonFinder *self)
{
  g_return_val_if_fail (KITH_IS_PERSON_FINDER (self), 0);

  return kith_match_list_get_n_items (self->list);
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
 * kith_person_finder_type:
 * @letter: in UTF-8
 *
 * Puts the cursor behind what is typed, and @letter there: it was typed where nothing takes it.
 */
void
kith_person_finder_type (KithPersonFinder *self, const char *letter)
{
  int position;

  g_return_if_fail (KITH_IS_PERSON_FINDER (self));
  g_return_if_fail (letter != NULL);

  focus_entry_at_end (self);
  position = (int) g_utf8_strlen (kith_person_finder_get_text (self), -1);
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), letter, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
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

  if (*kith_person_finder_get_text (self) != '\0' && !kith_match_list_has_focus (self->list))
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
