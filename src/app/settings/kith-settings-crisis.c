/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crisis card as a coordinator edits it. The whole card is stored at once, and the one before can be put
 * back. */

#include "settings/kith-settings-crisis.h"

#include <glib/gi18n.h>

#include "session/kith-crisis-card.h"
#include "session/kith-settings.h"
#include "settings/kith-settings-entry.h"
#include "shared/kith-a11y.h"
#include "base/kith-iso-list.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-job.h"

struct _KithSettingsCrisis
{
  KithSettingsSection parent_instance;

  KithCrisisCard *card; /* (owned) (nullable) as it is stored */
  GPtrArray *rows;      /* (owned) (element-type GtkWidget) of the numbers */
  int open;             /* position of the row that is open; -1: none */
  gboolean moved;       /* the rows are to be made again */
  gboolean refreshing;
  GtkTextBuffer *texts[3]; /* (owned) */
  char *shown[3];          /* (owned) (nullable) what is stored, as far as was shown */
  char *sent[3];           /* (owned) (nullable) what is on its way */

  GStrv countries; /* (owned) codes, in the order of the row */
  AdwComboRow *country_row;
  AdwPreferencesGroup *numbers_group;
  AdwPreferencesGroup *texts_group;
  GtkEditable *number_row;
  GtkEditable *label_row;
};

typedef struct
{
  KithCrisisCard *card;    /* (owned) */
  KithCrisisCard *before;  /* (owned) */
  char *country;           /* (owned) (nullable) to be set with it */
  char *country_before;    /* (owned) (nullable) */
  KithAppContext *context; /* (unowned) outlives its own undo stack */
} Edit;

G_DEFINE_FINAL_TYPE (KithSettingsCrisis, kith_settings_crisis, KITH_TYPE_SETTINGS_SECTION)

static const struct
{
  const char *setting;
  const char *title;
} texts[] = {
  { KITH_SETTING_WITH_PERSON, N_ ("With the person") },
  { KITH_SETTING_CALLERS, N_ ("Someone calls or asks at the door") },
  { KITH_SETTING_OFFICIALS, N_ ("Police and other officials") },
};

static Edit *
edit_new (KithAppContext *context, const KithCrisisCard *card, const KithCrisisCard *before)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->context = context;
  edit->card = kith_crisis_card_copy (card);
  edit->before = kith_crisis_card_copy (before);
  return edit;
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  kith_crisis_card_free (edit->card);
  kith_crisis_card_free (edit->before);
  g_free (edit->country);
  g_free (edit->country_before);
  g_free (edit);
}

/* The same once more, or the way back from it. */
static Edit *
edit_copy (const Edit *edit, gboolean back)
{
  Edit *copy = edit_new (edit->context, back ? edit->before : edit->card, back ? edit->card : edit->before);

  copy->country = g_strdup (back ? edit->country_before : edit->country);
  copy->country_before = g_strdup (back ? edit->country : edit->country_before);
  return copy;
}

static gboolean
save_job (KithSession *session, gpointer data, GError **error)
{
  const Edit *edit = data;

  return (edit->country == NULL || kith_center_set (session, KITH_SETTING_COUNTRY, edit->country, error)) &&
         kith_crisis_card_save (edit->card, session, error);
}

static void
take_back (gpointer data)
{
  Edit *edit = data;

  kith_job_run (edit->context, save_job, edit_copy (edit, TRUE), edit_free, NULL, NULL);
}

static void
saved_cb (gpointer object, gpointer data, const GError *error)
{
  Edit *edit = data;

  if (error == NULL)
    {
      kith_undo_push (kith_app_context_get_undo (edit->context), take_back, edit_copy (edit, FALSE),
                      edit_free);
      kith_app_context_say_undoable (edit->context, _ ("Saved."));
    }
  kith_settings_section_refresh (object);
}

static const char *
get_country (KithSettingsCrisis *self)
{
  KithSession *session = kith_settings_section_get_session (KITH_SETTINGS_SECTION (self));

  return kith_center_get_text (kith_session_get_center (session), KITH_SETTING_COUNTRY);
}

