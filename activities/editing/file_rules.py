"""Case files: what is in one, what its reading uses, and what adds up where it is not meant otherwise."""

from __future__ import annotations

from activities.rows.file_facts import agree, list_sums, show_value

from .texts import QUESTION_MARKS

LEAST_EXHIBITS, MOST_EXHIBITS = 10, 14
LEAST_PLANTED = 12
LEAST_KINDS = 5
LEAST_INNOCENT = 3
LEAST_AGAINST = 2


def check(slips) -> None:
    """A file has enough to find and enough that speaks against; every paper is of use; sums hold unless they are meant not to."""
    for file in slips.rows.case_files.values():
        _sums(slips, file)
        _payslips(slips, file)
        if file.reading:
            _reading(slips, file)
            _enough(slips, file)


def _sums(slips, file) -> None:
    for exhibit in file.exhibits:
        for one in list_sums(exhibit):
            labels = ("exhibits", exhibit.id, *one.labels)
            stands, due = (show_value(float(number), "amount") for number in (one.stands, one.due))
            if one.holds and one.wrong:
                slips.say("case_files", file.id, labels, f"it adds up to {due}, though it is meant not to; take `wrong` out")
            elif not one.holds and not one.wrong:
                slips.say(
                    "case_files",
                    file.id,
                    labels,
                    f"{stands} stands here and it comes to {due}; put it right, or say `wrong` where it is meant",
                )


def _payslips(slips, file) -> None:
    """A payslip says what follows from what, else nobody works it out and a slip of the author's would look like a clue."""
    for exhibit in (one for one in file.exhibits if one.form == "payslip"):

        def say(labels: tuple, sentence: str, id: str = exhibit.id) -> None:
            slips.say("case_files", file.id, ("exhibits", id, *labels), sentence)

        tables = [(number, part) for number, part in enumerate(exhibit.parts, 1) if part.part == "table"]
        for number, table in tables:
            types = [column.type for column in table.columns]
            if table.total and "amount" in types and not table.sums:
                say(("parts", number, "sums"), "nobody works this total out; name the columns that it adds up")
            if types.count("amount") > 1 and "number" in types and not table.works_out:
                say(("parts", number, "works_out"), "nobody works these amounts out; say what each is made of")
        entries = [entry for part in exhibit.parts if part.part == "fields" for entry in part.entries if entry.type == "amount"]
        if tables and entries and not any(entry.adds or entry.takes for entry in entries):
            say(("parts",), "nobody works out what is paid in the end; give that entry `adds` and `takes`")


def _reading(slips, file) -> None:
    def say(labels: tuple, sentence: str) -> None:
        slips.say("case_files", file.id, ("reading", *labels), sentence)

    facts, reading = file.list_facts(), file.reading
    for one in reading.contradictions:
        if agree([facts[id] for id in one.facts]):
            say(("contradictions", one.id, "facts"), f"they agree: all say {facts[one.facts[0]].value}; name facts that differ")
        for question in (one.ask,):
            if not question.endswith(QUESTION_MARKS):
                say(("contradictions", one.id, "ask"), "what to ask is put as a question; end it with '?'")
    by_id = {one.id: one for one in reading.contradictions}
    told = {id for finding in reading.findings for id in finding.contradictions}
    for one in reading.contradictions:
        if not one.innocent and one.id not in told:
            say(("contradictions", one.id), "no finding rests on it; name it in one, or write `innocent: true`")
    used = {id for finding in reading.findings for id in finding.facts}
    used |= {id for name in told for id in by_id[name].facts}
    shown = {facts[id].exhibit for id in used}
    for exhibit in file.exhibits:
        if exhibit.id not in shown:
            slips.say(
                "case_files",
                file.id,
                ("exhibits", exhibit.id),
                "no finding uses this exhibit; name one of its facts in a finding, or take it out",
            )
    _elements(slips, file, say)
    for argument in reading.arguments:
        if not argument.question.endswith(QUESTION_MARKS):
            say(("arguments", argument.id, "question"), "a point to argue about is put as a question; end it with '?'")


def _elements(slips, file, say) -> None:
    """The reading weighs the offences of its activity whole, and no others."""
    weighed = [element.element for element in file.reading.elements]
    activity = slips.rows.activities.get(file.activity)
    due = [element.id for id in (activity.offences if activity else []) for element in slips.rows.offences[id].elements]
    if missing := [id for id in due if id not in weighed]:
        say(("elements",), f"an offence is weighed whole; add {', '.join(missing)}")
    if more := [id for id in weighed if id not in due]:
        say(("elements",), f"{', '.join(more)}: of no offence that {file.activity} weighs; take it out")


def _enough(slips, file) -> None:
    reading, many = file.reading, len(file.exhibits)
    planted = [one for one in reading.contradictions if not one.innocent]
    innocent = len(reading.contradictions) - len(planted)
    kinds = {one.kind for one in planted}
    against = {id for finding in reading.findings if finding.against for id in finding.facts}

    def say(labels: tuple, sentence: str) -> None:
        slips.say("case_files", file.id, labels, sentence)

    if not LEAST_EXHIBITS <= many <= MOST_EXHIBITS:
        say(("exhibits",), f"{many} exhibits; a file that fits a session has {LEAST_EXHIBITS} to {MOST_EXHIBITS}")
    if len(planted) < LEAST_PLANTED:
        say(("reading", "contradictions"), f"{len(planted)} are planted; {LEAST_PLANTED} at least, so that every group finds some")
    if len(kinds) < LEAST_KINDS:
        say(
            ("reading", "contradictions"),
            f"{len(kinds)} kinds of contradiction; {LEAST_KINDS} at least, so that nobody looks for one thing only",
        )
    if innocent < LEAST_INNOCENT:
        say(
            ("reading", "contradictions"),
            f"{innocent} are innocent; {LEAST_INNOCENT} at least, so that a difference is asked about before it is believed",
        )
    if len(against) < LEAST_AGAINST:
        say(
            ("reading", "findings"),
            f"{len(against)} facts speak against; {LEAST_AGAINST} at least, in findings with `against: true`",
        )
