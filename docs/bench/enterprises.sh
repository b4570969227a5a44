#!/usr/bin/env bash
# What a search in the register costs: a filtered and ranked page, and its facets, over HTTP by one client at a time, and
# the same statements by pgbench against the same server; with 1 000 enterprises and with 100 000. The ratios are the
# figures: over HTTP at most 3 times the bare statements, and with 100 000 less than 2 times what it is with 1 000. At last
# what a page of all of them costs as it was known a moment ago, beside the same page as it is known now: at most 5 times.
# Needs wrk, psql and pgbench, and the packaged program. Usage: docs/bench/enterprises.sh [seconds [many]]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-10}
many=${2:-100000}
port=18097
api=http://127.0.0.1:$port/kompetensbyran/v1
export PGHOST=127.0.0.1 PGUSER=kompetensbyran PGDATABASE=kompetensbyran PGPASSWORD PGPORT
# As the program sets it on its connections.
export PGOPTIONS='-c pg_trgm.word_similarity_threshold=0.45'
data=$(mktemp -d)
program=
trap '{ kill "$program" && wait "$program"; } 2>/dev/null || true; rm -rf "$data"' EXIT

narrowed="and e.municipality = :municipality and e.stage <> 'closed' and upper(e.valid) > cast(:day as date) and e.valid @> cast(:day as date)"
matching="from (with asked as materialized (select nth, word from search_words(:q)), written as materialized (select distinct on (e.enterprise_id) e.enterprise_id as id, e.weight as rank, e.name, e.municipality, e.stage, e.sectors, e.valid from enterprise_word e where e.word = any(array(select word from asked where nth = (select min(nth) from asked))) $narrowed order by e.enterprise_id, e.weight desc) select * from written union all select e.id, word_similarity(:q, e.name) - 1, e.name, e.municipality, e.stage, e.sectors, e.valid from (select it.*, coalesce((select range_agg(a.validity) from assessment a where a.enterprise_id = it.id and a.validity is not null), '{}'::datemultirange) as valid from enterprise it) e where (select count(*) from (select from written limit 20) few) < 20 and :q <% e.name and e.id not in (select id from written) $narrowed) e"
ranked="order by e.rank desc, e.name, e.id"
cat >"$data/page.sql" <<SQL
select e.id, e.revision, e.name, e.organisation_id, owner.name, e.description_sv, e.description_en, e.offers_sv, e.offers_en, e.sectors, e.municipality, e.day_stage, e.day_stage_on, node.id, node.name, node.host_id, valid.from_day, valid.until_day, cast(:day as date), owner.number, e.total from (select it.*, found.rank, found.total, it.stage as day_stage, it.stage_on as day_stage_on from (select e.id, e.rank, count(*) over () as total $matching $ranked limit 20 offset 0) found join enterprise it on it.id = found.id) e join organisation owner on owner.id = e.organisation_id left join enterprise_affiliation belongs on belongs.enterprise_id = e.id and belongs.period @> cast(:day as date) left join support_node node on node.id = belongs.node_id and node.open @> cast(:day as date) left join lateral (select a.from_day, a.until_day from assessment a where a.enterprise_id = e.id and a.from_day <= cast(:day as date) and e.day_stage <> 'closed' order by a.from_day desc limit 1) valid on true $ranked;
SQL
cat >"$data/facets.sql" <<SQL
with found as materialized (select e.sectors, e.stage as stage $matching), kinds as materialized (select count(*) as many, sectors, stage, cast(:municipality as text) as municipality, cast('confirmed' as text) as status from found group by sectors, stage) select 'municipality' as facet, municipality as code, sum(many) as many from kinds where municipality is not null group by municipality union all select 'sector', sector, sum(many) from kinds, unnest(sectors) sector group by sector union all select 'stage', stage, sum(many) from kinds group by stage union all select 'status', status, sum(many) from kinds where status is not null group by status order by many desc, code;
SQL

declare -A over bare
known() { # MANY: a page of what was known beside one of now
  local at now then
  at=$(date -u -d '1 second ago' +%FT%TZ)
  for path in "limit=20" "limit=20&knownAt=$at"; do wrk -t1 -c1 -d5s "$api/enterprises?$path" >/dev/null; done
  now=$(wrk -t1 -c1 -d"$seconds"s "$api/enterprises?limit=20" | awk '/Requests\/sec/ {printf "%.2f", 1000 / $2} /Non-2xx/ {exit 1}')
  then=$(wrk -t1 -c1 -d"$seconds"s "$api/enterprises?limit=20&knownAt=$at" | awk '/Requests\/sec/ {printf "%.2f", 1000 / $2} /Non-2xx/ {exit 1}')
  awk -v m="$1" -v n="$now" -v t="$then" \
    'BEGIN {printf "%6d enterprises  a page of all %7.2f ms  as it was known %7.2f ms  ratio %.1f\n", m, n, t, t / n}'
}
measure() { # MANY: milliseconds of each
  data_of_many=$data/$1
  KOMPETENSBYRAN_DATA_DIR=$data_of_many QUARKUS_HTTP_PORT=$port KOMPETENSBYRAN_RATE_LIMIT_PER_MINUTE=1000000000 \
    java -jar api/target/quarkus-app/quarkus-run.jar >"$data/$1.out" 2>"$data/$1.err" &
  program=$!
  until grep -q 'is ready' "$data/$1.out"; do sleep 0.1; kill -0 "$program"; done
  PGPASSWORD=$(cat "$data_of_many/password")
  PGPORT=$(sed -n 4p "$data_of_many"/postgresql-17/postmaster.pid)
  psql -q -v many="$1" -f seeds/generator/enterprises.sql
  local filter='q=kafe&municipality=2080&status=confirmed'
  for what in page facets; do
    local path="enterprises?$filter&limit=20"
    [ $what = facets ] && path="enterprises/facets?$filter"
    wrk -t1 -c1 -d15s "$api/$path" >/dev/null
    over[$1.$what]=$(wrk -t1 -c1 -d"$seconds"s "$api/$path" | awk '/Requests\/sec/ {printf "%.2f", 1000 / $2} /Non-2xx/ {exit 1}')
    bare[$1.$what]=$(pgbench -n -M prepared -c1 -T "$seconds" -f "$data/$what.sql" -D q=kafe -D municipality=2080 \
      -D day="$(date +%F)" | awk '/^tps/ {printf "%.2f", 1000 / $3}')
    awk -v m="$1" -v w=$what -v o="${over[$1.$what]}" -v b="${bare[$1.$what]}" \
      'BEGIN {printf "%6d enterprises  %-6s  http %7.2f ms  bare %7.2f ms  ratio %.1f\n", m, w, o, b, o / b}'
  done
  printf '%6d enterprises, found: %s\n' "$1" "$(curl -s "$api/enterprises?$filter&limit=1" | grep -o '"total[A-Za-z]*":[0-9]*')"
  known "$1"
  kill "$program"
  wait "$program" || true
}
measure 1000
measure "$many"
for what in page facets; do
  awk -v w=$what -v f="${over[1000.$what]}" -v t="${over[$many.$what]}" \
    'BEGIN {printf "%-6s  grew %.1f times\n", w, t / f}'
done
