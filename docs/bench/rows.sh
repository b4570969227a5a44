#!/usr/bin/env bash
# Writes a CSV file of invented organisations or enterprises, as POST /imports takes it. Each enterprise belongs to the
# organisation of the same line. Usage: docs/bench/rows.sh organisations|enterprises ROWS [SERIES]
# SERIES, two digits from 90, begins the numbers: two series have no number or name in common.
set -euo pipefail
awk -v kind="$1" -v rows="$2" -v series="${3:-99}" '
  function number(i,   nine, sum, j, d) {
    nine = series sprintf("%07d", 2000000 + i)
    for (j = 1; j <= 9; j++) {
      d = substr(nine, j, 1) * (j % 2 == 1 ? 2 : 1)
      sum += int(d / 10) + d % 10
    }
    return nine (10 - sum % 10) % 10
  }
  BEGIN {
    split("2021 2023 2026 2029 2031 2034 2039 2061 2062 2080 2081 2082 2083 2084 2085", municipality, " ")
    split("bageriet snickeriet tvätteriet kaféet verkstaden trädgården butiken köket", trade, " ")
    if (kind == "organisations") printf "name,number,legalForm,municipality\r\n"
    else printf "organisationNumber,name,descriptionSv,descriptionEn,sectors,municipality,stage,stageSince\r\n"
    for (i = 1; i <= rows; i++) {
      name = "Påhittade " trade[i % 8 + 1] " " series "-" i
      if (kind == "organisations")
        printf "%s ek. för.,%s,economic-association,%s\r\n", name, number(i), municipality[i % 15 + 1]
      else
        printf "%s,%s,\"Ett påhittat företag att mäta med, nummer %d.\",\"An invented enterprise to measure with, number %d.\",food-and-drink-services cleaning,%s,trading,2019-%02d\r\n", \
          number(i), name, i, i, municipality[i % 15 + 1], i % 12 + 1
    }
  }'
