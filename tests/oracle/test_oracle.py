"""The comparison with R does what it says, also where there is no R."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from oracle.__main__ import NO_R, compare, theirs, write_tables
from oracle.ours import ours

TESTS = Path(__file__).parents[1]
PUBLISHED = {
    "pingouin alpha": 0.5917188,
    "wide alpha": 0.8016949,
    "attitude alpha": 0.8431428,
    "bfi A alpha": 0.7037559,
    "bfi O omega": 0.610374,
    "ratings ICC(1)": 0.1657418,
    "ratings multilevel ICC(2)": 0.4427971,
}


def oracle(path: Path) -> subprocess.CompletedProcess[str]:
    """`make oracle` on a machine whose programs are in one folder."""
    variables = {**os.environ, "PATH": str(path), "PYTHONPATH": os.pathsep.join([str(TESTS), *filter(None, sys.path)])}
    return subprocess.run(
        [sys.executable, "-m", "oracle"], capture_output=True, text=True, check=False, env=variables, cwd=TESTS
    )


def fake_r(folder: Path, value: str) -> None:
    """A program called Rscript that knows one number."""
    program = folder / "Rscript"
    program.write_text(
        f'#!/bin/sh\nprintf \'name,value\\npingouin alpha,{value}\\n\' > "$3/values.csv"\necho multilevel > "$3/missing.txt"\n',
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_without_r_it_says_so_and_is_no_failure(tmp_path: Path) -> None:
    done = oracle(tmp_path)

    assert (done.returncode, done.stdout.strip()) == (0, NO_R)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for R is a shell script")
def test_with_r_both_stand_side_by_side(tmp_path: Path) -> None:
    for tool in ("sh",):
        (tmp_path / tool).symlink_to(f"/bin/{tool}")
    fake_r(tmp_path, "0.59171884859958258")
    done = oracle(tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "pingouin alpha" in done.stdout
    assert "All 1 numbers agree." in done.stdout
    assert "R has no package of this name: multilevel." in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for R is a shell script")
def test_a_difference_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "sh").symlink_to("/bin/sh")
    fake_r(tmp_path, "0.5917")
    done = oracle(tmp_path)

    assert done.returncode == 1
    assert "DIFFERS" in done.stdout
    assert "1 of 1 numbers differ or are lacking: pingouin alpha." in done.stdout


def test_our_side_gives_the_published_values(tmp_path: Path) -> None:
    """Pingouin 0.7; R psych, multilevel, lavaan: the values of tests/assessment under the names of the R script."""
    found = ours(tmp_path)

    assert {name: round(found[name], 7 if "omega" not in name else 6) for name in PUBLISHED} == PUBLISHED


def test_large_tables_are_read_as_r_writes_them(tmp_path: Path) -> None:
    """Two groups of bh1996 and of lq2002, in the form of write.csv; the numbers by hand."""
    (tmp_path / "bh1996.csv").write_text(
        '"GRP","WBEING","HRS"\n1,1.5,8\n1,2.5,9\n2,3.5,12\n2,4.5,11\n', encoding="utf-8"
    )
    heads = ",".join(f'"LEAD{n:02d}"' for n in range(1, 12))
    rows = [f"{group},{','.join([str(code)] * 11)}" for group, code in [(2, 3), (2, 4), (3, 1), (3, 5)]]
    (tmp_path / "lq2002.csv").write_text("\n".join([f'"COMPID",{heads}', *rows, ""]), encoding="utf-8")

    found = ours(tmp_path)

    assert found["bh1996 WBEING ICC(2)"] == pytest.approx((4 - 0.5) / 4)
    assert found["bh1996 WBEING ICC(1)"] == pytest.approx((4 - 0.5) / (4 + 0.5))
    assert found["lq2002 r_wg(j) 2"] == pytest.approx(11 * 0.75 / (11 * 0.75 + 0.25))
    assert (found["lq2002 r_wg(j) 3"], found["lq2002 AD 2"], found["lq2002 AD 3"]) == (0, 0.5, 2)


def test_a_number_that_we_lack_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "values.csv").write_text('"name","value"\n"a",1\n"b",NA\n"c",2\n', encoding="utf-8")

    assert theirs(tmp_path / "values.csv") == {"a": 1, "c": 2}
    assert compare({"a": 1.0}, {"a": 1.0, "c": 2.0}, []) == 1
    assert "lacking: c" in capsys.readouterr().out


def test_the_small_tables_are_handed_over_whole(tmp_path: Path) -> None:
    write_tables(tmp_path)

    assert (tmp_path / "ratings.csv").read_text("utf-8").splitlines()[:2] == ["q0,q1,q2,q3", "9,2,5,8"]
    assert len((tmp_path / "wide.csv").read_text("utf-8").splitlines()) == 13
