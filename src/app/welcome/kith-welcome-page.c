/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first run, step by step: choose, one form, the recovery code, the crisis numbers. The form itself is a
 * value. */

#include "welcome/kith-welcome-page.h"

#include <glib/gi18n.h>

#include "session/kith-default-services.h"
#include "shared/kith-a11y.h"
#include "shared/kith-columns.h"
#include "base/kith-iso-list.h"
#include "shared/kith-recovery-view.h"

/* The choices for when a day begins: every half hour up to the latest. */
#define ROLLOVER_STEP 30

struct _KithWelcomePage
{
  AdwBin parent_instance;

  KithSetupForm *form; /* (owned) */
  GPtrArray *switches; /* (owned) (element-type GtkSwitch) of the numbers */
  GStrv countries;     /* (owned) codes, in the order of the list */

  GtkStack *steps;
  GtkWidget *setup_button;
  GtkScrolledWindow *form_scrolled;
  GtkEditable *center_row;
  GtkEditable *coordinator_row;
  GtkEditable *passphrase_row;
  GtkEditable *repeated_row;
  GtkLabel *hint;
  GtkEditable *word_one_row;
  GtkEditable *word_many_row;
  GtkEditable *timezone_row;
  AdwComboRow *rollover_row;
  AdwComboRow *country_row;
  AdwExpanderRow *services_row;
  GtkLabel *problem;
  GtkWidget *create_button;
  KithRecoveryView *recovery_view;
  AdwPreferencesGroup *number_group;
  GtkWidget *finish_button;
};

G_DEFINE_FINAL_TYPE (KithWelcomePage, kith_welcome_page, ADW_TYPE_BIN)

enum
{
  CREATE,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fill_rollovers (KithWelcomePage *self)
{
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  for (int minute = 0; minute <= KITH_CLOCK_MAX_ROLLOVER; minute += ROLLOVER_STEP)
    {
      g_autofree char *text = kith_minute_format (minute);

      gtk_string_list_append (times, text);
    }
  adw_combo_row_set_model (self->rollover_row, G_LIST_MODEL (times));
  adw_combo_row_set_selected (self->rollover_row, KITH_CLOCK_DEFAULT_ROLLOVER / ROLLOVER_STEP);
}

static void
fill_countries (KithWelcomePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *country = NULL;
  guint selected;

  g_object_get (self->form, "country", &country, NULL);
  self->countries = kith_crisis_card_list_countries ();
  selected = g_strv_length (self->countries);
  for (guint i = 0; self->countries[i] != NULL; i++)
    {
      g_autofree char *name = kith_iso_list_dup_name (KITH_ISO_COUNTRIES, self->countries[i]);

      gtk_string_list_append (names, name);
      if (g_ascii_strcasecmp (self->countries[i], country) == 0)
        selected = i;
    }
  gtk_string_list_append (names, _ ("Another country"));
  adw_combo_row_set_model (self->country_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->country_row, selected);
}

static void
service_toggled_cb (KithWelcomePage *self, GtkCheckButton *check)
{
  kith_setup_form_set_service (self->form, g_object_get_data (G_OBJECT (check), "code"),
                               gtk_check_button_get_active (check));
}

static void
fill_services (KithWelcomePage *self)
{
  for (const KithDefaultService *service = kith_default_services_get (); service->code != NULL; service++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();
      const char *label = kith_default_service_label (service->code);

      g_object_set_data (G_OBJECT (check), "code", (gpointer) service->code);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   kith_setup_form_has_service (self->form, service->code));
      g_signal_connect_object (check, "toggled", G_CALLBACK (service_toggled_cb), self, G_CONNECT_SWAPPED);
      kith_a11y_set_label (check, label);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_expander_row_add_row (self->services_row, row);
    }
}

static void
show_step (KithWelcomePage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->steps, name);
}

static void
setup_clicked_cb (KithWelcomePage *self)
{
  show_step (self, "form");
  gtk_widget_grab_focus (GTK_WIDGET (self->center_row));
}

