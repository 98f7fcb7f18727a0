/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing what somebody agreed to. */

#pragma once

#include "people/kith-consent.h"
#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_agreement_printing_ask (GtkWidget *parent,
                                  KithAppContext *context,
                                  GPtrArray *consents,
                                  const KithConsent *consent,
                                  const char *person_name);

G_END_DECLS
