/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "goals/kith-check-in-row.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-paragraph.h"

struct _KithCheckInRow
{
  GtkBox parent_instance;

  GtkLabel *due_label; /* (unowned) template child, as those below */
  GtkLabel *how_label;
  GtkLabel *words_label;
  GtkWidget *expander;
  GtkBox *contacts;
  GtkWidget *buttons;
  GtkWidget *ask_button;
  GtkMenuButton *more_button;
};

G_DEFINE_FINAL_TYPE (KithCheckInRow, kith_check_in_row, GTK_TYPE_BOX)

static void
kith_check_in_row_class_init (KithCheckInRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/goals/kith-check-in-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithCheckInRow, due_label);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInRow, how_label);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInRow, expander);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInRow, contacts);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInRow, ask_button);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInRow, more_button);
}

static void
kith_check_in_row_init (KithCheckInRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_due (const KithCheckIn *check_in, KithDay today)
{
  g_autofree char *day = NULL;

  if (check_in->state != KITH_CHECK_IN_OPEN || check_in->due_day == KITH_DAY_NONE)
    return g_strdup (kith_check_in_state_label (check_in->state));
  day = kith_day_format_long (check_in->due_day);
  if (check_in->due_day < today)
    /* Translators: %s is a day */
    return g_strdup_printf (_ ("Ask how they are: due since %s"), day);
  if (check_in->due_day == today)
    return g_strdup (_ ("Ask today how they are"));
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("Ask how they are on %s"), day);
}

static char *
describe_how (const KithCheckIn *check_in, KithContactWays permitted)
{
  KithContactWays ways = (KithContactWays) ((guint) check_in->ways & (guint) permitted);
  g_autoptr (GString) text = g_string_new (NULL);

#define WAY(symbol, ...)                                                                                     \
  if (kith_contact_ways_has (ways, KITH_WAY_##symbol))                                                       \
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",                                         \
                            kith_contact_way_label (KITH_WAY_##symbol));
  KITH_CONTACT_WAYS (WAY)
#undef WAY
  if (text->len == 0)
    g_string_append (text, _ ("They do not permit any more what was planned: ask when they come"));
  if (check_in->worker_name != NULL)
    g_string_append_printf (text, " · %s", check_in->worker_name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_contact (KithCheckInRow *self, const KithCheckInContact *contact)
{
  g_autofree char *day = kith_day_format_long (contact->day);
  g_autoptr (GString) head = g_string_new (day);

  g_string_append_printf (head, " · %s", kith_contact_outcome_label (contact->outcome));
  if (contact->way != KITH_WAY_NONE)
    g_string_append_printf (head, " · %s", kith_contact_way_label (contact->way));
  if (contact->by != NULL)
    g_string_append_printf (head, " · %s", contact->by);
  if (contact->taken_back)
    g_string_append_printf (head, " · %s", _ ("taken back"));
  gtk_box_append (self->contacts, kith_paragraph_new (head->str, contact->taken_back ? "dim-label" : NULL));
  if (contact->words != NULL)
    gtk_box_append (self->contacts, kith_paragraph_new (contact->words, "referral-said"));
}

static void
set_actions (KithCheckInRow *self, const KithCheckIn *check_in, const char *due)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %s is when somebody is to be asked how they are */
  g_autofree char *ask = g_strdup_printf (_ ("Check-in done: %s"), due);
  /* Translators: %s is when somebody is to be asked how they are */
  g_autofree char *more = g_strdup_printf (_ ("More about the check-in: %s"), due);
  g_autofree char *change =
      g_strdup_printf ("plan.change-check-in(int64 %" G_GINT64_FORMAT ")", check_in->id);
  g_autofree char *take_back =
      g_strdup_printf ("plan.take-back-check-in(int64 %" G_GINT64_FORMAT ")", check_in->id);
  gboolean is_open = check_in->state == KITH_CHECK_IN_OPEN;

  if (is_open)
    g_menu_append (menu, _ ("Another Day, Way or Worker…"), change);
  g_menu_append (menu, _ ("The Last Entry Was a Mistake"), take_back);
  gtk_menu_button_set_menu_model (self->more_button, G_MENU_MODEL (menu));
  kith_a11y_label_menu_button (GTK_WIDGET (self->more_button), more);
  kith_a11y_set_label (self->ask_button, ask);
  gtk_widget_set_visible (self->ask_button, is_open);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->ask_button), "x", check_in->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->ask_button), "plan.ask");
}

/**
 * kith_check_in_row_new:
 * @check_in: as it was read
 * @permitted: how they may be reached now
 * @today: the center's day
 * @writes: whether it may be written to
 *
 * Returns: (transfer floating): a row that says it
 */
GtkWidget *
kith_check_in_row_new (const KithCheckIn *check_in, KithContactWays permitted, KithDay today, gboolean writes)
{
  KithCheckInRow *self = g_object_new (KITH_TYPE_CHECK_IN_ROW, NULL);
  g_autofree char *due = describe_due (check_in, today);
  g_autofree char *how = describe_how (check_in, permitted);
  gboolean is_open = check_in->state == KITH_CHECK_IN_OPEN;

  gtk_label_set_text (self->due_label, due);
  if (kith_check_in_is_overdue (check_in, today))
    gtk_widget_add_css_class (GTK_WIDGET (self->due_label), "referral-overdue");
  if (!is_open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "not-in-force");
  gtk_label_set_text (self->how_label, how);
  gtk_widget_set_visible (GTK_WIDGET (self->how_label), is_open);
  gtk_label_set_text (self->words_label, check_in->words != NULL ? check_in->words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words_label), check_in->words != NULL);
  for (guint i = 0; i < check_in->contacts->len; i++)
    add_contact (self, g_ptr_array_index (check_in->contacts, i));
  gtk_widget_set_visible (self->expander, check_in->contacts->len > 0);
  set_actions (self, check_in, due);
  gtk_widget_set_visible (self->buttons, writes && check_in->state != KITH_CHECK_IN_TAKEN_BACK);
  return GTK_WIDGET (self);
}