/* country: (nullable) where it is changed too. */
static void
save_with_country (KithSettingsCrisis *self, KithCrisisCard *card, const char *country)
{
  KithAppContext *context = kith_settings_section_get_context (KITH_SETTINGS_SECTION (self));
  Edit *edit = edit_new (context, card, self->card);

  if (country != NULL)
    {
      edit->country = g_strdup (country);
      edit->country_before = g_strdup (get_country (self));
    }
  kith_job_run (context, save_job, edit, edit_free, self, saved_cb);
  /* What is changed next begins with this, though it is not stored yet. */
  kith_crisis_card_free (self->card);
  self->card = card;
}

static void
save (KithSettingsCrisis *self, KithCrisisCard *card)
{
  save_with_country (self, card, NULL);
}

/* One past the codes is any other country. */
static const char *
get_selected_country (KithSettingsCrisis *self)
{
  guint selected = adw_combo_row_get_selected (self->country_row);

  return selected < g_strv_length (self->countries) ? self->countries[selected] : "generic";
}

static void
show_country (KithSettingsCrisis *self)
{
  const char *country = get_country (self);
  guint selected = 0;

  while (self->countries[selected] != NULL && g_ascii_strcasecmp (self->countries[selected], country) != 0)
    selected++;
  adw_combo_row_set_selected (self->country_row, selected);
}

static void
country_answered_cb (gboolean accepted, gpointer user_data)
{
  g_autoptr (KithSettingsCrisis) self = user_data;
  KithCrisisCard *card = accepted && self->card != NULL ? kith_crisis_card_copy (self->card) : NULL;

  if (card != NULL)
    {
      kith_crisis_card_move (card, get_country (self), get_selected_country (self));
      save_with_country (self, card, get_selected_country (self));
      return;
    }
  self->refreshing = TRUE;
  show_country (self);
  self->refreshing = FALSE;
}

static void
country_selected_cb (KithSettingsCrisis *self)
{
  const char *country = get_selected_country (self);
  g_autoptr (KithCrisisCard) card = NULL;

  if (self->refreshing || self->card == NULL || g_ascii_strcasecmp (country, get_country (self)) == 0)
    return;
  card = kith_crisis_card_copy (self->card);
  if (kith_crisis_card_move (card, get_country (self), country))
    kith_dialogs_ask (GTK_WIDGET (self), _ ("Put this country’s numbers on the card?"),
                      _ ("They take the place of the numbers that came with the country before. What you "
                         "added, edited or checked stays, behind them."),
                      _ ("_Change Numbers"), KITH_DIALOG_SUGGESTED, NULL, country_answered_cb,
                      g_object_ref (self));
  else
    kith_settings_section_set (KITH_SETTINGS_SECTION (self), KITH_SETTING_COUNTRY, country);
}

static void
fill_countries (KithSettingsCrisis *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->countries = kith_crisis_card_list_countries ();
  for (guint i = 0; self->countries[i] != NULL; i++)
    {
      g_autofree char *name = kith_iso_list_dup_name (KITH_ISO_COUNTRIES, self->countries[i]);

      gtk_string_list_append (names, name);
    }
  gtk_string_list_append (names, _ ("Another country"));
  self->refreshing = TRUE;
  adw_combo_row_set_model (self->country_row, G_LIST_MODEL (names));
  self->refreshing = FALSE;
}

static guint
position_of (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "position"));
}

/* A copy in which the number of this widget can be changed. */
static KithCrisisCard *
begin_edit (KithSettingsCrisis *self, GtkWidget *widget, KithCrisisNumber **number)
{
  KithCrisisCard *card;

  if (self->refreshing || self->card == NULL || position_of (widget) >= self->card->numbers->len)
    return NULL;
  card = kith_crisis_card_copy (self->card);
  *number = g_ptr_array_index (card->numbers, position_of (widget));
  return card;
}

