#!/usr/bin/env bash
# What reads of people's paths cost with 10 000 enrolments and with 1 000 000 of 700 000 persons: over HTTP, by one client at
# a time, as somebody at one of twenty nodes. The ratios are the figures: less than 2 times what it is with 10 000; and how it
# went by gender in a project with a fiftieth of all, at most 3 times the bare statement.
# Needs wrk, psql, pgbench and the packaged program; a million takes some minutes to make and three gigabytes of disk.
# Usage: docs/bench/participants.sh [seconds [many]]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-5}
warm=${WARM:-15}
many=${2:-1000000}
port=18096
api=http://127.0.0.1:$port/kompetensbyran/v1
export PGHOST=127.0.0.1 PGUSER=kompetensbyran PGDATABASE=kompetensbyran PGPASSWORD PGPORT
data=$(mktemp -d)
program=
trap '{ kill "$program" && wait "$program"; } 2>/dev/null || true; rm -rf "$data"' EXIT

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
  # Two of the nodes that were sent referrals: those who run the first refer too, those who run the other refer nobody.
  psql -q -v ON_ERROR_STOP=1 -c "set participants.sight = 'region'" -c "create table bench_reader as select k, id, host_id from (
    select n.id, n.host_id, row_number() over (order by n.name) k from support_node n where n.name like 'Påhittad nod %'
      and exists (select from referral r where r.node_id = n.id) and exists (select from referral r where r.partner_id = n.host_id)) it
    where k <= 2" -c "with host as (insert into organisation (id, revision, changed_at, name) values (gen_random_uuid(), 1, now(),
    'Påhittad nodvärd som inte anvisar') returning id) update support_node set host_id = host.id from host
    where support_node.id = (select id from bench_reader where k = 2)"
  psql -q -c "update client set scopes = scopes ||
    '{participants:read,enrolments:read,referrals:read,placements:read,participant-counts:read}' where kind = 'machine'"
  person=$(psql -qAtc "set participants.sight = 'region'" -c "select e.participant_id from enrolment e
    join bench_reader n on n.id = e.node_id where n.k = 1 group by 1 having count(*) > 1 order by 1 limit 1")
  id=$(sed -n 's/^client\.id=//p' "$kept/demo-credentials")
  secret=$(sed -n 's/^client\.secret=//p' "$kept/demo-credentials")
  # The machine of the demo reads as somebody at a node would, at an organisation, or of the region.
  as() { # REACH READER
    psql -q -c "update client set reach = '$1', organisation_id = (select n.host_id from support_node n
      join bench_reader b on b.id = n.id where b.k = $2) where kind = 'machine'"
    token=$(curl -s "$api/oauth/token" -d grant_type=client_credentials -d "client_id=$id" -d "client_secret=$secret" |
      sed 's/.*"access_token":"\([^"]*\)".*/\1/')
  }
  ask() { # ADDRESS SECONDS
    wrk -t1 -c1 -d"$2"s -H "Authorization: Bearer $token" "$api/$1" |
      awk '/Requests\/sec/ {printf "%.2f", 1000 / $2} /Non-2xx/ {exit 1}'
  }
  cost() { # WHAT ADDRESS
    ask "$2" "$warm" >/dev/null
    cost[$many.$1]=$(ask "$2" "$seconds")
    printf '%7d enrolments  %-28s %8.2f ms\n' "$many" "$1" "${cost[$many.$1]}"
  }
  local many=$1
  as node 1
  # Once for all, so that what is measured first is not measured cold.
  ask 'referrals?limit=20' $((2 * warm)) >/dev/null
  cost timeline "participants/$person/timeline"
  cost 'free places' "places?limit=20&kind=internship&freeOn=$(date +%F)"
  cost 'referrals, node and partner' 'referrals?limit=20'
  cost 'enrolments of a node' 'enrolments?limit=20'
  cost 'participants of a node' 'participants?limit=20'
  cost 'placements of a node' 'placements?limit=20'
  as organisation 1
  cost 'referrals of a partner' 'referrals?limit=20'
  as node 2
  cost 'referrals to a node' 'referrals?limit=20'
  as region 1
  cost 'referrals of all' 'referrals?limit=20'
  project=$(psql -qAtc "select id from project where name like 'Påhittat projekt %' order by name desc limit 1")
  local outcomes="projects/$project/outcomes?count=episodes"
  ask "$outcomes" "$warm" >/dev/null
  cat >"$data/outcomes.sql" <<SQL
select p.gender, e.entry_step, e.entry_ladder, e.exit_status, e.exit_step, e.exit_ladder, count(*) from enrolment e join participant p on p.id = e.participant_id where e.project_id = :project and e.left_on is not null group by 1, 2, 3, 4, 5, 6;
SQL
  PGOPTIONS='-c participants.sight=region' pgbench -n -M prepared -c1 -T "$seconds" -f "$data/outcomes.sql" -D project="$project" |
    awk -v m="$1" -v h="$(ask "$outcomes" "$seconds")" '/^tps/ {printf "%7d enrolments  outcomes     %8.2f ms  bare %.2f ms  ratio %.1f\n", m, h, 1000 / $3, h * $3 / 1000}'
  kill "$program"
  wait "$program" || true
}
measure 10000
measure "$many"
for what in timeline 'free places' 'referrals, node and partner' 'referrals of a partner' 'referrals to a node' 'referrals of all' \
  'enrolments of a node' 'participants of a node' 'placements of a node'; do
  awk -v w="$what" -v f="${cost[10000.$what]}" -v t="${cost[$many.$what]}" 'BEGIN {printf "%-28s grew %.1f times\n", w, t / f}'
done
