/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule only proposes: each row has a button that asks as erasing from the person's page does. */

#include "settings/kith-settings-records.h"

#include <glib/gi18n.h>

#include "people/kith-erasing.h"
#include "people/kith-people-shown.h"
#include "people/kith-requests.h"
#include "session/kith-settings.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "visits/kith-retention.h"

/* More are worked off from the top. */
#define MOST_ROWS 100

struct _KithSettingsRecords
{
  KithSettingsSection parent_instance;

  gboolean refreshing;
  GtkAdjustment *years_adjustment; /* (unowned) template child, as those below */
  GtkAdjustment *days_adjustment;
  AdwPreferencesGroup *found_group;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KithSettingsRecords, kith_settings_records, KITH_TYPE_SETTINGS_SECTION)

static KithCard *
dup_card (KithSettingsRecords *self, gint64 person)
{
  g_autoptr (KithPeople) people =
      kith_people_new (kith_settings_section_get_session (KITH_SETTINGS_SECTION (self)));

  return kith_people_get_shown_card (people, person, NULL, NULL);
}

static char *
describe (const KithRetentionCase *one)
{
  g_autofree char *seen = kith_day_format_long (one->last_seen);
  /* Translators: %s is a day */
  g_autofree char *text = g_strdup_printf (
      one->came ? _ ("Last seen on %s") : _ ("Never seen here; the record began on %s"), seen);
  g_autofree char *held = NULL;

  if (one->held_until == KITH_DAY_NONE)
    return g_steal_pointer (&text);
  held = kith_day_format_long (one->held_until);
  /* Translators: when somebody was last seen, and a day */
  return g_strdup_printf (_ ("%s. A legal hold keeps the record until %s."), text, held);
}

static void
add_row (KithSettingsRecords *self, const KithRetentionCase *one)
{
  g_autoptr (KithCard) card = dup_card (self, one->person);
  g_autofree char *name = NULL;
  g_autofree char *text = describe (one);
  g_autofree char *spoken = NULL;
  GtkWidget *button;
  GtkWidget *row;

  if (card == NULL)
    return;
  name = kith_erasing_dup_name (kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)), card);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle", text, NULL);
  if (one->held_until == KITH_DAY_NONE)
    {
      button = gtk_button_new_with_label (_ ("Erase…"));
      /* Translators: %s is a person's name */
      spoken = g_strdup_printf (_ ("Erase the record of %s"), name);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", one->person);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "records.erase");
      kith_a11y_set_label (button, spoken);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_append (self->list, row);
}

static void
say_found (KithSettingsRecords *self, guint years, guint n)
{
  g_autofree char *text = NULL;

  if (years == 0)
    text = g_strdup (_ ("The rule is off: nobody is proposed."));
  else if (n == 0)
    text = g_strdup (_ ("It would touch nobody today."));
  else if (n > MOST_ROWS)
    text = g_strdup_printf (_ ("%u people. Those not seen for longest:"), n);
  else
    text = g_strdup_printf (ngettext ("%u person. Nothing is erased until you say so.",
                                      "%u people. Nothing is erased until you say so, for each of them.", n),
                            n);
  adw_preferences_group_set_description (self->found_group, text);
}

static void
kith_settings_records_refresh (KithSettingsSection *section)
{
  KithSettingsRecords *self = KITH_SETTINGS_RECORDS (section);
  KithSession *session = kith_settings_section_get_session (section);
  guint years = kith_retention_get_years (kith_session_get_center (session));
  g_autoptr (GArray) cases = years > 0 ? kith_retention_list (session, years, NULL) : NULL;

  self->refreshing = TRUE;
  gtk_adjustment_set_value (self->years_adjustment, years);
  gtk_adjustment_set_value (self->days_adjustment,
                            kith_requests_get_days (kith_session_get_center (session)));
  self->refreshing = FALSE;
  kith_children_remove (GTK_WIDGET (self->list));
  for (guint i = 0; cases != NULL && i < cases->len && i < MOST_ROWS; i++)
    add_row (self, &g_array_index (cases, KithRetentionCase, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  say_found (self, years, cases != NULL ? cases->len : 0);
}

static void
set_number (KithSettingsRecords *self, const char *setting, GtkAdjustment *adjustment)
{
  g_autofree char *number = NULL;

  if (self->refreshing)
    return;
  number = g_strdup_printf ("%u", (guint) (gtk_adjustment_get_value (adjustment) + 0.5));
  kith_settings_section_set (KITH_SETTINGS_SECTION (self), setting, number);
}

static void
years_changed_cb (KithSettingsRecords *self)
{
  set_number (self, KITH_SETTING_KEEP_YEARS, self->years_adjustment);
}

static void
days_changed_cb (KithSettingsRecords *self)
{
  set_number (self, KITH_SETTING_REQUEST_DAYS, self->days_adjustment);
}

static void
asked (gpointer object)
{
  kith_settings_section_refresh (object);
}

static void
erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithSettingsRecords *self = KITH_SETTINGS_RECORDS (widget);
  g_autoptr (KithCard) card = dup_card (self, g_variant_get_int64 (parameter));

  if (card != NULL)
    kith_erasing_ask (widget, kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)), card, asked);
}

static void
kith_settings_records_class_init (KithSettingsRecordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithSettingsSectionClass *section_class = KITH_SETTINGS_SECTION_CLASS (klass);

  section_class->refresh = kith_settings_records_refresh;
  section_class->topic = "setting";

  gtk_widget_class_install_action (widget_class, "records.erase", "x", erase_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-records.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsRecords, years_adjustment);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsRecords, days_adjustment);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsRecords, found_group);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsRecords, list);
  gtk_widget_class_bind_template_callback (widget_class, years_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_changed_cb);
}

static void
kith_settings_records_init (KithSettingsRecords *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
