"""Splink as a competitor: probabilistic record linkage, trained on each series by expectation maximisation.

It sees the fields that we see: wording (with its numbers and its rarest word), description, lead, theme, key
deliverable, outcome measure, reference and dates. Texts are compared by the share of their words and by Jaro-Winkler;
pairs are those that share one of their six rarest words, the wording or the start. Not part of the tests'
installation: ``make bench`` installs it.
"""

from __future__ import annotations

import importlib.util
import logging
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks.linking.known import Key, KnownSeries
from benchmarks.linking.rivals import Rival, Scores
from normalise.records import Action

_LONGEST_GAP = 4  # reports; nothing in the sets returns later
_RAREST = 6  # words of a row by which pairs are found
_THRESHOLDS = (
    1e-5,
    1e-4,
    0.001,
    0.01,
    0.05,
    0.1,
    0.2,
    0.3,
    0.4,
    0.5,
    0.6,
    0.7,
    0.8,
    0.9,
    0.95,
    0.98,
    0.99,
    0.995,
    0.999,
)
_TEXTS = ("wording", "description", "measure")
_LABELS = ("lead", "theme", "deliverable", "ref", "numbers", "rarest")
_DATES = ("starts", "due")


def installed() -> bool:
    """Whether Splink is there to be compared with."""
    return importlib.util.find_spec("splink") is not None


def splink_rivals() -> list[Rival]:
    """Splink as it comes (each later row takes its likeliest earlier one), and one-to-one."""
    return [
        Rival("Splink", scores_of, False, _THRESHOLDS),
        Rival("Splink, one-to-one", scores_of, True, _THRESHOLDS),
    ]


def scores_of(known: KnownSeries) -> Scores:
    """Match probabilities within a series, trained on the series itself without its truth."""
    import numpy as np

    rows = _rows(known)
    found = _predicted(rows)

    def between(earlier: Sequence[Key], later: Sequence[Key]) -> Any:
        table = np.zeros((len(earlier), len(later)))
        columns = {_name(known, key): column for column, key in enumerate(later)}
        for row, key in enumerate(earlier):
            for other, probability in found.get(_name(known, key), ()):
                if other in columns:
                    table[row, columns[other]] = probability
        return table

    return between


def _name(known: KnownSeries, key: Key) -> str:
    order = [report.sha256 for report in known.reports]
    return f"{order.index(key[0]):03}-{key[1]:05}"


def _rows(known: KnownSeries) -> list[dict[str, Any]]:
    rows = []
    for period, report in enumerate(known.reports):
        for action in report.actions:
            rows.append({"unique_id": f"{period:03}-{action.row:05}", "period": period, **_fields(action)})
    counts = Counter(word for row in rows for word in {*row["wording_words"], *(row["description_words"] or ())})
    for row in rows:
        words = {word for word in (*row["wording_words"], *(row["description_words"] or ())) if counts[word] > 1}
        row["rare"] = sorted(words, key=lambda word: (counts[word], word))[:_RAREST]
        row["rarest"] = row["rare"][0] if row["rare"] else None
    return rows


def _fields(action: Action) -> dict[str, Any]:
    texts = {"wording": action.action, "description": action.description, "measure": action.outcome_measure}
    fields: dict[str, Any] = {}
    for name, text in texts.items():
        words = re.findall(r"\w+", (text or "").lower())
        fields |= {name: " ".join(words) or None, f"{name}_words": sorted(set(words)) or None}
    fields["wording_words"] = fields["wording_words"] or []
    return fields | {
        "numbers": " ".join(sorted(set(re.findall(r"\d+", action.action)))) or None,
        "lead": " / ".join(action.leads) or None,
        "theme": action.theme,
        "deliverable": action.key_deliverable,
        "ref": action.ref,
        "starts": action.starts.start if action.starts else None,
        "due": action.due_span.end if action.due_span else None,
    }


