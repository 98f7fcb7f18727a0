/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody agreed to, as it was read and signed; and the words for the wall. */

#include "report/kith-consent-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/kith-flow.h"

#define TITLE_SIZE 18.0
#define TEXT_SIZE 11.0
#define SMALL_SIZE 9.0
/* Read from a step away. */
#define NOTICE_TITLE_SIZE 30.0
#define NOTICE_SIZE 17.0

/* The first line is a title. */
static void
add_words (KithFlow *flow, const char *words, double title_size, double size)
{
  const char *start = words + strspn (words, "\n");
  g_autofree char *title = g_strndup (start, strcspn (start, "\n"));

  kith_flow_add_text (flow, title, title_size, KITH_FLOW_BOLD | KITH_FLOW_KEEP);
  kith_flow_add_text (flow, start + strlen (title), size, KITH_FLOW_USUAL);
}

static void
add_labelled (KithFlow *flow, const char *label, const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;
  /* Translators: a label and what was said: "Signed: Rosa Martinez" */
  line = g_strdup_printf (_ ("%s: %s"), label, value);
  kith_flow_add_text (flow, line, TEXT_SIZE, KITH_FLOW_USUAL);
}

static void
add_signature (KithFlow *flow, const KithConsent *consent)
{
  g_autofree char *day = kith_day_is_valid (consent->day) ? kith_day_format_long (consent->day) : NULL;

  if (consent->signature == KITH_SIGNED_DRAWN && consent->strokes != NULL)
    kith_flow_add_strokes (flow, consent->strokes);
  else if (consent->signature == KITH_SIGNED_TYPED)
    add_labelled (flow, _ ("Signed by typing the name"),
                  kith_consent_get_text (consent, KITH_CONSENT_TEXT_SIGNED_NAME));
  else
    kith_flow_add_text (flow, _ ("Said aloud, not signed."), TEXT_SIZE, KITH_FLOW_USUAL);
  add_labelled (flow, _ ("Holds from"), day);
  if (consent->ended_day != KITH_DAY_NONE)
    {
      g_autofree char *ended = kith_day_format_long (consent->ended_day);

      add_labelled (flow, _ ("Taken back"), ended);
    }
  if (consent->wording != 0)
    {
      g_autofree char *number = g_strdup_printf (_ ("Words no. %u"), consent->wording);

      kith_flow_add_text (flow, number, SMALL_SIZE, KITH_FLOW_USUAL);
    }
}

/**
 * kith_consent_paper_new:
 * @kind: %KITH_RELEASE_TO_PERSON, or %KITH_RELEASE_TO_RECIPIENT: a copy for whoever receives something by it
 * @center_name: the center's name
 * @person_name: who agreed
 * @consent: to what, as it is stored
 * @words: what was read, its first line a title
 * @paper: the size of the paper
 *
 * Returns: (transfer full): the pages; they need a release of @kind
 */
KithDocument *
kith_consent_paper_new (KithReleaseKind kind,
                        const char *center_name,
                        const char *person_name,
                        const KithConsent *consent,
                        const char *words,
                        const KithPaper *paper)
{
  g_autoptr (KithFlow) flow = kith_flow_new ();
  g_autofree char *agreed = NULL;
  KithDocument *document;

  g_return_val_if_fail (kind == KITH_RELEASE_TO_PERSON || kind == KITH_RELEASE_TO_RECIPIENT, NULL);
  g_return_val_if_fail (center_name != NULL && person_name != NULL && words != NULL && paper != NULL, NULL);
  g_return_val_if_fail (consent != NULL && consent->person > 0, NULL);

  agreed = kith_consent_describe (consent);
  add_words (flow, words, TITLE_SIZE, TEXT_SIZE);
  kith_flow_add_text (flow, center_name, TEXT_SIZE, KITH_FLOW_BOLD);
  add_labelled (flow, _ ("Name"), person_name);
  kith_flow_add_text (flow, agreed, TEXT_SIZE, KITH_FLOW_USUAL);
  add_signature (flow, consent);

  document = kith_document_new (kind, kith_consent_kind_label (consent->kind), paper);
  kith_document_set_about (document, consent->person, KITH_SCOPE_COMES);
  kith_flow_to_pages (flow, document, paper, FALSE);
  return document;
}

/**
 * kith_notice_paper_new:
 * @center_name: the center's name
 * @words: what is written down here and why, the first line a title
 * @paper: the size of the paper
 *
 * Returns: (transfer full): pages to hang on the wall; they need a release of %KITH_RELEASE_BLANK
 */
KithDocument *
kith_notice_paper_new (const char *center_name, const char *words, const KithPaper *paper)
{
  g_autoptr (KithFlow) flow = kith_flow_new ();
  KithDocument *document;

  g_return_val_if_fail (center_name != NULL && words != NULL && paper != NULL, NULL);

  add_words (flow, words, NOTICE_TITLE_SIZE, NOTICE_SIZE);
  kith_flow_add_text (flow, center_name, NOTICE_SIZE, KITH_FLOW_BOLD);
  document = kith_document_new (KITH_RELEASE_BLANK, center_name, paper);
  kith_flow_to_pages (flow, document, paper, FALSE);
  return document;
}
