#!/usr/bin/env bash
# How long an import takes beside COPY with the same checks, rows and journal entries, in a heap of 512 MB; and how an
# export streams: its time and how much memory it adds. The ratio is the figure: an import within 3 times of COPY.
# Needs curl, psql and the packaged program. Usage: docs/bench/imports.sh [rows]
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=${1:-100000}
port=18097
data=$(mktemp -d)
trap '{ kill "$program" && wait "$program"; } 2>/dev/null || true; rm -rf "$data"' EXIT
api=http://127.0.0.1:$port/kompetensbyran/v1

KOMPETENSBYRAN_DATA_DIR=$data/kept QUARKUS_HTTP_PORT=$port KOMPETENSBYRAN_RATE_LIMIT_PER_MINUTE=1000000000 \
  KOMPETENSBYRAN_RATE_LIMIT_CLIENT_PER_MINUTE=1000000000 \
  java -Xmx512m -jar api/target/quarkus-app/quarkus-run.jar >"$data/lines" 2>"$data/err" &
program=$!
until grep -q 'Stop ' "$data/lines"; do sleep 0.1; kill -0 "$program"; done
export PGHOST=127.0.0.1 PGUSER=kompetensbyran PGDATABASE=kompetensbyran PGPASSWORD PGPORT
PGPASSWORD=$(cat "$data/kept/password")
PGPORT=$(sed -n 4p "$data"/kept/postgresql-17/postmaster.pid)
# The demo client is not let import by those who made it; here it is.
psql -q -c "update client set scopes = scopes || '{imports:run}' where not 'imports:run' = any(scopes)"
credential() { sed -n "s/^client\.$1=//p" "$data/kept/demo-credentials"; }
token() {
  curl -s "$api/oauth/token" -d grant_type=client_credentials -d scope=imports:run \
    -d "client_id=$(credential id)" -d "client_secret=$(credential secret)" | sed 's/.*"access_token":"\([^"]*\)".*/\1/'
}
now() { date +%s%3N; }
peak() { awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$program/status"; }
rss() { awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$program/status"; }

import() { # KIND FILE: tells how many milliseconds it took
  local from id state bearer
  bearer="Authorization: Bearer $(token)"
  from=$(now)
  id=$(curl -s "$api/imports?kind=$1" -H "$bearer" -H 'Content-Type: text/csv' --data-binary @"$2" | sed 's/.*"id":"\([^"]*\)".*/\1/')
  while true; do
    state=$(curl -s "$api/imports/$id" -H "$bearer" | sed 's/.*"state":"\([^"]*\)".*/\1/')
    case $state in
      queued | running) sleep 0.05 ;;
      done) break ;;
      *) echo "the import is $state" >&2; curl -s "$api/imports/$id/faults" -H "$bearer" >&2; exit 1 ;;
    esac
  done
  echo $(($(now) - from))
}
copy() { # KIND FILE
  local from
  from=$(now)
  psql -q -v ON_ERROR_STOP=1 -v file="$2" -f "docs/bench/copy-$1.sql" >/dev/null
  echo $(($(now) - from))
}

# Warm, as a service is that has run for a while.
docs/bench/rows.sh organisations 5000 90 >"$data/warm.csv"
import organisations "$data/warm.csv" >/dev/null
for round in 1 2 3; do
  for kind in organisations enterprises; do
    docs/bench/rows.sh $kind "$rows" "9$((round * 2))" >"$data/a.csv"
    docs/bench/rows.sh $kind "$rows" "9$((round * 2 + 1))" >"$data/b.csv"
    bare=$(copy $kind "$data/a.csv")
    ours=$(import $kind "$data/b.csv")
    awk -v k=$kind -v r=$round -v n="$rows" -v o="$ours" -v b="$bare" \
      'BEGIN {printf "round %d  %-13s %d rows  import %6.1f s  COPY %6.1f s  %.1f times\n", r, k, n, o / 1000, b / 1000, o / b}'
  done
done
echo "most resident, with a heap of 512 MB at the most: $(peak) MB"
for kind in organisations enterprises; do
  for type in text/csv application/jsonl application/vnd.openxmlformats-officedocument.spreadsheetml.sheet; do
    before=$(rss)
    from=$(now)
    size=$(curl -s "$api/$kind/exports" -H "Accept: $type" | wc -c)
    awk -v k=$kind -v t="${type##*/}" -v ms=$(($(now) - from)) -v s="$size" -v m=$(($(rss) - before)) \
      'BEGIN {printf "export %-13s %-55s %6.1f MB in %5.1f s, %+d MB resident\n", k, t, s / 1e6, ms / 1000, m}'
  done
done
