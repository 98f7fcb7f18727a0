/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scanner is a keyboard that types the center's prefix, a code and Enter. The rules (feed) know no time and
 * no widgets. In a window the letters of the prefix still go where somebody is typing, so that no "k" ever
 * waits for the next key; once the prefix is whole and came as fast as no hand types it, they are taken out
 * again and the code is kept from the focus. */

#include "frontdesk/kith-scan-catcher.h"

#define MAX_CODE_CHARS 64
#define PAUSE_MS 700
/* From the first key of the prefix to its last. */
#define PREFIX_MS 350

struct _KithScanCatcher
{
  GObject parent_instance;

  gunichar *prefix; /* (owned) (nullable) folded to lower case; NULL: catches nothing */
  glong prefix_length;
  GString *held; /* (owned) the keys as they were typed */
  glong n_held;  /* in characters */
  char *code;    /* (owned) (nullable) */

  glong n_passed;    /* how many of them went to the focus all the same */
  gint64 first_time; /* when the first came, in microseconds */
  GtkWidget *window; /* (unowned) (nullable) */
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (KithScanCatcher, kith_scan_catcher, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PREFIX,
  PROP_HOLDING,
  N_PROPS
};

enum
{
  SIGNAL_SCANNED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
in_code (KithScanCatcher *self)
{
  return self->n_held >= self->prefix_length;
}

static void
forget (KithScanCatcher *self)
{
  gboolean was_holding = self->n_held > 0;

  g_string_truncate (self->held, 0);
  self->n_held = 0;
  self->n_passed = 0;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (was_holding)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOLDING]);
}

static void
hold (KithScanCatcher *self, gunichar c)
{
  g_string_append_unichar (self->held, c);
  if (self->n_held++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOLDING]);
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) || keyval == GDK_KEY_ISO_Level3_Shift ||
         keyval == GDK_KEY_ISO_Level5_Shift || keyval == GDK_KEY_Mode_switch || keyval == GDK_KEY_Num_Lock;
}

static KithScanStep
finish (KithScanCatcher *self)
{
  const char *code;

  if (!in_code (self))
    return KITH_SCAN_BROKEN;

  code = g_utf8_offset_to_pointer (self->held->str, self->prefix_length);
  if (*code == '\0')
    {
      forget (self);
      return KITH_SCAN_HELD;
    }
  g_free (self->code);
  self->code = g_strdup (code);
  forget (self);
  return KITH_SCAN_DONE;
}

static gboolean
is_typing_place (GtkWidget *focus)
{
  if (GTK_IS_EDITABLE (focus))
    return gtk_editable_get_editable (GTK_EDITABLE (focus));
  return GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));
}

static GtkWidget *
get_focus (KithScanCatcher *self)
{
  return self->window ? gtk_root_get_focus (GTK_ROOT (self->window)) : NULL;
}

/* Puts text where the cursor is, as typing it would have. */
static void
type_into (GtkWidget *focus, const char *text)
{
  if (!is_typing_place (focus))
    return;
  if (GTK_IS_EDITABLE (focus))
    {
      int position;

      gtk_editable_delete_selection (GTK_EDITABLE (focus));
      position = gtk_editable_get_position (GTK_EDITABLE (focus));
      gtk_editable_insert_text (GTK_EDITABLE (focus), text, -1, &position);
      gtk_editable_set_position (GTK_EDITABLE (focus), position);
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));

      gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
    }
}

static gboolean
ends_with_held (KithScanCatcher *self, const char *text)
{
  g_autofree char *typed = g_utf8_casefold (text, -1);
  g_autofree char *held = g_utf8_casefold (self->held->str, -1);

  return g_str_has_prefix (held, typed);
}

/* Takes back the last characters before the cursor, if they are the ones that were let through. */
static void
untype_from (KithScanCatcher *self, GtkWidget *focus, int n_chars)
{
  g_autofree char *text = NULL;

  if (!is_typing_place (focus))
    return;
  if (GTK_IS_EDITABLE (focus))
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (focus));

      text = gtk_editable_get_chars (GTK_EDITABLE (focus), MAX (0, position - n_chars), position);
      if (ends_with_held (self, text))
        gtk_editable_delete_text (GTK_EDITABLE (focus), MAX (0, position - n_chars), position);
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
      start = end;
      gtk_text_iter_backward_chars (&start, n_chars);
      text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      if (ends_with_held (self, text))
        gtk_text_buffer_delete_interactive (buffer, &start, &end, TRUE);
    }
}

