/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for the parts of what happened. */

#include "incidents/kith-incident-text.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *label;
} rows[KITH_N_INCIDENT_TEXTS] = {
#define TEXT(symbol, code, label) { code, label },
  KITH_INCIDENT_TEXTS (TEXT)
#undef TEXT
};

/**
 * kith_incident_text_code:
 * @text: a part
 *
 * Returns: (transfer none): its permanent code
 */
const char *
kith_incident_text_code (KithIncidentText text)
{
  g_return_val_if_fail ((guint) text < KITH_N_INCIDENT_TEXTS, NULL);

  return rows[text].code;
}

/**
 * kith_incident_text_label:
 * @text: a part
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_incident_text_label (KithIncidentText text)
{
  g_return_val_if_fail ((guint) text < KITH_N_INCIDENT_TEXTS, NULL);

  return _ (rows[text].label);
}
