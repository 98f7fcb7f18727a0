/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys that a session has opened. Looking a key up takes no lock: nodes are only ever added to
 * their chain, a replaced or removed key stays readable for whoever is just using it, and all of
 * them go when the keyring goes. */

#include "vault/kith-keyring.h"

#define N_BUCKETS 1024

typedef struct _Node Node;

struct _Node
{
  Node *next; /* (nullable) never changes once the node is in its chain */
  gint64 id;
  KithRecordKey *key; /* (atomic) (nullable) kept alive by the keyring */
};

struct _KithKeyring
{
  gatomicrefcount ref_count;
  GMutex writer;
  GPtrArray *keys;                               /* (owned) (mutex writer) every key that was ever added */
  Node *buckets[N_BUCKETS];                      /* (atomic) */
  KithRecordKey *current[KITH_PURPOSE_LAST + 1]; /* (atomic) (nullable) */
  gint n_keys;                                   /* (atomic) */
  gint locked;                                   /* (atomic) */
};

static guint
bucket_of (gint64 id)
{
  /* Fibonacci hashing: ids are random or in order of time, and both spread. */
  return (guint) (((guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 54);
}

static Node *
find_node (KithKeyring *keyring, gint64 id)
{
  Node *node = g_atomic_pointer_get (&keyring->buckets[bucket_of (id)]);

  while (node != NULL && node->id != id)
    node = node->next;

  return node;
}

/* Call with the writer's mutex held. */
static void
store (KithKeyring *keyring, KithRecordKey *key)
{
  gint64 id = kith_record_key_get_id (key);
  Node *node = find_node (keyring, id);

  g_ptr_array_add (keyring->keys, kith_record_key_ref (key));
  if (node == NULL)
    {
      Node **bucket = &keyring->buckets[bucket_of (id)];

      node = g_new0 (Node, 1);
      node->id = id;
      node->key = key;
      node->next = *bucket;
      g_atomic_pointer_set (bucket, node);
      g_atomic_int_inc (&keyring->n_keys);
      return;
    }

  if (g_atomic_pointer_get (&node->key) == NULL)
    g_atomic_int_inc (&keyring->n_keys);
  g_atomic_pointer_set (&node->key, key);
}

/**
 * kith_keyring_new:
 *
 * Returns: (transfer full): a keyring without keys
 */
KithKeyring *
kith_keyring_new (void)
{
  KithKeyring *keyring = g_new0 (KithKeyring, 1);

  g_atomic_ref_count_init (&keyring->ref_count);
  g_mutex_init (&keyring->writer);
  keyring->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_record_key_unref);
  return keyring;
}

/**
 * kith_keyring_ref:
 * @keyring: a keyring
 *
 * Returns: (transfer full): @keyring
 */
KithKeyring *
kith_keyring_ref (KithKeyring *keyring)
{
  g_return_val_if_fail (keyring != NULL, NULL);

  g_atomic_ref_count_inc (&keyring->ref_count);
  return keyring;
}

/**
 * kith_keyring_unref:
 * @keyring: (nullable) (transfer full): a keyring
 *
 * Lets go; with the last holder go all keys, which are overwritten.
 */
void
kith_keyring_unref (KithKeyring *keyring)
{
  if (keyring == NULL || !g_atomic_ref_count_dec (&keyring->ref_count))
    return;

  for (guint i = 0; i < N_BUCKETS; i++)
    {
      Node *node = keyring->buckets[i];

      while (node != NULL)
        {
          Node *next = node->next;

          g_free (node);
          node = next;
        }
    }

  g_ptr_array_unref (keyring->keys);
  g_mutex_clear (&keyring->writer);
  g_free (keyring);
}

/**
 * kith_keyring_add:
 * @keyring: a keyring
 * @key: a key, with or without its secret half
 *
 * Adds a key, which replaces an earlier one with its id. Any thread may do so at any time.
 */
void
kith_keyring_add (KithKeyring *keyring, KithRecordKey *key)
{
  g_return_if_fail (keyring != NULL);
  g_return_if_fail (key != NULL);

  g_mutex_lock (&keyring->writer);
  store (keyring, key);
  g_mutex_unlock (&keyring->writer);
}

/**
 * kith_keyring_set_current:
 * @keyring: a keyring
 * @key: a key, with or without its secret half
 *
 * Adds a key that new values of its purpose are sealed under from now on.
 */
void
kith_keyring_set_current (KithKeyring *keyring, KithRecordKey *key)
{
  g_return_if_fail (keyring != NULL);
  g_return_if_fail (key != NULL);

  g_mutex_lock (&keyring->writer);
  store (keyring, key);
  g_atomic_pointer_set (&keyring->current[kith_record_key_get_purpose (key)], key);
  g_mutex_unlock (&keyring->writer);
}

/**
 * kith_keyring_remove:
 * @keyring: a keyring
 * @id: a key's id
 *
 * Takes a key away. Its bytes are overwritten when the keyring goes, since another thread may be
 * using them.
 */
void
kith_keyring_remove (KithKeyring *keyring, gint64 id)
{
  Node *node;

  g_return_if_fail (keyring != NULL);

  g_mutex_lock (&keyring->writer);
  node = find_node (keyring, id);
  if (node != NULL && node->key != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (keyring->current); i++)
        {
          if (keyring->current[i] != NULL && kith_record_key_get_id (keyring->current[i]) == id)
            g_atomic_pointer_set (&keyring->current[i], NULL);
        }
      g_atomic_pointer_set (&node->key, NULL);
      g_atomic_int_add (&keyring->n_keys, -1);
    }
  g_mutex_unlock (&keyring->writer);
}