/* Another number is one that nobody has checked. */
static void
number_applied_cb (KithSettingsCrisis *self, GtkEditable *row)
{
  KithCrisisNumber *number;
  KithCrisisCard *card = begin_edit (self, GTK_WIDGET (row), &number);

  if (card == NULL)
    return;
  g_free (number->number);
  number->number = g_strdup (gtk_editable_get_text (row));
  number->checked_day = KITH_DAY_NONE;
  save (self, card);
}

static void
label_applied_cb (KithSettingsCrisis *self, GtkEditable *row)
{
  KithCrisisNumber *number;
  KithCrisisCard *card = begin_edit (self, GTK_WIDGET (row), &number);

  if (card == NULL)
    return;
  g_free (number->label);
  number->label = g_strdup (gtk_editable_get_text (row));
  save (self, card);
}

static void
checked_cb (KithSettingsCrisis *self, GtkWidget *button)
{
  KithSession *session = kith_settings_section_get_session (KITH_SETTINGS_SECTION (self));
  KithCrisisNumber *number;
  KithCrisisCard *card = begin_edit (self, button, &number);

  if (card == NULL)
    return;
  number->checked_day = kith_clock_today (kith_session_get_clock (session));
  save (self, card);
}

static void
removed_cb (KithSettingsCrisis *self, GtkWidget *button)
{
  KithCrisisNumber *number;
  KithCrisisCard *card = begin_edit (self, button, &number);

  if (card == NULL)
    return;
  self->open = -1;
  g_ptr_array_remove_index (card->numbers, position_of (button));
  save (self, card);
}

static void
moved_cb (KithSettingsCrisis *self, GtkWidget *button)
{
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));
  guint at = position_of (button);
  KithCrisisNumber *number;
  KithCrisisCard *card = begin_edit (self, button, &number);
  gpointer other;

  if (card == NULL)
    return;
  if ((step < 0 && at == 0) || (step > 0 && at + 1 >= card->numbers->len))
    {
      kith_crisis_card_free (card);
      return;
    }
  other = card->numbers->pdata[(int) at + step];
  card->numbers->pdata[(int) at + step] = number;
  card->numbers->pdata[at] = other;
  if (self->open == (int) at)
    self->open = (int) at + step;
  self->moved = TRUE;
  save (self, card);
}

static void
add_cb (KithSettingsCrisis *self)
{
  const char *number = gtk_editable_get_text (self->number_row);
  const char *label = gtk_editable_get_text (self->label_row);
  KithCrisisCard *card;

  if (number[0] == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->number_row));
      return;
    }
  if (label[0] == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->label_row));
      return;
    }
  card = kith_crisis_card_copy (self->card);
  g_ptr_array_add (card->numbers, kith_crisis_number_new (number, label, KITH_DAY_NONE));
  gtk_editable_set_text (self->number_row, "");
  gtk_editable_set_text (self->label_row, "");
  save (self, card);
}

static void
expanded_cb (KithSettingsCrisis *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  int at = (int) position_of (GTK_WIDGET (row));

  if (self->refreshing)
    return;
  if (adw_expander_row_get_expanded (row))
    self->open = at;
  else if (self->open == at)
    self->open = -1;
}

static GtkWidget *
place (GtkWidget *widget, guint position)
{
  g_object_set_data (G_OBJECT (widget), "position", GUINT_TO_POINTER (position));
  return widget;
}

