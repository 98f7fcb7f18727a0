/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReleaseRequest: what somebody wants to let go. */

#pragma once

#include "disclosure/kith-scope.h"

G_BEGIN_DECLS

/* The codes are permanent: they are in the log. */
typedef enum
{
  KITH_RELEASE_BLANK = 1,         /* nothing about anybody: the paper pack, a handout */
  KITH_RELEASE_AGGREGATE = 2,     /* counts, small numbers suppressed */
  KITH_RELEASE_DE_IDENTIFIED = 3, /* rows without names */
  KITH_RELEASE_INTERNAL = 4,      /* stays in the house: who is in the building */
  KITH_RELEASE_TO_PERSON = 5,     /* a person's own record, handed to them */
  KITH_RELEASE_TO_RECIPIENT = 6,  /* somebody else, by consent */
  KITH_RELEASE_TO_NOTIFY = 7,     /* whose data was lost, and how to reach them to tell them */
} KithReleaseKind;

typedef enum
{
  KITH_RELEASE_PRINT = 1,
  KITH_RELEASE_FILE = 2,
  KITH_RELEASE_COPY = 3,
  KITH_RELEASE_TELL = 4, /* said to somebody, with no paper */
} KithReleaseWay;

/**
 * KithReleaseRequest:
 * @what: a stable code for the log: "paper-pack", "present-list", "counts"
 * @person: whom it is about; 0 where it is about nobody in particular
 * @recipient: (nullable): to whom, for %KITH_RELEASE_TO_RECIPIENT
 * @purpose: (nullable): what for, the same
 * @scope: what of the person's record is in it; for what is about a person
 * @rows: (nullable) (array length=n_rows): which entries of it, for the log
 * @n_rows: how many
 */
typedef struct
{
  KithReleaseKind kind;
  KithReleaseWay way;
  const char *what;
  gint64 person;
  const char *recipient;
  const char *purpose;
  KithScope scope;
  const gint64 *rows;
  gsize n_rows;
} KithReleaseRequest;

G_END_DECLS
