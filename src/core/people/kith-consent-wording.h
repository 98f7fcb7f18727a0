/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithConsentWording: the center's own words for a kind of consent. What was written never changes: an edit
 * is a new number. */

#pragma once

#include "people/kith-consent.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithConsentWording:
 * @number: counts from 1; 0 for the words that come with Kith while they are nobody's yet
 * @day: since when they are the center's, or %KITH_DAY_NONE
 * @words: (owned): the first line is a title
 */
typedef struct
{
  KithConsentKind kind;
  guint number;
  KithDay day;
  char *words;
} KithConsentWording;

void kith_consent_wording_free (KithConsentWording *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithConsentWording, kith_consent_wording_free)

KithConsentWording *
kith_consent_wording_get (KithStore *store, KithConsentKind kind, guint number, GError **error);
GPtrArray *kith_consent_wordings_list (KithStore *store, KithConsentKind kind, GError **error);
guint
kith_consent_wording_write (KithSession *session, KithConsentKind kind, const char *words, GError **error);
guint kith_consent_wording_use_in (KithChange *change, const KithConsentWording *read, GError **error);

G_END_DECLS
