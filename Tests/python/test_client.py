"""Tests of a running server, from outside, in another language.

Run: YEKTA_ADDRESS=127.0.0.1:7070 python3 -m unittest discover -s Tests/python
Each test uses channels and people of its own, so a store that holds other records does no harm.
"""

import os
import random
import socket
import struct
import unittest
import uuid

from yekta_client import (
    Client, CallFailed, ConnectionLost, dial, fields_of, frame, pb, record,
)

ADDRESS = os.environ.get("YEKTA_ADDRESS")


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def field(number, payload):
    """A length-delimited protobuf field, which may hold what no generated class would write."""
    return varint(number << 3 | 2) + varint(len(payload)) + payload


@unittest.skipUnless(ADDRESS, "YEKTA_ADDRESS names no running server")
class ServerTestCase(unittest.TestCase):
    def setUp(self):
        self.client = self.connect()
        self.mark = uuid.uuid4().hex
        self.channel = "py" + self.mark[:12]

    def connect(self):
        client = Client.connect(ADDRESS)
        self.addCleanup(client.close)
        return client

    def person(self, id, who=0, **fields):
        """A record of a person of this test: the same `who`, the same person."""
        letters = "".join(chr(ord("a") + int(digit, 16)) for digit in self.mark)
        start = who * 8
        person = {
            "given_name": letters[start : start + 6].title(),
            "surname": letters[start + 2 : start + 10].title(),
            "email": f"{self.mark}.{who}@example.com",
            "phone": "0912%07d" % ((int(self.mark[:6], 16) + 977 * who) % 10_000_000),
            "birth_date": "19%02d-0%d-1%d" % (60 + 7 * who, 1 + who, who),
        }
        person.update(fields)
        return record(self.channel, id, **{k: v for k, v in person.items() if v is not None})

    def key(self, id):
        return pb.RecordKey(channel=self.channel, id=id)

    def assert_refused(self, code, call):
        with self.assertRaises(CallFailed) as failure:
            call()
        self.assertEqual(failure.exception.code, code, str(failure.exception))
        return failure.exception


class ResolveTests(ServerTestCase):
    def test_a_new_person_is_created_and_known_from_then_on(self):
        created = self.client.resolve(self.person("1"))
        self.assertEqual(created.outcome, pb.OUTCOME_CREATED)
        self.assertRegex(created.identity_id, r"^y[1-9][0-9]*$")
        again = self.client.resolve(self.person("1"))
        self.assertEqual(again.outcome, pb.OUTCOME_UNCHANGED)
        self.assertEqual(again.identity_id, created.identity_id)
        attached = self.client.resolve(self.person("2"))
        self.assertEqual(attached.outcome, pb.OUTCOME_ATTACHED)
        self.assertEqual(attached.identity_id, created.identity_id)

    def test_new_content_under_the_same_key_is_an_update(self):
        created = self.client.resolve(self.person("1"))
        updated = self.client.resolve(self.person("1", city="Yazd"))
        self.assertEqual(updated.outcome, pb.OUTCOME_UPDATED)
        self.assertEqual(updated.identity_id, created.identity_id)

    def test_one_bad_record_does_not_sink_its_batch(self):
        bad = self.person("")
        request = pb.ResolveBatchRequest(records=[self.person("1"), bad, self.person("2")])
        items = self.client.call(resolve_batch=request).items
        self.assertEqual(
            [item.status.code for item in items],
            [pb.STATUS_CODE_OK, pb.STATUS_CODE_INVALID_ARGUMENT, pb.STATUS_CODE_OK],
        )
        self.assertEqual(items[1].status.details[0].field, "key.id")
        self.assertEqual(items[0].result.identity_id, items[2].result.identity_id)

    def test_pipelined_calls_are_all_answered(self):
        records = [self.person(str(number), who=number % 3) for number in range(60)]
        results = self.client.pipeline(
            {"resolve": pb.ResolveRequest(record=each)} for each in records
        )
        self.assertEqual(len(results), 60)
        looked_up = [self.client.lookup(record_key=each.key)[0].id for each in records]
        for who in range(3):
            self.assertEqual(len(set(looked_up[who::3])), 1)

    def test_text_is_kept_as_it_came(self):
        value = "محمدرضا\u200cرضایی\x00 🙂"
        self.client.resolve(self.person("1", text=value))
        identity = self.client.lookup(record_key=self.key("1"), with_records=True)[0]
        kept = [f.value for f in identity.records[0].record.fields if f.type == pb.FIELD_TYPE_TEXT]
        self.assertEqual(kept, [value])