static GtkWidget *
make_button (KithSettingsCrisis *self, const char *label, guint position, GCallback clicked)
{
  GtkWidget *button = place (gtk_button_new_with_label (label), position);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_move_button (KithSettingsCrisis *self, guint position, int step)
{
  GtkWidget *button =
      place (gtk_button_new_from_icon_name (step < 0 ? "go-up-symbolic" : "go-down-symbolic"), position);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  g_signal_connect_object (button, "clicked", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_entry (KithSettingsCrisis *self, const char *title, guint position, GCallback applied)
{
  GtkWidget *row = place (adw_entry_row_new (), position);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  kith_settings_entry_follow (GTK_EDITABLE (row));
  g_signal_connect_object (row, "apply", applied, self, G_CONNECT_SWAPPED);
  return row;
}

static char *
describe_checked (const KithCrisisNumber *number)
{
  g_autofree char *day = NULL;

  if (number->checked_day == KITH_DAY_NONE)
    return g_strdup (_ ("Nobody has checked this number yet."));
  day = kith_day_format_long (number->checked_day);
  return g_strdup_printf (_ ("Checked on %s"), day);
}

static void
name_move_button (GtkWidget *button, const char *number, int step)
{
  /* Translators: %s is a telephone number. */
  g_autofree char *label = g_strdup_printf (step < 0 ? _ ("Move %s up") : _ ("Move %s down"), number);

  gtk_widget_set_tooltip_text (button, label);
  kith_a11y_set_label (button, label);
}

static void
show_number (GtkWidget *row, const KithCrisisNumber *number)
{
  g_autofree char *checked = describe_checked (number);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", number->label, checked);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), number->number);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  kith_settings_entry_show (g_object_get_data (G_OBJECT (row), "number"), number->number);
  kith_settings_entry_show (g_object_get_data (G_OBJECT (row), "label"), number->label);
  adw_preferences_row_set_title (g_object_get_data (G_OBJECT (row), "checked"), checked);
  name_move_button (g_object_get_data (G_OBJECT (row), "up"), number->number, -1);
  name_move_button (g_object_get_data (G_OBJECT (row), "down"), number->number, 1);
}

/* A part of the row that show_number() fills. */
static GtkWidget *
keep (GtkWidget *row, const char *name, GtkWidget *part)
{
  g_object_set_data (G_OBJECT (row), name, part);
  return part;
}

static GtkWidget *
make_number_row (KithSettingsCrisis *self, const KithCrisisNumber *number, guint position)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (place (adw_expander_row_new (), position));
  GtkWidget *widget = GTK_WIDGET (row);
  GtkWidget *last = keep (widget, "checked", adw_action_row_new ());
  GtkWidget *order = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_add_row (row,
                            keep (widget, "number",
                                  make_entry (self, _ ("Number"), position, G_CALLBACK (number_applied_cb))));
  adw_expander_row_add_row (
      row, keep (widget, "label",
                 make_entry (self, _ ("Who answers, and when"), position, G_CALLBACK (label_applied_cb))));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (last), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (last),
                             make_button (self, _ ("I checked it today"), position, G_CALLBACK (checked_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (last),
                             make_button (self, _ ("Remove"), position, G_CALLBACK (removed_cb)));
  adw_expander_row_add_row (row, last);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (order), _ ("Its place in the list"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (order),
                             keep (widget, "up", make_move_button (self, position, -1)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (order),
                             keep (widget, "down", make_move_button (self, position, 1)));
  adw_expander_row_add_row (row, order);
  adw_expander_row_set_expanded (row, self->open == (int) position);
  show_number (widget, number);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  return widget;
}

static void
text_saved_cb (KithSettingsCrisis *self, GtkWidget *button)
{
  guint at = position_of (button);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (kith_settings_section_get_session (KITH_SETTINGS_SECTION (self)) == NULL)
    return;
  gtk_text_buffer_get_bounds (self->texts[at], &start, &end);
  text = gtk_text_buffer_get_text (self->texts[at], &start, &end, FALSE);
  if (g_strcmp0 (text, self->sent[at]) == 0)
    return;
  g_free (self->sent[at]);
  self->sent[at] = g_strdup (text);
  kith_settings_section_set (KITH_SETTINGS_SECTION (self), texts[at].setting, text);
}

/* What was typed is saved however it is left. */
static void
text_left_cb (GtkWidget *button)
{
  if (!gtk_widget_in_destruction (button))
    g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
make_text_row (KithSettingsCrisis *self, guint at)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *button = make_button (self, _ ("Save"), at, G_CALLBACK (text_saved_cb));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->texts[at] = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "settings-text");
  kith_a11y_set_label (view, _ (texts[at].title));
  g_signal_connect_object (focus, "leave", G_CALLBACK (text_left_cb), button, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "unmap", G_CALLBACK (text_left_cb), button, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, focus);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 240);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "settings-text-box");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (texts[at].title));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), box);
  return row;
}

