/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPaperSheet: a paper sign-in sheet being entered: a date, one line a row, the same matching; applied all
 * or nothing. */

#pragma once

#include "desk/kith-desk.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 person;    /* 0: unnamed guest, or a new person when name is given */
  char *name;       /* (owned) (nullable) */
  KithDay day;      /* KITH_DAY_NONE: the sheet's */
  int arrived;      /* minute or KITH_MINUTE_NONE */
  GArray *services; /* (owned) (element-type gint64) */
} KithPaperLine;

KithPaperLine *kith_paper_line_new (void);
void kith_paper_line_free (KithPaperLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithPaperLine, kith_paper_line_free)

/* "9:40", "940", "9.40", "0940", "9", "9:40 pm" to a minute; KITH_MINUTE_NONE for "", -2 when it is no time.
 */
int kith_paper_parse_time (const char *text, int rollover);

/* What a name on paper means. */
typedef enum
{
  KITH_PAPER_GUEST,  /* nothing written */
  KITH_PAPER_PERSON, /* one clear match */
  KITH_PAPER_NEW,    /* nobody like it: a new person */
  KITH_PAPER_CHOICE, /* waits for a choice among matches */
} KithPaperMeaning;

/* choices: (out) (optional) (element-type KithMatch) */
KithPaperMeaning
kith_paper_sheet_match (KithDesk *desk, const char *text, gint64 *person, GPtrArray **choices);

/* The sheet as a command, for kith_desk_apply_async(). (element-type KithPaperLine) (transfer none) */
KithDeskCommand *kith_paper_sheet_command (KithDay day, GPtrArray *lines);
/* lines: (element-type KithPaperLine). One transaction. */
gboolean kith_paper_sheet_apply (KithDesk *desk,
                                 KithDay day,
                                 GPtrArray *lines,
                                 KithPaperSummary *summary,
                                 GError **error);
/* CSV: date, name or blank, time or blank, services (semicolon-separated codes or labels). Problems name
 * their line. */
gboolean kith_paper_sheet_read_csv (KithDesk *desk,
                                    GInputStream *stream,
                                    KithDay *day,
                                    GPtrArray **lines,
                                    GPtrArray **problems,
                                    GError **error);

/* The most lines a sheet may have. */
#define KITH_PAPER_MAX_LINES 2000

G_END_DECLS
