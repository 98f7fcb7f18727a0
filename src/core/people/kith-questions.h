/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithQuestions: the pronouns a center offers, what it asks about somebody to describe who comes, and the
 * answers to choose from, as its coordinators have them. The ways of not answering are no part of it: those
 * are always there. */

#pragma once

#include "people/kith-answer.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* The lists. The answers of a question are a list with the question's code for its name. */
#define KITH_LIST_PRONOUNS "pronouns"
#define KITH_LIST_QUESTIONS "questions"

/**
 * KithListed:
 * @list: (owned): which list it is in
 * @code: (owned): permanent; a code is never used again for something else
 * @label: (owned): for people to read: the center's words, else Kith's, translated
 * @position: where it stands; the lowest first
 * @yes_or_no: of a question: it is answered by yes or no instead of a choice
 * @active: whether it is offered; what was answered before stays readable without
 * @standard: whether it comes with Kith
 * @version: 0 where the center has changed nothing about it
 *
 * One thing of a list.
 */
typedef struct
{
  char *list;
  char *code;
  char *label;
  int position;
  gboolean yes_or_no;
  gboolean active;
  gboolean standard;
  gint64 version;
} KithListed;

KithListed *kith_listed_copy (const KithListed *self);
void kith_listed_free (KithListed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithListed, kith_listed_free)

typedef struct _KithQuestions KithQuestions;

KithQuestions *kith_questions_load (KithStore *store, GError **error);
KithQuestions *kith_questions_new_default (void);
KithQuestions *kith_questions_ref (KithQuestions *self);
void kith_questions_unref (KithQuestions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithQuestions, kith_questions_unref)

GPtrArray *kith_questions_get_list (KithQuestions *self, const char *list);
GPtrArray *kith_questions_list_offered (KithQuestions *self, const char *list);
const KithListed *kith_questions_find (KithQuestions *self, const char *list, const char *code);
const char *kith_questions_label (KithQuestions *self, const char *question);
const char *
kith_questions_describe (KithQuestions *self, const char *question, KithAnswer answer, const char *choice);

gboolean kith_questions_check (KithQuestions *lists,
                               const char *list,
                               const KithListed *one,
                               const char *label,
                               GError **error);

/* For coordinators. */
char *kith_questions_add (KithSession *session,
                          const char *list,
                          const char *label,
                          gboolean yes_or_no,
                          GError **error);
gboolean kith_questions_write (KithSession *session, GPtrArray *listed, GError **error);
gboolean kith_questions_restore (KithSession *session, GError **error);

G_END_DECLS