/* It is no code: what did not reach the focus goes there now. */
static void
let_go (KithScanCatcher *self)
{
  gboolean reached = self->n_passed > 0;
  g_autofree char *text = kith_scan_catcher_take_held (self);

  if (!reached && *text)
    type_into (get_focus (self), text);
}

static gboolean
pause_cb (gpointer user_data)
{
  KithScanCatcher *self = user_data;

  self->pause_id = 0;
  let_go (self);
  return G_SOURCE_REMOVE;
}

/* A key of the prefix: whether it goes on to the focus. */
static gboolean
pass_prefix_key (KithScanCatcher *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->n_held == 1)
    self->first_time = now;
  if (self->n_held < self->prefix_length)
    {
      if (!is_typing_place (get_focus (self)))
        return FALSE;
      self->n_passed = self->n_held;
      return TRUE;
    }
  if (self->n_passed == 0)
    return FALSE;
  if (now - self->first_time > PREFIX_MS * 1000)
    {
      forget (self);
      return TRUE;
    }
  untype_from (self, get_focus (self), (int) self->n_passed);
  self->n_passed = 0;
  return FALSE;
}

static gboolean
key_pressed_cb (KithScanCatcher *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  gboolean was_in_code = self->n_held > 0 && in_code (self);
  KithScanStep step = kith_scan_catcher_feed (self, keyval, state);

  if (step == KITH_SCAN_BROKEN)
    {
      let_go (self);
      was_in_code = FALSE;
      step = kith_scan_catcher_feed (self, keyval, state);
    }
  if (step == KITH_SCAN_DONE)
    {
      g_autofree char *code = kith_scan_catcher_take_code (self);

      g_signal_emit (self, signals[SIGNAL_SCANNED], 0, code);
      return GDK_EVENT_STOP;
    }
  if (step == KITH_SCAN_HELD && self->n_held > 0 && !was_in_code && pass_prefix_key (self))
    step = KITH_SCAN_PASS;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->n_held > 0)
    self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
  return step == KITH_SCAN_HELD ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
