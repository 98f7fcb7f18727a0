#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display.sh [--size WxH] COMMAND...
# Runs a command on a screen in memory, with a message bus and a home folder of its own,
# all of which are gone afterwards. The screen's number is chosen by the X server, so
# several of these can run at once.

set -u
size=1366x768
if [ "${1:-}" = --size ]; then
  size=$2
  shift 2
fi

for program in Xvfb dbus-run-session; do
  if ! command -v "$program" >/dev/null; then
    echo "with-display.sh: $program is not installed" >&2
    exit 77
  fi
done

room=$(mktemp -d "${TMPDIR:-/tmp}/kith-display-XXXXXX")
server=
leave () {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
  fi
  rm -rf "$room"
}
trap leave EXIT
trap 'exit 143' TERM INT HUP

mkdir -m 700 "$room/home" "$room/run"
mkfifo "$room/number"
Xvfb -displayfd 3 -screen 0 "${size}x24" -dpi 96 -nolisten tcp -noreset 3>"$room/number" >"$room/xvfb.log" 2>&1 &
server=$!
number=
read -r -t 30 number <"$room/number"
if [ -z "$number" ]; then
  echo "with-display.sh: Xvfb did not start" >&2
  cat "$room/xvfb.log" >&2
  exit 1
fi

export DISPLAY=":$number"
export HOME="$room/home" XDG_RUNTIME_DIR="$room/run"
export XDG_DATA_HOME="$room/home/data" XDG_CONFIG_HOME="$room/home/config" XDG_CACHE_HOME="$room/home/cache"
export GDK_BACKEND=x11 GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1
export GSETTINGS_BACKEND=memory GIO_USE_VFS=local GVFS_DISABLE_FUSE=1 ADW_DISABLE_PORTAL=1
export NO_AT_BRIDGE=0
unset WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS GTK_THEME

dbus-run-session -- "$@" &
session=$!
trap 'kill "$session" 2>/dev/null; wait "$session"; exit 143' TERM INT HUP
wait "$session"
exit $?
