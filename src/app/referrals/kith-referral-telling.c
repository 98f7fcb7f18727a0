/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what a person agreed to is written into the log, so it is done when this is shown, which is once
 * somebody is to be told something; and again each time, since it may have been taken back meanwhile. */

#include "referrals/kith-referral-telling.h"

#include <glib/gi18n.h>

#include "people/kith-consents.h"
#include "shared/kith-a11y.h"
#include "shared/kith-job.h"
#include "shared/kith-scope-box.h"
#include "shared/kith-text-box.h"

struct _KithReferralTelling
{
  AdwBin parent_instance;

  GtkLabel *gate_label; /* (unowned) template child, as those below */
  AdwPreferencesGroup *agreed_group;
  GtkEditable *recipient_row;
  GtkEditable *purpose_row;
  KithScopeBox *scope_box;
  KithTextBox *told_box;

  GPtrArray *rows;   /* (owned) (element-type GtkWidget): of the agreements, as they were added */
  GPtrArray *agreed; /* (owned) (nullable) (element-type KithConsent): by which something may be told */

  KithAppContext *context; /* (unowned) (nullable): the page owns it */
  gint64 person;           /* whose agreements are shown, 0 for nobody's */
};

G_DEFINE_FINAL_TYPE (KithReferralTelling, kith_referral_telling, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is read on the database thread. */
typedef struct
{
  gint64 person;
  KithDay today;
  GPtrArray *consents; /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->consents, g_ptr_array_unref);
  g_free (reading);
}

static void
changed_cb (KithReferralTelling *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The words have to be the same for the gate. What of the record is told is for whoever tells to say: seldom
 * all of it. */
static void
use_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithReferralTelling *self = KITH_REFERRAL_TELLING (widget);
  gint32 number = g_variant_get_int32 (parameter);
  const KithConsent *consent;

  if (self->agreed == NULL || number < 0 || (guint) number >= self->agreed->len)
    return;
  consent = g_ptr_array_index (self->agreed, number);
  gtk_editable_set_text (self->recipient_row, kith_consent_get_text (consent, KITH_CONSENT_TEXT_RECIPIENT));
  gtk_editable_set_text (self->purpose_row, kith_consent_get_text (consent, KITH_CONSENT_TEXT_PURPOSE));
  gtk_widget_grab_focus (GTK_WIDGET (self->told_box));
}

static void
add_row (KithReferralTelling *self, guint number)
{
  const KithConsent *consent = g_ptr_array_index (self->agreed, number);
  const char *recipient = kith_consent_get_text (consent, KITH_CONSENT_TEXT_RECIPIENT);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Use"));
  g_autofree char *scope = kith_scope_describe (consent->scope);
  /* Translators: what somebody is told something for, and what they may be told */
  g_autofree char *rest = g_strdup_printf (_ ("For: %s. What: %s."),
                                           kith_consent_get_text (consent, KITH_CONSENT_TEXT_PURPOSE), scope);
  /* Translators: %s is who may be told something about a person */
  g_autofree char *label = g_strdup_printf (_ ("Use what was agreed for %s"), recipient);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recipient);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rest);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (gint32) number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "telling.use");
  kith_a11y_set_label (button, label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->agreed_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear (KithReferralTelling *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->agreed_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->agreed, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->agreed_group), FALSE);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->consents = kith_consents_list (session, reading->person, error);
  return reading->consents != NULL;
}

/* As the gate will judge it. */
static gboolean
lets_tell (const KithConsent *consent, KithDay today)
{
  KithReleaseRequest request = { .kind = KITH_RELEASE_TO_RECIPIENT,
                                 .way = KITH_RELEASE_TELL,
                                 .person = consent->person,
                                 .recipient = kith_consent_get_text (consent, KITH_CONSENT_TEXT_RECIPIENT),
                                 .purpose = kith_consent_get_text (consent, KITH_CONSENT_TEXT_PURPOSE),
                                 .scope = KITH_SCOPE_REFERRALS };

  return kith_consent_fit (consent, &request, today) == KITH_CONSENT_COVERS;
}

static void
show (KithReferralTelling *self, GPtrArray *consents, KithDay today)
{
  clear (self);
  self->agreed = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_consent_free);
  for (guint i = 0; i < consents->len; i++)
    {
      KithConsent *consent = g_ptr_array_index (consents, i);

      if (!lets_tell (consent, today))
        continue;
      g_ptr_array_add (self->agreed, consent);
      consents->pdata[i] = NULL;
      add_row (self, self->agreed->len - 1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->agreed_group), self->agreed->len > 0);
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithReferralTelling *self = object;
  Reading *reading = data;

  if (error == NULL && reading->person == self->person)
    show (self, reading->consents, reading->today);
}

static void
read_agreed (KithReferralTelling *self)
{
  KithSession *session = self->context != NULL ? kith_app_context_get_session (self->context) : NULL;
  Reading *reading;

  if (self->person == 0 || session == NULL || !kith_session_may (session, KITH_ACTION_CONSENT_READ))
    return;
  reading = g_new0 (Reading, 1);
  reading->person = self->person;
  reading->today = kith_clock_today (kith_session_get_clock (session));
  kith_job_run (self->context, read_job, reading, reading_free, self, read_done);
}

