"""What a search finds in the built book, and in which order: asked in Node, all questions in one process. Its page is in `browser/test_search.py`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml
from book_rows import book_rows
from built_pages import list_ids, read_page
from node_lines import open_script

from activities.kinds.bundles import find_node
from activities.page.page_words import PageWords, Piece, read_page_words
from activities.page.search_entries import Entry, list_entries
from activities.page.search_index import build_index, group_forms, list_words

TESTS = Path(__file__).parent
QUESTIONS = yaml.safe_load((TESTS / "everyday_questions.yml").read_text(encoding="utf-8"))
FIRST = 3
# Every object of JavaScript has some of these, and a pattern others.
NO_WORDS_OF_THE_BOOK = [
    "constructor", "__proto__", "constructor __proto__ debt", "hasOwnProperty", "toString", "valueOf", "__defineGetter__",
    "prototype", "undefined", "null", "NaN", "[", "(((", "\\\\", "a*", "-debt", "\u202e", "<img src=x onerror=alert(1)>", "%25", "q" * 5000,
    "", " ", ".", "\u00e9", "\ud83d\ude00", "debt " * 2000, "AND", "NOT OR", "\"debt", "\u0928\u0947\u092a\u093e\u0932", "0", "a", "the",
]  # fmt: skip


def read_call(path: Path) -> list:
    """What a script hands over: the arguments of its one call."""
    script = path.read_text(encoding="utf-8").strip()
    return json.loads(f"[{script.partition('(')[2].removesuffix(')')}]")


@pytest.fixture(scope="module")
def rows():
    return book_rows()


@pytest.fixture(scope="module")
def index(book):
    """The index of the built book."""
    return read_call(book / "search-index.js")[0]


@pytest.fixture(scope="module")
def ask(index):
    """Asks the built book in Node for a list of queries: what it tells of each, its places best first."""
    with open_script("ask_search.mjs") as ask_script:
        ask_script({"index": index, "queries": []})
        yield lambda queries, texts=None: ask_script({"queries": queries, "texts": texts})


@pytest.fixture(scope="module")
def search(ask):
    """The places that the built book finds for each of a list of queries."""
    return lambda queries: [found["places"] for found in ask(queries)]


# --- everyday questions ----------------------------------------------------------------------


def test_what_people_ask_leads_to_the_right_page_among_the_first_three(search):
    assert len(QUESTIONS) >= 60
    found = search([question["asked"] for question in QUESTIONS])
    missed = {
        question["asked"]: places[:FIRST]
        for question, places in zip(QUESTIONS, found, strict=True)
        if not set(places[:FIRST]) & set(question["leads_to"])
    }
    assert missed == {}


def test_every_way_to_ask_that_a_row_has_leads_to_one_of_its_pages(search, rows):
    asked = [(said, row.leads_to) for row in rows.searches.values() if row.leads_to for said in row.said]
    found = search([said for said, _ in asked])
    missed = {said: places[:FIRST] for (said, due), places in zip(asked, found, strict=True) if not set(places[:FIRST]) & set(due)}
    assert missed == {}


def test_the_places_of_the_questions_are_in_the_book(book):
    for place in {place for question in QUESTIONS for place in question["leads_to"]}:
        page, _, anchor = place.partition("#")
        assert not anchor or anchor in list_ids(book / f"{page}.html"), place


# --- names, numbers, slips ----------------------------------------------------------------------


def test_what_has_a_number_is_found_first_by_its_number(search, rows):
    named = {f"activity {row.number}": row.page for row in rows.activities.values() if row.page}
    named |= {f"Chapter {row.number}": f"book/learn/{row.id}" for row in rows.chapters.values()}
    named |= {f"case {row.number}": f"book/cases/{row.id}" for row in rows.cases.values() if row.number}
    found = search([*named])
    assert {query: places[0] for query, places in zip(named, found, strict=True)} == named


def test_a_page_and_a_term_are_found_by_their_whole_name_before_all_that_only_has_its_words(search, rows):
    named = {row.title: f"book/learn/{row.id}" for row in rows.chapters.values()}
    named |= {row.name: f"book/reference/glossary#term-{row.id}" for row in rows.terms.values()}
    found = search([*named])
    assert {
        query: places[:FIRST] for (query, place), places in zip(named.items(), found, strict=True) if place not in places[:FIRST]
    } == {}


def test_a_term_is_found_by_what_people_call_it(search, rows):
    asked = [(word, f"book/reference/glossary#term-{row.id}") for row in rows.terms.values() for word in row.searched_as]
    found = search([word for word, _ in asked])
    assert [word for (word, place), places in zip(asked, found, strict=True) if place not in places[:10]] == []


def test_an_article_is_found_by_its_instrument_and_number(search):
    found = search(["C81 article 12(1)(c)(i)", "c81 12", "P029 Art. 4(2)"])
    assert found[0][0] == "book/law/c81#c81-art-12-1-c-i"
    assert all("book/law/c81#c81-art-12" in place for place in found[1][:2])
    assert found[2][0] == "book/law/p029#p029-art-4-2"


@pytest.mark.parametrize(
    "slip, word",
    [("pasport", "passport"), ("interpretor", "interpreter"), ("traficking", "trafficking"), ("recriutment", "recruitment"),
     ("smugling", "smuggling"), ("corupption", "corruption")],
)  # fmt: skip
def test_a_slip_of_a_letter_finds_what_the_word_finds(ask, slip, word):
    slipped, meant = ask([slip, word])
    assert slipped["places"][0] in meant["places"][:FIRST]
    assert [one["said"] for one in slipped["instead"]] == [slip] and word in slipped["instead"][0]["read"]
    assert meant["instead"] == []


def test_the_beginning_of_a_word_finds_it(search):
    begun, whole = search(["traffick", "trafficking"])
    assert begun[0] in whole[:FIRST]
    assert "book/reference/glossary#term-retention-of-identity-documents" in search(["passpo"])[0][:FIRST]


def test_other_forms_of_a_word_find_what_the_word_finds(search):
    one, other = search(["inspection report", "inspections reported"])
    assert one[0] == other[0]


# --- whatever is typed --------------------------------------------------------------------------


def test_no_query_stops_the_search(ask, index):
    for query, found in zip(NO_WORDS_OF_THE_BOOK, ask(NO_WORDS_OF_THE_BOOK), strict=True):
        assert all(place.partition("#")[0] in index["pages"] for place in found["places"]), query
    assert [found["places"] for found in ask(["", " ", ".", "q" * 5000])] == [[]] * 4


def test_without_script_the_page_says_what_to_do(book, rows):
    assert rows.strings["page.search-no-script"] in read_page(book / "search.html").find("noscript").get_text()


# --- what the index is made from --------------------------------------------------------------------


def test_everything_in_the_index_is_a_place_in_the_book(book, index):
    ids = {page: list_ids(book / f"{page}.html") for page in index["pages"]}
    strays = [
        (index["pages"][page], anchor)
        for _, page, anchor, *_ in index["entries"]
        if anchor and anchor not in ids[index["pages"][page]]
    ]
    assert strays == []


def test_every_page_and_every_row_with_a_place_is_found(index, rows):
    places = {(index["pages"][entry[1]], entry[2]) for entry in index["entries"]}
    due = {("book/reference/glossary", f"term-{id}") for id in rows.terms}
    due |= {("book/reference/figures", f"figure-{figure.id}") for figure in rows.figures}
    due |= {(row.page, "") for row in rows.activities.values() if row.page} | {(f"book/cases/{id}", "") for id in rows.cases}
    due |= {(page, "") for page in index["pages"]}
    assert due - places == set()
    assert len(places) == len(index["entries"])


def test_what_everyday_words_mean_the_book_says_somewhere(index, rows):
    said = {form for forms in index["words"] for form in forms.split()} | set(index["small"])
    meant = {(row.id, word) for row in rows.searches.values() for text in row.means for word in list_words(text)}
    assert {one for one in meant if one[1] not in said} == set()


def test_what_a_page_keeps_for_later_is_not_in_the_search(book, rows):
    texts = "".join(path.read_text(encoding="utf-8") for path in (book / "_search").rglob("*.js"))
    feedback = {option.feedback for row in rows.chapters.values() for asked in row.questions for option in asked.options}
    reasons = {passage.reason for row in rows.readings.values() for passage in row.passages}
    assert [text for text in feedback | reasons if json.dumps(text, ensure_ascii=False)[1:-1] in texts] == []


def test_the_texts_of_a_page_tell_where_in_it_the_words_stand(book, ask):
    page, lead, texts = read_call(book / "_search" / "book" / "learn" / "interviewing.js")
    assert page == "book/learn/interviewing" and lead.startswith("How to speak with a worker")
    found = ask(["interpreter"], texts)[0]["snippet"]
    assert found["heading"] == "Interpreters" and "interpreter" in found["text"].lower()


PAGE = """<section id="a"><h1>Pumps<a class="headerlink" href="#a">#</a></h1><p class="kick">Chapter</p><p class="lead">Pumps, told &amp; shown.</p>
<p>They <em>lift</em> water.</p><svg><text>drawn</text></svg><button>Press</button><div hidden><p id="x">Later</p></div>
<section id="b"><h2>Hand pumps</h2><ul><li>One</li><li>Two</li></ul><p data-unsearched>Kept</p></section><table><tr id="row"><td>cell</td></tr></table></section>"""


def test_the_words_of_a_page_are_taken_place_by_place_without_what_it_hides():
    words = read_page_words(PAGE)
    assert (words.title, words.lead) == ("Pumps", "Pumps, told & shown.")
    assert words.pieces == [
        Piece("a", "", "Chapter · Pumps, told & shown. They lift water."),
        Piece("b", "Hand pumps", "One · Two"),
        Piece("row", "", "cell"),
    ]


def test_words_are_parted_alike_in_python_and_in_the_browser():
    texts = [
        "Worker's café, 12(1)(c)",
        "São Tomé’s",
        "naïve co-operation",
        "नेपाल देश",
        "Ελλάδα",
        "ﬁne print",
        "a_b",
        "١٢",
        "ǅ",
        "İstanbul",
    ]
    code = (
        f"import {{ listWords }} from {json.dumps((TESTS.parent / 'activities/page/look/searching.js').as_uri())};"
        f"process.stdout.write(JSON.stringify({json.dumps(texts)}.map(listWords)))"
    )
    ran = subprocess.run([find_node(), "--input-type=module", "-e", code], capture_output=True, timeout=60)
    assert ran.returncode == 0, ran.stderr.decode()
    assert json.loads(ran.stdout) == [list_words(text) for text in texts]


def test_forms_of_a_word_stand_together_in_the_language_of_the_book():
    assert group_forms(["wages", "wage", "child"], "en-GB") == [["child"], ["wage", "wages"]]
    assert group_forms(["livros", "livro"], "pt-BR") == [["livro", "livros"]]
    assert group_forms(["wages", "wage"], "ne-NP") == [["wage"], ["wages"]]


def test_the_index_grows_in_step_with_what_is_found():
    def weigh(times: int) -> int:
        said = [Piece("", "", " ".join(f"word{place}x" for place in range(200)))]
        entries = [Entry("page", f"book/page-{number}", f"Page {number}", pieces=said) for number in range(100 * times)]
        return len(json.dumps(build_index(entries, [], [], "en-GB")))

    one, four, sixteen = weigh(1), weigh(4), weigh(16)
    assert (sixteen - four) / (four - one) < 4.4


def test_a_row_with_a_place_takes_the_words_that_stand_there_and_its_page_the_others(rows):
    id = next(iter(rows.terms))
    words = PageWords("Glossary", "Terms.", [Piece("letter-a", "A", "first"), Piece(f"term-{id}", "", "definition of it")])
    whole, term = list_entries(rows, {"book/reference/glossary": words})
    assert [piece.text for piece in whole.pieces] == ["first"] and [piece.text for piece in term.pieces] == ["definition of it"]
    assert (whole.kind, whole.title, term.kind, term.title) == ("page", "Glossary", "term", rows.terms[id].name)
