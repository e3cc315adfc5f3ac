#!/usr/bin/env python3
"""What the program leaves behind when it is not let finish.

  faults_test.py --program TENKEN [--unsandboxed]

Each fault is tried at many moments. Held: an output is the old bytes or the new bytes, whole; the
end of the reading process, however it comes, is one line and status 2; no process outlives its
parent.
"""
import argparse
import contextlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
SAMPLE = "aone"  # of samples/matrix.json
OLD = b"what was here before\n"
MOMENTS = 40
TIME_LIMIT = 60


class Failure(Exception):
    pass


class Skip(Exception):
    pass


def hold(condition, text):
    if not condition:
        raise Failure(text)


def children_of(pid):
    """The processes below one, deepest last; [] once it has ended."""
    found = []
    waiting = [pid]
    while waiting:
        parent = waiting.pop()
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
                found.append(int(line))
                waiting.append(int(line))
    return found


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def end_in_time(pids, seconds=10):
    """True if all of them end by themselves."""
    until = time.monotonic() + seconds
    while any(alive(pid) for pid in pids):
        if time.monotonic() > until:
            return False
        time.sleep(0.005)
    return True


class Faults:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        subprocess.run([sys.executable, "-B", SOURCE / "samples/generate.py", "--out", folder,
                        SAMPLE], check=True, stdout=subprocess.DEVNULL)
        self.report = folder / f"{SAMPLE}.pdf"

    def start(self, *words, **more):
        return subprocess.Popen([self.options.program, *map(str, words),
                                 "--lang", "en"], stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **more)

    def outputs_of(self, command):
        """(words of a whole command, files that it writes) with OLD in each of them."""
        files = {
            "extract": [("-o", "out.xml")],
            "check": [("-o", "out.json")],
            "report": [("--html", "out.html"), ("--pdf", "out.pdf"), ("--xlsx", "out.xlsx"),
                       ("--errata", "out.csv"), ("--questions", "out-questions.csv")],
        }[command]
        words = [command, self.report]
        paths = []
        for option, name in files:
            path = self.folder / name
            path.write_bytes(OLD)
            paths.append(path)
            words += [option, path]
        if command == "check":
            words += ["--format", "json", "--fail-level", "never"]
        return words, paths

    def whole_run(self, command):
        """(bytes of each output, seconds) of a run that nothing disturbs."""
        words, paths = self.outputs_of(command)
        begin = time.monotonic()
        with self.start(*words) as process:
            _, said = process.communicate(timeout=TIME_LIMIT)
        hold(process.returncode == 0, f"{command}: status {process.returncode}: {said}")
        return [path.read_bytes() for path in paths], time.monotonic() - begin

    def left_over(self):
        return [path for path in self.folder.iterdir() if path.name.startswith(".tenken-")]

    def ended_at_any_moment(self, numbers, leaves_temporary):
        for command in ("extract", "check", "report"):
            whole, seconds = self.whole_run(command)
            disturbed = 0
            for moment in range(MOMENTS):
                words, paths = self.outputs_of(command)
                process = self.start(*words)
                time.sleep(seconds * 1.2 * moment / MOMENTS)
                below = children_of(process.pid)
                process.send_signal(numbers[moment % len(numbers)])
                process.communicate(timeout=TIME_LIMIT)
                disturbed += process.returncode != 0
                hold(end_in_time(below), f"{command}: a process goes on after its parent")
                for path, new in zip(paths, whole):
                    hold(path.read_bytes() in (OLD, new),
                         f"{command}: {path.name} is neither old nor new at moment {moment}")
                hold(leaves_temporary or not self.left_over(),
                     f"{command}: left behind {self.left_over()}")
                for path in self.left_over():
                    path.unlink()
            hold(disturbed > MOMENTS // 4, f"{command}: only {disturbed} runs were ended")

    def killed_at_any_moment(self):
        """Nothing runs after SIGKILL, so that a temporary file may stay; the output is whole."""
        self.ended_at_any_moment([signal.SIGKILL], leaves_temporary=True)

    def told_to_end(self):
        self.ended_at_any_moment([signal.SIGTERM, signal.SIGINT, signal.SIGHUP],
                                 leaves_temporary=False)

    def reader_killed(self):
        """As the kernel does when memory runs out."""
        if self.options.unsandboxed:
            raise Skip("no reading process without the sandbox")
        met = 0
        for _ in range(MOMENTS):
            words, paths = self.outputs_of("extract")
            process = self.start(*words)
            below = []
            while not below and process.poll() is None:
                below = children_of(process.pid)
            for pid in below[:1]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            said = process.communicate(timeout=TIME_LIMIT)[1].decode()
            if process.returncode == 0:
                continue  # it had given its answer already
            met += 1
            hold(process.returncode == 2, f"status {process.returncode}: {said}")
            hold(re.fullmatch(r"tenken: [^\n]*aone\.pdf: [^\n]*killed[^\n]*\n", said),
                 f"not one line that says so: {said}")
            hold(paths[0].read_bytes() == OLD and not self.left_over(), "something was written")
        hold(met > MOMENTS // 4, f"the reader was met {met} times only")

    def written_to(self):
        """Somebody writes to the file all the time it is read: nothing is made of half of each."""
        if self.options.unsandboxed:
            raise Skip("without the sandbox a file is read whole beforehand")
        copy = self.folder / "written.pdf"
        shutil.copy(self.report, copy)
        place = self.folder / "out.xml"
        for command in ("extract", "tables"):
            place.write_bytes(OLD)
            with self.start(command, copy, "-o", place) as process:
                while process.poll() is None:
                    os.utime(copy)
                said = process.stderr.read().decode()
            hold(process.returncode == 2, f"{command}: status {process.returncode}: {said}")
            hold(re.fullmatch(r"tenken: [^\n]*written.pdf: [^\n]*written to while[^\n]*\n", said), said)
            hold(place.read_bytes() == OLD, f"{command}: something was written")

    def begins_with(self, size):
        """Whether so much lets the system load the program: below, it ends it or its loader does."""
        done = subprocess.run(
            [self.options.program, "--version"], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=TIME_LIMIT,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size)))
        return done.returncode in (0, 2)

    def with_memory(self, size):
        """(status, what it said, path of the output) of a run that has `size` bytes to address."""
        words, (path,) = self.outputs_of("extract")
        process = self.start(*words, preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_AS, (size, size)))
        said = process.communicate(timeout=TIME_LIMIT)[1].decode()
        return process.returncode, said, path

    def little_memory(self):
        """From what just lets the program begin: each run is whole or one line."""
        if self.options.unsandboxed:
            raise Skip("a sanitizer needs more memory than there is to limit")
        (whole,), _ = self.whole_run("extract")
        too_little, enough = 1 << 20, 1 << 30
        while enough - too_little > 64 << 10:
            size = (too_little + enough) // 2
            if not self.begins_with(size):
                too_little = size
            else:
                enough = size
        statuses = set()
        for step in (*range(24), 32, 48, 64, 128, 1024):
            size = enough + (step << 17)
            status, said, path = self.with_memory(size)
            statuses.add(status)
            hold(status in (0, 2), f"{size} bytes: {status}: {said}")
            if status == 2:
                hold(re.fullmatch(r"tenken: [^\n]+\n", said), f"{size} bytes: {said}")
                hold(path.read_bytes() == OLD, f"{size} bytes: something was written")
            else:
                hold(path.read_bytes() == whole, f"{size} bytes: other bytes")
            hold(not self.left_over(), f"{size} bytes: left behind {self.left_over()}")
        hold(statuses == {0, 2}, f"statuses {statuses}")

    def small_disk(self):
        """A file system of a few pages, mounted where nobody else sees it."""
        unshare = shutil.which("unshare")
        mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs"]
        place = self.folder / "small"
        place.mkdir(exist_ok=True)
        script = ('"$@" "$PLACE" || exit 99; printf old >"$PLACE/out.xml"; '
                  '"$TENKEN" extract "$REPORT" -o "$PLACE/out.xml" --lang en; '
                  'status=$?; cat "$PLACE/out.xml"; ls -A "$PLACE" | tr "\\n" " "; exit $status')
        if unshare is None:
            raise Skip("no unshare")
        outcome = subprocess.run(
            [unshare, "--mount", "--map-root-user", "sh", "-c", script, "sh", *mount],
            env={**os.environ, "PLACE": str(place), "TENKEN": str(self.options.program),
                 "REPORT": str(self.report)},
            capture_output=True, timeout=TIME_LIMIT)
        said = outcome.stderr.decode()
        if outcome.returncode in (1, 99):
            raise Skip(f"no file system can be mounted here: {said.strip()}")
        hold(outcome.returncode == 2, f"status {outcome.returncode}: {said}")
        hold(re.fullmatch(r"tenken: [^\n]*no space is left[^\n]*\n", said), said)
        hold(outcome.stdout == b"oldout.xml ", f"left on the disk: {outcome.stdout[:200]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--unsandboxed", action="store_true")
    options = parser.parse_args()
    options.program = str(Path(options.program).resolve())
    failed = 0
    with tempfile.TemporaryDirectory(prefix="tenken-faults-") as folder:
        faults = Faults(options, Path(folder))
        for fault in (faults.killed_at_any_moment, faults.told_to_end, faults.reader_killed,
                      faults.written_to, faults.little_memory, faults.small_disk):
            try:
                fault()
                print(f"passed {fault.__name__}")
            except Skip as reason:
                print(f"SKIPPED {fault.__name__}: {reason}")
            except (Failure, subprocess.TimeoutExpired) as failure:
                failed += 1
                print(f"FAILED {fault.__name__}: {failure}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
