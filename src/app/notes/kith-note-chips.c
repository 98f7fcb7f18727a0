/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen is a note without words; the chips say it, and what they open changes it. */

#include "notes/kith-note-chips.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "shared/kith-a11y.h"
#include "shared/kith-calendar.h"
#include "shared/kith-wrap-box.h"

struct _KithNoteChips
{
  AdwBin parent_instance;

  GtkMenuButton *when_button; /* (unowned) template child, as those below */
  GtkMenuButton *mode_button;
  GtkMenuButton *place_button;
  GtkCalendar *calendar;
  GtkEditable *time_entry;
  GtkWidget *time_label;
  GtkEditable *place_entry;

  KithNote *chosen;           /* (owned): nothing of it but when, how and where is used */
  KithClock *clock;           /* (owned) (nullable) */
  GSimpleAction *mode_action; /* (owned) */
  int minute;                 /* before somebody typed a time */
  gboolean is_time_wrong;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithNoteChips, kith_note_chips, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const KithNoteMode modes[] = {
#define MODE(symbol, ...) KITH_NOTE_MODE_##symbol,
  KITH_NOTE_MODES (MODE)
#undef MODE
};

static char *
describe_day (KithNoteChips *self)
{
  KithDay today;

  if (self->chosen->day == KITH_DAY_NONE)
    return g_strdup (_ ("No day"));
  today = kith_clock_today (self->clock);
  if (self->chosen->day == today)
    return g_strdup (_ ("Today"));
  if (self->chosen->day == today - 1)
    return g_strdup (_ ("Yesterday"));
  return kith_day_format_date (self->chosen->day);
}

static void
say (GtkMenuButton *button, const char *label, const char *what)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", what, label);

  gtk_menu_button_set_label (button, label);
  kith_a11y_label_menu_button (GTK_WIDGET (button), name);
}

static void
show (KithNoteChips *self)
{
  const char *place = self->chosen->words->texts[KITH_NOTE_TEXT_PLACE];
  g_autofree char *day = describe_day (self);
  g_autofree char *time =
      self->chosen->minute != KITH_NOTE_NO_MINUTE ? kith_minute_format (self->chosen->minute) : NULL;
  /* Translators: a day, and a time of that day */
  g_autofree char *when = time != NULL ? g_strdup_printf (_ ("%s, %s"), day, time) : g_strdup (day);

  say (self->when_button, when, _ ("When"));
  say (self->mode_button, kith_note_mode_label (self->chosen->mode), _ ("How you met"));
  say (self->place_button, kith_text_is_blank (place) ? _ ("Where…") : place,
       kith_note_text_label (KITH_NOTE_TEXT_PLACE));
  gtk_widget_set_visible (self->time_label, self->is_time_wrong);
}

static void
changed (KithNoteChips *self)
{
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
day_selected_cb (KithNoteChips *self)
{
  if (self->filling)
    return;
  self->chosen->day = kith_calendar_get_day (self->calendar);
  changed (self);
}

/* What is no time leaves the one that was there: nobody sees the entry once it is closed. A time of the night
 * is of the night after the day. */
static void
time_changed_cb (KithNoteChips *self)
{
  const char *text = gtk_editable_get_text (self->time_entry);
  gint32 minute = KITH_NOTE_NO_MINUTE;

  if (self->filling)
    return;
  self->is_time_wrong = !kith_text_is_blank (text) && !kith_minute_parse (text, &minute, NULL);
  if (minute != KITH_NOTE_NO_MINUTE)
    minute = kith_clock_minute_of_day (self->clock, minute);
  self->chosen->minute = self->is_time_wrong ? self->minute : minute;
  changed (self);
}

static void
fill_time (KithNoteChips *self)
{
  gboolean filling = self->filling;
  g_autofree char *time =
      self->chosen->minute != KITH_NOTE_NO_MINUTE ? kith_minute_format (self->chosen->minute) : NULL;

  self->filling = TRUE;
  gtk_editable_set_text (self->time_entry, time != NULL ? time : "");
  self->filling = filling;
  self->minute = self->chosen->minute;
  self->is_time_wrong = FALSE;
}

static void
closed_cb (KithNoteChips *self)
{
  fill_time (self);
  show (self);
}

static void
place_changed_cb (KithNoteChips *self)
{
  if (!self->filling && kith_note_words_set (self->chosen->words, KITH_NOTE_TEXT_PLACE,
                                             gtk_editable_get_text (self->place_entry)))
    changed (self);
}

static void
close_cb (KithNoteChips *self)
{
  gtk_menu_button_popdown (self->when_button);
  gtk_menu_button_popdown (self->place_button);
}

static void
mode_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KithNoteChips *self = user_data;

  if (!kith_note_mode_parse (g_variant_get_string (parameter, NULL), &self->chosen->mode, NULL))
    return;
  g_simple_action_set_state (action, parameter);
  changed (self);
}

