#!/usr/bin/env bash
# How much of what PostgreSQL can give reaches a client: the list of projects and one project, asked for over HTTP with
# wrk, and the same statements asked for by pgbench, against the same server in the same run. The ratio is the figure.
# Needs wrk, psql and pgbench, and the packaged program. Usage: docs/bench/projects.sh [seconds]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-10}
clients=16
port=18099
data=$(mktemp -d)
trap '{ kill "$program" && wait "$program"; } 2>/dev/null || true; rm -rf "$data"' EXIT

start() { # and tell how long it took to be ready, and what is resident then
  local from to
  from=$(date +%s%N)
  KOMPETENSBYRAN_DATA_DIR=$data QUARKUS_HTTP_PORT=$port KOMPETENSBYRAN_RATE_LIMIT_PER_MINUTE=1000000000 \
    java -jar api/target/quarkus-app/quarkus-run.jar >"$data/out" 2>"$data/err" &
  program=$!
  until grep -q 'is ready' "$data/out"; do sleep 0.02; kill -0 "$program"; done
  to=$(date +%s%N)
  sleep 2 # for what the start leaves to be given back
  awk -v what="$1" -v ms=$(((to - from) / 1000000)) \
    '/VmRSS/ {printf "%s start: ready in %.1f s, %d MB resident\n", what, ms / 1000, $2 / 1024}' "/proc/$program/status"
}
start first
kill "$program"
wait "$program" || true
start second

export PGHOST=127.0.0.1 PGUSER=kompetensbyran PGDATABASE=kompetensbyran PGPASSWORD
PGPASSWORD=$(cat "$data/password")
PGPORT=$(sed -n 4p "$data"/postgresql-17/postmaster.pid)
export PGPORT

psql -q <docs/bench/thousand-projects.sql
id=$(psql -qAt -c "select id from project where name like 'Påhittat%' order by name limit 1")

overview() { # of the projects that $1 selects
  cat <<SQL
select p.id, p.revision, p.name, p.summary_sv, p.summary_en, p.stage, p.starts_on, p.planned_ends_on, p.ended_on, ending.reason, ending.explanation_sv, ending.explanation_en, owner.id, owner.name, p.total_ore, p.granted_ore, p.target_groups, p.stakeholder_groups, p.competence_areas, p.challenges from ($1) p left join project_role role on role.project_id = p.id and role.kind = 'owner' and role.period @> least(greatest(cast(:today as date), p.starts_on), p.last_day) left join organisation owner on owner.id = role.organisation_id left join project_stage_change ending on ending.project_id = p.id and ending.stage = 'ended-early'
SQL
}
{ overview 'select p.* from project p where true order by p.name, p.id limit :limit offset :offset'
  echo ' order by p.name, p.id;'
  echo 'select count(*) from (select 1 from project p where true limit 10001) counted;'; } >"$data/list.sql"
{ overview 'select p.* from project p where p.id = :id'; echo ';'; } >"$data/one.sql"

over_http() { wrk -t1 -c$clients -d"$2"s "http://127.0.0.1:$port/kompetensbyran/v1/$1" | awk '/Requests\/sec/ {print $2}'; }
by_pgbench() {
  pgbench -n -M prepared -c $clients -j1 -T "$seconds" -f "$1" -D limit=20 -D offset=0 -D today=2026-01-01 -D id="$id" \
    | awk '/^tps/ {print $3}'
}

over_http 'projects?limit=20&sort=name' 30 >/dev/null
over_http "projects/$id" 100 >/dev/null # until the compiler has nothing more to do
for round in 1 2 3; do
  for what in list one; do
    path='projects?limit=20&sort=name'
    [ $what = one ] && path="projects/$id"
    http=$(over_http "$path" "$seconds")
    bare=$(by_pgbench "$data/$what.sql")
    awk -v w=$what -v h="$http" -v b="$bare" -v r=$round \
      'BEGIN {printf "round %d  %-4s  http %7.0f/s  pgbench %7.0f/s  ratio %.0f %%\n", r, w, h, b, 100 * h / b}'
  done
done
awk '/VmRSS/ {printf "resident after the load: %d MB\n", $2 / 1024}' "/proc/$program/status"
