#!/usr/bin/env bash
# Makes sure that the packages of the list are installed. Usage: system-packages.sh LIST [CHROMIUM]
# With a browser of one's own the list's browser is not asked for.
set -eu
list=$1
chromium=${2:-}

browser=chromium-headless-shell

mapfile -t wanted < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' -e 's/[[:space:]]//g' "$list")

if [ -n "$chromium" ] && [ ! -x "$chromium" ]; then
  echo "xiezhi.chromium: expected a program that can be run, found $chromium." >&2
  exit 1
fi

# Elsewhere than on Debian the packages have other names: what counts there is what they bring.
there() {
  if command -v dpkg-query >/dev/null; then
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ] && return 0
  fi
  case $1 in
    "$browser") command -v "$browser" ;;
    fonts-noto-cjk) command -v fc-list && fc-list ':lang=zh-cn' family | grep -q . ;;
    python3) command -v python3 ;;
    python3-cryptography) python3 -c 'import cryptography' || /usr/bin/python3 -c 'import cryptography' ;;
    openssl) command -v openssl ;;
    softhsm2) command -v softhsm2-util ;;
    *) return 1 ;;
  esac >/dev/null 2>&1
}

missing=()
for package in "${wanted[@]}"; do
  if [ "$package" = "$browser" ] && [ -n "$chromium" ]; then
    continue
  fi
  there "$package" || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  exit 0
fi

# The whole browser does what the one without windows does, only slower.
tries=3
if [ "${missing[*]}" = "$browser" ] && { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null
then
  tries=1
fi
slower() {
  echo "The tests take a whole browser: with the package $browser they are done sooner."
  exit 0
}

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  [ "$tries" -eq 1 ] && slower
  echo "The tests need ${missing[*]}: install them (on Debian: sudo apt-get install ${missing[*]}) and run the build again; -Dxiezhi.chromium=/path names a browser of your own." >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
echo "Installing what the tests need: ${missing[*]}"
install() {
  apt-get -q update && apt-get -q -y --no-install-recommends install "${missing[@]}"
}
# Mirrors fail for a moment now and then, and another apt-get may hold the lock.
for ((try = 1; try <= tries; try++)); do
  if install; then
    exit 0
  fi
  echo "apt-get failed (attempt $try of $tries)" >&2
  [ "$try" -eq "$tries" ] || sleep $((try * 5))
done
[ "$tries" -eq 1 ] && slower
echo "The tests need ${missing[*]}, and apt-get could not install them: install them by hand and run the build again." >&2
exit 1
