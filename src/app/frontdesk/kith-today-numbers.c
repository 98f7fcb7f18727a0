/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three honest counts always stand together, and who came for the first time beside them. Each opens the
 * rows behind it. */

#include "frontdesk/kith-today-numbers.h"

#include <glib/gi18n.h>

#include "frontdesk/kith-here-row.h"
#include "shared/kith-a11y.h"

enum
{
  NUMBER_VISITS,
  NUMBER_PEOPLE,
  NUMBER_GUESTS,
  NUMBER_FIRST,
  N_NUMBERS
};

struct _KithTodayNumbers
{
  GtkBox parent_instance;

  GtkWidget *cards[N_NUMBERS];  /* (unowned) */
  GtkLabel *figures[N_NUMBERS]; /* (unowned) */
  GtkLabel *words[N_NUMBERS];   /* (unowned) */
  KithAppContext *context;      /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithTodayNumbers, kith_today_numbers, GTK_TYPE_BOX)

static void
set_number (KithTodayNumbers *self, guint which, const char *figure, const char *words)
{
  /* Translators: a figure and what it counts: "41 visits" */
  g_autofree char *spoken = g_strdup_printf (_ ("%s %s"), figure, words);

  gtk_label_set_text (self->figures[which], figure);
  gtk_label_set_text (self->words[which], words);
  kith_a11y_label_menu_button (self->cards[which], spoken);
}

static void
set_count (KithTodayNumbers *self, guint which, guint64 n, const char *words)
{
  g_autofree char *figure = g_strdup_printf ("%" G_GUINT64_FORMAT, n);

  set_number (self, which, figure, words);
}

static void
today_changed_cb (KithTodayNumbers *self)
{
  const KithCount *today = kith_desk_get_today (kith_app_context_get_desk (self->context));
  g_autofree char *people = NULL;

  if (!today)
    return;
  people = kith_today_numbers_format_range (today->people_low, today->people_high);
  set_count (self, NUMBER_VISITS, today->visits,
             ngettext ("visit by name", "visits by name", (gulong) today->visits));
  set_number (self, NUMBER_PEOPLE, people, ngettext ("person", "people", (gulong) today->people_high));
  set_count (self, NUMBER_GUESTS, today->guests,
             ngettext ("unnamed guest", "unnamed guests", (gulong) today->guests));
  set_count (self, NUMBER_FIRST, today->first_timers, _ ("first time here"));
  gtk_widget_set_tooltip_text (self->cards[NUMBER_PEOPLE],
                               today->people_low == today->people_high
                                   ? NULL
                                   : _ ("A range, since some of them may be one person under two names."));
}

static gboolean
belongs (KithTodayNumbers *self, guint which, KithDeskRow *row)
{
  KithDesk *desk = kith_app_context_get_desk (self->context);
  KithPresence presence = { 0 };

  switch (which)
    {
    case NUMBER_VISITS:
    case NUMBER_PEOPLE:
      return kith_desk_row_get_guest (row) == 0;
    case NUMBER_GUESTS:
      return kith_desk_row_get_guest (row) != 0;
    default:
      return kith_desk_row_get_guest (row) == 0 &&
             kith_desk_get_presence (desk, kith_desk_row_get_person (row), &presence) &&
             presence.first_day == kith_desk_get_day (desk);
    }
}

/* Why the figures differ from how many are here. */
static char *
describe_today (KithTodayNumbers *self)
{
  const KithCount *today = kith_desk_get_today (kith_app_context_get_desk (self->context));
  guint n_visits = today != NULL ? (guint) today->visits : 0;
  guint n_guests = today != NULL ? (guint) today->guests : 0;
  g_autofree char *visits =
      g_strdup_printf (ngettext ("%u visit by name", "%u visits by name", n_visits), n_visits);
  g_autofree char *guests =
      g_strdup_printf (ngettext ("%u unnamed guest", "%u unnamed guests", n_guests), n_guests);

  /* Translators: both are counts: "3 visits by name and 5 unnamed guests today." */
  return g_strdup_printf (_ ("%s and %s today."), visits, guests);
}

static GtkWidget *
make_rows (KithTodayNumbers *self, guint which)
{
  KithDesk *desk = kith_app_context_get_desk (self->context);
  GListModel *models[] = { kith_desk_get_here (desk), kith_desk_get_out (desk), kith_desk_get_left (desk) };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *listed = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *sentence = describe_today (self);
  GtkWidget *heading = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), listed);
  for (guint m = 0; m < G_N_ELEMENTS (models); m++)
    {
      for (guint i = 0; i < g_list_model_get_n_items (models[m]); i++)
        {
          g_autoptr (KithDeskRow) row = g_list_model_get_item (models[m], i);
          g_autofree char *text = NULL;
          GtkWidget *label;

          if (!belongs (self, which, row))
            continue;
          text = kith_here_row_dup_label (self->context, row);
          label = gtk_label_new (text);
          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_box_append (GTK_BOX (listed), label);
        }
    }
  if (!gtk_widget_get_first_child (listed))
    gtk_box_append (GTK_BOX (listed), gtk_label_new (_ ("Nobody yet today.")));
  return box;
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  KithTodayNumbers *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint which = 0;

  while (which < N_NUMBERS && self->cards[which] != GTK_WIDGET (button))
    which++;
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_rows (self, which));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

static void
add_card (KithTodayNumbers *self, guint which)
{
  GtkWidget *card = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure = gtk_label_new ("0");
  GtkWidget *words = gtk_label_new (NULL);

  gtk_widget_add_css_class (card, "number-card");
  gtk_widget_add_css_class (figure, "number-figure");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (figure), 0);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (words), 7);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (card), box);
  /* The button centers its child; figures of cards beside each other begin at the same place. */
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (card), create_popup_cb, self, NULL);
  gtk_box_append (GTK_BOX (self), card);
  self->cards[which] = card;
  self->figures[which] = GTK_LABEL (figure);
  self->words[which] = GTK_LABEL (words);
}

static void
kith_today_numbers_dispose (GObject *object)
{
  g_clear_object (&KITH_TODAY_NUMBERS (object)->context);

  G_OBJECT_CLASS (kith_today_numbers_parent_class)->dispose (object);
}

static void
kith_today_numbers_class_init (KithTodayNumbersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_today_numbers_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-today-numbers.ui");
}

static void
kith_today_numbers_init (KithTodayNumbers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_NUMBERS; i++)
    add_card (self, i);
}

/**
 * kith_today_numbers_set_context:
 * @context: what the window works with
 *
 * Once; shows the desk's day.
 */
void
kith_today_numbers_set_context (KithTodayNumbers *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_TODAY_NUMBERS (self));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (kith_app_context_get_desk (context), "notify::today",
                           G_CALLBACK (today_changed_cb), self, G_CONNECT_SWAPPED);
  today_changed_cb (self);
}

/**
 * kith_today_numbers_format_range:
 * @low: the fewest it can be
 * @high: the most it can be
 *
 * Returns: (transfer full): one figure, or both
 */
char *
kith_today_numbers_format_range (guint64 low, guint64 high)
{
  g_autofree char *fewest = g_strdup_printf ("%" G_GUINT64_FORMAT, low);
  g_autofree char *most = g_strdup_printf ("%" G_GUINT64_FORMAT, high);

  if (low == high)
    return g_steal_pointer (&most);
  /* Translators: a number of people that is not settled: "37 to 41" */
  return g_strdup_printf (_ ("%s to %s"), fewest, most);
}
