/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings/kith-ask-again.h"

struct _KithAskAgain
{
  KithRefused refused;
  gpointer data;          /* (owned) */
  GDestroyNotify destroy; /* of that */
};

/**
 * kith_ask_again_new:
 * @refused: told where it is refused, after that was said
 * @data: (transfer full): for @refused, which is given it
 * @destroy: frees @data where nothing is refused
 *
 * Returns: (transfer full): how to ask again
 */
KithAskAgain *
kith_ask_again_new (KithRefused refused, gpointer data, GDestroyNotify destroy)
{
  KithAskAgain *self;

  g_return_val_if_fail (refused != NULL && data != NULL && destroy != NULL, NULL);

  self = g_new0 (KithAskAgain, 1);
  self->refused = refused;
  self->data = data;
  self->destroy = destroy;
  return self;
}

/**
 * kith_ask_again_free:
 * @self: (nullable): how to ask again, which nobody needs any more
 */
void
kith_ask_again_free (KithAskAgain *self)
{
  if (self == NULL)
    return;
  self->destroy (self->data);
  g_free (self);
}

/**
 * kith_ask_again_refuse:
 * @self: (nullable) (transfer full): how to ask again
 * @error: why it was refused
 *
 * Asks again.
 */
void
kith_ask_again_refuse (KithAskAgain *self, const GError *error)
{
  if (self == NULL)
    return;
  self->refused (self->data, error);
  g_free (self);
}
