/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-identity.h"

const guint8 *kith_identity_get_box_secret (KithIdentity *identity);
const guint8 *kith_identity_get_sign_secret (KithIdentity *identity);
KithSecret *kith_identity_get_seed (KithIdentity *identity);
