/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An entry stays on one page where that wastes little; where not, its name stays with whom to call, when and
 * where, and the next page says whose the rest is. Each page has its own foot, since pages part: whom its
 * entries come from, each source once, the day, and which page it is.
 */

#include "report/kith-handout-pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/kith-handout-compose.h"
#include "report/kith-handout-foot.h"

#define NO_LIMIT 1e9
/* Of a page: an entry is moved to the next whole where less than this would stay empty. */
#define MOST_WASTE 0.4
/* Of a page: what is lower is not parted. */
#define LONGEST_WHOLE 0.25

/* A block, or a part of one. */
typedef struct
{
  KithHandoutBlock *block; /* (unowned) */
  gsize from;
  gsize until;
  double y;
} Piece;

typedef struct
{
  GArray *pieces;     /* (owned) (element-type Piece) */
  GPtrArray *sources; /* (owned) (element-type utf8) */
} Page;

struct _KithHandoutPages
{
  KithPaper paper;
  KithHandoutStyle style;
  KithLanguage *language; /* (owned) (nullable) */
  char *day;              /* (owned) */
  GPtrArray *blocks;      /* (owned) (element-type KithHandoutBlock) */
  GPtrArray *pages;       /* (owned) (element-type Page) */
  KithSheet sheet;        /* to measure with; its cr (owned) */
  double y;               /* where the next block begins on the last page */
};

typedef struct
{
  KithHandoutPages *pages; /* (owned) */
  guint index;
} DrawnPage;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_array_unref (page->pieces);
  g_ptr_array_unref (page->sources);
  g_free (page);
}

KithHandoutPages *
_kith_handout_pages_new (const KithPaper *paper, KithHandoutSize size, KithLanguage *language, KithDay day)
{
  KithHandoutPages *self = g_atomic_rc_box_new0 (KithHandoutPages);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);

  self->paper = *paper;
  self->language = language != NULL ? kith_language_ref (language) : NULL;
  self->day = kith_language_format_date (language, day);
  self->blocks = g_ptr_array_new_with_free_func (_kith_handout_block_free);
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->sheet =
      (KithSheet){ cairo_create (surface), *paper, language != NULL && kith_language_is_rtl (language) };
  _kith_handout_style_init (&self->style, &self->sheet, size, language);
  cairo_surface_destroy (surface);
  return self;
}

static void
clear (gpointer data)
{
  KithHandoutPages *self = data;

  g_clear_pointer (&self->language, kith_language_unref);
  g_clear_pointer (&self->sheet.cr, cairo_destroy);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->pages);
  g_free (self->day);
}

void
_kith_handout_pages_free (KithHandoutPages *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* ---- Where blocks stand. */

static Page *
last_page (KithHandoutPages *self)
{
  return g_ptr_array_index (self->pages, self->pages->len - 1);
}

static void
begin_page (KithHandoutPages *self)
{
  Page *page = g_new0 (Page, 1);

  page->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  page->sources = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->pages, page);
  self->y = self->paper.margin;
}

static gboolean
is_page_empty (KithHandoutPages *self)
{
  return last_page (self)->pieces->len == 0;
}

/* How much of a page is left for blocks, with the sources of what is there and @attributions below it. */
static double
find_room (KithHandoutPages *self, GPtrArray *sources, const char *const *attributions)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    g_ptr_array_add (all, g_strdup (g_ptr_array_index (sources, i)));
  _kith_handout_foot_add_sources (all, attributions);
  return self->paper.height - 2 * self->paper.margin -
         _kith_handout_foot_measure (&self->sheet, all, self->style.letters.foot);
}

static double
measure (KithHandoutPages *self, const KithHandoutBlock *block)
{
  gsize until;

  return block->before + _kith_handout_block_put (block, &self->sheet, 0, 0, NO_LIMIT, FALSE, &until);
}

/* The height of @blocks from the first to the one before @end. */
static double
measure_until (KithHandoutPages *self, GPtrArray *blocks, guint end)
{
  double height = 0;

  for (guint i = 0; i < end; i++)
    height += measure (self, g_ptr_array_index (blocks, i));
  return height;
}

