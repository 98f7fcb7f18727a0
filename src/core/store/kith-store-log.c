/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which log belongs to a store. SQLite ties a write-ahead log to its file by name alone: a log from another
 * store, or from another moment of this one, is applied without a word. So a store carries a binding, on page
 * 2: its own random mark, the token of the log before, and the token of this one. The first transaction of
 * each log's life renews the tokens, hence every log begins with what the file said when it was last complete
 * (parent) and what it says from then on (token).
 *
 * A log is this file's when all its copies of page 2 carry the file's own mark, and the file's token is the
 * parent of the first (nothing folded yet) or the token of any of them (a fold was interrupted). The row is
 * one cell at the end of its page, never changes its length and lies in one 512-byte sector, so that a torn
 * write of the page leaves one token or the other.
 *
 * Layout of the log: https://www.sqlite.org/fileformat2.html, section 4.
 */

#include "store/kith-store-log.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/kith-error.h"
#include "base/kith-id.h"
#include "store/kith-db-private.h"
#include "store/kith-migrations.h"
#include "store/kith-store-file.h"
#include "store/kith-store-place.h"
#include "store/kith-store-queries.h"

#define BINDING_PAGE 2
#define MARK "kith log binding"
#define MARK_SIZE 16
#define TOKEN_SIZE 16

#define LOG_HEADER_SIZE 32
#define FRAME_HEADER_SIZE 24
#define LOG_MAGIC 0x377f0682u

typedef struct
{
  guint8 mark[MARK_SIZE];
  guint8 store[TOKEN_SIZE];
  guint8 parent[TOKEN_SIZE];
  guint8 token[TOKEN_SIZE];
} Binding;

G_STATIC_ASSERT (sizeof (Binding) == MARK_SIZE + 3 * TOKEN_SIZE);

typedef enum
{
  LOG_EMPTY, /* no committed transaction: the engine will not look at it */
  LOG_OURS,
  LOG_FOREIGN, /* of another store */
  LOG_STALE,   /* of another moment of this store */
  LOG_BROKEN,  /* acknowledged transactions in it cannot be read */
} LogKind;

typedef struct
{
  int fd;
  guint32 page_size;
  gboolean big_endian;
  guint8 salts[8];
  guint32 sum[2];
  guint8 *frame; /* (owned): header and page */
  goffset size;
  goffset at;
} LogReader;

/* What is known of the file, and what the log has said so far. */
typedef struct
{
  Binding file;
  gboolean seen; /* page 2 was in a committed transaction */
  gboolean foreign;
  gboolean continues;  /* the file's token is one that the log knows */
  guint pending_count; /* copies of page 2 in the transaction being read */
  Binding first_pending;
  Binding last_pending;
} LogEvidence;

static guint32
get_be32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
find_binding (const guint8 *page, gsize page_size, Binding *binding)
{
  const guint8 *found = memmem (page, page_size, MARK, MARK_SIZE);

  if (found == NULL || found + sizeof *binding > page + page_size)
    return FALSE;
  memcpy (binding, found, sizeof *binding);
  return TRUE;
}

static void
add_checksum (LogReader *log, const guint8 *data, gsize size)
{
  for (gsize i = 0; i + 8 <= size; i += 8)
    {
      guint32 words[2];

      memcpy (words, data + i, sizeof words);
      for (int j = 0; j < 2; j++)
        words[j] = log->big_endian ? GUINT32_FROM_BE (words[j]) : GUINT32_FROM_LE (words[j]);
      log->sum[0] += words[0] + log->sum[1];
      log->sum[1] += words[1] + log->sum[0];
    }
}

static gboolean
checksum_is (const LogReader *log, const guint8 *stored)
{
  return get_be32 (stored) == log->sum[0] && get_be32 (stored + 4) == log->sum[1];
}

static gboolean
read_log_header (LogReader *log)
{
  guint8 header[LOG_HEADER_SIZE];
  guint32 magic;

  if (!kith_store_file_read_at (log->fd, header, sizeof header, 0))
    return FALSE;
  magic = get_be32 (header);
  if ((magic & ~1u) != LOG_MAGIC)
    return FALSE;
  log->big_endian = (magic & 1u) != 0;
  add_checksum (log, header, LOG_HEADER_SIZE - 8);
  if (!checksum_is (log, header + LOG_HEADER_SIZE - 8))
    return FALSE;

  log->page_size = get_be32 (header + 8);
  if (log->page_size < 512 || log->page_size > 65536 || (log->page_size & (log->page_size - 1)) != 0)
    return FALSE;
  memcpy (log->salts, header + 16, sizeof log->salts);
  log->frame = g_malloc (FRAME_HEADER_SIZE + (gsize) log->page_size);
  log->at = LOG_HEADER_SIZE;
  return TRUE;
}

