/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consent on paper: the words that were read, what was agreed to, and the signature; and the notice on the
 * wall. */

#pragma once

#include "people/kith-consent.h"
#include "report/kith-document.h"

G_BEGIN_DECLS

KithDocument *kith_consent_paper_new (KithReleaseKind kind,
                                      const char *center_name,
                                      const char *person_name,
                                      const KithConsent *consent,
                                      const char *words,
                                      const KithPaper *paper);

KithDocument *kith_notice_paper_new (const char *center_name, const char *words, const KithPaper *paper);

G_END_DECLS
