#!/bin/bash
# run-phys.sh [raw] [epoll] [fanout] [fsync] [group] [pipe]: physical limits of this machine, one JSON line each
. "$(dirname "$0")/env.sh"
java -Xmx1g -XX:+UseParallelGC -Ddir="$DATA" -cp "$CLASSES" $PACKAGE.Phys "${@:-raw}"
