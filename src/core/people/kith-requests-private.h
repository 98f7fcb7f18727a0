/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithRequests from the inside. */

#pragma once

#include "people/kith-requests.h"

/* Keys of what is sealed. */
#define KEY_BY "by"
#define KEY_WORDS "words"
#define KEY_FIELD "field"
#define KEY_NOTE "note"

/* Of a record that is erased: what is open is closed, as done where erasing was what they asked for. The
 * words go; that and when something was asked stays, so that the center's own figures do not change. */
gboolean kith_requests_empty_in (KithChange *change, gint64 person, GError **error);
