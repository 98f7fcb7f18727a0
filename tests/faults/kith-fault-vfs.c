/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file system for tests. It passes everything through to the real one and remembers, for each file, what
 * was forced out and what was written since. At a cut it can so put in each file's place what a disk might
 * hold when the power goes: killing a process alone proves little, because the kernel still writes
 * everything.
 */

#include "faults/kith-fault-vfs.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "store/kith-db-private.h"

#define SECTOR 512
#define NAME "kith-fault"

typedef enum
{
  CHANGE_WRITE,
  CHANGE_TRUNCATE,
  CHANGE_DELETE,
} ChangeKind;

/* One thing done to a file since it was last forced out. */
typedef struct
{
  ChangeKind kind;
  sqlite3_int64 offset; /* of a write; the size for a truncation */
  GBytes *data;         /* (owned) (nullable) */
} Change;

typedef struct
{
  char *path;         /* (owned) */
  GByteArray *forced; /* (owned): what is surely on the disk */
  gboolean exists;    /* whether its name surely is */
  GPtrArray *changes; /* (owned) (element-type Change): since then */
} Tracked;

typedef struct
{
  sqlite3_file base;
  Tracked *tracked;   /* (unowned) (nullable): NULL for temporary files */
  sqlite3_file *real; /* behind this struct, in the same memory */
} FaultFile;

static struct
{
  GMutex lock;
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  GHashTable *files; /* (owned) (nullable): path → Tracked (owned) */
  GRand *rand;       /* (owned) (nullable) */
  guint64 operations;
  guint64 cut_at;
  guint64 fail_at;
  guint64 room;
  gboolean is_cut;
} faults;

static void
change_free (Change *change)
{
  g_clear_pointer (&change->data, g_bytes_unref);
  g_free (change);
}

static void
tracked_free (Tracked *tracked)
{
  g_free (tracked->path);
  g_byte_array_unref (tracked->forced);
  g_ptr_array_unref (tracked->changes);
  g_free (tracked);
}

static void
add_change (Tracked *tracked, ChangeKind kind, sqlite3_int64 offset, const void *data, gsize size)
{
  Change *change;

  if (tracked == NULL)
    return;
  change = g_new0 (Change, 1);
  change->kind = kind;
  change->offset = offset;
  change->data = data != NULL ? g_bytes_new (data, size) : NULL;
  g_ptr_array_add (tracked->changes, change);
}

static Tracked *
track (const char *path)
{
  Tracked *tracked = g_hash_table_lookup (faults.files, path);
  g_autofree char *contents = NULL;
  gsize size = 0;

  if (tracked != NULL)
    return tracked;

  tracked = g_new0 (Tracked, 1);
  tracked->path = g_strdup (path);
  tracked->forced = g_byte_array_new ();
  tracked->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  tracked->exists = g_file_get_contents (path, &contents, &size, NULL);
  if (size > 0)
    g_byte_array_append (tracked->forced, (const guint8 *) contents, (guint) size);
  g_hash_table_insert (faults.files, tracked->path, tracked);
  return tracked;
}

static void
put_bytes (GByteArray *image, gsize offset, const guint8 *data, gsize size)
{
  gsize old = image->len;

  if (offset + size > old)
    {
      g_byte_array_set_size (image, (guint) (offset + size));
      memset (image->data + old, 0, offset + size - old);
    }
  memcpy (image->data + offset, data, size);
}

static void
set_size (GByteArray *image, gsize size)
{
  gsize old = image->len;

  g_byte_array_set_size (image, (guint) size);
  if (size > old)
    memset (image->data + old, 0, size - old);
}