/* intact: salts and checksum fit, as the engine demands before it believes a frame. */
static gboolean
read_frame (LogReader *log, gboolean *same_life, gboolean *intact)
{
  gsize frame_size = FRAME_HEADER_SIZE + (gsize) log->page_size;

  if (log->at + (goffset) frame_size > log->size ||
      !kith_store_file_read_at (log->fd, log->frame, frame_size, log->at))
    return FALSE;
  log->at += (goffset) frame_size;
  *same_life = memcmp (log->frame + 8, log->salts, sizeof log->salts) == 0;
  add_checksum (log, log->frame, 8);
  add_checksum (log, log->frame + FRAME_HEADER_SIZE, log->page_size);
  *intact = *same_life && get_be32 (log->frame) != 0 && checksum_is (log, log->frame + 16);
  return TRUE;
}

static void
note_page (LogEvidence *evidence, const LogReader *log)
{
  Binding binding;

  if (!find_binding (log->frame + FRAME_HEADER_SIZE, log->page_size, &binding))
    memset (&binding, 0, sizeof binding);
  if (evidence->pending_count++ == 0)
    evidence->first_pending = binding;
  evidence->last_pending = binding;
}

static void
note_commit (LogEvidence *evidence)
{
  const Binding *last = &evidence->last_pending;
  const Binding *first = &evidence->first_pending;

  if (evidence->pending_count == 0)
    return;
  if (memcmp (last->mark, MARK, MARK_SIZE) != 0 ||
      memcmp (last->store, evidence->file.store, TOKEN_SIZE) != 0)
    evidence->foreign = TRUE;
  if (!evidence->seen && memcmp (first->parent, evidence->file.token, TOKEN_SIZE) == 0)
    evidence->continues = TRUE;
  if (memcmp (last->token, evidence->file.token, TOKEN_SIZE) == 0)
    evidence->continues = TRUE;
  evidence->seen = TRUE;
  evidence->pending_count = 0;
}

/*
 * After the first frame that does not fit: one unfinished transaction is what a power cut leaves, because
 * each is forced out before the next begins. Two that claim to be complete cannot both have been unfinished:
 * what was acknowledged is damaged.
 */
static gboolean
has_lost_commits (LogReader *log, gboolean first_was_commit)
{
  guint commits = first_was_commit ? 1 : 0;
  gboolean same_life;
  gboolean intact;

  while (commits < 2 && read_frame (log, &same_life, &intact))
    if (same_life && get_be32 (log->frame + 4) != 0)
      commits++;
  return commits >= 2;
}

static LogKind
read_log (LogReader *log, LogEvidence *evidence)
{
  gboolean same_life;
  gboolean intact;
  gboolean committed = FALSE;

  /* A header is forced out before the frames after it, so frames without one are damage, not a power cut. */
  if (!read_log_header (log))
    return log->size > LOG_HEADER_SIZE + FRAME_HEADER_SIZE ? LOG_BROKEN : LOG_EMPTY;

  while (read_frame (log, &same_life, &intact))
    {
      gboolean is_commit = get_be32 (log->frame + 4) != 0;

      if (!intact)
        {
          if (has_lost_commits (log, same_life && is_commit))
            return LOG_BROKEN;
          break;
        }
      if (get_be32 (log->frame) == BINDING_PAGE)
        note_page (evidence, log);
      if (is_commit)
        {
          note_commit (evidence);
          committed = TRUE;
        }
    }

  if (!committed)
    return LOG_EMPTY;
  if (!evidence->seen || evidence->foreign)
    return LOG_FOREIGN;
  return evidence->continues ? LOG_OURS : LOG_STALE;
}

/* Page 2 as it stands in the file, whatever else an interrupted fold has left half done. */
static gboolean
read_file_binding (const char *path, guint32 *page_size, Binding *binding)
{
  guint8 header[20];
  g_autofree guint8 *page = NULL;
  gboolean found;
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return FALSE;
  found = kith_store_file_read_at (fd, header, sizeof header, 0);
  if (found)
    {
      *page_size = (guint32) header[16] << 8 | header[17];
      if (*page_size == 1)
        *page_size = 65536;
      page = g_malloc0 (*page_size);
      found = kith_store_file_read_at (fd, page, *page_size, *page_size) &&
              find_binding (page, *page_size, binding);
    }
  g_close (fd, NULL);
  return found;
}

