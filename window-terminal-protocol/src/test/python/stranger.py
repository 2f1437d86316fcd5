#!/usr/bin/env python3
"""A device maker's own client: nothing of this project but the protocol page and its messages.

    stranger.py HOST PORT KEYFILE DESCRIPTOR_SET [SERVICE]

Logs in as the key file's first board, kiosk and window, issues a ticket, opens the window, calls the
ticket, sees the call on the board, finishes it. Prints one line of JSON; exit status 0 if all of that
came true, 1 if not.
"""

import hashlib
import hmac
import json
import os
import socket
import struct
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

TIMEOUT_S = 10
CALLS_MAX = 1000
ROLES = {"kiosk": 1, "window": 2, "board": 3}


class Failed(Exception):
    pass


def message_classes(descriptor_set):
    files = descriptor_pb2.FileDescriptorSet()
    with open(descriptor_set, "rb") as f:
        files.ParseFromString(f.read())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    factory = message_factory.MessageFactory(pool)

    def of(name):
        return factory.GetPrototype(pool.FindMessageTypeByName("jiaohao." + name))

    return of("DeviceMessage"), of("ServerMessage")


def devices(keyfile):
    found = {}
    with open(keyfile, encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if words and not words[0].startswith("#"):
                device_id, role, _place, key = words
                found.setdefault(role, (device_id, bytes.fromhex(key)))
    return found


class Device:
    """One logged-in connection."""

    def __init__(self, address, classes, role, identity):
        self.to_server, self.from_server = classes
        self.role = role
        self.device_id, self.key = identity
        self.socket = socket.create_connection(address, TIMEOUT_S)
        self.welcome = self.login(ROLES[role])
        self.request_id = self.welcome.highest_request_id

    def login(self, role):
        nonce = os.urandom(32)
        hello = self.to_server()
        hello.hello.min_version = hello.hello.max_version = 1
        hello.hello.device_id = self.device_id
        hello.hello.role = role
        hello.hello.device_nonce = nonce
        self.send(hello)
        challenge = self.receive("challenge")

        def proof(label):
            transcript = b""
            for part in (label, self.device_id.encode(), nonce, challenge.server_nonce):
                transcript += struct.pack(">I", len(part)) + part
            transcript += struct.pack(">4I", role, 1, 1, challenge.version)
            return hmac.new(self.key, transcript, hashlib.sha256).digest()

        answer = self.to_server()
        answer.proof.mac = proof(b"jiaohao/1 device")
        self.send(answer)
        welcome = self.receive("welcome")
        if not hmac.compare_digest(welcome.server_mac, proof(b"jiaohao/1 server")):
            raise Failed(self.role + ": the server does not hold the key")
        return welcome

    def send(self, message):
        body = message.SerializeToString()
        length, prefix = len(body), b""
        while length > 0x7F:
            prefix += bytes([length & 0x7F | 0x80])
            length >>= 7
        self.socket.sendall(prefix + bytes([length]) + body)

    def receive(self, *kinds):
        """The next message of one of these kinds; others are passed over, a Reject fails."""
        while True:
            message = self.from_server()
            message.ParseFromString(self.read_bytes(self.read_length()))
            kind = message.WhichOneof("body")
            if kind in kinds:
                return getattr(message, kind)
            if kind in ("reject", "unsupported", "watch_refused"):
                raise Failed("%s: %s" % (self.role, message))

    def read_length(self):
        length = shift = 0
        while True:
            byte = self.read_bytes(1)[0]
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return length

    def read_bytes(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            if not more:
                raise Failed(self.role + ": the server closed the connection")
            data += more
        return data

    def ask(self, action, may_be_refused=(), **fields):
        """Sends one request and returns its reply."""
        self.request_id += 1
        message = self.to_server()
        message.request.request_id = self.request_id
        part = getattr(message.request, action)
        part.SetInParent()
        for name, value in fields.items():
            setattr(part, name, value)
        self.send(message)
        reply = self.receive("reply")
        if reply.request_id != self.request_id:
            raise Failed("reply to %d (expected: to %d)" % (reply.request_id, self.request_id))
        if reply.status != 1 and reply.refusal.code not in may_be_refused:
            raise Failed("%s %s: %s" % (self.role, action, reply))
        return reply


class Board:
    """Keeps a board's picture from snapshot and deltas."""

    def __init__(self, device):
        self.device = device
        watch = device.to_server()
        watch.watch.SetInParent()
        device.send(watch)
        self.windows = {}
        self.take(device.receive("snapshot"))

    def take(self, part):
        self.seq = part.seq if part.DESCRIPTOR.name == "Snapshot" else part.up_to
        for picture in part.windows:
            self.windows[picture.window] = picture
        shown = self.device.to_server()
        shown.shown.seq = self.seq
        self.device.send(shown)

    def follow_until(self, holds):
        while not holds(self.windows):
            part = self.device.receive("snapshot", "delta")
            if part.DESCRIPTOR.name == "Delta" and part.after != self.seq:
                please = self.device.to_server()
                please.snapshot_please.SetInParent()
                self.device.send(please)
                part = self.device.receive("snapshot")
            self.take(part)


def call_own_ticket(window, ticket_id):
    """Presses next until this ticket is called; others may have waited before it."""
    finishing = 0
    for _ in range(CALLS_MAX):
        call = window.ask("next", finishing=finishing).call
        if call.ticket_id == ticket_id:
            return call
        finishing = call.call_id
    raise Failed("ticket %d was not among %d calls" % (ticket_id, CALLS_MAX))


def main(host, port, keyfile, descriptor_set, service="passport"):
    classes = message_classes(descriptor_set)
    keys = devices(keyfile)
    address = (host, int(port))
    board = Board(Device(address, classes, "board", keys["board"]))
    kiosk = Device(address, classes, "kiosk", keys["kiosk"])
    window = Device(address, classes, "window", keys["window"])
    issued = kiosk.ask("issue_ticket", service=service).issued
    window.ask("open_window", may_be_refused=("WINDOW_OPEN",))
    call = call_own_ticket(window, issued.ticket_id)
    place = window.welcome.window
    board.follow_until(
        lambda windows: place in windows and windows[place].call_id == call.call_id
    )
    on_board = board.windows[place].number
    window.ask("finish", call_id=call.call_id)
    board.follow_until(lambda windows: windows[place].call_id == 0)
    return {
        "ok": on_board == issued.number,
        "number": issued.number,
        "window": place,
        "on_board": on_board,
        "board_seq": board.seq,
    }


if __name__ == "__main__":
    try:
        result = main(*sys.argv[1:])
    except (Failed, OSError, KeyError, TypeError, ValueError) as failure:
        result = {"ok": False, "error": str(failure) or type(failure).__name__}
    print(json.dumps(result, ensure_ascii=False))
    sys.exit(0 if result["ok"] else 1)
