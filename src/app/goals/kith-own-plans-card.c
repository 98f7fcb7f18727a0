/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading is written into the log, so it is done when whoever has the card asks for it. A plan is long: it is
 * folded away until somebody looks at it. */

#include "goals/kith-own-plans-card.h"

#include <glib/gi18n.h>

#include "goals/kith-own-plan-doing.h"
#include "goals/kith-said-lines.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

static const KithPlanTemplate templates[] = {
#define TEMPLATE(symbol, ...) KITH_PLAN_##symbol,
  KITH_PLAN_TEMPLATES (TEMPLATE)
#undef TEMPLATE
};

struct _KithOwnPlansCard
{
  GtkBox parent_instance;

  GtkWidget *empty_label; /* (unowned) template child, as those below */
  GtkBox *list;
  GtkMenuButton *add_button;

  KithAppContext *context; /* (unowned) (nullable): the page owns it */
  gint64 person;
  GPtrArray *all; /* (owned) (nullable) (element-type KithOwnPlan): as it was read */
  guint offered;  /* bits: which of the templates are in the menu */
};

G_DEFINE_FINAL_TYPE (KithOwnPlansCard, kith_own_plans_card, GTK_TYPE_BOX)

enum
{
  SIGNAL_WRITE,
  SIGNAL_READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
writes (KithOwnPlansCard *self)
{
  return kith_session_may (kith_app_context_get_session (self->context), KITH_ACTION_CARE_WRITE);
}

static const KithOwnPlan *
find (KithOwnPlansCard *self, gint64 id)
{
  for (guint i = 0; self->all != NULL && i < self->all->len; i++)
    {
      const KithOwnPlan *one = g_ptr_array_index (self->all, i);

      if (one->id == id)
        return one;
    }
  return NULL;
}

/* Of records that count as one, one of them may have it. */
static gboolean
has (KithOwnPlansCard *self, KithPlanTemplate template)
{
  for (guint i = 0; i < self->all->len; i++)
    if (((const KithOwnPlan *) g_ptr_array_index (self->all, i))->template == template)
      return TRUE;
  return FALSE;
}

static void
add_button (GtkWidget *box, const char *label, const char *action, const KithOwnPlan *plan)
{
  /* Translators: what is done ("Print…"), and with which plan ("Stress Plan") */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), label, kith_plan_template_label (plan->template));
  GtkWidget *button = gtk_button_new_with_label (label);

  kith_a11y_set_label (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", plan->id);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_facts (GtkWidget *block, const KithOwnPlan *plan)
{
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *written = kith_own_plan_describe (plan);
  g_autofree char *review = kith_own_plan_describe_review (plan);

  kith_said_lines_add_facts (facts, written);
  kith_said_lines_add_facts (facts, review);
  if (plan->next_day != KITH_DAY_NONE)
    {
      g_autofree char *day = kith_day_format_long (plan->next_day);
      /* Translators: %s is a day */
      g_autofree char *again = g_strdup_printf (_ ("To be looked at again on %s"), day);

      kith_said_lines_add_facts (facts, again);
    }
  gtk_box_append (GTK_BOX (block), facts);
}

static GtkWidget *
make_words (const KithOwnPlan *plan)
{
  GtkWidget *expander = gtk_expander_new (kith_plan_template_label (plan->template));
  GtkWidget *lines = kith_said_lines_new ();

  for (guint i = 0; i < kith_plan_template_get_n_parts (plan->template); i++)
    {
      const KithPlanPart part = kith_plan_template_get_part (plan->template, i);

      kith_said_lines_add (lines, part.heading, plan->words[part.section]);
    }
  kith_a11y_set_label (expander, kith_plan_template_label (plan->template));
  gtk_widget_set_margin_top (lines, 8);
  gtk_widget_set_margin_start (lines, 18);
  gtk_expander_set_child (GTK_EXPANDER (expander), lines);
  return expander;
}

static GtkWidget *
make_block (KithOwnPlansCard *self, const KithOwnPlan *plan)
{
  GtkWidget *block = kith_said_lines_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (block), make_words (plan));
  add_facts (block, plan);
  /* What a newer Kith wrote is not torn apart here. */
  if (writes (self) && plan->template != KITH_PLAN_NONE)
    add_button (buttons, _ ("Look at It…"), "own-plan.change", plan);
  add_button (buttons, _ ("Print…"), "own-plan.print", plan);
  if (writes (self))
    add_button (buttons, _ ("Take Back"), "own-plan.take-back", plan);
  gtk_box_append (GTK_BOX (block), buttons);
  return block;
}