static LogKind
classify_log (const char *path, const char *log_path)
{
  LogReader log = { .fd = -1 };
  LogEvidence evidence = { 0 };
  guint32 page_size = 0;
  struct stat info;
  LogKind kind;

  if (!read_file_binding (path, &page_size, &evidence.file))
    return LOG_FOREIGN;

  log.fd = open (log_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (log.fd < 0 || fstat (log.fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      if (log.fd >= 0)
        g_close (log.fd, NULL);
      return LOG_FOREIGN;
    }
  log.size = info.st_size;
  kind = read_log (&log, &evidence);
  if (kind == LOG_OURS && log.page_size != page_size)
    kind = LOG_FOREIGN;
  g_free (log.frame);
  g_close (log.fd, NULL);
  return kind;
}

static gboolean
is_sound (KithDb *db, int *version, GError **error)
{
  g_autoptr (KithStmt) check = kith_db_prepare (db, "PRAGMA quick_check(1)", error);
  gint64 value = 0;

  if (check == NULL || kith_stmt_step (check, error) != KITH_STEP_ROW)
    return FALSE;
  if (g_strcmp0 (kith_stmt_get_text (check, 0), "ok") != 0)
    {
      kith_db_fail_damaged (db, error);
      return FALSE;
    }
  if (!kith_engine_pragma_int (db, "user_version", &value, error))
    return FALSE;
  *version = (int) value;
  return TRUE;
}

/* The file with the log on top, through a connection that cannot write to the file and does not fold the log
 * when it closes. */
static gboolean
check_together (const char *path, int *version, GError **error)
{
  g_autoptr (KithDb) db = kith_db_open (path, KITH_DB_READ_ONLY, error);

  if (db == NULL)
    return FALSE;
  kith_engine_keep_log_on_close (db);
  return is_sound (db, version, error);
}

static gboolean
fail_log (LogKind kind, const char *name, GError **error)
{
  switch (kind)
    {
    case LOG_FOREIGN:
      g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                   _ ("The file “%s-wal” beside “%s” does not belong to it. Move “%s-wal” away, or bring "
                      "back the one that "
                      "was there; nothing was changed."),
                   name, name, name);
      return FALSE;
    case LOG_STALE:
      g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                   _ ("The file “%s-wal” is from another moment than “%s”. Bring back the two that belong "
                      "together, or "
                      "restore the latest backup; nothing was changed."),
                   name, name);
      return FALSE;
    case LOG_BROKEN:
      g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                   _ ("The latest changes to “%s”, in “%s-wal”, are damaged. Restore the latest backup; "
                      "nothing was changed."),
                   name, name);
      return FALSE;
    case LOG_EMPTY:
    case LOG_OURS:
    default:
      return TRUE;
    }
}

/**
 * kith_store_log_bind_first:
 * @db: a connection to a new store, in a transaction
 * @error: as kith_db_run()
 *
 * Gives the store its mark.
 *
 * Returns: whether it was written
 */
gboolean
kith_store_log_bind_first (KithDb *db, GError **error)
{
  Binding binding;

  memcpy (binding.mark, MARK, MARK_SIZE);
  kith_random_bytes (binding.store, TOKEN_SIZE);
  memset (binding.parent, 0, TOKEN_SIZE);
  kith_random_bytes (binding.token, TOKEN_SIZE);
  return kith_db_run (db, error, KITH_SQL_STORE_INSERT_BINDING, "x", (const void *) &binding,
                      sizeof binding) >= 0;
}

/**
 * kith_store_log_bind:
 * @db: the writing connection, in the first transaction since the log was last folded completely
 * @error: KITH_ERROR_DAMAGED when the store has no binding; as kith_db_run()
 *
 * Renews the tokens: the old one becomes the parent.
 *
 * Returns: whether it was written
 */
gboolean
kith_store_log_bind (KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_STORE_SELECT_BINDING, error);
  Binding binding;
  const void *stored;
  gsize size = 0;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  stored = step == KITH_STEP_ROW ? kith_stmt_get_blob (stmt, 0, &size) : NULL;
  if (size != sizeof binding || memcmp (stored, MARK, MARK_SIZE) != 0)
    {
      kith_db_fail_damaged (db, error);
      return FALSE;
    }

  memcpy (&binding, stored, sizeof binding);
  kith_stmt_reset (stmt);
  memcpy (binding.parent, binding.token, TOKEN_SIZE);
  kith_random_bytes (binding.token, TOKEN_SIZE);
  return kith_db_run (db, error, KITH_SQL_STORE_UPDATE_BINDING, "x", (const void *) &binding,
                      sizeof binding) >= 0;
}

/**
 * kith_store_log_check:
 * @path: a store with a log beside it
 * @error: KITH_ERROR_DAMAGED, KITH_ERROR_TOO_NEW, KITH_ERROR_IO
 *
 * Returns: whether the log is this store's and the two together are sound
 */
gboolean
kith_store_log_check (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  g_autofree char *index_path = g_strconcat (path, "-shm", NULL);
  gboolean had_index = g_file_test (index_path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) together = NULL;
  int version = 0;
  gboolean sound;

  if (!fail_log (classify_log (path, log_path), name, error))
    return FALSE;

  sound = check_together (path, &version, &together);
  if (!had_index)
    g_unlink (index_path);

  if (sound && version <= kith_migrations_newest ())
    return TRUE;
  if (sound)
    g_set_error (error, KITH_ERROR, KITH_ERROR_TOO_NEW,
                 _ ("“%s” was written by a newer Kith. Update Kith on this computer to open it."), name);
  else if (g_error_matches (together, KITH_ERROR, KITH_ERROR_IO) ||
           g_error_matches (together, KITH_ERROR, KITH_ERROR_DISK_FULL))
    g_propagate_error (error, g_steal_pointer (&together));
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                 _ ("“%s” and its latest changes in “%s-wal” do not fit together. Restore the latest backup; "
                    "nothing was changed."),
                 name, name);
  return FALSE;
}
