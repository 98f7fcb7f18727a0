/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words only: everything a source wrote is plain text, and what it wrote as a link is a button that opens
 * nothing but an address which was looked at. */

#include "resources/kith-resource-detail.h"

#include <glib/gi18n.h>

#include "resources/kith-result-row.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-paragraph.h"

/* U+2066 and U+2069: what stands between them is read from the left, whatever is around. */
#define LEFT_TO_RIGHT "\342\201\246"
#define POP_DIRECTION "\342\201\251"

struct _KithResourceDetail
{
  AdwBin parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  GtkScrolledWindow *scroller;
  GtkLabel *name_label;
  GtkLabel *state_label;
  GtkLabel *by_label;
  GtkFlowBox *kinds;
  GtkLabel *missing_label;
  GtkLabel *alert_label;
  GtkBox *phones;
  GtkWidget *no_phone_label;
  GtkButton *collect_button;
  GtkButton *pin_button;
  GtkWidget *refer_button;
  GtkGrid *facts;
  GtkWidget *places_box;
  GtkBox *places;
  GtkWidget *others_box;
  GtkBox *others;
  GtkLabel *verified_label;
  GtkLabel *changed_label;
  GtkLabel *source_label;

  gint64 shown; /* 0: nothing */
  gint64 place;
};

G_DEFINE_FINAL_TYPE (KithResourceDetail, kith_resource_detail, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static const char *
text_of (const KithResourceReading *reading, KithHandoutPart part)
{
  const KithHandoutLine *line = kith_handout_item_find (reading->item, part);

  return line != NULL ? line->text : NULL;
}

/* A number as large as it is read out, which copies itself. */
static void
add_phone (KithResourceDetail *self, const KithHandoutLine *line)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: %s is a phone number */
  g_autofree char *name = g_strdup_printf (_ ("Copy %s"), line->text);
  /* Among letters that are read from the right its groups would change places. */
  g_autofree char *number = g_strconcat (LEFT_TO_RIGHT, line->text, POP_DIRECTION, NULL);

  gtk_box_append (GTK_BOX (box), kith_paragraph_new (number, "resource-phone"));
  if (line->note != NULL && *line->note != '\0')
    gtk_box_append (GTK_BOX (box), kith_paragraph_new (line->note, "dim-label"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "resource-phone-button");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.copy");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", line->text);
  kith_a11y_set_label (button, name);
  kith_a11y_set_description (button, line->note);
  gtk_box_append (self->phones, button);
}

static void
show_phones (KithResourceDetail *self, const KithResourceReading *reading)
{
  guint n = 0;

  kith_children_remove (GTK_WIDGET (self->phones));
  for (guint i = 0; i < kith_handout_item_get_n_lines (reading->item); i++)
    {
      const KithHandoutLine *line = kith_handout_item_get_line (reading->item, i);

      if (line->part != KITH_HANDOUT_PHONE)
        continue;
      add_phone (self, line);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->phones), n > 0);
  gtk_widget_set_visible (self->no_phone_label, n == 0);
}

static void
attach (KithResourceDetail *self, int *row, const char *label, GtkWidget *value)
{
  GtkWidget *head = kith_paragraph_new (label, "dim-label");

  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, head, NULL,
                                  -1);
  gtk_grid_attach (self->facts, head, 0, *row, 1, 1);
  gtk_grid_attach (self->facts, value, 1, *row, 1, 1);
  *row += 1;
}

/* A label's text stands in the words that a screen reader hears of it. */
static void
add_fact (KithResourceDetail *self, int *row, const char *label, const char *text)
{
  GtkWidget *value = kith_paragraph_new (text, NULL);

  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  attach (self, row, label, value);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static GtkWidget *
make_link (const KithResourceLink *link)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), kith_paragraph_new (link->words, NULL));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link");
  gtk_widget_add_css_class (button, "resource-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.open-link");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link->uri);
  kith_a11y_set_label (button, link->words);
  return button;
}

