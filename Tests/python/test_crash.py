"""Kills the server in the middle of an import and asks what was lost: nothing that was acknowledged.

Needs YEKTA_BINARY, the path of the program; run.sh sets it.
"""

import csv
import os
import pathlib
import random
import signal
import subprocess
import tempfile
import unittest

from yekta_client import CallFailed, Client, ConnectionLost, pb, record

BINARY = os.environ.get("YEKTA_BINARY")
# The columns that the half-imported records are sent with; the import afterwards sends them all.
NAMES = {
    "given_name": "given_name",
    "family_name": "surname",
    "full_name": "full_name",
    "phone": "phone",
    "email": "email",
}


class Server:
    """A server on a store; its first line says where it listens."""

    def __init__(self, store):
        self.process = subprocess.Popen(
            [BINARY, "serve", "--store", store, "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.address = self.process.stdout.readline().removeprefix("listening on ").strip()

    def stop(self, how):
        self.process.send_signal(how)
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        return code


def run(*arguments):
    return subprocess.run([BINARY, *arguments], check=True, capture_output=True, text=True).stdout


def dedupe(source, output):
    """Resolves a file by the model of a new store: dedupe alone would learn one from the file."""
    model = output + ".json"
    pathlib.Path(model).write_text(run("model", "show", "--json"), encoding="utf-8")
    run("dedupe", source, "-o", output, "--model", model)


def partition(path, key):
    groups = {}
    with open(path, newline="", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            groups.setdefault(row["identity_id"], set()).add(row[key])
    return {frozenset(group) for group in groups.values()}


@unittest.skipUnless(BINARY, "YEKTA_BINARY is not set")
class CrashTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        self.sample = str(self.path / "sample.csv")
        self.store = str(self.path / "store.yekta")
        run("sample", "-o", self.sample, "--records", "2000", "--seed", "11")

    def batches(self, size):
        with open(self.sample, newline="", encoding="utf-8") as handle:
            rows = list(csv.DictReader(handle))
        for start in range(0, len(rows), size):
            yield [
                record(
                    row["channel"],
                    row["record_id"],
                    **{name: row[column] for column, name in NAMES.items() if row[column]},
                )
                for row in rows[start : start + size]
            ]

    def send_until_killed(self, server, kill_after):
        """Sends everything pipelined; kills the server after so many answers. The keys answered."""
        acknowledged = {}
        with Client.connect(server.address) as client:
            sent = {}
            try:
                for batch in self.batches(20):
                    call = client.send(
                        resolve_batch=pb.ResolveBatchRequest(records=batch))
                    sent[call] = [(one.key.channel, one.key.id) for one in batch]
                for answered, (call, keys) in enumerate(sent.items()):
                    answers = client.result(call).items
                    for key, answer in zip(keys, answers):
                        acknowledged[key] = answer.result.identity_id
                    if answered == kill_after:
                        server.stop(signal.SIGKILL)
            except (ConnectionLost, ConnectionError, CallFailed):
                pass
        return acknowledged

    def test_a_kill_loses_nothing_acknowledged_and_the_partition_comes_out_the_same(self):
        seed = 20
        chance = random.Random(seed)
        for _ in range(3):
            server = Server(self.store)
            kill_after = chance.randrange(2, 60)
            acknowledged = self.send_until_killed(server, kill_after)
            if server.process.poll() is None:
                server.stop(signal.SIGKILL)
            self.assertGreater(len(acknowledged), 0, f"seed {seed}")
            run("verify", "--store", self.store)
            server = Server(self.store)
            with Client.connect(server.address) as client:
                for (channel, id), identity in acknowledged.items():
                    found = client.lookup(record_key=pb.RecordKey(channel=channel, id=id))
                    self.assertEqual(len(found), 1, f"a record was lost; seed {seed}")
                    # The id that was answered is for ever: it stands, or says what became of it.
                    self.assertTrue(client.lookup(identity_id=identity))
            server.stop(signal.SIGKILL)
        server = Server(self.store)
        run("import", self.sample, "--server", server.address, "--connections", "4")
        self.assertEqual(server.stop(signal.SIGTERM), 0)
        run("verify", "--store", self.store)
        exported = str(self.path / "exported.csv")
        deduped = str(self.path / "deduped.csv")
        run("export", "--store", self.store, "-o", exported)
        dedupe(self.sample, deduped)
        self.assertEqual(partition(exported, "record_id"), partition(deduped, "record_id"))

    def test_batches_and_connections_do_not_matter(self):
        deduped = str(self.path / "deduped.csv")
        dedupe(self.sample, deduped)
        expected = partition(deduped, "record_id")
        for batch in ("1", "7", "500"):
            with self.subTest(batch=batch):
                store = str(self.path / f"store-{batch}.yekta")
                server = Server(store)
                run(
                    "import", self.sample, "--server", server.address,
                    "--batch", batch, "--connections", "8",
                )
                self.assertEqual(server.stop(signal.SIGTERM), 0)
                exported = str(self.path / f"exported-{batch}.csv")
                run("export", "--store", store, "-o", exported)
                self.assertEqual(partition(exported, "record_id"), expected)


if __name__ == "__main__":
    unittest.main()
