/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands one below the other. */

#include "report/kith-flow-private.h"

#include <string.h>

/* A longer paragraph is parted: so many letters fit on a page of any paper. */
#define LONGEST_PARAGRAPH 1200

void
_kith_flow_block_free (gpointer data)
{
  KithFlowBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->strokes, kith_strokes_free);
  g_free (block);
}

/**
 * kith_flow_new:
 *
 * Returns: (transfer full): nothing yet
 */
KithFlow *
kith_flow_new (void)
{
  KithFlow *self = g_new0 (KithFlow, 1);

  self->blocks = g_ptr_array_new_with_free_func (_kith_flow_block_free);
  return self;
}

/**
 * kith_flow_free:
 * @self: (transfer full) (nullable): a flow
 */
void
kith_flow_free (KithFlow *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self->head);
  g_free (self->foot);
  g_free (self);
}

static void
add_block (KithFlow *self, const char *text, gsize length, double size, KithFlowFlags flags)
{
  KithFlowBlock *block = g_new0 (KithFlowBlock, 1);

  block->text = text != NULL ? g_strndup (text, length) : NULL;
  block->size = size;
  block->flags = flags;
  g_ptr_array_add (self->blocks, block);
}

/* In parts that end between words where they can. */
static void
add_paragraph (KithFlow *self, const char *text, double size, KithFlowFlags flags)
{
  while (g_utf8_strlen (text, -1) > LONGEST_PARAGRAPH)
    {
      const char *most = g_utf8_offset_to_pointer (text, LONGEST_PARAGRAPH);
      const char *space = g_strrstr_len (text, most - text, " ");
      const char *end = space != NULL && space > text ? space : most;

      add_block (self, text, (gsize) (end - text), size, flags);
      text = *end == ' ' ? end + 1 : end;
    }
  add_block (self, text, strlen (text), size, flags);
}

/**
 * kith_flow_add_text:
 * @self: a flow
 * @text: plain text; each line is a paragraph, empty ones are left out
 * @size: of the letters, in points
 * @flags: how it stands there
 */
void
kith_flow_add_text (KithFlow *self, const char *text, double size, KithFlowFlags flags)
{
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (self != NULL && text != NULL);

  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      add_paragraph (self, *line, size, flags);
}

/**
 * kith_flow_add_strokes:
 * @self: a flow
 * @strokes: a signature
 */
void
kith_flow_add_strokes (KithFlow *self, const KithStrokes *strokes)
{
  KithFlowBlock *block;

  g_return_if_fail (self != NULL && strokes != NULL);

  block = g_new0 (KithFlowBlock, 1);
  block->strokes = kith_strokes_copy (strokes);
  g_ptr_array_add (self->blocks, block);
}

/**
 * kith_flow_add_space:
 * @self: a flow
 * @height: in points
 */
void
kith_flow_add_space (KithFlow *self, double height)
{
  g_return_if_fail (self != NULL);

  add_block (self, NULL, 0, height, KITH_FLOW_USUAL);
}

/**
 * kith_flow_set_running:
 * @self: a flow
 * @head: what stands at the top of every page, above a line; its number stands beside it
 * @foot: what stands at the end of every page, below a line
 */
void
kith_flow_set_running (KithFlow *self, const char *head, const char *foot)
{
  g_return_if_fail (self != NULL && head != NULL && foot != NULL);

  g_free (self->head);
  g_free (self->foot);
  self->head = g_strdup (head);
  self->foot = g_strdup (foot);
}
