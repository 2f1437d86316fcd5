#!/bin/bash
# run-jiaohao.sh {open RATE | sat N}: the real server with its synced SQLite journal. its collector as the launcher sets it, SERVER_OPTS = more java options, LABEL = name
. "$(dirname "$0")/env.sh"
D=$DATA/jiaohao
rm -rf "$D"
mkdir -p "$D"
java -cp "$CLASSES" $MODEL $PACKAGE.BenchHall > "$D/hall.yaml"
java -Xms512m -Xmx512m -XX:+UseParallelGC -Xmn64m -XX:MetaspaceSize=96m $SERVER_OPTS -jar "$SERVER_JAR" server --data "$D/data" --hall "$D/hall.yaml" --port 0 --web-port 0 \
  > "$D/out" 2> "$D/log" < /dev/null & P=$!
for _ in $(seq 300); do
  grep -qs '^ready' "$D/out" && break
  kill -0 $P 2>/dev/null || break
  sleep 0.1
done
grep -qs '^ready' "$D/out" || { echo "server never ready, see $D/log" >&2; stop $P; exit 1; }
PORT=$(sed -n 's/^ready: devices on [^:]*:\([0-9]*\),.*/\1/p' "$D/out")
OPTIONS="-Dport=$PORT -Dkeys=$D/data/devices.keys -Dlabel=${LABEL:-jiaohao}" bench $P JiaohaoPeer "$@"
stop $P
