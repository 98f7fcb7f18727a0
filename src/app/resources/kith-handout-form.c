/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large letters unless somebody chooses otherwise, and no name of the center: the paper may be found. */

#include "resources/kith-handout-form.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"

struct _KithHandoutForm
{
  AdwBin parent_instance;

  AdwComboRow *size_row; /* (unowned) template child, as those below */
  AdwComboRow *language_row;
  GtkCheckButton *room_check;
  GtkCheckButton *name_check;

  KithAppContext *context; /* (owned) (nullable) */
  GStrv codes;             /* (owned) of the languages */
};

G_DEFINE_FINAL_TYPE (KithHandoutForm, kith_handout_form, ADW_TYPE_BIN)

enum
{
  SIGNAL_SAVE,
  SIGNAL_PREVIEW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fill_sizes (KithHandoutForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < KITH_HANDOUT_N_SIZES; i++)
    gtk_string_list_append (names, kith_handout_size_label ((KithHandoutSize) i));
  adw_combo_row_set_model (self->size_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->size_row, KITH_HANDOUT_IN_LARGE);
}

static void
fill_languages (KithHandoutForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *usual = kith_language_dup_default ();
  guint selected = 0;

  self->codes = kith_language_list ();
  for (guint i = 0; self->codes[i] != NULL; i++)
    {
      g_autoptr (KithLanguage) language = kith_language_new (self->codes[i], NULL);

      gtk_string_list_append (names, language != NULL ? kith_language_get_name (language) : self->codes[i]);
      if (g_strcmp0 (usual, self->codes[i]) == 0)
        selected = i;
    }
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, selected);
}

static void
save_cb (KithHandoutForm *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVE], 0);
}

static void
preview_cb (KithHandoutForm *self)
{
  g_signal_emit (self, signals[SIGNAL_PREVIEW], 0);
}

static void
kith_handout_form_dispose (GObject *object)
{
  g_clear_object (&KITH_HANDOUT_FORM (object)->context);
  G_OBJECT_CLASS (kith_handout_form_parent_class)->dispose (object);
}

static void
kith_handout_form_finalize (GObject *object)
{
  g_strfreev (KITH_HANDOUT_FORM (object)->codes);
  G_OBJECT_CLASS (kith_handout_form_parent_class)->finalize (object);
}

static void
kith_handout_form_class_init (KithHandoutFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_handout_form_dispose;
  object_class->finalize = kith_handout_form_finalize;

  signals[SIGNAL_SAVE] =
      g_signal_new ("save", KITH_TYPE_HANDOUT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PREVIEW] = g_signal_new ("preview", KITH_TYPE_HANDOUT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-handout-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHandoutForm, size_row);
  gtk_widget_class_bind_template_child (widget_class, KithHandoutForm, language_row);
  gtk_widget_class_bind_template_child (widget_class, KithHandoutForm, room_check);
  gtk_widget_class_bind_template_child (widget_class, KithHandoutForm, name_check);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_cb);
}

static void
kith_handout_form_init (KithHandoutForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_sizes (self);
  fill_languages (self);
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_handout_form_new:
 * @context: what the window works with
 *
 * Returns: (transfer floating): a form with what is usual
 */
GtkWidget *
kith_handout_form_new (KithAppContext *context)
{
  KithHandoutForm *self;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  self = g_object_new (KITH_TYPE_HANDOUT_FORM, NULL);
  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

/**
 * kith_handout_form_fill:
 * @self: a form
 * @handout: what it is for
 *
 * Writes what is chosen into @handout.
 */
void
kith_handout_form_fill (KithHandoutForm *self, KithHandout *handout)
{
  g_autoptr (KithLanguage) language = NULL;
  guint chosen;

  g_return_if_fail (KITH_IS_HANDOUT_FORM (self));
  g_return_if_fail (handout != NULL);

  chosen = adw_combo_row_get_selected (self->language_row);
  if (chosen < g_strv_length (self->codes))
    language = kith_language_new (self->codes[chosen], NULL);
  kith_handout_set_language (handout, language);
  kith_handout_set_size (handout, (KithHandoutSize) adw_combo_row_get_selected (self->size_row));
  kith_handout_set_room_to_write (handout, gtk_check_button_get_active (self->room_check));
  if (gtk_check_button_get_active (self->name_check))
    kith_handout_set_center_name (handout, kith_center_get_name (kith_session_get_center (
                                               kith_app_context_get_session (self->context))));
}
