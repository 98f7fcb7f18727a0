/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/kith-language-box.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "base/kith-iso-list.h"

struct _KithLanguageBox
{
  GtkBox parent_instance;

  GtkBox *chosen_box; /* (unowned) template child, as those below */
  GtkDropDown *add_drop;

  GPtrArray *codes; /* (owned) (element-type char*): NULL behind the last */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithLanguageBox, kith_language_box, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void show (KithLanguageBox *self);

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithLanguageBox *self = KITH_LANGUAGE_BOX (widget);

  for (guint i = 0; i + 1 < self->codes->len; i++)
    if (g_str_equal (g_ptr_array_index (self->codes, i), g_variant_get_string (parameter, NULL)))
      g_ptr_array_remove_index (self->codes, i--);
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_drop));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
show (KithLanguageBox *self)
{
  kith_children_remove (GTK_WIDGET (self->chosen_box));
  for (guint i = 0; i + 1 < self->codes->len; i++)
    {
      const char *code = g_ptr_array_index (self->codes, i);
      g_autofree char *name = kith_iso_list_dup_name (KITH_ISO_LANGUAGES, code);
      /* Translators: %s is a language */
      g_autofree char *spoken = g_strdup_printf (_ ("Remove %s"), name);
      GtkWidget *button = gtk_button_new ();
      GtkWidget *content = adw_button_content_new ();

      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), name);
      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "window-close-symbolic");
      gtk_button_set_child (GTK_BUTTON (button), content);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", code);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "languages.remove");
      kith_a11y_set_label (button, spoken);
      gtk_box_append (self->chosen_box, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chosen_box), self->codes->len > 1);
}

/* The first choice only says what the list is for. */
static void
chosen_cb (KithLanguageBox *self)
{
  guint selected = gtk_drop_down_get_selected (self->add_drop);
  const char *const *all = kith_iso_list_codes (KITH_ISO_LANGUAGES);
  const char *code;

  if (self->filling || selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return;
  code = all[selected - 1];
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->add_drop, 0);
  self->filling = FALSE;
  for (guint i = 0; i + 1 < self->codes->len; i++)
    if (g_str_equal (g_ptr_array_index (self->codes, i), code))
      return;
  g_ptr_array_insert (self->codes, (gint) self->codes->len - 1, g_strdup (code));
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kith_language_box_finalize (GObject *object)
{
  g_ptr_array_unref (KITH_LANGUAGE_BOX (object)->codes);

  G_OBJECT_CLASS (kith_language_box_parent_class)->finalize (object);
}

static void
kith_language_box_class_init (KithLanguageBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_language_box_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "languages.remove", "s", remove_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-language-box.ui");
  gtk_widget_class_bind_template_child (widget_class, KithLanguageBox, chosen_box);
  gtk_widget_class_bind_template_child (widget_class, KithLanguageBox, add_drop);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

/* When the first record is shown: hundreds of names are not needed to open the page for a visit. */
static void
fill_names (KithLanguageBox *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *const *all = kith_iso_list_codes (KITH_ISO_LANGUAGES);

  gtk_string_list_append (names, _ ("Add a language"));
  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *name = kith_iso_list_dup_name (KITH_ISO_LANGUAGES, all[i]);

      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->add_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->add_drop, 0);
  self->filling = FALSE;
}

static void
kith_language_box_init (KithLanguageBox *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->codes, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_label_drop_down (GTK_WIDGET (self->add_drop), _ ("Add a language"));
  show (self);
}

/**
 * kith_language_box_get_codes:
 * @self: a box
 *
 * Returns: (transfer none) (array zero-terminated=1): what is chosen
 */
const char *const *
kith_language_box_get_codes (KithLanguageBox *self)
{
  g_return_val_if_fail (KITH_IS_LANGUAGE_BOX (self), NULL);

  return (const char *const *) self->codes->pdata;
}

/**
 * kith_language_box_set_codes:
 * @self: a box
 * @codes: (array zero-terminated=1): what is chosen
 */
void
kith_language_box_set_codes (KithLanguageBox *self, const char *const *codes)
{
  g_return_if_fail (KITH_IS_LANGUAGE_BOX (self));
  g_return_if_fail (codes != NULL);

  if (gtk_drop_down_get_model (self->add_drop) == NULL)
    fill_names (self);
  g_ptr_array_set_size (self->codes, 0);
  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (self->codes, g_strdup (codes[i]));
  g_ptr_array_add (self->codes, NULL);
  show (self);
}
