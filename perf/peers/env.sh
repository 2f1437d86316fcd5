# Sourced by every run-*.sh: builds what is missing and sets what all runs share. Servers run on private loopback ports with
# private data; each script stops, by its process id, what it started.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
DATA=${DATA:-$HERE/data}
mkdir -p "$DATA"
SERVER_JAR=${SERVER_JAR:-$(ls "$ROOT"/dispatch-server/target/dispatch-server-*-all.jar 2>/dev/null | head -1)}
PROTOCOL_JAR=$(ls "$ROOT"/window-terminal-protocol/target/window-terminal-protocol-*.jar 2>/dev/null | grep -v -e '-all.jar' -e '-sources.jar' | head -1)
if [ -z "$SERVER_JAR" ] || [ -z "$PROTOCOL_JAR" ]; then
  echo "not built: run mvn -pl dispatch-server -am -DskipTests package in $ROOT first" >&2
  exit 1
fi
[ -d "$HERE/lib" ] || (cd "$HERE" && mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib) || exit 1
CLASSES=$HERE/out:$PROTOCOL_JAR:$HERE/lib/*
if [ ! -d "$HERE/out" ] || [ -n "$(find "$HERE/src" -newer "$HERE/out" -name '*.java' | head -1)" ]; then
  rm -rf "$HERE/out"
  mkdir -p "$HERE/out"
  javac --release 17 -nowarn -cp "$CLASSES" -d "$HERE/out" "$HERE"/src/main/java/io/jiaohao/peers/*.java || { rm -rf "$HERE/out"; exit 1; }
fi
SECS=${SECS:-10}
WARM=${WARM:-3}
WARM_CYCLES=${WARM_CYCLES:-40000}
WINDOWS=${WINDOWS:-130}
BOARDS=${BOARDS:-12}
PREFILL=${PREFILL:-10000}
MODEL="-Dwindows=$WINDOWS -Dboards=$BOARDS -Dprefill=$PREFILL"
PACKAGE=io.jiaohao.peers
SERVER_JAVA="java -Xms512m -Xmx512m -XX:+UseSerialGC"

# bench PID PEER {open RATE | sat N} [java options before]: the load generator, terminals and boards in one process
bench() {
  local pid=$1
  shift
  python3 "$HERE/slack.py" java -Xms1g -Xmx1g -XX:+UseParallelGC -XX:-UsePerfData -Dsecs="$SECS" -Dwarm="$WARM" -Dwarmcycles="$WARM_CYCLES" $MODEL \
    -Ddir="$DATA" -Dsrv.pid="$pid" $OPTIONS -cp "$CLASSES" $PACKAGE.Bench "$@"
}

stop() {
  kill "$1" 2>/dev/null
  for _ in $(seq 100); do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -9 "$1" 2>/dev/null
}

waitport() {
  for _ in $(seq 100); do
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return 0
    sleep 0.1
  done
  echo "port $1 never opened" >&2
  return 1
}
