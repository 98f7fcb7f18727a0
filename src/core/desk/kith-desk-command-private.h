/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command from the inside: immutable once it is made, so that any thread may carry it out. */

#pragma once

#include "desk/kith-desk-command.h"
#include "people/kith-card.h"
#include "people/kith-merge-choices.h"
#include "people/kith-people.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_DESK_DO_SIGN_IN,
  KITH_DESK_DO_ADD_AND_SIGN_IN,
  KITH_DESK_DO_ADD,
  KITH_DESK_DO_TAKE_BACK,
  KITH_DESK_DO_BRING_BACK,
  KITH_DESK_DO_STATE,
  KITH_DESK_DO_PUT_STATE,
  KITH_DESK_DO_VOIDED,
  KITH_DESK_DO_REASSIGN,
  KITH_DESK_DO_RESTORE,
  KITH_DESK_DO_CORRECT,
  KITH_DESK_DO_SERVICE,
  KITH_DESK_DO_SERVICE_FOR_MANY,
  KITH_DESK_DO_GUESTS,
  KITH_DESK_DO_GUEST_STATE,
  KITH_DESK_DO_GUEST_PUT_STATE,
  KITH_DESK_DO_GUEST_VOIDED,
  KITH_DESK_DO_GUEST_PUT,
  KITH_DESK_DO_GUEST_SERVICE,
  KITH_DESK_DO_NAME_GUEST,
  KITH_DESK_DO_WAITING_ADD,
  KITH_DESK_DO_WAITING_STATE,
  KITH_DESK_DO_NOTICE_ADD,
  KITH_DESK_DO_NOTICE_STATE,
  KITH_DESK_DO_NOTICE_ANSWER,
  KITH_DESK_DO_APART_ADD,
  KITH_DESK_DO_APART_STATE,
  KITH_DESK_DO_CLOSE_DAY,
  KITH_DESK_DO_REOPEN_DAY,
  KITH_DESK_DO_SET_CARD,
  KITH_DESK_DO_PUT_CARD,
  KITH_DESK_DO_PAIR,
  KITH_DESK_DO_MERGE,
  KITH_DESK_DO_UNMERGE,
  KITH_DESK_DO_MERGE_AGAIN,
  KITH_DESK_DO_MERGE_CHOICES,
  KITH_DESK_DO_SEVERAL,
  KITH_DESK_DO_PAPER,
} KithDeskDo;

struct _KithDeskCommand
{
  gatomicrefcount refs;
  KithDeskDo what;
  gint64 person;
  gint64 other;   /* the second person, or the service */
  gint64 id;      /* the visit, the guests, the thing waiting, the notice, the pair kept apart */
  int number;     /* a state, a kind or how many */
  gint64 version; /* 0: whatever there is */
  gboolean flag;
  KithDay day;
  KithSource source;
  gboolean has_when;
  KithInstant when;
  char *name;                /* (owned) (nullable) */
  char *pronouns;            /* (owned) (nullable) */
  char *disambiguator;       /* (owned) (nullable) */
  char *code;                /* (owned) (nullable) */
  char *words;               /* (owned) (nullable) */
  GStrv aliases;             /* (owned) (nullable) */
  KithCard *card;            /* (owned) (nullable) */
  KithMergeChoices *choices; /* (owned) (nullable) */
  GArray *ids;               /* (owned) (nullable) (element-type gint64) */
  GPtrArray *visits;         /* (owned) (nullable) (element-type KithVisit) */
  GPtrArray *guests;         /* (owned) (nullable) (element-type KithGuest) */
  GPtrArray *parts;          /* (owned) (nullable) (element-type KithDeskCommand) */
  GPtrArray *lines;          /* (owned) (nullable) (element-type KithPaperLine) */
};

KithDeskCommand *kith_desk_command_new (KithDeskDo what);

/* Inverses. Copies are made of what is given. */
KithDeskCommand *kith_desk_command_voided (gint64 visit, gint64 person, gboolean voided);
KithDeskCommand *kith_desk_command_put_state (const KithVisit *as_it_was);
KithDeskCommand *kith_desk_command_restore (const KithVisit *as_it_was);
KithDeskCommand *kith_desk_command_guest_voided (gint64 guest, gboolean voided);
KithDeskCommand *kith_desk_command_put_guest (const KithGuest *as_it_was);
KithDeskCommand *kith_desk_command_put_guest_state (const KithGuest *as_it_was);
KithDeskCommand *kith_desk_command_take_back (gint64 person, gboolean bring_back);
KithDeskCommand *kith_desk_command_record_state (KithDeskDo what, gint64 id, gint64 person, int state);
KithDeskCommand *kith_desk_command_put_card (KithCard *card);
KithDeskCommand *kith_desk_command_pair (gint64 person, gint64 other, KithPairState state);
KithDeskCommand *kith_desk_command_merge_again (gint64 merge, gint64 from);
KithDeskCommand *kith_desk_command_merge_choices (gint64 merge, const KithMergeChoices *choices);
KithDeskCommand *
kith_desk_command_reopen_day (KithDay day, GPtrArray *visits, GPtrArray *guests, gboolean first);
/* (element-type KithPaperLine) (transfer none) */
KithDeskCommand *kith_desk_command_paper (KithDay day, GPtrArray *lines);

G_END_DECLS
