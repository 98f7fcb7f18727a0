/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen may be seen by others, so what happened is shown once somebody opens the row. */

#include "incidents/kith-incident-row.h"

#include <glib/gi18n.h>

#include "incidents/kith-debrief.h"
#include "shared/kith-a11y.h"

static char *
describe_due (const KithIncident *incident, KithDay today)
{
  g_autofree char *day = NULL;

  if (incident->state == KITH_INCIDENT_TAKEN_BACK)
    return g_strdup (_ ("a mistake, taken back"));
  if (incident->due_day == KITH_DAY_NONE)
    return NULL;
  day = kith_day_format_long (incident->due_day);
  if (incident->due_day <= today)
    /* Translators: %s is a day */
    return g_strdup_printf (_ ("to look at again since %s"), day);
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("to look at again on %s"), day);
}

static char *
describe_more (const KithIncident *incident, GPtrArray *debriefs, KithDay today)
{
  g_autofree char *due = describe_due (incident, today);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_done = 0;

  if (incident->by != NULL)
    /* Translators: %s is the name of somebody who works here */
    g_ptr_array_add (parts, g_strdup_printf (_ ("written down by %s"), incident->by));
  if (due != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&due));
  for (guint i = 0; debriefs != NULL && i < debriefs->len; i++)
    n_done += ((const KithDebrief *) g_ptr_array_index (debriefs, i))->state != KITH_DEBRIEF_OFFERED;
  if (debriefs != NULL && debriefs->len > 0)
    /* Translators: the first number is how many of the second answered what they were offered */
    g_ptr_array_add (parts, g_strdup_printf (_ ("debriefs: %u of %u answered"), n_done, debriefs->len));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_line (GtkWidget *row, const char *title, const char *text)
{
  GtkWidget *line;

  if (text == NULL)
    return;
  line = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", text,
                       "title-lines", 0, "subtitle-lines", 0, NULL);
  gtk_widget_add_css_class (line, "property");
  kith_a11y_set_label (line, title);
  kith_a11y_set_description (line, text);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
}

/* An entry that was added later says by whom, and when. */
static void
add_entry (GtkWidget *row, const KithIncident *incident, guint i)
{
  const KithIncidentEntry *entry = g_ptr_array_index (incident->entries, i);
  g_autofree char *day = entry->day != KITH_DAY_NONE ? kith_day_format_long (entry->day) : g_strdup ("?");
  const char *by = entry->by != NULL ? entry->by : "?";

  if (entry->taken_back && i > 0)
    add_line (row, _ ("Added by mistake and taken back"), by);
  /* Translators: the name of somebody who works here, and a day */
  g_autofree char *added = g_strdup_printf (_ ("Added by %s on %s"), by, day);

  if (!entry->readable)
    {
      add_line (row, i == 0 ? _ ("What happened") : added,
                entry->closed        ? _ ("You were given a new passphrase since. Coordinators can read it.")
                : incident->withheld ? _ ("It names somebody whose record is closed to you.")
                : incident->state == KITH_INCIDENT_STANDS && i == 0
                    ? _ ("The words are no longer kept.")
                    : _ ("Coordinators can read what was added."));
      return;
    }
  for (guint t = 0; t < KITH_N_INCIDENT_TEXTS; t++)
    add_line (row,
              i > 0 && t == KITH_INCIDENT_TEXT_HAPPENED ? added
                                                        : kith_incident_text_label ((KithIncidentText) t),
              entry->texts[t]);
}

static void
add_debriefs (GtkWidget *row, GPtrArray *debriefs)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < debriefs->len; i++)
    {
      const KithDebrief *debrief = g_ptr_array_index (debriefs, i);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "",
                              debrief->name != NULL ? debrief->name : "?",
                              kith_debrief_state_label (debrief->state));
    }
  if (debriefs->len > 0)
    add_line (row, _ ("Debriefs"), text->str);
}

static void
add_button (GtkWidget *box, const char *label, const char *action, gint64 incident)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", incident);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_buttons (const KithIncident *incident, gboolean offers)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  add_button (box, _ ("_Add Something…"), "incidents.add", incident->id);
  if (offers)
    add_button (box, _ ("_Offer a Debrief…"), "incidents.offer", incident->id);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  kith_a11y_set_label (row, _ ("What can be done"));
  return row;
}

/**
 * kith_incident_row_new:
 * @incident: something that happened
 * @names: (nullable): who is named
 * @debriefs: (nullable) (element-type KithDebrief): to whom one is offered, for who may offer them
 * @today: the center's day
 *
 * Returns: (transfer floating): a row for a list
 */
GtkWidget *
kith_incident_row_new (const KithIncident *incident, const char *names, GPtrArray *debriefs, KithDay today)
{
  g_autofree char *when = kith_incident_describe (incident);
  g_autofree char *more = describe_more (incident, debriefs, today);
  GtkWidget *row =
      g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", when, "subtitle", more, NULL);

  kith_a11y_set_label (row, when);
  kith_a11y_set_description (row, more);
  for (guint i = 0; i < incident->entries->len; i++)
    add_entry (row, incident, i);
  add_line (row, _ ("Who is named"), names);
  if (debriefs != NULL)
    add_debriefs (row, debriefs);
  if (incident->state == KITH_INCIDENT_STANDS && !incident->withheld)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_buttons (incident, debriefs != NULL));
  return row;
}
