#!/bin/bash
# run-floor.sh {sync|nosync} {open RATE | sat N}: the floor: one epoll thread, queues in memory, group-committed journal, fan-out
. "$(dirname "$0")/env.sh"
MODE=$1
shift
$SERVER_JAVA $MODEL -cp "$CLASSES" $PACKAGE.FloorServer 7701 "$DATA/floor.bin" "$MODE" > "$DATA/floor.log" 2>&1 < /dev/null & P=$!
waitport 7701
OPTIONS="-Dport=7701 -Dsync=$MODE" bench $P FloorPeer "$@"
stop $P
