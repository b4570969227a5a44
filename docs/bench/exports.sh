#!/usr/bin/env bash
# What an export holds while it is written: the most that is left in the heap when it has been collected, beside what was left before,
# and how much the program grows; first a fifteenth of 100 000 enterprises, then all of them, in each kind of file. What is held
# is the figure: it does not grow with the rows. What the program grows by is room for what is thrown away, which the heap
# takes when it first has work to do, and keeps. Needs curl, psql and the packaged program. Usage: docs/bench/exports.sh [many]
set -euo pipefail
cd "$(dirname "$0")/../.."
many=${1:-100000}
port=18097
data=$(mktemp -d)
trap '{ kill "$program" && wait "$program"; } 2>/dev/null || true; rm -rf "$data"' EXIT
api=http://127.0.0.1:$port/kompetensbyran/v1
export PGHOST=127.0.0.1 PGUSER=kompetensbyran PGDATABASE=kompetensbyran PGPASSWORD PGPORT

start() {
  KOMPETENSBYRAN_DATA_DIR=$data/kept QUARKUS_HTTP_PORT=$port \
    java -Xmx512m -Xlog:gc:file="$data/gc" -jar api/target/quarkus-app/quarkus-run.jar >"$data/lines" 2>"$data/err" &
  program=$!
  until grep -q 'Stop ' "$data/lines"; do sleep 0.1; kill -0 "$program"; done
  PGPASSWORD=$(cat "$data/kept/password")
  PGPORT=$(sed -n 4p "$data"/kept/postgresql-17/postmaster.pid)
}
rss() { awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$program/status"; }
collections() { grep -cE 'Pause (Young|Full)' "$data/gc" || true; }
# The most that was left after a collection since the first $1 of them, and how many there were.
held() { grep -E 'Pause (Young|Full)' "$data/gc" | tail -n +$(($1 + 1)) | sed -E 's/.*->([0-9]+)M\(([0-9]+)M\).*/\1 \2/' | sort -n | tail -1; }

start
psql -q -v many="$many" -f seeds/generator/enterprises.sql
kill "$program"
wait "$program" || true
start
sleep 3
jcmd "$program" GC.run >/dev/null
printf 'started                                 held %3d MB of a heap of %3d MB, %d MB resident\n' $(held $(($(collections) - 1))) "$(rss)"
for filter in '?municipality=2080' ''; do
  for type in text/csv application/jsonl application/vnd.openxmlformats-officedocument.spreadsheetml.sheet; do
    before=$(rss)
    seen=$(collections)
    from=$(date +%s%3N)
    size=$(curl -s "$api/enterprises/exports$filter" -H "Accept: $type" | wc -c)
    ms=$(($(date +%s%3N) - from))
    printf '%-6s %-6s %6.1f MB in %5.1f s  held %3d MB of a heap of %3d MB, %+d MB resident, %d collections\n' \
      "$([ -n "$filter" ] && echo some || echo all)" "$(echo "${type##*[./]}" | cut -c1-5)" "$(echo "$size" | awk '{print $1 / 1e6}')" \
      "$(echo $ms | awk '{print $1 / 1000}')" $(held "$seen" | grep . || held $((seen - 1))) $(($(rss) - before)) $(($(collections) - seen))
  done
done
