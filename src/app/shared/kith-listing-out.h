/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that is shown, onto paper or the clipboard, through the gate. */

#pragma once

#include <gtk/gtk.h>

#include "report/kith-listing.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/**
 * KithListingExit:
 * @action: what one must be allowed to do to see the list at all
 * @what: its code in the log, static
 */
typedef struct
{
  KithAction action;
  const char *what;
} KithListingExit;

void kith_listing_print (GtkWidget *parent,
                         KithAppContext *context,
                         KithListing *listing,
                         const KithListingExit *exit);
void kith_listing_copy (GtkWidget *widget,
                        KithAppContext *context,
                        const KithListing *listing,
                        const KithListingExit *exit);

G_END_DECLS
