"""Open WebUI's external document engine: a file comes in, its text goes out, cleaned.

There is no other hook for uploads, so this is where they are checked. What must not pass is an
error: the upload then fails, and Open WebUI shows the sentence.
"""

from urllib.parse import unquote

from api import jsonbody
from api.gateways.judged import NO_OPTIONS, context_of, result, told
from api.job import Job, WorkResult
from api.problems import MEDIA_TYPE, Problem
from api.work import Operation, Scanner
from dlp.data import Context, Verdict
from dlp.extraction.files import NAME


def run(scanner: Scanner, job: Job) -> WorkResult:
    """PUT /process."""
    context = context_of(job, user=job.headers.get("user"))
    name = unquote(job.headers.get("name", "")) or None
    file = scanner.scan_file(
        job.body, name=name, media_type=job.content_type, context=context, options=NO_OPTIONS
    )
    if file.verdict.incomplete and file.verdict.verdict == "block":
        return _refused(scanner, file.verdict, context)
    texts = [part.text for part in file.texts if not part.path.endswith(NAME)]
    # Only text goes on, so a file that cannot be written back can still be cleaned here.
    verdict = scanner.scan_sections({"input": texts}, context=context, options=NO_OPTIONS)
    if verdict.verdict == "block":
        return _refused(scanner, verdict, context)
    shown = verdict.redacted["input"] if verdict.verdict == "redact" else texts
    answer = {"page_content": "\n\n".join(shown), "metadata": {"dlp_verdict": verdict.verdict}}
    return result(scanner, verdict, context, jsonbody.dump(answer))


def failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """PUT /process where reading failed: there is no text to give, whatever the policy says."""
    context = context_of(job, user=job.headers.get("user"))
    return _refused(scanner, scanner.failure(reason, detail, context, closed=True), context)


def _refused(scanner: Scanner, verdict: Verdict, context: Context) -> WorkResult:
    problem = Problem(403, "blocked", "Blocked", told(verdict))
    body = problem.body(verdict.id)
    return result(scanner, verdict, context, body, status=403, content_type=MEDIA_TYPE)


PROCESS = Operation(run, failed)
