#!/usr/bin/env python3
"""Build the same site with Prongsai and with Hugo, side by side: `bench.py PROGRAM HUGO PEER FOLDER`.

PEER is the folder of the peer benchmark (gen_corpus.py, measure.py, verify.py, hugo-site/); FOLDER holds
`corpus`, which gen_corpus.py wrote, and `content`, which content.py made of it, and takes what is
built.  Each site is built once and verified before anything is timed; then the runs go round, each
program once, into new folders on the same disk, so that a busy minute is shared by all.  Nothing is
removed before all is measured: ext4 passes over the numbers of files that went in the last minutes,
one by one, which would be counted to whoever makes the next.
"""
import argparse
import datetime
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
# What is built of the site: the parts of the first are the peer's work; the peer's page of a fund also sums
# every year's categories, which here are the statements; the last is all that a site has.
BUILDS = {
    "pages": "fund,news,list",
    "statements": "fund,statement,news,list",
    "everything": "",
}
NAMES = {"Hugo": "Hugo", "pages": "Prongsai, pages", "statements": "Prongsai, statements too",
         "everything": "Prongsai, everything, proven"}


def flags(parts):
    return ["--pages", parts, "--no-prove", "--fresh"] if parts else ["--fresh"]


def module(path):
    spec = importlib.util.spec_from_file_location("peer", path)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def prongsai(program, content, site, parts):
    """One build into a new folder: CPU seconds, wall seconds, the highest memory in MiB."""
    command = [program, "build", "--content", content, "--site", site, "--language", "en", *flags(parts)]
    with open(site + ".log", "w+", encoding="utf-8") as log:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        # Status 1 says that something was found in the books; the site is there all the same.
        if process.returncode not in (0, 1) or not os.path.isfile(os.path.join(site, "index.html")):
            log.seek(0)
            sys.exit(f"status {process.returncode}, nothing is published: {log.read()[-1500:]}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def verified(command):
    """The counts that a verification prints; ends here when something is wrong."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True)
    print(f"  {os.path.relpath(command[0])}: {done.stdout.splitlines()[0] if done.stdout else done.stderr[-500:]}")
    if done.returncode:
        sys.exit(f"wrong, so that nothing is timed:\n{done.stdout[:3000]}")
    return json.loads(done.stdout.splitlines()[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("hugo")
    parser.add_argument("peer")
    parser.add_argument("folder")
    parser.add_argument("--runs", type=int, default=3, help="0: the builds that are verified are those that count")
    parser.add_argument("--builds", default=",".join(BUILDS), help="which of " + ", ".join(BUILDS))
    parser.add_argument("--keep", help="a folder that keeps the figures of each run by its date")
    a = parser.parse_args()
    builds = {name: BUILDS[name] for name in a.builds.split(",")}
    program, folder, peer = map(os.path.abspath, (a.program, a.folder, a.peer))
    corpus, content = (os.path.join(folder, name) for name in ("corpus", "content"))
    measure = module(os.path.join(peer, "measure.py"))
    # A folder for this run, in which each turn has its own; `run` removes it when all is measured.
    turns = os.path.join(folder, "turns-" + datetime.datetime.now().strftime("%Y%m%d-%H%M%S"))
    source, mounts = (os.path.join(turns, name) for name in ("hugo", "mounts.toml"))
    os.makedirs(turns)
    shutil.copytree(os.path.join(peer, "hugo-site"), source)
    with open(mounts, "w", encoding="utf-8") as out:
        out.write(measure.mounts(corpus, True, True, turns))

    def place(name, turn):
        return os.path.join(turns, f"{name}-{turn}")

    def hugo(turn):
        public = place("hugo", turn)
        wall, user, system, memory = measure.build(os.path.abspath(a.hugo), source, "hugo.toml," + mounts, public)
        return user + system, wall, memory

    def ours(name):
        return lambda turn: prongsai(program, content, place(name, turn), builds[name])

    commands = {"Hugo": hugo, **{name: ours(name) for name in builds}}
    counts, first = {}, {}
    load = [os.getloadavg()[0]]
    for name, build in commands.items():
        first[name] = [build(0)]
        load.append(os.getloadavg()[0])
        if name == "Hugo":
            found = verified([os.path.join(peer, "verify.py"), corpus, place("hugo", 0)])
            counts[name] = found["html_pages"], found["files"]
        else:
            parts = ["--parts", builds[name]] if builds[name] else []
            site = place(name, 0)
            found = verified([os.path.join(HERE, "verify.py"), *parts, corpus, site])
            # That the verification can fail is seen on the largest.
            if name == list(builds)[-1]:
                verified([os.path.join(HERE, "verify.py"), "--planted", *parts, corpus, site])
            counts[name] = found["html pages"], found["files"]
    # Without further runs what was verified counts.
    runs = {name: [] for name in commands} if a.runs else first
    for turn in range(1, a.runs + 1):
        for name, build in commands.items():
            runs[name].append(build(turn))
        load.append(os.getloadavg()[0])

    version = subprocess.run([a.hugo, "version"], capture_output=True, text=True).stdout.split()[1].split("-")[0].split("+")[0]
    middle = f"median of {a.runs}" if a.runs else "one run"
    print(f"{os.path.basename(folder)}: {middle}, load {min(load):.1f} to {max(load):.1f}, Hugo {version}")
    print(f"{'':30}{'CPU s':>9}{'wall s':>9}{'MiB':>8}{'pages':>9}{'files':>9}{'CPU ms/page':>13}"
          f"{'Hugo/ours: CPU':>16}{'a page':>8}{'MiB':>7}")
    table = {name: [statistics.median(column) for column in zip(*of)] for name, of in runs.items()}
    base, base_pages = table["Hugo"], counts["Hugo"][0]
    for name, (cpu, wall, memory) in table.items():
        pages, files = counts[name]
        print(f"{NAMES[name]:30}{cpu:9.2f}{wall:9.2f}{memory:8.0f}{pages:9,}{files:9,}{1000 * cpu / pages:13.3f}"
              f"{base[0] / cpu:16.2f}{(base[0] / base_pages) / (cpu / pages):8.2f}{base[2] / memory:7.2f}")
    if a.keep:
        os.makedirs(a.keep, exist_ok=True)
        name = datetime.datetime.now().strftime("%Y-%m-%dT%H%M%S") + "-site.json"
        with open(os.path.join(a.keep, name), "w", encoding="utf-8") as file:
            json.dump({"corpus": os.path.basename(folder), "hugo": version, "flags": {n: flags(p) for n, p in builds.items()},
                       "load": load, "pages": counts, "columns": ["CPU s", "wall s", "MiB"], "runs": runs}, file, indent=1)


if __name__ == "__main__":
    main()
