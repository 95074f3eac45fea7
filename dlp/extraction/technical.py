"""What nobody wrote in an office file: the names of its fonts, styles, shapes and settings."""

import regex as re

_OFFICE = (
    *("application/vnd.openxmlformats-", "application/vnd.oasis.opendocument."),
    *("application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/vnd.ms-word"),
    "application/msword",
)
_TECHNICAL = re.compile(
    r"(?:(?:word|xl|ppt)/(?:(?:fontTable|styles|settings|webSettings|numbering|tableStyles"
    r"|presProps|viewProps|presentation)\.xml|theme/[^/]+\.xml)(?:#more)?|settings\.xml(?:#more)?"
    r"|manifest\.rdf|META-INF/[^/]+|(?:[^/]+/){0,4}_rels/[^/]*\.rels|(?:[^/]+/){0,4}[^/]+\.bin"
    r"|thumbnail\.\w+/metadata"
    r"|stream/\d+)\Z"
)
_ATTRIBUTES = "#more"
_WRITTEN = re.compile(  # attributes that people fill in
    r"(?mi)^(?:descr?|title|author|initials|tooltip|alt|comment|description|creator|\w*name-of\w*"
    r"|userName|displayName|prompt|promptTitle|error|errorTitle): ."
)


def technical(media_type: str, path: str, text: str) -> bool:
    """True for a run of text of an office file that holds names and numbers of the format only.

    Args:
        media_type: of the file by its content, so that nobody's archive passes for an office file.
        path: of the run inside that file.
    """
    if not media_type.startswith(_OFFICE):
        return False
    if path.endswith(_ATTRIBUTES):
        return _WRITTEN.search(text) is None
    return _TECHNICAL.match(path) is not None
