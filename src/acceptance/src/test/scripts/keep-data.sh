#!/usr/bin/env bash
# Keeps the data folder of a stopped product for EarlierDataIT. Usage: keep-data.sh HOME FILE.zip
# Of the trail's partial tiles only those of the signed size are kept: the others are what it grew through.
set -eu
home=$(cd "$1" && pwd)
file=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
size=$(sed -n 2p "$home/trail/checkpoint")

# The width of the partial tile of a level, docs/formats/audit-log.md section 1; entries count as level 0.
width() {
  case $1 in
    entries) echo $((size % 256)) ;;
    *) echo $((size / 256 ** $1 % 256)) ;;
  esac
}

cd "$home"
rm -f "$file"
find database evidence keys trail -type f ! -path '*/.staging/*' | sort | while read -r path; do
  case $path in
    trail/tile/*.p/*)
      level=${path#trail/tile/}
      [ "${path##*/}" = "$(width "${level%%/*}")" ] && echo "$path" || true
      ;;
    *) echo "$path" ;;
  esac
done | zip -q -9 -X "$file" -@