kith_scan_catcher_dispose (GObject *object)
{
  KithScanCatcher *self = KITH_SCAN_CATCHER (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (kith_scan_catcher_parent_class)->dispose (object);
}

static void
kith_scan_catcher_finalize (GObject *object)
{
  KithScanCatcher *self = KITH_SCAN_CATCHER (object);

  g_free (self->prefix);
  g_free (self->code);
  g_string_free (self->held, TRUE);

  G_OBJECT_CLASS (kith_scan_catcher_parent_class)->finalize (object);
}

static void
kith_scan_catcher_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KithScanCatcher *self = KITH_SCAN_CATCHER (object);

  if (prop_id == PROP_HOLDING)
    g_value_set_boolean (value, kith_scan_catcher_get_holding (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_scan_catcher_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KithScanCatcher *self = KITH_SCAN_CATCHER (object);

  if (prop_id == PROP_PREFIX)
    kith_scan_catcher_set_prefix (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_scan_catcher_class_init (KithScanCatcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_scan_catcher_dispose;
  object_class->finalize = kith_scan_catcher_finalize;
  object_class->get_property = kith_scan_catcher_get_property;
  object_class->set_property = kith_scan_catcher_set_property;

  properties[PROP_PREFIX] =
      g_param_spec_string ("prefix", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HOLDING] =
      g_param_spec_boolean ("holding", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_SCANNED] = g_signal_new ("scanned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kith_scan_catcher_init (KithScanCatcher *self)
{
  self->held = g_string_new (NULL);
}

/**
 * kith_scan_catcher_new:
 * @prefix: (nullable): what the center's scanner types before a code; %NULL or "": nothing is caught
 *
 * Returns: (transfer full): a catcher that holds nothing
 */
KithScanCatcher *
kith_scan_catcher_new (const char *prefix)
{
  return g_object_new (KITH_TYPE_SCAN_CATCHER, "prefix", prefix, NULL);
}

/**
 * kith_scan_catcher_set_prefix:
 * @prefix: (nullable): what the center's scanner types before a code. Its case does not matter: Caps Lock
 * turns it around
 *
 * What is held is forgotten.
 */
void
kith_scan_catcher_set_prefix (KithScanCatcher *self, const char *prefix)
{
  g_return_if_fail (KITH_IS_SCAN_CATCHER (self));

  forget (self);
  g_clear_pointer (&self->prefix, g_free);
  self->prefix_length = 0;
  if (prefix == NULL || *prefix == '\0')
    return;
  self->prefix = g_utf8_to_ucs4_fast (prefix, -1, &self->prefix_length);
  for (glong i = 0; i < self->prefix_length; i++)
    self->prefix[i] = g_unichar_tolower (self->prefix[i]);
}

/**
 * kith_scan_catcher_get_holding:
 *
 * Returns: whether keys are held back that are, or may become, a code
 */
gboolean
kith_scan_catcher_get_holding (KithScanCatcher *self)
{
  g_return_val_if_fail (KITH_IS_SCAN_CATCHER (self), FALSE);

  return self->n_held > 0;
}

/**
 * kith_scan_catcher_feed:
 * @keyval: the key that was pressed
 * @state: the modifiers held with it
 *
 * After %KITH_SCAN_BROKEN take what was held, give it to the focus, and feed the same key again: it may begin
 * a code of its own.
 *
 * Returns: what to do with the key
 */
KithScanStep
kith_scan_catcher_feed (KithScanCatcher *self, guint keyval, GdkModifierType state)
{
  gunichar c;

  g_return_val_if_fail (KITH_IS_SCAN_CATCHER (self), KITH_SCAN_PASS);

  if (self->prefix == NULL || is_modifier (keyval))
    return KITH_SCAN_PASS;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return self->n_held > 0 ? KITH_SCAN_BROKEN : KITH_SCAN_PASS;
  if (self->n_held > 0 && is_enter (keyval))
    return finish (self);
  if (self->n_held > 0 && keyval == GDK_KEY_Escape)
    {
      forget (self);
      return KITH_SCAN_HELD;
    }

  c = gdk_keyval_to_unicode (keyval);
  if (c == 0 || g_unichar_iscntrl (c))
    return self->n_held > 0 ? KITH_SCAN_BROKEN : KITH_SCAN_PASS;
  if (in_code (self))
    {
      if (self->n_held - self->prefix_length >= MAX_CODE_CHARS)
        return KITH_SCAN_BROKEN;
      hold (self, c);
      return KITH_SCAN_HELD;
    }
  if (g_unichar_tolower (c) != self->prefix[self->n_held])
    return self->n_held > 0 ? KITH_SCAN_BROKEN : KITH_SCAN_PASS;
  hold (self, c);
  return KITH_SCAN_HELD;
}

/**
 * kith_scan_catcher_take_held:
 *
 * Returns: (transfer full): what is held, as it was typed; it is held no longer
 */
char *
kith_scan_catcher_take_held (KithScanCatcher *self)
{
  char *text;

  g_return_val_if_fail (KITH_IS_SCAN_CATCHER (self), NULL);

  text = g_strdup (self->held->str);
  forget (self);
  return text;
}

/**
 * kith_scan_catcher_take_code:
 *
 * Returns: (transfer full) (nullable): the code that %KITH_SCAN_DONE spoke of, without the prefix
 */
char *
kith_scan_catcher_take_code (KithScanCatcher *self)
{
  g_return_val_if_fail (KITH_IS_SCAN_CATCHER (self), NULL);

  return g_steal_pointer (&self->code);
}

/**
 * kith_scan_catcher_attach:
 * @window: a #GtkWindow whose keys to look at, before anything in it sees them
 */
void
kith_scan_catcher_attach (KithScanCatcher *self, GtkWidget *window)
{
  g_return_if_fail (KITH_IS_SCAN_CATCHER (self));
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (self->window == NULL);

  g_set_weak_pointer (&self->window, window);
  kith_scan_catcher_watch (self, window);
}

/**
 * kith_scan_catcher_watch:
 * @widget: what keeps keys from the window that the catcher is attached to, as an open menu does; nothing in
 * it sees them before the catcher
 */
void
kith_scan_catcher_watch (KithScanCatcher *self, GtkWidget *widget)
{
  GtkEventController *controller;

  g_return_if_fail (KITH_IS_SCAN_CATCHER (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, controller);
}
