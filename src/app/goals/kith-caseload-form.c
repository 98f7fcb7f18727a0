/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes is looked at whenever another account is chosen; there is nothing to press while nothing goes. */

#include "goals/kith-caseload-form.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "session/kith-accounts.h"
#include "shared/kith-a11y.h"
#include "shared/kith-job.h"

struct _KithCaseloadForm
{
  KithForm parent_instance;

  AdwComboRow *from_row; /* (unowned) template child, as those below */
  AdwComboRow *to_row;
  GtkLabel *look_label;

  KithAppContext *context; /* (owned) (nullable) */
  GPtrArray *from;         /* (owned) (element-type KithAccount) */
  GPtrArray *to;           /* (owned) (element-type KithAccount) */
  guint n_goes;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithCaseloadForm, kith_caseload_form, KITH_TYPE_FORM)

/* What is looked at on the database thread. */
typedef struct
{
  gint64 from;
  gint64 to;
  KithCaseload *caseload; /* (owned) (nullable) */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->caseload, kith_caseload_free);
  g_free (look);
}

static gboolean
is_ready (KithForm *form)
{
  return KITH_CASELOAD_FORM (form)->n_goes > 0;
}

static char *
describe (KithCaseloadForm *self, const KithCaseload *caseload)
{
  KithCardIndex *index = kith_desk_get_index (kith_app_context_get_desk (self->context));
  g_autoptr (GArray) people = kith_caseload_list_people (caseload);
  g_autoptr (GString) text = g_string_new (NULL);

  if (caseload->n_handed == 0)
    g_string_append (text, _ ("Nothing is planned that could go."));
  else
    g_string_append_printf (text, ngettext ("%u follow-up goes:", "%u follow-ups go:", caseload->n_handed),
                            caseload->n_handed);
  for (guint i = 0; i < people->len; i++)
    {
      KithCard *card = kith_card_index_get (index, g_array_index (people, gint64, i));

      g_string_append_printf (text, "%s %s", i > 0 ? "," : "",
                              card != NULL ? kith_card_get_name (card) : _ ("somebody"));
    }
  if (caseload->n_kept > 0)
    g_string_append_printf (text,
                            ngettext ("\n%u stays, since the record or note is kept from one of you.",
                                      "\n%u stay, since the records or notes are kept from one of you.",
                                      caseload->n_kept),
                            caseload->n_kept);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
look_job (KithSession *session, gpointer data, GError **error)
{
  Look *look = data;

  look->caseload = kith_caseload_look (session, look->from, look->to, error);
  return look->caseload != NULL;
}

static void
look_done (gpointer object, gpointer data, const GError *error)
{
  KithCaseloadForm *self = object;
  Look *look = data;
  g_autofree char *text = NULL;

  if (error != NULL || look->from != kith_caseload_form_get_from (self) ||
      look->to != kith_caseload_form_get_to (self))
    return;
  text = describe (self, look->caseload);
  gtk_label_set_text (self->look_label, text);
  self->n_goes = look->caseload->n_handed;
  kith_form_changed (KITH_FORM (self));
}

static void
look_at (KithCaseloadForm *self)
{
  Look *look = g_new0 (Look, 1);

  self->n_goes = 0;
  gtk_label_set_text (self->look_label, "");
  kith_form_changed (KITH_FORM (self));
  look->from = kith_caseload_form_get_from (self);
  look->to = kith_caseload_form_get_to (self);
  if (look->from != 0 && look->to != 0)
    kith_job_run (self->context, look_job, look, look_free, self, look_done);
  else
    look_free (look);
}

static gint64
get_account (GPtrArray *accounts, AdwComboRow *row)
{
  guint at = adw_combo_row_get_selected (row);

  return accounts != NULL && at < accounts->len ? ((KithAccount *) g_ptr_array_index (accounts, at))->id : 0;
}

/* Those that look after people, but for one. */
static void
fill_row (AdwComboRow *row, GPtrArray *accounts, gint64 but)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < accounts->len;)
    {
      const KithAccount *account = g_ptr_array_index (accounts, i);

      if (account->id == but || !kith_role_may (account->role, KITH_ACTION_CARE_WRITE))
        {
          g_ptr_array_remove_index (accounts, i);
          continue;
        }
      gtk_string_list_append (names, account->name);
      i++;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}