/* A menu that is open stays so, as long as it would say the same. */
static void
show_menu (KithOwnPlansCard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint offered = 0;

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (!has (self, templates[i]))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (kith_plan_template_label (templates[i]), NULL);

        g_menu_item_set_action_and_target (item, "own-plan.write", "i", (gint32) templates[i]);
        g_menu_append_item (menu, item);
        offered |= 1u << i;
      }
  if (offered != self->offered)
    gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
  self->offered = offered;
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), writes (self) && offered != 0);
}

static void
show_all (KithOwnPlansCard *self)
{
  gboolean used = (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  kith_children_remove (GTK_WIDGET (self->list));
  for (guint i = 0; i < self->all->len; i++)
    gtk_box_append (self->list, make_block (self, g_ptr_array_index (self->all, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->all->len > 0);
  gtk_widget_set_visible (self->empty_label, self->all->len == 0);
  show_menu (self);
  if (used)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
read_done (gpointer object, gint64 person, GPtrArray *all)
{
  KithOwnPlansCard *self = object;

  if (person != self->person)
    return;
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = g_ptr_array_ref (all);
  g_signal_emit (self, signals[SIGNAL_READ], 0, all);
  show_all (self);
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithOwnPlansCard *self = KITH_OWN_PLANS_CARD (widget);
  g_autoptr (KithOwnPlan) plan =
      kith_own_plan_new (self->person, (KithPlanTemplate) g_variant_get_int32 (parameter));

  g_signal_emit (self, signals[SIGNAL_WRITE], 0, plan);
}

static void
one_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithOwnPlansCard *self = KITH_OWN_PLANS_CARD (widget);
  const KithOwnPlan *plan = find (self, g_variant_get_int64 (parameter));

  if (plan == NULL)
    return;
  if (g_str_equal (name, "own-plan.change"))
    g_signal_emit (self, signals[SIGNAL_WRITE], 0, plan);
  else if (g_str_equal (name, "own-plan.print"))
    kith_own_plan_doing_print (widget, self->context, plan);
  else
    kith_own_plan_doing_take_back (self->context, plan);
}

static void
kith_own_plans_card_dispose (GObject *object)
{
  g_clear_pointer (&KITH_OWN_PLANS_CARD (object)->all, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_own_plans_card_parent_class)->dispose (object);
}

static void
kith_own_plans_card_class_init (KithOwnPlansCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_own_plans_card_dispose;

  signals[SIGNAL_WRITE] = g_signal_new ("write", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_install_action (widget_class, "own-plan.write", "i", write_action);
  gtk_widget_class_install_action (widget_class, "own-plan.change", "x", one_action);
  gtk_widget_class_install_action (widget_class, "own-plan.print", "x", one_action);
  gtk_widget_class_install_action (widget_class, "own-plan.take-back", "x", one_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/goals/kith-own-plans-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KithOwnPlansCard, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithOwnPlansCard, list);
  gtk_widget_class_bind_template_child (widget_class, KithOwnPlansCard, add_button);
}

static void
kith_own_plans_card_init (KithOwnPlansCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_own_plans_card_set_context:
 * @self: a card
 * @context: what the window works with; it outlives the card
 *
 * Once.
 */
void
kith_own_plans_card_set_context (KithOwnPlansCard *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_OWN_PLANS_CARD (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_own_plans_card_show:
 * @self: a card
 * @person: whose
 *
 * Reads and shows them; nothing is shown until they are read.
 */
void
kith_own_plans_card_show (KithOwnPlansCard *self, gint64 person)
{
  g_return_if_fail (KITH_IS_OWN_PLANS_CARD (self));
  g_return_if_fail (self->context != NULL);

  if (self->person != person)
    {
      self->person = person;
      g_clear_pointer (&self->all, g_ptr_array_unref);
      kith_children_remove (GTK_WIDGET (self->list));
      gtk_widget_set_visible (self->empty_label, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->add_button), FALSE);
    }
  kith_own_plan_doing_read (self->context, person, self, read_done);
}
