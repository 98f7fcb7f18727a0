/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Until the desk has taken everybody's names apart, its search answers alone. What stands here for a name is
 * found while its key is still down, so no answer can be late. */

#include "frontdesk/kith-likely-list.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "frontdesk/kith-match-item.h"
#include "frontdesk/kith-match-row.h"
#include "people/kith-duplicates.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

#define MAX_LIKELY 3

struct _KithLikelyList
{
  GtkBox parent_instance;

  GtkLabel *count_label; /* (unowned) template child, as the next */
  GtkBox *rows_box;

  KithAppContext *context; /* (owned) (nullable) */
  GSignalGroup *signals;   /* (owned) of the desk */
  GArray *told_apart;      /* (owned) (nullable) (element-type gint64): who is not offered */
  GStrv typed;             /* (owned) (nullable) */
  gint64 person;           /* who is written down; 0: nobody yet */
  gboolean reasons;
};

/* One of those found. */
typedef struct
{
  KithMatch match;
  KithLikenessReasons reasons;
} Found;

G_DEFINE_FINAL_TYPE (KithLikelyList, kith_likely_list, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_REASONS,
  N_PROPS
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
has (GArray *found, gint64 person)
{
  for (guint i = 0; i < found->len; i++)
    if (kith_card_get_person (g_array_index (found, Found, i).match.card) == person)
      return TRUE;
  return FALSE;
}

static gboolean
is_told_apart (KithLikelyList *self, gint64 person)
{
  for (guint i = 0; self->told_apart != NULL && i < self->told_apart->len; i++)
    if (g_array_index (self->told_apart, gint64, i) == person)
      return TRUE;
  return FALSE;
}

/* Who has died is offered to nobody. */
static void
add_found (KithLikelyList *self, GArray *found, KithMatch match, KithLikenessReasons reasons)
{
  Found one = { match, reasons };

  if (match.card != NULL && kith_card_get_person (match.card) != self->person &&
      !is_told_apart (self, kith_card_get_person (match.card)) &&
      kith_card_get_state (match.card) != KITH_CARD_DIED && !has (found, kith_card_get_person (match.card)))
    g_array_append_val (found, one);
}

static void
add_like (KithLikelyList *self, GArray *found)
{
  KithDesk *desk = kith_app_context_get_desk (self->context);
  KithLikenessFacts facts = { .person = self->person, .names = (const char *const *) self->typed };
  guint limit = 2 * MAX_LIKELY + (self->told_apart != NULL ? self->told_apart->len : 0);
  g_autoptr (GArray) like = kith_desk_find_like (desk, &facts, limit);

  for (guint i = 0; i < like->len; i++)
    {
      const KithLikeness *one = &g_array_index (like, KithLikeness, i);
      KithMatch match = { .card = kith_card_index_get (kith_desk_get_index (desk), one->other) };

      add_found (self, found, match, one->reasons);
    }
}

/* What the desk's search finds helps while a name is half typed; a record that is there finds itself. */
static void
add_matches (KithLikelyList *self, GArray *found, GPtrArray *matches)
{
  for (guint i = 0; i < matches->len; i++)
    add_found (self, found, *(const KithMatch *) g_ptr_array_index (matches, i), 0);
}

static void
chosen_cb (KithLikelyList *self, GtkButton *button)
{
  const gint64 *person = g_object_get_data (G_OBJECT (button), "person");

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, *person);
}

static void
add_reasons (GtkWidget *column, KithLikenessReasons reasons)
{
  g_autofree char *words = kith_likeness_describe (reasons);
  GtkWidget *label;

  if (*words == '\0')
    return;
  label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "wrap", TRUE, "margin-start", 14,
                        "margin-end", 14, NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (column), label);
}

static void
add_row (KithLikelyList *self, KithMatchItem *item, KithLikenessReasons reasons)
{
  gint64 person = kith_match_item_get_person (item);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *words = kith_match_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("That’s Them"));
  g_autofree char *label = kith_match_item_dup_label (item);
  /* Translators: %s is a name with what tells it from others: whoever is written down is that person */
  g_autofree char *spoken = g_strdup_printf (_ ("That’s them: %s"), label);

  kith_match_row_bind (KITH_MATCH_ROW (words), item);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), words);
  if (self->reasons)
    add_reasons (column, reasons);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "person", g_memdup2 (&person, sizeof person), g_free);
  kith_a11y_set_label (button, spoken);
  g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (row, "likely-row");
  gtk_box_append (GTK_BOX (row), column);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (self->rows_box, row);
}

/* Said once for as long as it stays the same, or every letter would be answered aloud. */
static void
say_count (KithLikelyList *self, guint n)
{
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u record is like this.", "%u records are like this.", n), n);

  if (n == 0)
    *words = '\0';
  if (g_strcmp0 (gtk_label_get_text (self->count_label), words) == 0)
    return;
  gtk_label_set_text (self->count_label, words);
  kith_a11y_set_label (GTK_WIDGET (self->count_label), words);
}

