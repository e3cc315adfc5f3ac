"""What the tests of published files share: noting what is not so, and saying it at the end."""
import subprocess

failures = []


def check(condition, what):
    if not condition:
        failures.append(what)


def runs(program, *words):
    """A command that must end with 0 or 1 and say nothing on standard error."""
    result = subprocess.run([program, *map(str, words)], capture_output=True, timeout=120)
    check(result.returncode in (0, 1) and not result.stderr, f"{words}: {result.stderr.decode()}")


def finish():
    """The exit status of the test, with what failed printed."""
    for failure in failures:
        print("FAILED", failure)
    print(f"{len(failures)} failures")
    return 1 if failures else 0
