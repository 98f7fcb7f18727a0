/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a passphrase to a desk that finds people, against deriving the key alone with the same parameters. */

#include "kith-bench.h"

#include "desk/kith-desk.h"
#include "vault/kith-kdf.h"

static double
derive (KithBench *bench)
{
  KithKdfParams params;

  kith_kdf_params_init_default (&params);
  double begun = kith_bench_now ();
  g_autoptr (KithSecret) key = kith_kdf_derive (bench->passphrase, &params, NULL);

  g_assert_nonnull (key);
  return kith_bench_now () - begun;
}

static double
unlock (KithBench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStore) store = NULL;
  KithEntryMeaning meaning;
  double begun = kith_bench_now ();
  g_autoptr (KithSession) session = kith_bench_unlock (bench, "desk", &store);
  g_autoptr (KithDesk) desk = kith_desk_open (session, NULL, &error);

  g_assert_no_error (error);
  g_autoptr (GPtrArray) matches = kith_desk_match (desk, "mar", 6, KITH_FIND_DEFAULT, &meaning);
  double seconds = kith_bench_now () - begun;

  g_assert_cmpuint (matches->len, >, 0);
  kith_session_close (session, NULL);
  return seconds;
}

void
kith_bench_unlock_figures (KithBench *bench)
{
  g_auto (KithBenchTimes) ours = { NULL };
  g_auto (KithBenchTimes) floor = { NULL };

  kith_bench_times_init (&ours);
  kith_bench_times_init (&floor);
  for (guint i = 0; i < 9; i++)
    {
      kith_bench_times_add (&floor, derive (bench));
      kith_bench_times_add (&ours, unlock (bench));
    }
  kith_bench_record (bench, "unlock to a usable desk (median)", "s", KITH_BENCH_DIFFERENCE,
                     kith_bench_times_percentile (&ours, 50), kith_bench_times_percentile (&floor, 50), 0.6);
}