static void
show (KithLikelyList *self)
{
  gboolean public_screen =
      kith_preferences_get_public_screen (kith_app_context_get_preferences (self->context));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = NULL;

  if (self->typed != NULL && self->typed[0] != NULL)
    {
      add_like (self, found);
      if (self->person == 0)
        {
          matches = kith_desk_match (kith_app_context_get_desk (self->context), self->typed[0],
                                     2 * MAX_LIKELY, KITH_FIND_DEFAULT, NULL);
          add_matches (self, found, matches);
        }
    }
  if (found->len > MAX_LIKELY)
    g_array_set_size (found, MAX_LIKELY);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (shown, &g_array_index (found, Found, i).match);
  items = kith_match_items_new (shown, public_screen, NULL);

  kith_children_remove (GTK_WIDGET (self->rows_box));
  for (guint i = 0; i < items->len; i++)
    add_row (self, g_ptr_array_index (items, i), g_array_index (found, Found, i).reasons);
  say_count (self, items->len);
  gtk_widget_set_visible (GTK_WIDGET (self), items->len > 0);
}

static void
names_known_cb (KithLikelyList *self)
{
  if (self->typed != NULL)
    show (self);
}

static void
kith_likely_list_dispose (GObject *object)
{
  KithLikelyList *self = KITH_LIKELY_LIST (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->told_apart, g_array_unref);
  g_clear_object (&self->context);
  g_clear_pointer (&self->typed, g_strfreev);

  G_OBJECT_CLASS (kith_likely_list_parent_class)->dispose (object);
}

static void
kith_likely_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_REASONS)
    g_value_set_boolean (value, KITH_LIKELY_LIST (object)->reasons);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_likely_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_REASONS)
    KITH_LIKELY_LIST (object)->reasons = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_likely_list_class_init (KithLikelyListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_likely_list_dispose;
  object_class->get_property = kith_likely_list_get_property;
  object_class->set_property = kith_likely_list_set_property;

  properties[PROP_REASONS] =
      g_param_spec_boolean ("reasons", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-likely-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KithLikelyList, count_label);
  gtk_widget_class_bind_template_child (widget_class, KithLikelyList, rows_box);
}

static void
kith_likely_list_init (KithLikelyList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (KITH_TYPE_DESK);
  g_signal_group_connect_swapped (self->signals, "notify::likeness", G_CALLBACK (names_known_cb), self);
}

/**
 * kith_likely_list_set_context:
 * @self: a list
 * @context: what the window works with
 *
 * Once.
 */
void
kith_likely_list_set_context (KithLikelyList *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_LIKELY_LIST (self));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  if (kith_app_context_get_session (context) != NULL &&
      !kith_session_may (kith_app_context_get_session (context), KITH_ACTION_INTAKE_READ))
    self->reasons = FALSE;
}

/**
 * kith_likely_list_begin:
 * @self: a list with a context
 * @person: whose name is typed; 0: of somebody who has no record yet
 *
 * Empties the list and lets the desk take everybody's names apart, beside everything else.
 */
void
kith_likely_list_begin (KithLikelyList *self, gint64 person)
{
  KithSession *session;

  g_return_if_fail (KITH_IS_LIKELY_LIST (self));
  g_return_if_fail (self->context != NULL);

  self->person = person;
  g_clear_pointer (&self->typed, g_strfreev);
  g_clear_pointer (&self->told_apart, g_array_unref);
  session = kith_app_context_get_session (self->context);
  if (session == NULL)
    return;
  /* What cannot be read stops nobody from typing. */
  if (person != 0)
    self->told_apart = kith_duplicates_list_told_apart (session, person, NULL);
  show (self);
  g_signal_group_set_target (self->signals, kith_app_context_get_desk (self->context));
  kith_desk_prepare_likeness (kith_app_context_get_desk (self->context));
}

/**
 * kith_likely_list_look:
 * @self: a list
 * @names: what is typed: the name to be called by, and other names
 *
 * Shows who is like it, in memory and at once. Fewer than two letters are like nobody.
 */
void
kith_likely_list_look (KithLikelyList *self, const char *const *names)
{
  g_autoptr (GStrvBuilder) typed = NULL;

  g_return_if_fail (KITH_IS_LIKELY_LIST (self));
  g_return_if_fail (self->context != NULL);
  g_return_if_fail (names != NULL);

  typed = g_strv_builder_new ();
  for (guint i = 0; names[i] != NULL; i++)
    if (kith_text_length (names[i]) >= 2)
      g_strv_builder_add (typed, names[i]);
  g_strfreev (self->typed);
  self->typed = g_strv_builder_end (typed);
  if (kith_app_context_get_session (self->context) != NULL)
    show (self);
}
