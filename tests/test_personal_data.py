"""The search for real people's data, before a file leaves: what it asks about, and what it leaves in peace."""

import pytest
from book_rows import book_rows
from test_answers import ask_page

# What people write in these forms all the time.
NOBODYS = """
C29 Art. 2(1) · C29 Article 2 (2)(c) · P029, Articles 1(2) and 4(2) · R203, para. 12(b) · C.29, C.105, C.138, C.182
ILO Convention 182 of 1999 · Protocol of 2014 to the Forced Labour Convention, 1930 · Palermo Protocol 2000
Section 374 of the Labour Code 2012 · Act No. 16/2012 · Act 12 of 1996, ss. 18-21 · Law 21/2007, section 2(3)
Royal Decree-Law 2 of 2015 · Directive 2011/36/EU · A/RES/55/25 · 22 U.S.C. 7102(8) · Penal Code, articles 371-372
ILO case GB.298/15/1 · GB.300/20/6 · ILC.103/IV/2A · CEACR, adopted 2019, published 109th ILC session (2021)
application no. 73316/01 · Rantsev v. Cyprus and Russia, no. 25965/04 · Case C-113/89 · file 2024-117
In Portugal 2006 · South Africa 2013 · Global Estimates 2021 · Target 8.7 · between 1994 and 2001 · 2003–2007 · 2009/10
2005 2006 2007 2008 · 12/05/2026 · 12.5.2026 · 2026-03-02T14:30 · On Monday 4 May 2026, 14:30 · from 06:00 to 22:00
12 300 000 people · 12,300,000 · US$ 51.2 billion · USD 1,250,000.00 · EUR 1.250.000,00 · Rp 4.500.000 · 1'250'000 CHF
VND 12 000 000 to 15 000 000 · 300-400 baht a day · $5 000-7 500 · 100 000 - 200 000 · 45 % of 1 200 workers; 12.5%
Group 12 has 5 people · District 9, Ward 4 · Room 12, 18 beds · Team A 3 · The Labour Inspectorate 2 offices · 1 2 3 4 5 6 7
Ministry of Labour, 2 inspectors · Today, 34 workers sleep there · Twelve Workers 3 passports · Step 1: Call the office
"""
SOMEBODYS = {
    "Maria Lopez, 34": "name", "Maria (34) said": "name", "Today Maria Lopez, 34, came": "name", "Maria L. 34": "name",
    "Sara Khan (1987)": "name", "Sok Dara 012345678": "telephone",
    "call 0812 345 678 after six": "telephone", "+62 812-3456-789": "telephone", "(021) 555 12 34": "telephone",
    "0812345678": "telephone", "012 345 678": "telephone", "012.345.678": "telephone", "98765 43210": "telephone",
    "00 66 81 234 5678": "telephone", "७८९० १२३४५६": "telephone",
    "AB1234567": "identity", "AB 123456": "identity", "Permit A-1234567": "identity", "3174051209870001": "identity",
    "3174 0512 0987 0001": "identity", "5551234": "identity",
    "m.lopez@example.org": "email", "m_lopez@example.co.th": "email",
}  # fmt: skip


def look(texts):
    strings = book_rows(readings=False).strings
    words = {"notNames": strings["host.not-names"].split(), "openers": strings["host.openers"].split()}
    return ask_page(*({"call": "look", "text": text, **words} for text in texts))


def test_laws_dates_money_and_figures_are_not_asked_about():
    texts = [text.strip() for line in NOBODYS.strip().splitlines() for text in line.split(" · ")]
    asked = {text: found for text, found in zip(texts, look(texts), strict=True) if found}
    assert asked == {}


def test_names_with_a_number_and_numbers_of_people_are_asked_about():
    found = dict(zip(SOMEBODYS, look(SOMEBODYS), strict=True))
    missed = {text: kind for text, kind in SOMEBODYS.items() if kind not in [one for one, _ in found[text]]}
    assert missed == {}, found


@pytest.mark.parametrize("key", ["host.not-names", "host.openers"])
def test_the_words_of_the_search_are_written_small(key):
    words = book_rows(readings=False).strings[key].split()
    assert words == [word.lower() for word in words] and len(words) == len(set(words))