static gboolean
stands_elsewhere (KithHandoutPart part)
{
  return part == KITH_HANDOUT_NAME || part == KITH_HANDOUT_BY || part == KITH_HANDOUT_ALERT ||
         part == KITH_HANDOUT_PHONE || part == KITH_HANDOUT_CALL_FIRST || part == KITH_HANDOUT_WEBSITE ||
         part == KITH_HANDOUT_EMAIL || part == KITH_HANDOUT_VERIFIED;
}

static void
show_facts (KithResourceDetail *self, const KithResourceReading *reading)
{
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_grid_remove (self->facts, child);
  for (guint i = 0; i < kith_handout_item_get_n_lines (reading->item); i++)
    {
      const KithHandoutLine *line = kith_handout_item_get_line (reading->item, i);

      if (!stands_elsewhere (line->part))
        add_fact (self, &row, line->label != NULL ? line->label : "", line->text);
    }
  for (guint i = 0; i < reading->links->len; i++)
    {
      const KithResourceLink *link = g_ptr_array_index (reading->links, i);

      attach (self, &row, g_str_has_prefix (link->uri, "mailto:") ? _ ("E-mail") : _ ("Website"),
              make_link (link));
    }
}

static void
show_near (GtkWidget *around, GtkBox *box, GPtrArray *list, gint64 service)
{
  kith_children_remove (GTK_WIDGET (box));
  for (guint i = 0; i < list->len; i++)
    {
      const KithResourceNear *near = g_ptr_array_index (list, i);
      g_autofree char *words =
          *near->more != '\0' ? g_strdup_printf ("%s · %s", near->name, near->more) : g_strdup (near->name);
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), kith_paragraph_new (words, NULL));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "resource-link");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.go");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", service != 0 ? service : near->id,
                                        service != 0 ? near->id : (gint64) 0);
      kith_a11y_set_label (button, words);
      gtk_box_append (box, button);
    }
  gtk_widget_set_visible (around, list->len > 0);
}

static void
show_foot (KithResourceDetail *self, const KithResourceReading *reading)
{
  const char *verified = text_of (reading, KITH_HANDOUT_VERIFIED);
  g_autofree char *sources = g_strjoinv ("\n", (char **) kith_handout_item_get_attributions (reading->item));

  gtk_label_set_text (self->verified_label,
                      verified != NULL ? verified : _ ("Nobody has made sure of it yet."));
  set_text (self->changed_label, reading->changed);
  set_text (self->source_label, reading->is_own ? _ ("Written by this center") : sources);
}

static void
show_missing (KithResourceDetail *self, const KithResourceReading *reading)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (reading->missing_since != KITH_DAY_NONE)
    {
      day = kith_day_format_date (reading->missing_since);
      /* Translators: %s is a date */
      text = g_strdup_printf (_ ("Its source has not named it since %s. Make sure before you send somebody."),
                              day);
    }
  set_text (self->missing_label, text);
}

static void
kith_resource_detail_class_init (KithResourceDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-resource-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, name_label);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, state_label);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, by_label);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, kinds);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, missing_label);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, alert_label);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, phones);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, no_phone_label);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, collect_button);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, pin_button);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, refer_button);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, places_box);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, places);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, others_box);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, others);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, verified_label);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, changed_label);
  gtk_widget_class_bind_template_child (widget_class, KithResourceDetail, source_label);
}

