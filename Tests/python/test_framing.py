"""Tests of the client itself, against a socket pair: no server is needed.

Run: python3 -m unittest discover -s Tests/python
"""

import socket
import threading
import unittest

import yekta_client
from yekta_client import Client, CallFailed, ConnectionLost, frame, pb


def answer(call):
    """What a server that only knows health, stats and watch would answer."""
    if call.WhichOneof("method") == "health":
        yield pb.Reply(
            id=call.id,
            end_of_stream=True,
            health=pb.HealthResult(
                serving=pb.SERVING_SERVING,
                version="0.1.0",
                last_sequence=42,
                store=pb.STORE_STATE_OPEN,
            ),
        )
    elif call.WhichOneof("method") == "watch":
        for sequence in range(call.watch.from_sequence + 1, call.watch.limit + 1):
            yield pb.Reply(id=call.id, watch=pb.Event(sequence=sequence))
        yield pb.Reply(id=call.id, end_of_stream=True)
    else:
        status = pb.Status(code=pb.STATUS_CODE_UNIMPLEMENTED, message="not here")
        yield pb.Reply(id=call.id, status=status, end_of_stream=True)


class FramingTests(unittest.TestCase):
    def setUp(self):
        ours, self.theirs = socket.socketpair()
        ours.settimeout(10)
        self.client = Client(ours)
        self.addCleanup(self.theirs.close)
        self.addCleanup(self.client.close)

    def serve(self, calls):
        """Reads so many calls, then answers them in reverse order, byte by byte."""

        def run():
            server = Client(self.theirs)
            read = []
            for _ in range(calls):
                _, length = yekta_client.HEADER.unpack(server._read(yekta_client.HEADER.size))
                read.append(pb.Call.FromString(server._read(length)))
            for call in reversed(read):
                for reply in answer(call):
                    for byte in frame(reply.SerializeToString()):
                        self.theirs.sendall(bytes([byte]))

        thread = threading.Thread(target=run)
        thread.start()
        self.addCleanup(thread.join)

    def test_the_example_of_the_readme_is_what_travels(self):
        readme = (yekta_client.PROTOS / "README.md").read_text(encoding="utf-8")
        call = pb.Call(id=1, health=pb.HealthRequest())
        self.assertIn(frame(call.SerializeToString()).hex(" "), readme)
        for reply in answer(call):
            self.assertIn(frame(reply.SerializeToString()).hex(" "), readme)

    def test_replies_find_their_calls_in_any_order(self):
        self.serve(3)
        health = self.client.send(health=pb.HealthRequest())
        stats = self.client.send(stats=pb.StatsRequest())
        again = self.client.send(health=pb.HealthRequest())
        self.assertEqual(self.client.result(health).last_sequence, 42)
        with self.assertRaises(CallFailed) as failure:
            self.client.result(stats)
        self.assertEqual(failure.exception.code, pb.STATUS_CODE_UNIMPLEMENTED)
        self.assertEqual(self.client.result(again).version, "0.1.0")

    def test_a_stream_ends(self):
        self.serve(1)
        events = list(self.client.watch(from_sequence=2, limit=5))
        self.assertEqual([event.sequence for event in events], [3, 4, 5])

    def test_hanging_up_is_noticed(self):
        self.theirs.close()
        with self.assertRaises(ConnectionLost):
            self.client.receive()

    def test_records_are_made_from_names(self):
        made = yekta_client.record("crm", "1", given_name="رضا", phone=["1", "2"])
        self.assertEqual(len(made.fields), 3)
        self.assertEqual(made.fields[2].type, pb.FIELD_TYPE_PHONE)


if __name__ == "__main__":
    unittest.main()