static void
show_texts (KithSettingsCrisis *self)
{
  KithCenter *center =
      kith_session_get_center (kith_settings_section_get_session (KITH_SETTINGS_SECTION (self)));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = kith_center_get_text (center, texts[i].setting);
      g_autofree char *now = NULL;

      g_object_get (self->texts[i], "text", &now, NULL);
      /* What was typed meanwhile stays until something else is stored. */
      if (self->shown[i] != NULL && g_strcmp0 (self->shown[i], text) == 0)
        continue;
      g_free (self->shown[i]);
      self->shown[i] = g_strdup (text != NULL ? text : "");
      g_free (self->sent[i]);
      self->sent[i] = g_strdup (self->shown[i]);
      if (g_strcmp0 (now, self->shown[i]) != 0)
        gtk_text_buffer_set_text (self->texts[i], self->shown[i], -1);
    }
}

/* The rows stay where there are as many: somebody may be typing in one. */
static void
show_numbers (KithSettingsCrisis *self)
{
  GPtrArray *numbers = self->card->numbers;

  if (self->rows->len != numbers->len || self->moved)
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (self->numbers_group, g_ptr_array_index (self->rows, i));
      g_ptr_array_set_size (self->rows, 0);
      self->moved = FALSE;
    }
  for (guint i = 0; i < self->rows->len; i++)
    show_number (g_ptr_array_index (self->rows, i), g_ptr_array_index (numbers, i));
  for (guint i = self->rows->len; i < numbers->len; i++)
    {
      GtkWidget *row = make_number_row (self, g_ptr_array_index (numbers, i), i);

      adw_preferences_group_add (self->numbers_group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
kith_settings_crisis_refresh (KithSettingsSection *section)
{
  KithSettingsCrisis *self = KITH_SETTINGS_CRISIS (section);
  g_autoptr (GError) error = NULL;
  KithCrisisCard *card =
      kith_crisis_card_load (kith_session_get_store (kith_settings_section_get_session (section)), &error);

  if (card == NULL)
    {
      kith_app_context_say_error (kith_settings_section_get_context (section), error);
      return;
    }
  self->refreshing = TRUE;
  g_clear_pointer (&self->card, kith_crisis_card_free);
  self->card = card;
  show_country (self);
  show_numbers (self);
  show_texts (self);
  self->refreshing = FALSE;
}

static void
kith_settings_crisis_dispose (GObject *object)
{
  KithSettingsCrisis *self = KITH_SETTINGS_CRISIS (object);

  g_clear_pointer (&self->card, kith_crisis_card_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->countries, g_strfreev);
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    {
      g_clear_object (&self->texts[i]);
      g_clear_pointer (&self->shown[i], g_free);
      g_clear_pointer (&self->sent[i], g_free);
    }
  G_OBJECT_CLASS (kith_settings_crisis_parent_class)->dispose (object);
}

static void
kith_settings_crisis_class_init (KithSettingsCrisisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithSettingsSectionClass *section_class = KITH_SETTINGS_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_settings_crisis_dispose;
  section_class->refresh = kith_settings_crisis_refresh;
  section_class->topic = "crisis_number";

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-crisis.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsCrisis, country_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsCrisis, numbers_group);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsCrisis, texts_group);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsCrisis, number_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsCrisis, label_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, country_selected_cb);
}

static void
kith_settings_crisis_init (KithSettingsCrisis *self)
{
  self->open = -1;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_countries (self);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    adw_preferences_group_add (self->texts_group, make_text_row (self, i));
}
