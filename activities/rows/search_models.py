"""What a row of everyday words is: what people type into the search, and what they are after. Pure definitions, as in `models`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from .models import Id, Row, Text
from .texts import refuse_place

Place = Annotated[Text, AfterValidator(refuse_place)]


class EverydayWords(Row):
    """Words that people use and the book does not, or a question as they would put it.

    said: each way to say it. means: words of the book that stand for it, looked for as well. leads_to: pages, or places in
    pages as `book/reference/glossary#term-deposit`, that are found by what is said. offered: the first of `said` stands on the
    page of the search as an example.
    """

    id: Id
    said: Annotated[list[Text], Field(min_length=1)]
    means: list[Text] = []
    leads_to: list[Place] = []
    offered: bool = False

    @model_validator(mode="after")
    def _leads_somewhere(self):
        if not self.means and not self.leads_to:
            raise ValueError(
                "leads nowhere; write under `means` the book's words for it, or under `leads_to` the pages that answer it"
            )
        return self
