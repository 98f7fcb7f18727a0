/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list is read when it is opened, so it is the one of today. */

#include "shared/kith-pronouns.h"

#include <glib/gi18n.h>

#include "people/kith-questions.h"
#include "shared/kith-a11y.h"

static void
chosen_cb (GSimpleAction *action, GVariant *words, gpointer user_data)
{
  gtk_editable_set_text (GTK_EDITABLE (user_data), g_variant_get_string (words, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (user_data));
}

static void
make_menu (GtkMenuButton *button, gpointer user_data)
{
  KithAppContext *context = user_data;
  KithSession *session = kith_app_context_get_session (context);
  g_autoptr (KithQuestions) lists =
      session != NULL ? kith_questions_load (kith_session_get_store (session), NULL) : NULL;
  g_autoptr (GPtrArray) pronouns = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (lists == NULL)
    lists = kith_questions_new_default ();
  pronouns = kith_questions_list_offered (lists, KITH_LIST_PRONOUNS);
  for (guint i = 0; i < pronouns->len; i++)
    {
      const KithListed *one = g_ptr_array_index (pronouns, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      g_menu_item_set_label (item, one->label);
      g_menu_item_set_action_and_target (item, "pronouns.choose", "s", one->label);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/**
 * kith_pronouns_offer:
 * @button: a button without a menu
 * @row: in which pronouns are typed
 * @context: what the window works with
 *
 * Gives @button a menu of what the center offers; what is chosen takes the place of what is typed. Once a
 * button.
 */
void
kith_pronouns_offer (GtkMenuButton *button, GtkEditable *row, KithAppContext *context)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) choose = g_simple_action_new ("choose", G_VARIANT_TYPE_STRING);

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (GTK_IS_EDITABLE (row));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  g_signal_connect_object (choose, "activate", G_CALLBACK (chosen_cb), row, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (choose));
  gtk_widget_insert_action_group (GTK_WIDGET (button), "pronouns", G_ACTION_GROUP (group));
  kith_a11y_label_menu_button (GTK_WIDGET (button), _ ("Choose pronouns"));
  gtk_menu_button_set_create_popup_func (button, make_menu, g_object_ref (context), g_object_unref);
}
