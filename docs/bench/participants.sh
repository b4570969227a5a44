#!/usr/bin/env bash
# What reads of people's paths cost with 10 000 enrolments and with 1 000 000 of 700 000 persons: over HTTP, by one client at
# a time, as somebody at one of twenty nodes. The ratios are the figures: less than 2 times what it is with 10 000; and how it
# went by gender in a project with a fiftieth of all, at most 3 times the bare statement.
# Needs wrk, psql, pgbench and the packaged program; a million takes some minutes to make and three gigabytes of disk.
# Usage: docs/bench/participants.sh [seconds [many]]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-5}
many=${2:-1000000}
port=18096
api=http://127.0.0.1:$port/kompetensbyran/v1
export PGHOST=127.0.0.1 PGUSER=kompetensbyran PGDATABASE=kompetensbyran PGPASSWORD PGPORT
data=$(mktemp -d)
program=
trap 'kill "$program" 2>/dev/null; wait "$program" 2>/dev/null; rm -rf "$data"' EXIT

declare -A cost
measure() { # MANY: milliseconds of each
  local kept=$data/$1 id secret token person project
  KOMPETENSBYRAN_DATA_DIR=$kept QUARKUS_HTTP_PORT=$port KOMPETENSBYRAN_RATE_LIMIT_PER_MINUTE=1000000000 \
    KOMPETENSBYRAN_RATE_LIMIT_CLIENT_PER_MINUTE=1000000000 \
    java -jar api/target/quarkus-app/quarkus-run.jar >"$data/$1.out" 2>"$data/$1.err" &
  program=$!
  until grep -q 'is ready' "$data/$1.out"; do sleep 0.1; kill -0 "$program"; done
  PGPASSWORD=$(cat "$kept/password")
  PGPORT=$(sed -n 4p "$kept"/postgresql-17/postmaster.pid)
  psql -q -v many=1000 -f seeds/generator/enterprises.sql
  psql -q -f docs/bench/thousand-projects.sql 2>/dev/null
  psql -q -v ON_ERROR_STOP=1 -v many="$1" -f seeds/generator/participants.sql
  # The machine of the demo reads as somebody at one of the nodes would.
  psql -q -c "update client set reach = 'node', organisation_id = (select host_id from support_node where name = 'Påhittad nod 7'),
    scopes = scopes || '{participants:read,enrolments:read,referrals:read,placements:read}' where kind = 'machine'"
  person=$(psql -qAtc "set participants.sight = 'region'" -c "select e.participant_id from enrolment e
    join support_node n on n.id = e.node_id where n.name = 'Påhittad nod 7' group by 1 having count(*) > 1 order by 1 limit 1")
  id=$(sed -n 's/^client\.id=//p' "$kept/demo-credentials")
  secret=$(sed -n 's/^client\.secret=//p' "$kept/demo-credentials")
  local -A reads=(
    [timeline]="participants/$person/timeline"
    [referrals]='referrals?limit=20'
    [free places]='places?limit=20&kind=internship&freeOn='$(date +%F)
    [enrolments]='enrolments?limit=20'
    [participants]='participants?limit=20')
  for what in "${!reads[@]}"; do
    token=$(curl -s "$api/oauth/token" -d grant_type=client_credentials -d "client_id=$id" -d "client_secret=$secret" |
      sed 's/.*"access_token":"\([^"]*\)".*/\1/')
    ask() { wrk -t1 -c1 -d"$1"s -H "Authorization: Bearer $token" "$api/${reads[$what]}" | awk '/Requests\/sec/ {printf "%.2f", 1000 / $2} /Non-2xx/ {exit 1}'; }
    ask 15 >/dev/null
    cost[$1.$what]=$(ask "$seconds")
    printf '%7d enrolments  %-12s %8.2f ms\n' "$1" "$what" "${cost[$1.$what]}"
  done
  psql -q -c "update client set reach = 'region', scopes = scopes || '{participant-counts:read}' where kind = 'machine'"
  project=$(psql -qAtc "select id from project where name like 'Påhittat projekt %' order by name desc limit 1")
  reads[outcomes]="projects/$project/outcomes?count=episodes"
  what=outcomes
  token=$(curl -s "$api/oauth/token" -d grant_type=client_credentials -d "client_id=$id" -d "client_secret=$secret" |
    sed 's/.*"access_token":"\([^"]*\)".*/\1/')
  ask 15 >/dev/null
  cat >"$data/outcomes.sql" <<SQL
select p.gender, e.entry_step, e.entry_ladder, e.exit_status, e.exit_step, e.exit_ladder, count(*) from enrolment e join participant p on p.id = e.participant_id where e.project_id = :project and e.left_on is not null group by 1, 2, 3, 4, 5, 6;
SQL
  PGOPTIONS='-c participants.sight=region' pgbench -n -M prepared -c1 -T "$seconds" -f "$data/outcomes.sql" -D project="$project" |
    awk -v m="$1" -v h="$(ask "$seconds")" '/^tps/ {printf "%7d enrolments  outcomes     %8.2f ms  bare %.2f ms  ratio %.1f\n", m, h, 1000 / $3, h * $3 / 1000}'
  kill "$program"
  wait "$program" || true
}
measure 10000
measure "$many"
for what in timeline referrals 'free places' enrolments participants; do
  awk -v w="$what" -v f="${cost[10000.$what]}" -v t="${cost[$many.$what]}" 'BEGIN {printf "%-12s grew %.1f times\n", w, t / f}'
done
