/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same for pronouns, questions and answers; the actions are the page's. */

#include "settings/kith-listed-menu.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"

static void
append (GMenu *menu, const char *label, const char *action, const KithListed *one)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(ss)", one->list, one->code);
  g_menu_append_item (menu, item);
}

/**
 * kith_listed_menu_fill:
 * @button: the button beside it
 * @one: what it is beside of
 * @place: where that stands: nothing moves past the ends
 *
 * Fills the menu and names the button.
 */
void
kith_listed_menu_fill (GtkMenuButton *button, const KithListed *one, KithListedPlace place)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *label = NULL;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (one != NULL);

  append (menu, _ ("Re_name…"), "questions.rename", one);
  if (!(place & KITH_LISTED_FIRST))
    append (menu, _ ("Move _up"), "questions.move-up", one);
  if (!(place & KITH_LISTED_LAST))
    append (menu, _ ("Move _down"), "questions.move-down", one);
  append (menu, g_str_equal (one->list, KITH_LIST_QUESTIONS) ? _ ("No longer _ask") : _ ("No longer _offer"),
          "questions.retire", one);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  label = g_strdup_printf (_ ("Change %s"), one->label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), label);
  kith_a11y_label_menu_button (GTK_WIDGET (button), label);
}
