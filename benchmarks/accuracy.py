"""Precision and recall on our corpora, each file apart and all together."""

from benchmarks import show, texts
from benchmarks.scanners import shipped
from dlp.evaluation import metrics, report, run, tables
from dlp.evaluation.corpus import load_corpus


def measure() -> None:
    """Evaluate, print and keep."""
    figures = {}
    with shipped() as scanner:
        found = run.found_entities(scanner)
        judged = {
            path.stem: list(run.judged(scanner, load_corpus([path]))) for path in texts.corpora()
        }
    for name, some in judged.items():
        figures[name] = report.as_json(metrics.evaluate(some, found))
    whole = metrics.evaluate([one for some in judged.values() for one in some], found)
    figures["all"] = report.as_json(whole)
    show.table(
        "corpora, by overlap",
        ("", "precision", "recall", "F2", "gold", "missed", "false", "false per 1,000 characters"),
        (
            (
                name,
                f"{score['precision']:.3f}",
                f"{score['recall']:.3f}",
                f"{score['f2']:.3f}",
                str(score["gold"]),
                str(score["missed"]),
                str(score["false"]),
                f"{answer['false_per_1000']:.3f}",
            )
            for name, answer in figures.items()
            for score in (answer["overall"]["overlap"],)
        ),
    )
    for table in tables.tables(whole):
        if table.title != "by genre":
            show.table(table.title, table.heads, table.rows)
    for line in tables.notes(whole):
        print(f"  {line}")
    show.keep("accuracy", figures)
