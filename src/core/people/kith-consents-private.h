/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Consents, read without asking or writing it down. */

#pragma once

#include "people/kith-consents.h"

/* Newest first, those of merged records too. (element-type KithConsent) */
GPtrArray *kith_consents_read (KithSession *session, gint64 person, GError **error);
