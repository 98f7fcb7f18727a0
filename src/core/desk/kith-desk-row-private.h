/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and changing rows: KithDesk only. */

#pragma once

#include "desk/kith-desk-row.h"
#include "people/kith-card.h"

G_BEGIN_DECLS

KithDeskRow *kith_desk_row_new (void);
/* card: (nullable) where the record cannot be opened. */
/* card: NULL where it cannot be opened, or where nameless: somebody whose record is erased. */
void kith_desk_row_set_visit (KithDeskRow *self, const KithVisit *visit, KithCard *card, gboolean nameless);
/* Where there are namesakes in sight, the name with what tells them apart. */
void kith_desk_row_set_public_name (KithDeskRow *self, const char *public_name);
/* Where there are none. */
void kith_desk_row_set_plain_name (KithDeskRow *self);
/* The same for rows whose names would read alike on a public screen; "" for guests. */
const char *kith_desk_row_get_alike (KithDeskRow *self);
void kith_desk_row_set_guest (KithDeskRow *self, const KithGuest *guest);
void kith_desk_row_set_marks (KithDeskRow *self, gboolean waiting, gboolean notice);
const KithVisit *kith_desk_row_peek_visit (KithDeskRow *self);
int kith_desk_row_get_minute (KithDeskRow *self);
/* By arrival; who came at an unknown time before all others. */
int kith_desk_row_compare (KithDeskRow *a, KithDeskRow *b);

G_END_DECLS
