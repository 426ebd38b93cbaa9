"""Directives that put rows into pages: `{plan} five-day`, `{case} linh`, `{indicators}` …

Headings are real sections, so that the page's own list of contents has them.
"""

from __future__ import annotations

from activities.rows.pages import page_of_notes
from activities.rows.session_notes import are_shown
from activities.rows.watched import asked

from .embedding import embed_activity
from .made_of import note_page
from .planner_page import PLANNER
from .row_directive import RowDirective
from .timetable import lay_out, options_of_day, plays_of_day


class PlanDirective(RowDirective):
    """`{plan} five-day`: a workshop plan as a whole page, its title with it, and a section for each day."""

    required_arguments = 1

    def show(self):
        plan = self.find(self.rows.plans, "plan")
        days = [
            self.section(
                self.rows.strings["page.day"].format(number=day.number, title=day.title),
                f"day-{day.number}",
                self.html(
                    "plan-day.html.j2",
                    plan=plan,
                    day=day,
                    times=lay_out(plan, day, self.rows),
                    options=options_of_day(day, self.rows),
                    plays=plays_of_day(day, self.rows),
                    notes=page_of_notes(plan, day) if are_shown(self.rows) else None,
                ),
            )
            for day in plan.days
        ]
        options = {activity.id: activity for day in plan.days for activity, _ in options_of_day(day, self.rows)}
        note_page(self.env, PLANNER)
        planner = PLANNER if PLANNER in self.env.found_docs else None
        original = self.rows.originals.get(plan.id)
        top = self.html("plan.html.j2", plan=plan, original=original, options=list(options.values()), planner=planner)
        times = {day.number: lay_out(plan, day, self.rows) for day in plan.days}
        forms = list(dict.fromkeys(line.form for day in plan.days for line in day.lines))
        week = self.html("plan-week.html.j2", plan=plan, times=times, forms=forms)
        return [self.section(plan.title, plan.id, top, week, *days)]


class PlanListDirective(RowDirective):
    """`{plan-list}`: the plans, with what each takes."""

    template = "plan-list.html.j2"


class AimsDirective(RowDirective):
    """`{aims}`: the aims of the source courses, and the days that serve them."""

    def show(self):
        days = [(plan, day, set(lay_out(plan, day, self.rows).aims)) for plan in self.rows.plans.values() for day in plan.days]
        return [self.html("aims.html.j2", days=days, served=set().union(*(aims for _, _, aims in days)))]


class CaseDirective(RowDirective):
    """`{case} linh`: a case as a whole page, its title with it."""

    required_arguments = 1

    def show(self):
        case = self.find(self.rows.cases, "case")
        words = self.rows.strings
        parts = [self.section(words["page.case-text"], "text", self.html("case-text.html.j2", case=case))]
        if case.not_stated:
            parts.append(self.section(words["page.not-stated"], "not-stated", self.html("case-gaps.html.j2", case=case)))
        parts.append(
            self.section(
                words["page.case-work"],
                "work",
                self.html("case-work.html.j2", case=case, compared=list_compared(self.rows, case.id)),
            )
        )
        page = self.section(case.title, case.id, self.html("case-top.html.j2", case=case), *parts)
        page["classes"].append("case-page")
        return [page]


@asked
def list_compared(rows, case: str) -> list:
    """The decisions in which a case matters, for afterwards; none in an edition without readings, since they say where the case may stand."""
    if not rows.readings:
        return []
    return [one for one in rows.decisions.values() if any(bearing.case == case for bearing in one.cases)]


class CaseListDirective(RowDirective):
    """`{case-list}`: all cases, each with its content note and its page."""

    template = "case-list.html.j2"


class IndicatorsDirective(RowDirective):
    """`{indicators}`: the six, each with its questions and their place among the eleven."""

    def show(self):
        sections = [
            self.section(
                indicator.name,
                indicator.id,
                self.html(
                    "indicator.html.j2",
                    indicator=indicator,
                    questions=[q for q in self.rows.questions.values() if q.indicator == indicator.id],
                ),
            )
            for indicator in self.rows.indicators.values()
        ]
        return [self.html("indicator-list.html.j2"), *sections]


class ElevenDirective(RowDirective):
    """`{eleven}`: ILO's list of 2012, each with its place among the six."""

    def show(self):
        asked = {row: [q for q in self.rows.questions.values() if row in (q.eleven, q.eleven_also)] for row in self.rows.eleven}
        return [self.html("eleven.html.j2", asked=asked)]


class OffencesDirective(RowDirective):
    """`{offences}`: every offence, element by element, and what it leaves out."""

    def show(self):
        return [self._show(offence) for offence in self.rows.offences.values()]

    def _show(self, offence):
        parts = [
            self.section(element.name, element.id, self.html("element.html.j2", element=element)) for element in offence.elements
        ]
        if offence.exceptions:
            title = self.rows.strings["page.exceptions"]
            exceptions = self.html("exceptions.html.j2", offence=offence)
            parts.append(self.section(title, f"{offence.id}-exceptions", exceptions))
        return self.section(
            offence.name,
            offence.id,
            self.html("offence.html.j2", offence=offence, in_terms=list_in_terms(offence, self.rows)),
            *parts,
        )


def list_in_terms(offence, rows) -> list[tuple]:
    """The articles that define an offence in the treaty's own terms, as (instrument, article)."""
    first = offence.sources[0].source
    defining = [instrument for instrument in rows.instruments.values() if instrument.official_text == first]
    return [(instrument, article) for instrument in defining for article in instrument.articles if article.phrases]


class ActivityDirective(RowDirective):
    """`{activity} mapping`: an activity as a whole page, its title with it; the form as a notebook's page has it."""

    required_arguments = 1

    def show(self):
        activity = self.find(self.rows.activities, "activity")
        title = self.rows.strings["page.activity"].format(number=activity.number, title=activity.title)
        return [self.section(title, activity.id, embed_activity(activity.id, "a1", self.env))]


class ActivitiesDirective(RowDirective):
    """`{activities}`: a card for each learning activity; its brief stands on its own page."""

    template = "activity-list.html.j2"


class WithReadingsDirective(RowDirective):
    """`{with-readings}`: what tells where the readings place a case. An edition without readings says so in its place."""

    has_content = True

    def show(self):
        if not self.rows.readings:
            return [self.html("no-readings.html.j2")]
        return self.parse_content_to_nodes()


class SourcesDirective(RowDirective):
    """`{sources}`: every document that the rows cite."""

    template = "sources.html.j2"


DIRECTIVES = {
    "plan": PlanDirective,
    "plan-list": PlanListDirective,
    "aims": AimsDirective,
    "case": CaseDirective,
    "case-list": CaseListDirective,
    "indicators": IndicatorsDirective,
    "eleven": ElevenDirective,
    "offences": OffencesDirective,
    "activity": ActivityDirective,
    "activities": ActivitiesDirective,
    "sources": SourcesDirective,
    "with-readings": WithReadingsDirective,
}


def setup_directives(app) -> None:
    """Register the directives."""
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
