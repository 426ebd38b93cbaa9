"""The small book that other tests build: it is in order, and it is made by its own copy of the engine."""

import shutil


def test_its_rows_are_in_order(laid_small_book):
    code, out, err = laid_small_book.run("check", fresh=True)
    assert (code, err) == (0, "")
    assert "2 activities, 2 cases" in out


def test_its_pages_and_forms_are_built_from_its_own_rows(small_book):
    assert "Breaking stones" in small_book.read_page("book/cases/quarry.html")
    assert "What is not said" in small_book.read_page("notebooks/reading-together.html")
    assert "What will you do otherwise?" in small_book.read_page("book/activities/looking-back.html")


def test_what_is_changed_in_it_is_built_and_is_gone_in_the_next_test(small_book):
    small_book.replace("data/cases/quarry.yml", "Breaking stones", "Cutting stones")
    small_book.replace("activities/page/templates/case-top.html.j2", "lead", "lead of-its-own-engine")
    small_book.build()
    assert "Cutting stones" in small_book.read_page("book/cases/quarry.html")
    assert "of-its-own-engine" in small_book.read_page("book/cases/quarry.html")


def test_a_build_with_nothing_changed_makes_nothing(small_book):
    assert "Breaking stones" in small_book.read_page("book/cases/quarry.html")
    assert "The book is up to date." in small_book.build()


def test_a_text_that_the_contents_do_not_name_is_no_page_and_makes_none_anew(small_book):
    """Nor is it a warning: it may be a draft."""
    small_book.write("book/guide/draft.md", "# Draft\n\nNot yet.\n")
    small_book.build()
    assert "book/guide/draft.html" not in small_book.read_pages()
    log = small_book.read_source("_build/logs/build.log")
    assert "updating environment" in log and "%]" not in log, "a page was read or written anew"


def test_a_book_whose_text_was_put_back_is_the_book_that_it_was_file_by_file(small_book, built_small_book):
    before = small_book.read_pages()
    small_book.append("book/guide/sessions.md", "\nA sentence with zinnias.\n")
    small_book.replace("notebooks/reading-together.ipynb", "It needs no internet", "It needs no zinnias")
    small_book.build()
    assert "zinnias" in small_book.read_page("book/guide/sessions.html")
    for folder in ("book", "notebooks"):  # times of change and all, as a copy or a checkout would
        shutil.rmtree(small_book.root / folder)
        shutil.copytree(built_small_book[1] / folder, small_book.root / folder)
    small_book.build()
    after = small_book.read_pages()
    assert [name for name in before | after if before.get(name) != after.get(name)] == []
