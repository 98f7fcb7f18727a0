/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command from the inside: immutable once it is made, so that any thread may carry it out. */

#pragma once

#include "groups/kith-group-command.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_GROUP_DO_ADD,
  KITH_GROUP_DO_EDIT,
  KITH_GROUP_DO_SESSION,
  KITH_GROUP_DO_TICK,
  KITH_GROUP_DO_UNTICK,
  KITH_GROUP_DO_MARK,
  KITH_GROUP_DO_NOTE,
  KITH_GROUP_DO_NOTE_MARK,
} KithGroupDo;

struct _KithGroupCommand
{
  gatomicrefcount refs;
  KithGroupDo what;
  KithGroup *wanted; /* (owned) (nullable) */
  KithGroup *left;   /* (owned) (nullable): of an inverse, as it must still be, in place of a version */
  KithGroupSession *session; /* (owned) (nullable): what is to be said of it; of the rest group and day */
  KithGroupSession *session_left; /* (owned) (nullable): as @left */
  gint64 person;
  GArray *marks;       /* (owned) (nullable) (element-type gint64): rows of attendance */
  gboolean voided;     /* how the marks are to be */
  gboolean release;    /* with the last of them, nothing is said of the session any more */
  KithGroupNote *note; /* (owned) (nullable) */
  gint64 note_id;      /* what it is written over, or what is taken or put back */
};

/* Writes what there was before, where it is still as @left says. */
KithGroupCommand *kith_group_command_edit_back (const KithGroup *before, const KithGroup *left);
KithGroupCommand *kith_group_command_session_back (const KithGroupSession *before,
                                                   const KithGroupSession *left);
KithGroupCommand *
kith_group_command_mark (const KithGroupSession *session, GArray *marks, gboolean voided, gboolean release);
KithGroupCommand *
kith_group_command_note_mark (const KithGroupSession *session, gint64 note, gboolean voided);

G_END_DECLS
