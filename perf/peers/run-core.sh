#!/bin/bash
# run-core.sh: nanoseconds per issue and call of bare data structures, from 130 to 13,000 windows and 10,000 to 10 million tickets
. "$(dirname "$0")/env.sh"
java -Xms3g -Xmx6g -XX:+UseParallelGC -cp "$CLASSES" $PACKAGE.Core