static void
kith_referral_telling_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kith_referral_telling_parent_class)->map (widget);
  read_agreed (KITH_REFERRAL_TELLING (widget));
}

static void
kith_referral_telling_dispose (GObject *object)
{
  KithReferralTelling *self = KITH_REFERRAL_TELLING (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->agreed, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_referral_telling_parent_class)->dispose (object);
}

static void
kith_referral_telling_class_init (KithReferralTellingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_referral_telling_dispose;
  widget_class->map = kith_referral_telling_map;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KITH_TYPE_SCOPE_BOX);
  g_type_ensure (KITH_TYPE_TEXT_BOX);
  gtk_widget_class_install_action (widget_class, "telling.use", "i", use_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/referrals/kith-referral-telling.ui");
  gtk_widget_class_bind_template_child (widget_class, KithReferralTelling, gate_label);
  gtk_widget_class_bind_template_child (widget_class, KithReferralTelling, agreed_group);
  gtk_widget_class_bind_template_child (widget_class, KithReferralTelling, recipient_row);
  gtk_widget_class_bind_template_child (widget_class, KithReferralTelling, purpose_row);
  gtk_widget_class_bind_template_child (widget_class, KithReferralTelling, scope_box);
  gtk_widget_class_bind_template_child (widget_class, KithReferralTelling, told_box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_referral_telling_init (KithReferralTelling *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  /* The referral itself is told whenever anything is. */
  kith_scope_box_hide (self->scope_box, KITH_SCOPE_REFERRALS);
  kith_scope_box_set_label (self->scope_box, _ ("What of their record is told"));
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_referral_telling_fill:
 * @self: a part of a form
 * @form: what is typed
 *
 * Shows what is typed.
 */
void
kith_referral_telling_fill (KithReferralTelling *self, const KithReferralForm *form)
{
  g_return_if_fail (KITH_IS_REFERRAL_TELLING (self));

  gtk_editable_set_text (self->recipient_row,
                         kith_referral_form_get_text (form, KITH_REFERRAL_TEXT_RECIPIENT));
  gtk_editable_set_text (self->purpose_row, kith_referral_form_get_text (form, KITH_REFERRAL_TEXT_PURPOSE));
  kith_text_box_set_text (self->told_box, kith_referral_form_get_text (form, KITH_REFERRAL_TEXT_TOLD));
  kith_scope_box_set_scope (self->scope_box, kith_referral_form_get_scope (form));
}

/**
 * kith_referral_telling_take:
 * @self: a part of a form
 * @form: where it is kept
 *
 * Returns: whether what is typed here changed anything
 */
gboolean
kith_referral_telling_take (KithReferralTelling *self, KithReferralForm *form)
{
  g_autofree char *told = NULL;
  gboolean changed;

  g_return_val_if_fail (KITH_IS_REFERRAL_TELLING (self), FALSE);

  told = kith_text_box_dup_text (self->told_box);
  changed = kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_RECIPIENT,
                                         gtk_editable_get_text (self->recipient_row));
  changed |= kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_PURPOSE,
                                          gtk_editable_get_text (self->purpose_row));
  changed |= kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_TOLD, told);
  changed |= kith_referral_form_set_scope (form, kith_scope_box_get_scope (self->scope_box));
  return changed;
}

/**
 * kith_referral_telling_set_person:
 * @self: a part of a form
 * @context: what the window works with; it outlives this
 * @person: of whom somebody is told something
 *
 * What they agreed to is offered while this is shown, where the account may read that.
 */
void
kith_referral_telling_set_person (KithReferralTelling *self, KithAppContext *context, gint64 person)
{
  g_return_if_fail (KITH_IS_REFERRAL_TELLING (self));

  if (self->context == context && self->person == person)
    return;
  clear (self);
  self->context = context;
  self->person = person;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_agreed (self);
}

/**
 * kith_referral_telling_show_problem:
 * @self: a part of a form
 * @problem: (nullable): why nobody may be told; %NULL: what has to be there before anybody is
 *
 * Says it above what is typed.
 */
void
kith_referral_telling_show_problem (KithReferralTelling *self, const char *problem)
{
  g_return_if_fail (KITH_IS_REFERRAL_TELLING (self));

  gtk_label_set_text (self->gate_label,
                      problem != NULL
                          ? problem
                          : _ ("They are told only what the person agreed to. An agreement that is in force "
                               "has to name who is "
                               "told and what for, in the same words. That is asked when you save."));
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->gate_label), "resource-warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->gate_label), "resource-warning");
}

/**
 * kith_referral_telling_find_part:
 * @self: a part of a form
 * @part: what is missing
 *
 * Returns: (transfer none): where it is typed
 */
GtkWidget *
kith_referral_telling_find_part (KithReferralTelling *self, KithReferralPart part)
{
  g_return_val_if_fail (KITH_IS_REFERRAL_TELLING (self), NULL);

  if (part == KITH_REFERRAL_PART_PURPOSE)
    return GTK_WIDGET (self->purpose_row);
  if (part == KITH_REFERRAL_PART_TOLD)
    return GTK_WIDGET (self->told_box);
  return GTK_WIDGET (self->recipient_row);
}
