/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a drop-in center usually offers: permanent codes and translated names, from which a center chooses. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *code;
  const char *label; /* untranslated: kith_default_service_label() */
  gboolean usual;    /* on when nobody chose */
  gboolean pinned;   /* a button of its own at the desk */
} KithDefaultService;

/* Ends with a NULL code. */
const KithDefaultService *kith_default_services_get (void);
/* The translated name of a default code, NULL for any other. */
const char *kith_default_service_label (const char *code);

G_END_DECLS
