#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display.sh [--size WxH] COMMAND...
# Runs a command on a screen in memory, with a window manager, a message bus and a home folder
# of its own, all of which are gone afterwards. The screen's number is chosen by the X server,
# so several of these can run at once. The window manager has no keys and no menus: all that is
# typed reaches the window.

set -u
size=1366x768
if [ "${1:-}" = --size ]; then
  size=$2
  shift 2
fi

for program in Xvfb openbox dbus-run-session; do
  if ! command -v "$program" >/dev/null; then
    echo "with-display.sh: $program is not installed" >&2
    exit 77
  fi
done

room=$(mktemp -d "${TMPDIR:-/tmp}/kith-display-XXXXXX")
server=
manager=
leave () {
  if [ -n "$manager" ]; then
    kill "$manager" 2>/dev/null
    wait "$manager" 2>/dev/null
  fi
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
export NO_AT_BRIDGE=0 KITH_ON_DISPLAY=1
unset WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS GTK_THEME

cat >"$room/openbox.xml" <<'XML'
<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <placement><policy>Smart</policy></placement>
  <keyboard/>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
  </mouse>
</openbox_config>
XML
mkfifo "$room/managed"
openbox --config-file "$room/openbox.xml" --startup "sh -c 'echo ready >$room/managed'" >"$room/openbox.log" 2>&1 &
manager=$!
if ! read -r -t 30 _ <"$room/managed"; then
  echo "with-display.sh: openbox did not start" >&2
  cat "$room/openbox.log" >&2
  exit 1
fi

# What the bus and its services say goes with the errors, apart from what the command says.
dbus-run-session -- bash -c 'exec "$@" >&3 3>&-' command "$@" 3>&1 >&2 &
session=$!
trap 'kill "$session" 2>/dev/null; wait "$session"; exit 143' TERM INT HUP
wait "$session"
exit $?