static void
apply (Tracked *tracked, const Change *change)
{
  gsize size = 0;
  const guint8 *data;

  switch (change->kind)
    {
    case CHANGE_WRITE:
      data = g_bytes_get_data (change->data, &size);
      put_bytes (tracked->forced, (gsize) change->offset, data, size);
      tracked->exists = TRUE;
      break;
    case CHANGE_TRUNCATE:
      set_size (tracked->forced, (gsize) change->offset);
      break;
    case CHANGE_DELETE:
      g_byte_array_set_size (tracked->forced, 0);
      tracked->exists = FALSE;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
force_out (Tracked *tracked)
{
  for (guint i = 0; i < tracked->changes->len; i++)
    apply (tracked, g_ptr_array_index (tracked->changes, i));
  g_ptr_array_set_size (tracked->changes, 0);
  tracked->exists = TRUE;
}

/* TRUE: the operation fails with *rc. */
static gboolean
goes_wrong (int *rc)
{
  faults.operations++;
  if (faults.cut_at != 0 && faults.operations >= faults.cut_at)
    faults.is_cut = TRUE;
  if (faults.is_cut || faults.operations == faults.fail_at)
    {
      errno = EIO;
      *rc = SQLITE_IOERR_WRITE;
      return TRUE;
    }
  return FALSE;
}

static int
fault_close (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xClose (self->real);
}

static int
fault_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  FaultFile *self = (FaultFile *) file;

  if (faults.is_cut)
    return SQLITE_IOERR_READ;
  return self->real->pMethods->xRead (self->real, buffer, amount, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset)
{
  FaultFile *self = (FaultFile *) file;
  int rc = SQLITE_OK;

  g_mutex_lock (&faults.lock);
  if (!goes_wrong (&rc))
    {
      if (faults.room < (guint64) amount)
        rc = SQLITE_FULL;
      else
        rc = self->real->pMethods->xWrite (self->real, data, amount, offset);
      if (rc == SQLITE_OK)
        {
          if (faults.room != G_MAXUINT64)
            faults.room -= (guint64) amount;
          add_change (self->tracked, CHANGE_WRITE, offset, data, (gsize) amount);
        }
    }
  else if (faults.is_cut)
    /* What the power went out under may have been written in part. */
    add_change (self->tracked, CHANGE_WRITE, offset, data, (gsize) amount);
  g_mutex_unlock (&faults.lock);
  return rc;
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  FaultFile *self = (FaultFile *) file;
  int rc = SQLITE_OK;

  g_mutex_lock (&faults.lock);
  if (!goes_wrong (&rc))
    {
      rc = self->real->pMethods->xTruncate (self->real, size);
      if (rc == SQLITE_OK)
        add_change (self->tracked, CHANGE_TRUNCATE, size, NULL, 0);
    }
  g_mutex_unlock (&faults.lock);
  return rc;
}

/* Not passed on: nothing here needs the real disk to be slow. */
static int
fault_sync (sqlite3_file *file, int flags)
{
  FaultFile *self = (FaultFile *) file;
  int rc = SQLITE_OK;

  g_mutex_lock (&faults.lock);
  if (!goes_wrong (&rc) && self->tracked != NULL)
    force_out (self->tracked);
  g_mutex_unlock (&faults.lock);
  return rc == SQLITE_OK ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xFileSize (self->real, size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xLock (self->real, level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xUnlock (self->real, level);
}

static int
fault_check_reserved (sqlite3_file *file, int *result)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xCheckReservedLock (self->real, result);
}

static int
fault_control (sqlite3_file *file, int op, void *argument)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xFileControl (self->real, op, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xSectorSize (self->real);
}

static int
fault_characteristics (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xDeviceCharacteristics (self->real);
}

static int
fault_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xShmMap (self->real, region, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xShmLock (self->real, offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  FaultFile *self = (FaultFile *) file;

  self->real->pMethods->xShmBarrier (self->real);
}

static int
fault_shm_unmap (sqlite3_file *file, int remove)
{
  FaultFile *self = (FaultFile *) file;

  return self->real->pMethods->xShmUnmap (self->real, remove);
}

static const sqlite3_io_methods fault_methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int rc;

  memset (self, 0, sizeof *self);
  self->real = (sqlite3_file *) (self + 1);

  g_mutex_lock (&faults.lock);
  if (faults.is_cut)
    {
      g_mutex_unlock (&faults.lock);
      return SQLITE_CANTOPEN;
    }
  if (name != NULL)
    self->tracked = track (name);
  g_mutex_unlock (&faults.lock);

  rc = faults.real->xOpen (faults.real, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &fault_methods;
  return rc;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  Tracked *tracked;
  int rc = SQLITE_OK;

  g_mutex_lock (&faults.lock);
  tracked = track (path);
  if (goes_wrong (&rc))
    rc = SQLITE_IOERR_DELETE;
  else
    {
      rc = faults.real->xDelete (faults.real, path, 0);
      if (rc == SQLITE_OK)
        add_change (tracked, CHANGE_DELETE, 0, NULL, 0);
      if (rc == SQLITE_OK && sync_folder)
        {
          force_out (tracked);
          tracked->exists = FALSE;
        }
    }
  g_mutex_unlock (&faults.lock);
  return rc;
}

static int
fault_access (sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
  return faults.real->xAccess (faults.real, path, flags, result);
}

static int
fault_full_pathname (sqlite3_vfs *vfs, const char *path, int size, char *out)
{
  return faults.real->xFullPathname (faults.real, path, size, out);
}

static int
fault_randomness (sqlite3_vfs *vfs, int size, char *out)
{
  return faults.real->xRandomness (faults.real, size, out);
}

static int
fault_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return faults.real->xSleep (faults.real, microseconds);
}

static int
fault_current_time (sqlite3_vfs *vfs, double *now)
{
  return faults.real->xCurrentTime (faults.real, now);
}

static int
fault_last_error (sqlite3_vfs *vfs, int size, char *out)
{
  return faults.real->xGetLastError (faults.real, size, out);
}

static void
register_once (void)
{
  if (faults.real != NULL)
    return;
  faults.real = sqlite3_vfs_find (NULL);
  faults.vfs = (sqlite3_vfs){
    .iVersion = 1,
    .szOsFile = (int) sizeof (FaultFile) + faults.real->szOsFile,
    .mxPathname = faults.real->mxPathname,
    .zName = NAME,
    .xOpen = fault_open,
    .xDelete = fault_delete,
    .xAccess = fault_access,
    .xFullPathname = fault_full_pathname,
    .xRandomness = fault_randomness,
    .xSleep = fault_sleep,
    .xCurrentTime = fault_current_time,
    .xGetLastError = fault_last_error,
  };
  g_assert_cmpint (sqlite3_vfs_register (&faults.vfs, 0), ==, SQLITE_OK);
}

void
kith_fault_vfs_begin (guint32 seed)
{
  g_assert_null (faults.files);

  register_once ();
  faults.files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) tracked_free);
  faults.rand = g_rand_new_with_seed (seed);
  faults.operations = 0;
  faults.cut_at = 0;
  faults.fail_at = 0;
  faults.room = G_MAXUINT64;
  faults.is_cut = FALSE;
  kith_db_testing.vfs = NAME;
}

void
kith_fault_vfs_end (void)
{
  kith_db_testing.vfs = NULL;
  g_clear_pointer (&faults.files, g_hash_table_unref);
  g_clear_pointer (&faults.rand, g_rand_free);
}

guint64
kith_fault_vfs_get_n_operations (void)
{
  return faults.operations;
}

void
kith_fault_vfs_cut_at (guint64 operation)
{
  faults.cut_at = operation;
}

gboolean
kith_fault_vfs_is_cut (void)
{
  return faults.is_cut;
}

void
kith_fault_vfs_fail_at (guint64 operation)
{
  faults.fail_at = operation;
}

void
kith_fault_vfs_set_room (guint64 bytes)
{
  faults.room = bytes;
}

/* Each sector of the write got there or did not. */
static void
tear (GByteArray *image, const Change *change, double share)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (change->data, &size);
  gsize done = 0;

  while (done < size)
    {
      gsize at = (gsize) change->offset + done;
      gsize length = MIN (size - done, SECTOR - at % SECTOR);

      if (g_rand_double (faults.rand) < share)
        put_bytes (image, at, data + done, length);
      done += length;
    }
}

