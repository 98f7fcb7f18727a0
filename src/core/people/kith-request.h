/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithRequest: what somebody asked of their own record, or says is not right in it, and what became of it. A
 * value. */

#pragma once

#include "base/kith-day.h"
#include "people/kith-questions.h"

G_BEGIN_DECLS

/* KIND (symbol, permanent number, permanent code, label) */
#define KITH_REQUEST_KINDS(KIND)                                                                             \
  KIND (COPY, 1, "copy", N_ ("A copy of everything we hold"))                                                \
  KIND (CORRECTION, 2, "correction", N_ ("A correction"))                                                    \
  KIND (ERASURE, 3, "erasure", N_ ("To be erased"))                                                          \
  KIND (NOT_SHARED, 4, "not-shared", N_ ("That something is not shared"))                                    \
  KIND (OTHER, 5, "other", N_ ("Something else"))

typedef enum
{
  KITH_REQUEST_NONE = 0, /* one of a newer Kith */
#define KIND(symbol, number, ...) KITH_REQUEST_##symbol = number,
  KITH_REQUEST_KINDS (KIND)
#undef KIND
} KithRequestKind;

/**
 * KithRequestOutcome:
 * @KITH_REQUEST_OPEN: nothing yet
 * @KITH_REQUEST_DONE: done; of what is not right: corrected
 * @KITH_REQUEST_DECLINED: not done; of what is not right: their words stand beside it
 * @KITH_REQUEST_WITHDRAWN: they no longer ask for it
 * @KITH_REQUEST_ENDED: the record was erased before it was done
 *
 * Permanent numbers.
 */
typedef enum
{
  KITH_REQUEST_OPEN = 0,
  KITH_REQUEST_DONE = 1,
  KITH_REQUEST_DECLINED = 2,
  KITH_REQUEST_WITHDRAWN = 3,
  KITH_REQUEST_ENDED = 4,
} KithRequestOutcome;

/**
 * KithRequest:
 * @id: of its row, 0 for one that is not stored
 * @person: of whom, as the row has it; a record that was merged keeps its own
 * @shown: whom that record counts as; only in the list of all
 * @objects: whether it says that something is not right
 * @day: when it was asked
 * @due_day: until when it is to be done
 * @closed_day: when it was closed, or %KITH_DAY_NONE
 * @erasing_day: when the record will be gone, or %KITH_DAY_NONE where it is not being erased
 * @taken_by: (owned) (nullable): whose account wrote it down
 * @closed_by: (owned) (nullable): whose account closed it
 * @at_desk: whether it was taken down by somebody who could not read it back
 * @by: (owned) (nullable): who asked, where it was not the person themself
 * @words: (owned) (nullable): what they said
 * @field: (owned) (nullable): what of the record is not right
 * @note: (owned) (nullable): what was said when it was closed
 */
typedef struct
{
  gint64 id;
  gint64 person;
  gint64 shown;
  KithRequestKind kind;
  KithRequestOutcome outcome;
  gboolean objects;
  KithDay day;
  KithDay due_day;
  KithDay closed_day;
  KithDay erasing_day;
  char *taken_by;
  char *closed_by;
  gboolean at_desk;
  char *by;
  char *words;
  char *field;
  char *note;
} KithRequest;

KithRequest *kith_request_new (KithRequestKind kind);
void kith_request_free (KithRequest *self);

const char *kith_request_kind_code (KithRequestKind kind);
const char *kith_request_kind_label (KithRequestKind kind);
gboolean kith_request_kind_parse (const char *code, KithRequestKind *kind, GError **error);
const char *kith_request_outcome_code (KithRequestOutcome outcome, gboolean objects);
const char *kith_request_outcome_label (KithRequestOutcome outcome, gboolean objects);
gboolean kith_request_outcome_parse (const char *code, KithRequestOutcome *outcome, GError **error);

gboolean kith_request_is_overdue (const KithRequest *self, KithDay today);
gboolean kith_request_stands (const KithRequest *self);
char *kith_request_describe (const KithRequest *self, KithQuestions *questions);
char *kith_request_describe_state (const KithRequest *self, KithDay today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithRequest, kith_request_free)

G_END_DECLS