static void
kith_resource_detail_init (KithResourceDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_resource_detail_new:
 *
 * Returns: (transfer floating): details of nothing
 */
GtkWidget *
kith_resource_detail_new (void)
{
  return g_object_new (KITH_TYPE_RESOURCE_DETAIL, NULL);
}

/**
 * kith_resource_detail_show:
 * @self: the details
 * @reading: (nullable): what to show; only looked at
 *
 * Another entry is shown from its beginning; the same one again where it was scrolled to.
 */
void
kith_resource_detail_show (KithResourceDetail *self, const KithResourceReading *reading)
{
  gboolean is_same;

  g_return_if_fail (KITH_IS_RESOURCE_DETAIL (self));

  is_same = reading != NULL && reading->id == self->shown && reading->place == self->place;
  self->shown = reading != NULL ? reading->id : 0;
  self->place = reading != NULL ? reading->place : 0;
  gtk_stack_set_visible_child_name (self->stack, reading != NULL ? "entry" : "nothing");
  if (reading == NULL)
    return;
  gtk_label_set_text (self->name_label, text_of (reading, KITH_HANDOUT_NAME));
  kith_result_row_show_state (self->state_label, reading->state, reading->state_words);
  set_text (self->by_label, text_of (reading, KITH_HANDOUT_BY));
  set_text (self->alert_label, text_of (reading, KITH_HANDOUT_ALERT));
  show_missing (self, reading);
  show_phones (self, reading);
  gtk_button_set_label (self->pin_button,
                        reading->pinned ? C_ ("resource", "Un_pin") : C_ ("resource", "_Pin"));
  show_facts (self, reading);
  show_near (self->places_box, self->places, reading->places, reading->id);
  show_near (self->others_box, self->others, reading->others, 0);
  show_foot (self, reading);
  if (!is_same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * kith_resource_detail_set_collected:
 * @self: the details
 * @collected: whether what is shown is among what will be handed out
 */
void
kith_resource_detail_set_collected (KithResourceDetail *self, gboolean collected)
{
  g_return_if_fail (KITH_IS_RESOURCE_DETAIL (self));

  gtk_button_set_label (self->collect_button, collected ? _ ("Remove from _Handout") : _ ("Add to _Handout"));
}

static GtkWidget *
make_kind (const KithDirectoryFacet *facet)
{
  GtkWidget *button = gtk_button_new_with_label (facet->label);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "resource-kind");
  gtk_widget_set_tooltip_text (button, _ ("Find others of this kind"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.find-kind");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", facet->code, facet->label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  /* The button takes the focus. */
  gtk_widget_set_focusable (child, FALSE);
  kith_a11y_set_label (child, facet->label);
  return child;
}

/**
 * kith_resource_detail_show_kinds:
 * @self: the details
 * @kinds: (element-type KithDirectoryFacet): what kind of thing it is
 *
 * Each finds others of its kind.
 */
void
kith_resource_detail_show_kinds (KithResourceDetail *self, GArray *kinds)
{
  GtkWidget *child;

  g_return_if_fail (KITH_IS_RESOURCE_DETAIL (self));
  g_return_if_fail (kinds != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds))) != NULL)
    gtk_flow_box_remove (self->kinds, child);
  for (guint i = 0; i < kinds->len; i++)
    gtk_flow_box_append (self->kinds, make_kind (&g_array_index (kinds, KithDirectoryFacet, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), kinds->len > 0);
}

/**
 * kith_resource_detail_set_may_refer:
 * @self: the details
 * @may_refer: whether somebody can be referred from here
 */
void
kith_resource_detail_set_may_refer (KithResourceDetail *self, gboolean may_refer)
{
  g_return_if_fail (KITH_IS_RESOURCE_DETAIL (self));

  gtk_widget_set_visible (self->refer_button, may_refer);
}

/**
 * kith_resource_detail_focus:
 * @self: the details
 *
 * Puts the focus on the first thing that can be done: a number.
 */
void
kith_resource_detail_focus (KithResourceDetail *self)
{
  GtkWidget *first;

  g_return_if_fail (KITH_IS_RESOURCE_DETAIL (self));

  if (self->shown == 0)
    return;
  first = gtk_widget_get_first_child (GTK_WIDGET (self->phones));
  gtk_widget_grab_focus (first != NULL ? first : GTK_WIDGET (self->collect_button));
}
