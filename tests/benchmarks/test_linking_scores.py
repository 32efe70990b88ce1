"""The measures of linking: right answers score 1, and each sort of mistake lowers the figure it belongs to."""

from __future__ import annotations

import pytest

from benchmarks.linking.calibrating import Weighed, fit, weigh
from benchmarks.linking.drifting.plans import RICH, council_plan
from benchmarks.linking.drifting.story import Style
from benchmarks.linking.known import KnownSeries
from benchmarks.linking.rivals import follow, rapidfuzz_rivals
from benchmarks.linking.sample_archive import sample_archive
from benchmarks.linking.scoring import Found, alike_but_linked, linked, rate_events, rate_gone, rate_links

SMALL = Style("small plan", 60, 6, 3, RICH.fields)


@pytest.fixture(scope="module")
def known() -> KnownSeries:
    return council_plan(SMALL, 3)


def answers(known: KnownSeries) -> list[Found]:
    """What somebody who knows the truth would say."""
    found = [Found(earlier, later, 1.0) for earlier, later in known.links()]
    found += [Found(key, None, 0.0, "dropped") for key in known.gone()]
    for whole, pieces in known.parted:
        kept, other = sorted(pieces)
        found += [Found(whole, kept, 1.0), Found(whole, other, 1.0, "split")]
    for pieces, whole in known.joined:
        kept, other = sorted(pieces)
        found += [Found(kept, whole, 1.0), Found(other, whole, 1.0, "merged")]
    return found


def test_the_truth_scores_one_in_everything(known: KnownSeries) -> None:
    found = answers(known)
    pairs = {each.pair for each in found if each.pair and each.verdict == "same"}
    assert known.parted
    assert known.joined
    for rate in (rate_links(known, pairs), rate_events(known, found), rate_gone(known, found)):
        assert (rate.precision, rate.recall, rate.f1) == (1, 1, 1)
        assert rate.true > 0
    assert alike_but_linked(known, pairs) == 0


def test_a_missed_link_costs_recall_alone(known: KnownSeries) -> None:
    rate = rate_links(known, set(sorted(known.links())[1:]))
    assert rate.precision == 1
    assert rate.recall < 1


def test_a_link_to_a_twin_costs_precision_and_is_counted(known: KnownSeries) -> None:
    rows = {who: key for key, who in sorted(known.identity.items())}
    one, other = sorted(next(iter(sorted(known.look_alikes, key=sorted))))
    wrong = {(rows[one], rows[other])}
    assert rate_links(known, wrong).precision == 0
    assert alike_but_linked(known, wrong) == 1


def test_a_split_with_a_piece_too_few_is_not_found(known: KnownSeries) -> None:
    found = [each for each in answers(known) if each.verdict != "split"]
    rate = rate_events(known, found)
    assert rate.met == len(known.joined)
    assert rate.true == len(known.joined) + len(known.parted)


def test_a_return_is_looked_for_past_the_gap() -> None:
    known = council_plan(RICH, 3)
    order = [report.sha256 for report in known.reports]
    (rival,) = [each for each in rapidfuzz_rivals() if each.name == "rapidfuzz, all fields, one-to-one"]
    found = follow(known, rival.scores(known), 0.8, one_to_one=True)
    past = [pair for pair in found & known.links() if order.index(pair[1][0]) - order.index(pair[0][0]) > 1]
    assert past
    assert rate_links(known, found).f1 > 0.9
    earlier, later = zip(*found, strict=True)
    assert len(set(earlier)) == len(earlier)
    assert len(set(later)) == len(later)


def test_the_sample_archive_is_read_as_its_truth_names_it() -> None:
    known = sample_archive()
    assert len(known.links()) == 47  # 16 and 14 and 17 that go on
    assert len(known.identity) == sum(len(report.actions) for report in known.reports) == 66
    assert len(known.gone()) == 1
    rate = rate_links(known, {each.pair for each in linked(known) if each.pair and each.verdict == "same"})
    assert rate.precision == 1


def test_the_fitted_line_gives_the_share_of_right_links() -> None:
    links = [Weighed(float(points), nth < points) for points in range(1, 10) for nth in range(10)]
    slope, level = fit([links])
    assert slope > 0
    assert slope * 5 + level == pytest.approx(0, abs=0.2)  # half of the links of 5 points are right


def test_every_link_made_has_points(known: KnownSeries) -> None:
    made = [each for each in linked(known) if each.pair and each.verdict in ("same", "unsure")]
    assert len(weigh(known)) >= len(made) * 0.95