/* Enter goes on to the next thing that is wanted, and sets up once nothing is. */
static void
next_cb (KithWelcomePage *self)
{
  const char *field = kith_setup_form_get_problem_field (self->form);
  struct
  {
    const char *field;
    gpointer row;
  } wanted[] = {
    { "center-name", self->center_row },    { "coordinator-name", self->coordinator_row },
    { "passphrase", self->passphrase_row }, { "repeated", self->repeated_row },
    { "timezone", self->timezone_row },     { "word-one", self->word_one_row },
    { "word-many", self->word_many_row },
  };

  if (field == NULL)
    {
      gtk_widget_grab_focus (self->create_button);
      gtk_widget_activate (self->create_button);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      if (g_strcmp0 (field, wanted[i].field) == 0)
        gtk_widget_grab_focus (wanted[i].row);
    }
}

static void
passphrase_changed_cb (KithWelcomePage *self)
{
  kith_setup_form_set_passphrase (self->form, gtk_editable_get_text (self->passphrase_row));
}

static void
repeated_changed_cb (KithWelcomePage *self)
{
  kith_setup_form_set_repeated (self->form, gtk_editable_get_text (self->repeated_row));
}

static void
rollover_selected_cb (KithWelcomePage *self)
{
  g_object_set (self->form, "rollover", (int) adw_combo_row_get_selected (self->rollover_row) * ROLLOVER_STEP,
                NULL);
}

static void
country_selected_cb (KithWelcomePage *self)
{
  guint selected = adw_combo_row_get_selected (self->country_row);

  if (self->countries == NULL)
    return;
  g_object_set (self->form, "country",
                selected < g_strv_length (self->countries) ? self->countries[selected] : "", NULL);
}

static void
create_cb (KithWelcomePage *self)
{
  if (kith_setup_form_is_ready (self->form))
    g_signal_emit (self, signals[CREATE], 0);
}

static void
proven_cb (KithWelcomePage *self)
{
  show_step (self, "numbers");
  gtk_widget_grab_focus (self->finish_button);
}

static void
finish_cb (KithWelcomePage *self)
{
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWelcomePage *self = KITH_WELCOME_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->steps), "form") == 0)
    kith_welcome_page_start (self);
}

static void
bind_form (KithWelcomePage *self)
{
  const GBindingFlags both = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_object_bind_property (self->form, "center-name", self->center_row, "text", both);
  g_object_bind_property (self->form, "coordinator-name", self->coordinator_row, "text", both);
  g_object_bind_property (self->form, "word-one", self->word_one_row, "text", both);
  g_object_bind_property (self->form, "word-many", self->word_many_row, "text", both);
  g_object_bind_property (self->form, "timezone", self->timezone_row, "text", both);
  g_object_bind_property (self->form, "hint", self->hint, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->form, "problem", self->problem, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->form, "ready", self->create_button, "sensitive", G_BINDING_SYNC_CREATE);
}

static void
kith_welcome_page_dispose (GObject *object)
{
  KithWelcomePage *self = KITH_WELCOME_PAGE (object);

  g_clear_pointer (&self->switches, g_ptr_array_unref);
  g_clear_pointer (&self->countries, g_strfreev);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (kith_welcome_page_parent_class)->dispose (object);
}

static void
kith_welcome_page_class_init (KithWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_welcome_page_dispose;

  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);

  g_type_ensure (KITH_TYPE_COLUMNS);
  g_type_ensure (KITH_TYPE_RECOVERY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/welcome/kith-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, steps);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, setup_button);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, form_scrolled);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, center_row);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, coordinator_row);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, repeated_row);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, hint);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, word_one_row);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, word_many_row);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, timezone_row);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, rollover_row);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, country_row);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, services_row);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, problem);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, create_button);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, recovery_view);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, number_group);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, finish_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, repeated_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rollover_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, country_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, proven_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);

  gtk_widget_class_install_action (widget_class, "welcome.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "welcome.back", NULL);
}