def _predicted(rows: list[dict[str, Any]]) -> dict[str, list[tuple[str, float]]]:
    import pyarrow  # type: ignore[import-untyped]
    from splink import Linker, SettingsCreator
    from splink.backends.duckdb import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.ERROR)
    there = {name for row in rows for name, value in row.items() if value is not None}
    table = pyarrow.Table.from_pylist([{name: row[name] for name in rows[0] if name in there} for row in rows])
    same = "l.period < r.period"
    pairs: list[Any] = [
        {
            "blocking_rule": f"l.rare = r.rare and {same} and r.period - l.period <= {_LONGEST_GAP}",
            "arrays_to_explode": ["rare"],
        }
    ]
    for name in sorted({"wording", "starts"} & there):
        pairs.append(f"l.{name} = r.{name} and {same} and r.period - l.period <= {_LONGEST_GAP}")
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[*(_text(name) for name in _TEXTS if name in there), *_short(there)],
        blocking_rules_to_generate_predictions=pairs,
    )
    database = DuckDBAPI()
    linker = Linker(database.register(table), settings, log_level="ERROR", validate_settings=False)
    exact = f"l.wording = r.wording and {same}"
    linker.training.estimate_probability_two_random_records_match([exact], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1_000_000, seed=1)
    for rule in _training_rules(there):
        linker.training.estimate_parameters_using_expectation_maximisation(f"{rule} and {same}")
    found: dict[str, list[tuple[str, float]]] = {}
    for entry in linker.inference.predict(threshold_match_probability=min(_THRESHOLDS)).as_record_list():
        one, other = sorted((entry["unique_id_l"], entry["unique_id_r"]))
        # the weight, squeezed: most probabilities are so near 1 that they would tie in the assignment
        found.setdefault(one, []).append((other, _untied(entry["match_probability"], entry["match_weight"])))
    return found


def _untied(probability: float, weight: float) -> float:
    return min(1.0, probability) * (1 - 1e-4) + 1e-4 * math.atan(weight / 20) / math.pi


def _training_rules(there: set[str]) -> list[str]:
    """Two ways of picking pairs to learn from, so that each field is learnt where it is not what picked them."""
    other = "description" if "description" in there else "lead" if "lead" in there else "rarest"
    return ["l.wording = r.wording", f"l.{other} = r.{other}"]


def _text(name: str) -> Any:
    """A text by the share of its words (Dice) and, for slips of spelling, by Jaro-Winkler."""
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons

    shared = f"2.0 * len(list_intersect({name}_words_l, {name}_words_r)) / (len({name}_words_l) + len({name}_words_r))"
    steps = [
        levels.CustomLevel(
            f"{shared} >= 0.85 or jaro_winkler_similarity({name}_l, {name}_r) >= 0.96", label_for_charts="nearly all"
        ),
        *(levels.CustomLevel(f"{shared} >= {share}", label_for_charts=f"{share}") for share in (0.7, 0.5, 0.3)),
    ]
    return comparisons.CustomComparison(
        [levels.NullLevel(name), levels.ExactMatchLevel(name), *steps, levels.ElseLevel()], output_column_name=name
    )


def _short(there: set[str]) -> list[Any]:
    """Labels, a common one worth less than a rare one; and dates, exact or within a quarter or a year."""
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons

    found: list[Any] = [
        comparisons.ExactMatch(name).configure(term_frequency_adjustments=True) for name in _LABELS if name in there
    ]
    for name in (name for name in _DATES if name in there):
        apart = f"abs(date_diff('day', {name}_l, {name}_r))"
        found.append(
            comparisons.CustomComparison(
                [
                    levels.NullLevel(name),
                    levels.ExactMatchLevel(name),
                    levels.CustomLevel(f"{apart} <= 93", label_for_charts="a quarter"),
                    levels.CustomLevel(f"{apart} <= 366", label_for_charts="a year"),
                    levels.ElseLevel(),
                ],
                output_column_name=name,
            )
        )
    return found
