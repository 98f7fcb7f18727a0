/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer's SQL. */

#pragma once

extern const char *const kith_visit_writer_insert_visit;
extern const char *const kith_visit_writer_insert_visit_service;
extern const char *const kith_visit_writer_insert_guest;
extern const char *const kith_visit_writer_insert_guest_service;
extern const char *const kith_visit_writer_insert_presence;
