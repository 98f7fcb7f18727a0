/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the door share: what is open (kith-door.c), opening a file and putting back a backup
 * (kith-door-store.c), coming in (kith-door-unlock.c), the first run (kith-door-set-up.c) and the sample
 * (kith-door-practise.c). */

#pragma once

#include "door/kith-door.h"

G_BEGIN_DECLS

struct _KithDoor
{
  GObject parent_instance;

  KithDoorState state;
  GError *trouble;      /* (owned) (nullable) */
  char *path;           /* (owned) (nullable) of the center's file */
  KithStore *store;     /* (owned) (nullable) */
  KithCenter *center;   /* (owned) (nullable) as it was when the store was opened */
  KithSession *session; /* (owned) (nullable) */
  KithDesk *desk;       /* (owned) (nullable) */
  GCancellable *laying; /* (owned) (nullable) while the desk is being laid out */
  gint64 last_account;  /* 0: nobody in particular */
  int pin_fd;           /* -1: none */

  KithAutoBackup *backup; /* (owned) */
  gboolean just_locked;   /* somebody locked, and no backup was thought of since */

  char *practise_folder;       /* (owned) (nullable) while in the sample center */
  KithSecret *practise_secret; /* (owned) (nullable) */
  GCancellable *making;        /* (owned) (nullable) while the sample is being made */
  double progress;
};

/* kith-door.c */
void kith_door_set_state (KithDoor *self, KithDoorState state);
void kith_door_set_progress (KithDoor *self, double progress);
void kith_door_set_path (KithDoor *self, const char *path);
void kith_door_fail (KithDoor *self, const GError *error);

/* kith-door-store.c */
void kith_door_take_store (KithDoor *self, KithStore *store, const char *path);

G_END_DECLS
