/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings/kith-template-dialogs.h"

#include <glib/gi18n.h>

#include "notes/kith-center-templates.h"
#include "settings/kith-template-form.h"
#include "shared/kith-dialogs.h"

typedef struct
{
  GtkWidget *parent;      /* (owned) */
  KithSession *session;   /* (owned) */
  char *before;           /* (owned) (nullable): NULL for a new one */
  KithTemplateForm *form; /* (owned) (nullable): the one that is shown, or was */
  KithTemplateAsked asked;
  gboolean is_sent; /* and not refused */
} Asking;

static void show (Asking *asking, GtkWidget *form);

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  if (asking->is_sent)
    kith_template_form_done (asking->form);
  g_object_unref (asking->parent);
  g_object_unref (asking->session);
  g_clear_object (&asking->form);
  g_free (asking->before);
  g_free (asking);
}

static GtkWidget *
make_form (const Asking *asking)
{
  return kith_template_form_new (asking->session,
                                 kith_center_templates_load (kith_session_get_center (asking->session), NULL),
                                 asking->before);
}

/* What was typed is not lost: the same is asked again, and what was wrong with it stands there. */
static void
refused (gpointer data, const GError *error)
{
  Asking *asking = data;
  g_autofree char *text = kith_template_form_dup_text (asking->form);
  GtkWidget *form;

  asking->is_sent = FALSE;
  if (gtk_widget_get_root (asking->parent) == NULL)
    {
      asking_free (asking);
      return;
    }
  form = make_form (asking);
  kith_template_form_fill (KITH_TEMPLATE_FORM (form), kith_template_form_get_name (asking->form), text,
                           error->message);
  show (asking, form);
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Asking *asking = user_data;
  g_autofree char *text = kith_template_form_dup_text (asking->form);
  KithTemplatesEdit *edit;

  if (!accepted)
    {
      asking_free (asking);
      return;
    }
  edit = kith_templates_edit_new_put (asking->before, kith_template_form_get_name (asking->form), text);
  asking->is_sent = TRUE;
  kith_templates_edit_set_again (edit, kith_ask_again_new (refused, asking, asking_free));
  asking->asked (asking->parent, edit);
}

/* asking: (transfer full) */
static void
show (Asking *asking, GtkWidget *form)
{
  gboolean changes = asking->before != NULL;
  GtkWindow *dialog;

  g_clear_object (&asking->form);
  asking->form = g_object_ref_sink (KITH_TEMPLATE_FORM (form));
  dialog =
      kith_dialogs_ask (asking->parent, changes ? _ ("Change the Template") : _ ("Add a Template"),
                        _ ("Leave empty lines between the headings."), changes ? _ ("_Save") : _ ("_Add"),
                        KITH_DIALOG_SUGGESTED, form, answered, asking);
  kith_dialogs_follow_ready (dialog, form);
  gtk_widget_grab_focus (form);
}

/**
 * kith_template_dialogs_ask:
 * @parent: the widget that asks
 * @session: whose center's templates these are
 * @instead_of: (nullable): the name of the one that changes; %NULL: a new one
 * @asked: called with @parent where something is to be stored
 *
 * Asks for its name and what it says.
 */
void
kith_template_dialogs_ask (GtkWidget *parent,
                           KithSession *session,
                           const char *instead_of,
                           KithTemplateAsked asked)
{
  Asking *asking;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KITH_IS_SESSION (session) && asked != NULL);

  asking = g_new0 (Asking, 1);
  asking->parent = g_object_ref (parent);
  asking->session = g_object_ref (session);
  asking->before = g_strdup (instead_of);
  asking->asked = asked;
  show (asking, make_form (asking));
}
