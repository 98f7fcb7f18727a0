/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithXmlGuard: goes through the bytes of XML ahead of the parser, in any pieces, and knows just enough of it
 * to tell tags from text.
 */

#pragma once

#include "catalog/kith-xml-reader.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_XML_GUARD_TEXT,
  KITH_XML_GUARD_LESS, /* after "<" */
  KITH_XML_GUARD_TAG,
  KITH_XML_GUARD_QUOTED,
  KITH_XML_GUARD_BANG, /* after "<!" */
  KITH_XML_GUARD_COMMENT,
  KITH_XML_GUARD_CDATA,
  KITH_XML_GUARD_INSTRUCTION,
} KithXmlGuardState;

typedef struct
{
  gboolean utf8; /* whether the bytes have to be UTF-8 */
  guint line;    /* of the next byte, from 1 */
  /*< private >*/
  KithXmlGuardState state;
  guint8 quote;
  guint8 before[2]; /* the two bytes before, within a comment, CDATA or an instruction */
  guint n_begun;
  char begun[8]; /* what stands after "<!" */
  gsize length;  /* of the tag or text so far */
  guint attributes;
  guint n_pending; /* bytes of a letter that goes on in the next piece */
  guint8 pending[4];
} KithXmlGuard;

gboolean kith_xml_guard_check (KithXmlGuard *self,
                               const KithXmlLimits *limits,
                               const guint8 *data,
                               gsize size,
                               GError **error);

G_END_DECLS