class ReadTests(ServerTestCase):
    def test_an_identity_is_found_by_id_by_record_and_by_identifier(self):
        made = self.person("1")
        expected = self.client.resolve(made).identity_id
        email = next(f.value for f in made.fields if f.type == pb.FIELD_TYPE_EMAIL)
        identifier = pb.Identifier(type=pb.FIELD_TYPE_EMAIL, value=email.upper())
        for by in (
            {"identity_id": expected},
            {"record_key": self.key("1")},
            {"identifier": identifier},
        ):
            found = self.client.lookup(with_records=True, **by)
            self.assertEqual([identity.id for identity in found], [expected])
            self.assertEqual(found[0].state, pb.IDENTITY_STATE_LIVE)
            self.assertEqual(found[0].records[0].record, made)

    def test_what_is_not_there_is_not_found(self):
        for by in ({"identity_id": "y18446744073709551615"}, {"record_key": self.key("none")}):
            self.assert_refused(pb.STATUS_CODE_NOT_FOUND, lambda: self.client.lookup(**by))

    def test_a_search_finds_the_person_in_spite_of_a_typing_error(self):
        expected = self.client.resolve(self.person("1")).identity_id
        made = {f.type: f.value for f in self.person("1").fields}
        name = made[pb.FIELD_TYPE_SURNAME]
        fields = fields_of(
            given_name=made[pb.FIELD_TYPE_GIVEN_NAME],
            surname=name[:3] + name[4:],
            phone=made[pb.FIELD_TYPE_PHONE],
        )
        hits = self.client.call(search=pb.SearchRequest(fields=fields, limit=5)).hits
        self.assertEqual(hits[0].identity_id, expected)
        self.assertAlmostEqual(hits[0].weight_bits, hits[0].weight_units / 65536)

    def test_an_explanation_adds_up(self):
        self.client.resolve(self.person("1"))
        self.client.resolve(self.person("2"))
        pair = pb.RecordPair(first=self.key("1"), second=self.key("2"))
        explained = self.client.call(explain=pb.ExplainRequest(pair=pair)).pair
        self.assertEqual(sum(line.weight_units for line in explained.lines), explained.total_units)
        self.assertEqual(explained.first_identity_id, explained.second_identity_id)

    def test_the_server_reports_on_itself(self):
        self.client.resolve(self.person("1"))
        self.assertEqual(self.client.health().serving, pb.SERVING_SERVING)
        stats = self.client.call(stats=pb.StatsRequest())
        self.assertGreaterEqual(stats.record_count, 1)
        self.assertIn(self.channel, [count.channel for count in stats.channels])


class ChangeTests(ServerTestCase):
    def test_the_feed_tells_what_happened(self):
        first = self.client.resolve(self.person("1"))
        second = self.client.resolve(self.person("2"))
        start = first.sequence - 2 if first.sequence > 2 else 0
        events = list(self.client.watch(from_sequence=start))
        numbers = [event.sequence for event in events]
        self.assertEqual(numbers, list(range(start + 1, start + 1 + len(events))))
        added = [
            event.record_added.record_key.id
            for event in events
            if event.WhichOneof("kind") == "record_added"
            and event.record_added.record_key.channel == self.channel
        ]
        self.assertEqual(added, ["1", "2"])
        self.assertGreater(second.sequence, first.sequence)

    def test_a_follower_sees_what_another_connection_does(self):
        start = self.client.health().last_sequence
        follower = self.connect()
        events = follower.watch(from_sequence=start, follow=True)
        self.client.resolve(self.person("1"))
        for event in events:
            if event.record_added.record_key == self.key("1"):
                return

    def test_a_merge_redirects_and_a_split_parts(self):
        one = self.client.resolve(self.person("1", who=0)).identity_id
        other = self.client.resolve(self.person("2", who=2)).identity_id
        self.assertNotEqual(one, other)
        merged = self.client.call(
            merge=pb.MergeRequest(identity_ids=[one, other], author="test", reason="same person")
        )
        self.assertEqual(merged.identity_id, one)
        self.assertEqual(list(merged.merged_ids), [other])
        gone = self.client.lookup(identity_id=other)[0]
        self.assertEqual(gone.state, pb.IDENTITY_STATE_MERGED_INTO)
        self.assertEqual((gone.id, gone.requested_id), (one, other))
        self.assertEqual(list(gone.redirected_to), [one])
        split = self.client.call(
            split=pb.SplitRequest(
                identity_id=one, record_keys=[self.key("2")], author="test", reason="two people"
            )
        )
        self.assertEqual(len(split.parts), 2)
        self.assertIn(one, split.parts)
        parts = {self.client.lookup(record_key=self.key(id))[0].id for id in "12"}
        self.assertEqual(parts, set(split.parts))

    def test_a_deleted_record_is_gone(self):
        created = self.client.resolve(self.person("1")).identity_id
        request = pb.DeleteRecordRequest(key=self.key("1"))
        deleted = self.client.call(delete_record=request)
        self.assertTrue(deleted.existed)
        self.assertEqual(deleted.identity_id, created)
        self.assertEqual(deleted.state, pb.IDENTITY_STATE_ERASED)
        self.assertFalse(self.client.call(delete_record=request).existed)
        erased = self.client.lookup(identity_id=created)[0]
        self.assertEqual(erased.state, pb.IDENTITY_STATE_ERASED)