static void
settle (Tracked *tracked)
{
  /* From nothing to everything of what was not forced out; whole writes as often as torn ones. */
  double share = (double) g_rand_int_range (faults.rand, 0, 5) / 4.0;
  gboolean whole = g_rand_boolean (faults.rand);

  for (guint i = 0; i < tracked->changes->len; i++)
    {
      const Change *change = g_ptr_array_index (tracked->changes, i);
      gboolean happens = g_rand_double (faults.rand) < share;

      if (change->kind == CHANGE_WRITE && !whole)
        tear (tracked->forced, change, share);
      else if (happens)
        apply (tracked, change);
      else if (change->kind == CHANGE_DELETE)
        /* The old name is still there; what was written since went to a file that never got one. */
        break;
      if (change->kind == CHANGE_WRITE && tracked->forced->len > 0)
        tracked->exists = TRUE;
    }
}

void
kith_fault_vfs_power_on (void)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, faults.files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Tracked *tracked = value;

      settle (tracked);
      if (tracked->exists)
        g_assert_true (g_file_set_contents_full (tracked->path, (const char *) tracked->forced->data,
                                                 tracked->forced->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      else
        g_unlink (tracked->path);
    }
  g_hash_table_remove_all (faults.files);
  faults.is_cut = FALSE;
  faults.cut_at = 0;
  faults.operations = 0;
}