/**
 * kith_keyring_lock:
 * @keyring: a keyring
 *
 * Finds nothing any more, for whoever still holds it. The keys are overwritten when the last holder
 * lets go.
 */
void
kith_keyring_lock (KithKeyring *keyring)
{
  g_return_if_fail (keyring != NULL);

  g_atomic_int_set (&keyring->locked, TRUE);
}

/**
 * kith_keyring_peek:
 * @keyring: a keyring
 * @id: a key's id
 *
 * Takes no lock.
 *
 * Returns: (transfer none) (nullable): the key, which stays as long as @keyring is held
 */
KithRecordKey *
kith_keyring_peek (KithKeyring *keyring, gint64 id)
{
  Node *node;

  g_return_val_if_fail (keyring != NULL, NULL);

  if (g_atomic_int_get (&keyring->locked))
    return NULL;

  node = find_node (keyring, id);
  return node != NULL ? g_atomic_pointer_get (&node->key) : NULL;
}

/**
 * kith_keyring_peek_current:
 * @keyring: a keyring
 * @purpose: a purpose
 *
 * Takes no lock.
 *
 * Returns: (transfer none) (nullable): the key that new values of @purpose are sealed under, which
 *   stays as long as @keyring is held
 */
KithRecordKey *
kith_keyring_peek_current (KithKeyring *keyring, KithPurpose purpose)
{
  g_return_val_if_fail (keyring != NULL, NULL);
  g_return_val_if_fail (kith_purpose_is_valid (purpose), NULL);

  if (g_atomic_int_get (&keyring->locked))
    return NULL;

  return g_atomic_pointer_get (&keyring->current[purpose]);
}

/**
 * kith_keyring_can_open:
 * @keyring: a keyring
 * @id: a key's id
 *
 * Returns: whether the key's secret half is here
 */
gboolean
kith_keyring_can_open (KithKeyring *keyring, gint64 id)
{
  KithRecordKey *key = kith_keyring_peek (keyring, id);

  return key != NULL && kith_record_key_can_open (key);
}

/**
 * kith_keyring_is_locked:
 * @keyring: a keyring
 *
 * Returns: whether kith_keyring_lock() was called
 */
gboolean
kith_keyring_is_locked (KithKeyring *keyring)
{
  g_return_val_if_fail (keyring != NULL, TRUE);

  return g_atomic_int_get (&keyring->locked);
}

/**
 * kith_keyring_get_n_keys:
 * @keyring: a keyring
 *
 * Returns: how many keys it has
 */
guint
kith_keyring_get_n_keys (KithKeyring *keyring)
{
  g_return_val_if_fail (keyring != NULL, 0);

  return (guint) g_atomic_int_get (&keyring->n_keys);
}
