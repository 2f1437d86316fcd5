#!/bin/bash
# run-mqtt.sh {open RATE | sat N}: Mosquitto 2, the push part only (no queue, no disk). QOS = 0 or 1
. "$(dirname "$0")/env.sh"
D=$DATA/mqtt
mkdir -p "$D"
cat > "$D/mosquitto.conf" <<'CONF'
listener 1899 127.0.0.1
allow_anonymous true
persistence false
max_inflight_messages 1000
max_queued_messages 100000
set_tcp_nodelay true
log_type error
CONF
/usr/sbin/mosquitto -c "$D/mosquitto.conf" > "$D/log" 2>&1 < /dev/null & P=$!
waitport 1899
OPTIONS="-Dport=1899 -Dqos=${QOS:-1}" bench $P MqttPeer "$@"
stop $P
