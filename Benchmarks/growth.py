#!/usr/bin/env python3
"""Measures how cost per resolve, latency, memory, disk and restart grow with the store.

For each size it makes a sample of contacts, imports it into a new store over the socket, resolves
records at a fixed rate and as fast as it can, stops the server and starts it again until it answers
a look-up. It prints a table and writes the figures as JSON, and the curve as an SVG.

    Benchmarks/growth.py [--yekta PATH] [--sizes 100000,1000000] [--rate 200] [--out growth]
    Benchmarks/growth.py --files small.csv,large.csv

The samples draw all their people from the same lists of names, so that a name belongs to more and
more of them; files whose names grow with them say more about growth. What is resolved then are
records of the file under new keys.

Sizes are measured one after the other on whatever else the machine does, so latencies are compared
with those of `health` calls at the same rate on the same store.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

MEGABYTE = 1 << 20


class Server:
    """A server on a port of its own, until it is stopped."""

    def __init__(self, yekta, store):
        self.yekta = yekta
        start = time.monotonic()
        self.process = subprocess.Popen(
            [yekta, "serve", "--store", store, "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        line = self.process.stdout.readline()
        if not line.startswith("listening on "):
            raise RuntimeError(f"the server did not start: {line!r}")
        self.environment = dict(os.environ, YEKTA_ADDRESS=line.split("listening on ")[1].strip())
        self.call("stats", "--json")
        self.seconds_to_answer = time.monotonic() - start

    def call(self, *arguments):
        done = subprocess.run(
            [self.yekta, *arguments],
            env=self.environment,
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        return json.loads(done.stdout) if "--json" in arguments else done.stdout

    def status(self, field):
        with open(f"/proc/{self.process.pid}/status") as lines:
            for line in lines:
                if line.startswith(field):
                    return int(line.split()[1]) * 1024
        return 0

    def processor_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as text:
            fields = text.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def metrics(server):
    stats = server.call("stats", "--json")
    found = stats.get("metrics", {})
    if isinstance(found, list):
        found = {metric["name"]: metric["value"] for metric in found}
    return {**stats, **found}


def measured(server, mode, seconds, *arguments):
    before, used = metrics(server), server.processor_seconds()
    result = server.call(
        "load", "--mode", mode, "--seconds", str(seconds), "--json", *arguments
    )
    after = metrics(server)
    linked = after.get("records_linked", 0) - before.get("records_linked", 0)
    weighed = after.get("candidates_weighed", 0) - before.get("candidates_weighed", 0)
    return {
        "rate": result["operations_per_second"],
        "p50_us": result["latency_us"]["p50"],
        "p99_us": result["latency_us"]["p99"],
        "cpu_us": (server.processor_seconds() - used) * 1e6 / max(1, result["operations"]),
        "candidates": weighed / linked if linked else 0,
    }


def disk_bytes(store):
    folder, name = os.path.split(store)
    return sum(
        os.path.getsize(os.path.join(folder, file))
        for file in os.listdir(folder)
        if file.startswith(name)
    )


def sample(yekta, size, folder):
    file = os.path.join(folder, "sample.csv")
    subprocess.run(
        [yekta, "sample", "-o", file, "--records", str(size)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return file


def run(yekta, file, given, rate, seconds, folder):
    store = os.path.join(folder, "store.db")
    people = ("--resolve-file", file) if given else ()
    server = Server(yekta, store)
    imported = server.call("import", file, "--json")
    held = {
        name.removeprefix("bytes_"): value
        for name, value in metrics(server).items()
        if name.startswith("bytes_")
    }
    figures = {
        "records": imported["sent"],
        "import_per_second": imported["records_per_second"],
        "memory_bytes": server.status("VmRSS"),
        "memory_peak_bytes": server.status("VmHWM"),
        "held_bytes": held,
    }
    paced = ("--rate", str(rate), "--connections", "64")
    figures["health_paced"] = measured(server, "health", seconds, *paced)
    figures["resolve_paced"] = measured(server, "resolve", seconds, *paced, *people)
    figures["resolve"] = measured(server, "resolve", seconds, "--connections", "64", *people)
    figures["search"] = measured(server, "search", seconds, "--connections", "64", "--file", file)
    figures["lookup"] = measured(server, "lookup", seconds, "--connections", "64", "--file", file)
    server.stop()
    figures["disk_bytes"] = disk_bytes(store)
    again = Server(yekta, store)
    figures["restart_seconds"] = again.seconds_to_answer
    figures["memory_after_restart_bytes"] = again.status("VmRSS")
    again.stop()
    return figures


def table(all_figures):
    lines = [
        ("records", lambda f: f"{f['records']:,}"),
        ("import, records per second", lambda f: f"{f['import_per_second']:,.0f}"),
        ("resolve, p99 ms at the fixed rate", lambda f: f"{f['resolve_paced']['p99_us'] / 1e3:.2f}"),
        ("health, p99 ms at the fixed rate", lambda f: f"{f['health_paced']['p99_us'] / 1e3:.2f}"),
        ("resolve, processor µs each", lambda f: f"{f['resolve']['cpu_us']:.0f}"),
        ("resolves per second at 64", lambda f: f"{f['resolve']['rate']:,.0f}"),
        ("candidates per record", lambda f: f"{f['resolve']['candidates']:.1f}"),
        ("searches per second at 64", lambda f: f"{f['search']['rate']:,.0f}"),
        ("look-ups per second at 64", lambda f: f"{f['lookup']['rate']:,.0f}"),
        ("memory, bytes per record", lambda f: f"{f['memory_bytes'] / f['records']:,.0f}"),
        ("disk, bytes per record", lambda f: f"{f['disk_bytes'] / f['records']:,.0f}"),
        ("restart to first answer, s", lambda f: f"{f['restart_seconds']:.2f}"),
    ]
    for name, text in lines:
        print(f"{name:36}" + "".join(f"{text(f):>14}" for f in all_figures))


CURVES = [
    ("resolve, processor µs each", lambda f: f["resolve"]["cpu_us"]),
    ("candidates per record", lambda f: f["resolve"]["candidates"]),
    ("resolve, p99 ms at the fixed rate", lambda f: f["resolve_paced"]["p99_us"] / 1e3),
    ("memory, bytes per record", lambda f: f["memory_bytes"] / f["records"]),
    ("restart to first answer, s", lambda f: f["restart_seconds"]),
]


def picture(all_figures):
    """One small chart per curve, sizes evenly spaced, each from zero."""
    width, height, left = 240, 120, 40
    parts = []
    for place, (name, value) in enumerate(CURVES):
        values = [value(figures) for figures in all_figures]
        highest = max(values) or 1
        top = 24 + place * (height + 60)
        step = width / max(1, len(values) - 1)
        points = [
            (left + number * step, top + height * (1 - found / highest))
            for number, found in enumerate(values)
        ]
        parts.append(f'<text x="{left}" y="{top - 8}" font-weight="bold">{name}</text>')
        parts.append(
            f'<path d="M{left} {top}V{top + height}H{left + width}" fill="none" stroke="#999"/>'
        )
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="#06c" stroke-width="2"/>')
        for (x, y), found, figures in zip(points, values, all_figures):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#06c"/>')
            parts.append(f'<text x="{x + 5:.1f}" y="{y - 5:.1f}">{found:,.3g}</text>')
            parts.append(
                f'<text x="{x - 12:.1f}" y="{top + height + 16}">{short(figures["records"])}</text>'
            )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 90}" '
        f'height="{len(CURVES) * (height + 60) + 10}" font-family="sans-serif" font-size="11">'
        + "".join(parts)
        + "</svg>\n"
    )


def short(records):
    return f"{records / 1e6:g}M" if records >= 1_000_000 else f"{records / 1e3:g}k"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--yekta", default=".build/release/yekta")
    parser.add_argument("--sizes", default="100000,300000,1000000")
    parser.add_argument("--files", default="", help="files instead of samples, smallest first")
    parser.add_argument("--rate", type=int, default=200, help="calls per second of the paced runs")
    parser.add_argument("--seconds", type=int, default=10, help="length of each run")
    parser.add_argument("--out", default="growth", help="where the JSON and the SVG go")
    options = parser.parse_args()
    all_figures = []
    given = options.files.split(",") if options.files else []
    for each in given or options.sizes.split(","):
        folder = tempfile.mkdtemp(prefix="yekta-growth.")
        try:
            file = each if given else sample(options.yekta, int(each), folder)
            figures = run(
                options.yekta, file, bool(given), options.rate, options.seconds, folder
            )
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        all_figures.append(figures)
        print(json.dumps(figures), file=sys.stderr)
        with open(options.out + ".json", "w") as file:
            json.dump(all_figures, file, indent=1)
        with open(options.out + ".svg", "w") as file:
            file.write(picture(all_figures))
    table(all_figures)


if __name__ == "__main__":
    main()
