#!/bin/bash
# run-pg.sh {app|notify|notify130} {open RATE | sat N}: PostgreSQL 15, synchronous_commit=on
. "$(dirname "$0")/env.sh"
MODE=$1
shift
B=/usr/lib/postgresql/15/bin
D=${PG_DATA:-${TMPDIR:-/var/tmp}/jiaohao-peers-pg}
install -d -o postgres -m 700 "$D"
if [ ! -f "$D/PG_VERSION" ]; then
  runuser -u postgres -- $B/initdb -D "$D" -A trust -E UTF8 --locale=C > /dev/null
  cat >> "$D/postgresql.conf" <<'CONF'
port=5499
listen_addresses='127.0.0.1'
unix_socket_directories=''
shared_buffers=1GB
max_connections=300
max_wal_size=4GB
synchronous_commit=on
fsync=on
logging_collector=off
CONF
fi
runuser -u postgres -- $B/pg_ctl -D "$D" -l "$D/log" -w start > /dev/null || exit 1
P=$(head -1 "$D/postmaster.pid")
OPTIONS="-Dpg.mode=$MODE -Dpg.pool=${POOL:-16}" bench "$P" PgPeer "$@"
runuser -u postgres -- $B/pg_ctl -D "$D" -m fast -w stop > /dev/null
