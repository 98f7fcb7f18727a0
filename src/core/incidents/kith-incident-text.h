/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIncidentText: what can be said of something that happened. Each part is optional but the first. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TEXT (symbol, permanent code, label) */
#define KITH_INCIDENT_TEXTS(TEXT)                                                                            \
  TEXT (HAPPENED, "happened", N_ ("What happened"))                                                          \
  TEXT (PLACE, "place", N_ ("Where"))                                                                        \
  TEXT (DONE, "done", N_ ("What was done"))                                                                  \
  TEXT (TOLD_INSIDE, "told-inside", N_ ("Who was told, in the center"))                                      \
  TEXT (TOLD_OUTSIDE, "told-outside", N_ ("Who was told, outside"))                                          \
  TEXT (NEXT, "next", N_ ("What comes next"))

typedef enum
{
#define TEXT(symbol, code, label) KITH_INCIDENT_TEXT_##symbol,
  KITH_INCIDENT_TEXTS (TEXT)
#undef TEXT
      KITH_N_INCIDENT_TEXTS
} KithIncidentText;

const char *kith_incident_text_code (KithIncidentText text);
const char *kith_incident_text_label (KithIncidentText text);

G_END_DECLS