class GarbageTests(ServerTestCase):
    """Garbage on one connection, while another goes on."""

    def tearDown(self):
        self.assertEqual(self.client.health().serving, pb.SERVING_SERVING)

    def assert_hangs_up(self, data):
        """Sends bytes; the server may say why to call 0, and hangs up."""
        connection = dial(ADDRESS)
        self.addCleanup(connection.close)
        client = Client(connection)
        try:
            client.send_raw(data)
            connection.shutdown(socket.SHUT_WR)
            while True:
                self.assertEqual(client.receive().id, 0)
        except (ConnectionLost, ConnectionResetError, BrokenPipeError, OSError) as error:
            self.assertNotIsInstance(error, TimeoutError)

    def assert_call_refused(self, call, code, path=None):
        """Sends the bytes of a call with id 7; only that call is refused."""
        client = self.connect()
        client.send_raw(frame(call))
        reply = client.receive()
        self.assertEqual((reply.id, reply.status.code), (7, code), reply.status.message)
        self.assertTrue(reply.end_of_stream)
        if path:
            self.assertEqual([detail.field for detail in reply.status.details], [path])
        self.assertEqual(client.health().serving, pb.SERVING_SERVING)

    def test_random_bytes(self):
        generator = random.Random(20261123)
        for length in (1, 4, 5, 6, 100, 10_000):
            # A first byte other than 0 is a flag that is refused at once.
            noise = bytes([generator.randrange(1, 256)]) + generator.randbytes(length)
            self.assert_hangs_up(noise)
            self.assertEqual(self.client.health().serving, pb.SERVING_SERVING)

    def test_a_length_of_four_gibibytes(self):
        self.assert_hangs_up(struct.pack(">BI", 0, 0xFFFFFFFF) + b"x" * 100)

    def test_a_truncated_frame(self):
        whole = frame(pb.Call(id=7, health=pb.HealthRequest()).SerializeToString())
        for end in range(len(whole)):
            self.assert_hangs_up(whole[:end])

    def test_a_frame_that_holds_no_call(self):
        self.assert_hangs_up(frame(b"\xff" * 20))

    def test_a_broken_call_whose_id_can_be_read(self):
        call = varint(1 << 3) + varint(7) + b"\x52\x05\x01"
        self.assert_call_refused(call, pb.STATUS_CODE_INVALID_ARGUMENT)

    def test_a_wrong_field_type(self):
        made = self.person("1")
        made.fields[0].type = 99
        call = pb.Call(id=7, resolve=pb.ResolveRequest(record=made)).SerializeToString()
        self.assert_call_refused(
            call, pb.STATUS_CODE_INVALID_ARGUMENT, "resolve.record.fields[0].type"
        )

    def test_an_unknown_method(self):
        call = varint(1 << 3) + varint(7)
        self.assert_call_refused(call, pb.STATUS_CODE_UNIMPLEMENTED)
        self.assert_call_refused(call + field(999, b""), pb.STATUS_CODE_UNIMPLEMENTED)

    def test_a_method_that_is_not_served(self):
        call = pb.Call(id=7, train=pb.TrainRequest()).SerializeToString()
        self.assert_call_refused(call, pb.STATUS_CODE_UNIMPLEMENTED)

    def test_invalid_utf8(self):
        key = pb.RecordKey(channel=self.channel, id="1").SerializeToString()
        value = varint(1 << 3) + varint(1) + field(2, b"A\xff")
        made = field(1, key) + field(3, value)
        call = varint(1 << 3) + varint(7) + field(10, field(1, made))
        self.assert_call_refused(
            call, pb.STATUS_CODE_INVALID_ARGUMENT, "resolve.record.fields[0].value"
        )

    def test_a_small_frame_that_unpacks_to_much(self):
        call = varint(1 << 3) + varint(7) + field(11, b"\x0a\x00" * 1_500_000)
        self.assert_call_refused(call, pb.STATUS_CODE_RESOURCE_EXHAUSTED)


if __name__ == "__main__":
    unittest.main()