static void
kith_welcome_page_init (KithWelcomePage *self)
{
  self->form = kith_setup_form_new ();
  self->switches = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_tab_past_buttons (GTK_WIDGET (self->passphrase_row));
  kith_a11y_tab_past_buttons (GTK_WIDGET (self->repeated_row));
  fill_rollovers (self);
  fill_countries (self);
  fill_services (self);
  bind_form (self);
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_welcome_page_new:
 *
 * Returns: (transfer floating): the first run, from its beginning
 */
GtkWidget *
kith_welcome_page_new (void)
{
  return g_object_new (KITH_TYPE_WELCOME_PAGE, NULL);
}

/**
 * kith_welcome_page_get_form:
 * @self: the page
 *
 * Returns: (transfer none): what was filled in
 */
KithSetupForm *
kith_welcome_page_get_form (KithWelcomePage *self)
{
  g_return_val_if_fail (KITH_IS_WELCOME_PAGE (self), NULL);
  return self->form;
}

/**
 * kith_welcome_page_start:
 * @self: the page
 *
 * Shows the choice it begins with.
 */
void
kith_welcome_page_start (KithWelcomePage *self)
{
  g_return_if_fail (KITH_IS_WELCOME_PAGE (self));

  show_step (self, "choose");
  gtk_widget_grab_focus (self->setup_button);
}

/**
 * kith_welcome_page_refuse:
 * @self: the page
 * @sentence: why the center could not be set up
 *
 * Goes back to the form, with everything still in it.
 */
void
kith_welcome_page_refuse (KithWelcomePage *self, const char *sentence)
{
  g_return_if_fail (KITH_IS_WELCOME_PAGE (self));

  show_step (self, "form");
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_grab_focus (self->create_button);
}

/**
 * kith_welcome_page_show_recovery:
 * @self: the page
 * @code: shown this once
 *
 * Goes on to the recovery code; the passphrases in the form are forgotten.
 */
void
kith_welcome_page_show_recovery (KithWelcomePage *self, KithRecoveryCode *code)
{
  g_autofree char *center_name = NULL;

  g_return_if_fail (KITH_IS_WELCOME_PAGE (self));

  g_object_get (self->form, "center-name", &center_name, NULL);
  kith_recovery_view_set_code (self->recovery_view, code, center_name);
  gtk_editable_set_text (self->passphrase_row, "");
  gtk_editable_set_text (self->repeated_row, "");
  kith_setup_form_forget (self->form);
  show_step (self, "recovery");
  kith_recovery_view_start (self->recovery_view);
}

/**
 * kith_welcome_page_set_card:
 * @self: the page
 * @card: the center's crisis card
 *
 * Says which numbers somebody is asked to check.
 */
void
kith_welcome_page_set_card (KithWelcomePage *self, const KithCrisisCard *card)
{
  g_return_if_fail (KITH_IS_WELCOME_PAGE (self));
  g_return_if_fail (card != NULL);

  for (guint i = 0; i < card->numbers->len; i++)
    {
      const KithCrisisNumber *number = g_ptr_array_index (card->numbers, i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *toggle = gtk_switch_new ();
      /* Translators: %s is a telephone number. */
      g_autofree char *label = g_strdup_printf (_ ("I checked %s"), number->number);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), number->number);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), number->label);
      gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
      kith_a11y_set_label (toggle, label);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (_ ("Called, it works")));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
      adw_preferences_group_add (self->number_group, row);
      g_ptr_array_add (self->switches, toggle);
    }
}

/**
 * kith_welcome_page_list_checked:
 * @self: the page
 *
 * Returns: (transfer full) (element-type guint): positions of the numbers that somebody says they checked
 */
GArray *
kith_welcome_page_list_checked (KithWelcomePage *self)
{
  GArray *checked = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (KITH_IS_WELCOME_PAGE (self), checked);

  for (guint i = 0; i < self->switches->len; i++)
    {
      if (gtk_switch_get_active (g_ptr_array_index (self->switches, i)))
        g_array_append_val (checked, i);
    }
  return checked;
}

/**
 * kith_welcome_page_set_finishing:
 * @self: the page
 * @finishing: whether the front desk is being opened
 */
void
kith_welcome_page_set_finishing (KithWelcomePage *self, gboolean finishing)
{
  g_return_if_fail (KITH_IS_WELCOME_PAGE (self));
  gtk_widget_set_sensitive (self->finish_button, !finishing);
}
