#!/bin/bash
# run-redis.sh {always|everysec} {open RATE | sat N}: Redis 7 with its append-only file, through Lettuce
. "$(dirname "$0")/env.sh"
MODE=$1
shift
D=$DATA/redis
rm -rf "$D"
mkdir -p "$D"
redis-server --port 6399 --bind 127.0.0.1 --dir "$D" --appendonly yes --appendfsync "$MODE" --save '' --daemonize no \
  --loglevel warning > "$D/log" 2>&1 < /dev/null & P=$!
waitport 6399
OPTIONS="-Dport=6399 -Dfsync=$MODE" bench $P RedisPeer "$@"
stop $P
