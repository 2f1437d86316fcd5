#!/bin/bash
# quick.sh [ROUNDS]: floor and server in turns (PostgreSQL every other round), one line of JSON a run, then medians and ratios to the floor
cd "$(dirname "$0")" || exit 1
for need in /usr/lib/postgresql/15/bin/initdb:postgresql-15 python3:python3; do
  if ! command -v "${need%%:*}" > /dev/null; then
    echo "installing ${need##*:}"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need##*:}" > /dev/null 2>&1 \
      || { echo "missing: Debian package ${need##*:}" >&2; exit 1; }
  fi
done
OUT=${OUT:-$PWD/quick.jsonl}
export SECS=${SECS:-5} WARM=${WARM:-3} WARM_CYCLES=${WARM_CYCLES:-40000}
: > "$OUT"

# Waits, for 20 s at most, until the cores are nearly idle: neighbours move every figure.
quiet() {
  for _ in $(seq 40); do
    read -r _ u n s i w _ < <(head -1 /proc/stat)
    sleep 0.5
    read -r _ u2 n2 s2 i2 w2 _ < <(head -1 /proc/stat)
    local busy=$((u2 + n2 + s2 - u - n - s))
    [ $((busy * 100 / (busy + i2 + w2 - i - w + 1))) -lt 15 ] && return
  done
}

run() {
  quiet
  timeout 100 "$@" 2>> "$PWD/quick.err" >> "$OUT" < /dev/null || echo "failed: $*" >&2
}

for round in $(seq "${1:-2}"); do
  for mode in "sat 64" "open 1000"; do
    run ./run-floor.sh sync $mode
    run ./run-jiaohao.sh $mode
    [ $((round % 2)) = 1 ] && run ./run-pg.sh app $mode
  done
done
python3 ratios.py "$OUT"
