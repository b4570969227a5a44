#!/usr/bin/env bash
# What verifying a token costs a list read: the same list of twenty of a thousand projects over HTTP with wrk, without a
# token and with one, by turns in one run. The ratio is the figure: with a token at least 95 % of the throughput without.
# Needs wrk, psql and the packaged program. Usage: docs/bench/tokens.sh [seconds]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-10}
port=18098
data=$(mktemp -d)
trap '{ kill "$program" && wait "$program"; } 2>/dev/null || true; rm -rf "$data"' EXIT
api=http://127.0.0.1:$port/kompetensbyran/v1

KOMPETENSBYRAN_DATA_DIR=$data/kept QUARKUS_HTTP_PORT=$port KOMPETENSBYRAN_RATE_LIMIT_PER_MINUTE=1000000000 \
  KOMPETENSBYRAN_RATE_LIMIT_CLIENT_PER_MINUTE=1000000000 \
  java -jar api/target/quarkus-app/quarkus-run.jar >"$data/lines" 2>"$data/err" &
program=$!
until grep -q 'Stop ' "$data/lines"; do sleep 0.1; kill -0 "$program"; done
PGHOST=127.0.0.1 PGUSER=kompetensbyran PGDATABASE=kompetensbyran PGPASSWORD=$(cat "$data/kept/password") \
  PGPORT=$(sed -n 4p "$data"/kept/postgresql-17/postmaster.pid) psql -q <docs/bench/thousand-projects.sql 2>/dev/null
credential() { sed -n "s/^client\.$1=//p" "$data/kept/demo-credentials"; }
token=$(curl -s "$api/oauth/token" -d grant_type=client_credentials -d scope=projects:read \
  -d "client_id=$(credential id)" -d "client_secret=$(credential secret)" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')

ask() { # SECONDS CURL-LIKE HEADERS…
  local time=$1
  shift
  wrk -t1 -c16 -d"$time"s "$@" "$api/projects?limit=20&sort=name" | awk '/Requests\/sec/ {print $2} /Non-2xx/ {print "refused" > "/dev/stderr"}'
}
ask 30 >/dev/null
ask 30 -H "Authorization: Bearer $token" >/dev/null
for round in 1 2 3; do
  without=$(ask "$seconds")
  with=$(ask "$seconds" -H "Authorization: Bearer $token")
  awk -v o="$without" -v w="$with" -v r=$round \
    'BEGIN {printf "round %d  without %7.0f/s  with %7.0f/s  ratio %.0f %%\n", r, o, w, 100 * w / o}'
done