static void
add_modes (KithNoteChips *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  self->mode_action = g_simple_action_new_stateful ("mode", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (self->mode_action, "activate", G_CALLBACK (mode_activated_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->mode_action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chips", G_ACTION_GROUP (group));
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (kith_note_mode_label (modes[i]), NULL);

      g_menu_item_set_action_and_target (item, "chips.mode", "s", kith_note_mode_code (modes[i]));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->mode_button, G_MENU_MODEL (menu));
}

static gboolean
kith_note_chips_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_NOTE_CHIPS (widget)->when_button));
}

static void
kith_note_chips_dispose (GObject *object)
{
  g_clear_object (&KITH_NOTE_CHIPS (object)->mode_action);
  g_clear_object (&KITH_NOTE_CHIPS (object)->clock);

  G_OBJECT_CLASS (kith_note_chips_parent_class)->dispose (object);
}

static void
kith_note_chips_finalize (GObject *object)
{
  kith_note_free (KITH_NOTE_CHIPS (object)->chosen);

  G_OBJECT_CLASS (kith_note_chips_parent_class)->finalize (object);
}

static void
kith_note_chips_class_init (KithNoteChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_note_chips_dispose;
  object_class->finalize = kith_note_chips_finalize;
  widget_class->grab_focus = kith_note_chips_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (KITH_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/notes/kith-note-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNoteChips, when_button);
  gtk_widget_class_bind_template_child (widget_class, KithNoteChips, mode_button);
  gtk_widget_class_bind_template_child (widget_class, KithNoteChips, place_button);
  gtk_widget_class_bind_template_child (widget_class, KithNoteChips, calendar);
  gtk_widget_class_bind_template_child (widget_class, KithNoteChips, time_entry);
  gtk_widget_class_bind_template_child (widget_class, KithNoteChips, time_label);
  gtk_widget_class_bind_template_child (widget_class, KithNoteChips, place_entry);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
kith_note_chips_init (KithNoteChips *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chosen = kith_note_new (0);
  add_modes (self);
  show (self);
}

/**
 * kith_note_chips_fill:
 * @self: the chips
 * @note: when, how and where
 * @clock: the center's
 *
 * Says it, without telling that it changed.
 */
void
kith_note_chips_fill (KithNoteChips *self, const KithNote *note, KithClock *clock)
{
  g_return_if_fail (KITH_IS_NOTE_CHIPS (self));
  g_return_if_fail (note != NULL && KITH_IS_CLOCK (clock));

  self->filling = TRUE;
  g_set_object (&self->clock, clock);
  self->chosen->day = note->day;
  self->chosen->minute = note->minute;
  self->chosen->mode = note->mode;
  kith_note_words_set (self->chosen->words, KITH_NOTE_TEXT_PLACE, note->words->texts[KITH_NOTE_TEXT_PLACE]);
  kith_calendar_select_day (self->calendar,
                            note->day != KITH_DAY_NONE ? note->day : kith_clock_today (clock));
  fill_time (self);
  gtk_editable_set_text (self->place_entry, note->words->texts[KITH_NOTE_TEXT_PLACE]);
  g_simple_action_set_state (self->mode_action, g_variant_new_string (kith_note_mode_code (note->mode)));
  self->filling = FALSE;
  show (self);
}

/**
 * kith_note_chips_take:
 * @self: the chips
 * @note: gets when, how and where
 *
 * Returns: whether that is something else than before
 */
gboolean
kith_note_chips_take (KithNoteChips *self, KithNote *note)
{
  gboolean is_changed;

  g_return_val_if_fail (KITH_IS_NOTE_CHIPS (self), FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  is_changed = note->day != self->chosen->day || note->minute != self->chosen->minute ||
               note->mode != self->chosen->mode;
  note->day = self->chosen->day;
  note->minute = self->chosen->minute;
  note->mode = self->chosen->mode;
  return kith_note_words_set (note->words, KITH_NOTE_TEXT_PLACE,
                              self->chosen->words->texts[KITH_NOTE_TEXT_PLACE]) ||
         is_changed;
}

/**
 * kith_note_chips_focus:
 * @self: the chips
 * @part: what is wrong
 *
 * Goes to where that is chosen.
 */
void
kith_note_chips_focus (KithNoteChips *self, KithNotePart part)
{
  g_return_if_fail (KITH_IS_NOTE_CHIPS (self));

  gtk_widget_grab_focus (GTK_WIDGET (part == KITH_NOTE_PART_MODE ? self->mode_button : self->when_button));
}
