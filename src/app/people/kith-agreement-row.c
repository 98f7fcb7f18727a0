/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/kith-agreement-row.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"

struct _KithAgreementRow
{
  GtkBox parent_instance;

  GtkWidget *header_box; /* (unowned) template child, as those below */
  GtkLabel *kind_label;
  GtkLabel *state_label;
  GtkLabel *words_label;
  GtkLabel *signed_label;
  GtkWidget *print_button;
  GtkWidget *take_back_button;
};

G_DEFINE_FINAL_TYPE (KithAgreementRow, kith_agreement_row, GTK_TYPE_BOX)

static void
kith_agreement_row_class_init (KithAgreementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-agreement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithAgreementRow, header_box);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementRow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementRow, signed_label);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementRow, print_button);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementRow, take_back_button);
}

static void
kith_agreement_row_init (KithAgreementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_state (const KithConsent *consent, KithConsentState state)
{
  g_autofree char *day = NULL;

  switch (state)
    {
    case KITH_CONSENT_STATE_REVOKED:
      if (!kith_day_is_valid (consent->ended_day))
        return g_strdup (_ ("Taken back"));
      day = kith_day_format_date (consent->ended_day);
      /* Translators: %s is a day */
      return g_strdup_printf (_ ("Taken back on %s"), day);
    case KITH_CONSENT_STATE_EXPIRED:
      day = kith_day_format_date (consent->until);
      /* Translators: %s is a day */
      return g_strdup_printf (_ ("Held until %s"), day);
    case KITH_CONSENT_STATE_LATER:
      return g_strdup (_ ("Not yet in force"));
    case KITH_CONSENT_STATE_IN_FORCE:
    default:
      return g_strdup (_ ("In force"));
    }
}

static char *
describe_signature (const KithConsent *consent)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (consent->signature == KITH_SIGNED_DRAWN)
    g_string_append (text, _ ("Signed by hand."));
  else if (consent->signature == KITH_SIGNED_TYPED)
    /* Translators: %s is a name, as it was typed for a signature */
    g_string_append_printf (text, _ ("Signed “%s”."),
                            kith_consent_get_text (consent, KITH_CONSENT_TEXT_SIGNED_NAME));
  else
    g_string_append (text, _ ("Said aloud, not signed."));
  if (consent->part2)
    g_string_append (text, _ (" Under 42 CFR Part 2."));
  if (consent->at_desk)
    g_string_append (text, _ (" Written down at the front desk."));
  if (consent->ended_note != NULL && *consent->ended_note != '\0')
    /* Translators: %s is what was said when it was taken back */
    g_string_append_printf (text, _ (" Taken back: “%s”"), consent->ended_note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_action (GtkWidget *button, const char *action, const char *label, const KithConsent *consent)
{
  kith_a11y_set_label (button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", consent->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
set_actions (KithAgreementRow *self, const KithConsent *consent)
{
  const char *kind = kith_consent_kind_label (consent->kind);
  /* Translators: %s is a kind of agreement, such as "Photos" */
  g_autofree char *print = g_strdup_printf (_ ("Print: %s"), kind);
  /* Translators: %s is a kind of agreement, such as "Photos" */
  g_autofree char *take_back = g_strdup_printf (_ ("Take back: %s"), kind);

  set_action (self->print_button, "agreements.print", print, consent);
  set_action (self->take_back_button, "agreements.take-back", take_back, consent);
}

/**
 * kith_agreement_row_new:
 * @consent: what was agreed to
 * @today: the center's day
 *
 * Returns: (transfer floating): a row that says it
 */
GtkWidget *
kith_agreement_row_new (const KithConsent *consent, KithDay today)
{
  KithAgreementRow *self = g_object_new (KITH_TYPE_AGREEMENT_ROW, NULL);
  KithConsentState state = kith_consent_get_state (consent, today);
  g_autofree char *state_words = describe_state (consent, state);
  g_autofree char *words = kith_consent_describe (consent);
  g_autofree char *signature = describe_signature (consent);

  gtk_label_set_text (self->kind_label, kith_consent_kind_label (consent->kind));
  gtk_label_set_text (self->state_label, state_words);
  gtk_label_set_text (self->words_label, words);
  gtk_label_set_text (self->signed_label, signature);
  if (state == KITH_CONSENT_STATE_IN_FORCE)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "in-force");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "not-in-force");
  set_actions (self, consent);
  gtk_widget_set_visible (self->take_back_button, state != KITH_CONSENT_STATE_REVOKED);
  return GTK_WIDGET (self);
}

/**
 * kith_agreement_row_get_header:
 * @self: a row
 *
 * Returns: (transfer none): the line that says what was agreed to, for what stands beside it
 */
GtkWidget *
kith_agreement_row_get_header (KithAgreementRow *self)
{
  g_return_val_if_fail (KITH_IS_AGREEMENT_ROW (self), NULL);

  return self->header_box;
}