static KithHandoutBlock *
keep (KithHandoutPages *self, KithHandoutBlock *block)
{
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
add_piece (KithHandoutPages *self, KithHandoutBlock *block, gsize from, gsize until)
{
  Piece piece = { block, from, until, self->y };

  g_array_append_val (last_page (self)->pieces, piece);
}

typedef struct
{
  const char *name;                /* of the entry, for the pages it goes on on; (nullable) */
  const char *const *attributions; /* of the entry */
} Owner;

/* Begins a page on which an entry goes on. */
static void
go_on (KithHandoutPages *self, const Owner *owner)
{
  g_autofree char *text = NULL;
  KithHandoutBlock *block;
  gsize until;

  begin_page (self);
  _kith_handout_foot_add_sources (last_page (self)->sources, owner->attributions);
  if (owner->name == NULL)
    return;
  /* Translators: the name of a service, which goes on on this page */
  text = g_strdup_printf (kith_language_say (self->language, N_ ("%s (continued)")), owner->name);
  block =
      keep (self, _kith_handout_block_new (KITH_HANDOUT_BLOCK_TEXT, text, self->style.letters.small, TRUE));
  add_piece (self, block, 0, strlen (text));
  self->y += _kith_handout_block_put (block, &self->sheet, 0, self->y, NO_LIMIT, FALSE, &until);
  self->y += self->style.letters.small;
}

/* Puts the block at the end, on as many pages as it takes. */
static void
put (KithHandoutPages *self, KithHandoutBlock *block, const Owner *owner)
{
  gsize from = 0, length = _kith_handout_block_get_length (block);
  gboolean is_fresh = is_page_empty (self);

  keep (self, block);
  self->y += is_fresh ? 0 : block->before;
  for (;;)
    {
      double page = find_room (self, last_page (self)->sources, owner->attributions);
      double room = self->paper.margin + page - self->y;
      gsize until;
      double height = _kith_handout_block_put (block, &self->sheet, from, self->y, room, FALSE, &until);
      gboolean fits = length > 0 ? until > from : height <= room;

      /* A few lines are not parted: an address, or the days of a week. */
      if (fits && until < length && from == 0 && !is_fresh && measure (self, block) < page * LONGEST_WHOLE)
        fits = FALSE;

      /* What fits on no page goes as far as the paper. */
      if (!fits && is_fresh)
        {
          height = _kith_handout_block_put (block, &self->sheet, from, self->y, NO_LIMIT, FALSE, &until);
          fits = TRUE;
        }
      if (fits)
        {
          add_piece (self, block, from, until);
          self->y += height;
          from = until;
          if (from >= length)
            return;
        }
      go_on (self, owner);
      is_fresh = TRUE;
    }
}

/* ---- What stands there. */

void
_kith_handout_pages_add_head (KithHandoutPages *self, const char *center_name, const char *from)
{
  static const char *const none[] = { NULL };
  const Owner owner = { NULL, none };
  const char *title = center_name != NULL && *center_name != '\0'
                          ? center_name
                          : kith_language_say (self->language, N_ ("Numbers and places"));

  begin_page (self);
  put (self, _kith_handout_block_new (KITH_HANDOUT_BLOCK_TEXT, title, self->style.letters.title, TRUE),
       &owner);
  if (from != NULL && *from != '\0')
    put (self, _kith_handout_block_new (KITH_HANDOUT_BLOCK_TEXT, from, self->style.letters.text, FALSE),
         &owner);
}

/* Moves to another page where this one would part what belongs together. */
static void
make_room (KithHandoutPages *self, const Owner *owner, const KithHandoutBlocks *composed)
{
  double room =
      self->paper.margin + find_room (self, last_page (self)->sources, owner->attributions) - self->y;
  double page = find_room (self, NULL, owner->attributions);
  double all = measure_until (self, composed->blocks, composed->blocks->len);
  double core = measure_until (self, composed->blocks, composed->core_end);

  if (is_page_empty (self) || all <= room)
    return;
  if ((all <= page && room < page * MOST_WASTE) || (core <= page && core > room) ||
      measure_until (self, composed->blocks, composed->head_end) > room)
    begin_page (self);
}

void
_kith_handout_pages_add_item (KithHandoutPages *self, const KithHandoutItem *item, gboolean has_room_to_write)
{
  const Owner owner = { kith_handout_item_find (item, KITH_HANDOUT_NAME)->text,
                        kith_handout_item_get_attributions (item) };
  KithHandoutBlocks composed = _kith_handout_compose (&self->style, item, has_room_to_write);
  g_autoptr (GPtrArray) blocks = composed.blocks;

  make_room (self, &owner, &composed);
  _kith_handout_foot_add_sources (last_page (self)->sources, owner.attributions);
  for (guint i = 0; i < blocks->len; i++)
    put (self, g_ptr_array_index (blocks, i), &owner);
}

/* ---- Drawing. */

static void
draw_foot (const KithHandoutPages *self, const KithSheet *sheet, guint index)
{
  const Page *page = g_ptr_array_index (self->pages, index);
  g_autofree char *day = NULL, *number = NULL;

  /* Translators: the day on which a paper was printed */
  day = g_strdup_printf (kith_language_say (self->language, N_ ("Printed on %s")), self->day);
  number =
      g_strdup_printf (kith_language_say (self->language, N_ ("Page %u of %u")), index + 1, self->pages->len);
  _kith_handout_foot_draw (sheet, page->sources, self->style.letters.foot, day, number);
}

static void
draw_piece (const KithSheet *sheet, const Piece *piece)
{
  KithHandoutBlock part = *piece->block;
  g_autofree char *text = part.text != NULL ? g_strndup (part.text, piece->until) : NULL;
  gsize until;

  part.text = text;
  _kith_handout_block_put (&part, sheet, piece->from, piece->y, NO_LIMIT, TRUE, &until);
}

static void
draw_page (const KithSheet *sheet, gpointer user_data)
{
  const DrawnPage *drawn = user_data;
  const Page *page = g_ptr_array_index (drawn->pages->pages, drawn->index);

  for (guint i = 0; i < page->pieces->len; i++)
    draw_piece (sheet, &g_array_index (page->pieces, Piece, i));
  draw_foot (drawn->pages, sheet, drawn->index);
}

static void
drawn_page_free (gpointer data)
{
  DrawnPage *drawn = data;

  _kith_handout_pages_free (drawn->pages);
  g_free (drawn);
}

KithDocument *
_kith_handout_pages_to_document (KithHandoutPages *self)
{
  KithDocument *document = kith_document_new (
      KITH_RELEASE_BLANK, kith_language_say (self->language, N_ ("Numbers and places")), &self->paper);

  if (self->language != NULL)
    kith_document_set_rtl (document, self->sheet.rtl);
  for (guint i = 0; i < self->pages->len; i++)
    {
      DrawnPage *drawn = g_new0 (DrawnPage, 1);

      drawn->pages = g_atomic_rc_box_acquire (self);
      drawn->index = i;
      kith_document_add_page (document, draw_page, drawn, drawn_page_free);
    }
  _kith_handout_pages_free (self);
  return document;
}