static void
fill_to (KithCaseloadForm *self)
{
  KithStore *store = kith_session_get_store (kith_app_context_get_session (self->context));

  self->filling = TRUE;
  g_clear_pointer (&self->to, g_ptr_array_unref);
  self->to = kith_accounts_list (store, NULL);
  if (self->to != NULL)
    fill_row (self->to_row, self->to, kith_caseload_form_get_from (self));
  self->filling = FALSE;
}

static void
from_cb (KithCaseloadForm *self)
{
  if (self->filling || self->from == NULL)
    return;
  fill_to (self);
  look_at (self);
}

static void
to_cb (KithCaseloadForm *self)
{
  if (!self->filling && self->from != NULL)
    look_at (self);
}

static gboolean
kith_caseload_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_CASELOAD_FORM (widget)->to_row));
}

static void
kith_caseload_form_dispose (GObject *object)
{
  KithCaseloadForm *self = KITH_CASELOAD_FORM (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->from, g_ptr_array_unref);
  g_clear_pointer (&self->to, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_caseload_form_parent_class)->dispose (object);
}

static void
kith_caseload_form_class_init (KithCaseloadFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_caseload_form_dispose;
  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  widget_class->grab_focus = kith_caseload_form_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/goals/kith-caseload-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithCaseloadForm, from_row);
  gtk_widget_class_bind_template_child (widget_class, KithCaseloadForm, to_row);
  gtk_widget_class_bind_template_child (widget_class, KithCaseloadForm, look_label);
  gtk_widget_class_bind_template_callback (widget_class, from_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_cb);
}

static void
kith_caseload_form_init (KithCaseloadForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/* One's own, and those of others for whoever manages accounts; also of somebody who works here no more. */
static void
fill_from (KithCaseloadForm *self)
{
  KithSession *session = kith_app_context_get_session (self->context);
  GPtrArray *all = kith_accounts_list_all (kith_session_get_store (session), NULL);

  if (all == NULL)
    return;
  fill_row (self->from_row, all, 0);
  for (guint i = 0; i < all->len; i++)
    if (((KithAccount *) g_ptr_array_index (all, i))->id == kith_session_get_account (session))
      adw_combo_row_set_selected (self->from_row, i);
  gtk_widget_set_visible (GTK_WIDGET (self->from_row),
                          kith_session_may (session, KITH_ACTION_ACCOUNTS_MANAGE));
  self->from = all;
}

/**
 * kith_caseload_form_new:
 * @context: what the window works with
 *
 * Returns: (transfer floating): the form, with one's own check-ins
 */
GtkWidget *
kith_caseload_form_new (KithAppContext *context)
{
  KithCaseloadForm *self;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  self = g_object_new (KITH_TYPE_CASELOAD_FORM, NULL);
  self->context = g_object_ref (context);
  fill_from (self);
  fill_to (self);
  look_at (self);
  return GTK_WIDGET (self);
}

/**
 * kith_caseload_form_get_from:
 * @self: a form
 *
 * Returns: whose check-ins, 0 where nobody is chosen
 */
gint64
kith_caseload_form_get_from (KithCaseloadForm *self)
{
  g_return_val_if_fail (KITH_IS_CASELOAD_FORM (self), 0);

  return get_account (self->from, self->from_row);
}

/**
 * kith_caseload_form_get_to:
 * @self: a form
 *
 * Returns: who is to ask then, 0 where nobody is chosen
 */
gint64
kith_caseload_form_get_to (KithCaseloadForm *self)
{
  g_return_val_if_fail (KITH_IS_CASELOAD_FORM (self), 0);

  return get_account (self->to, self->to_row);
}
