"""The report in a real browser: opened from the disk, nothing run but its own script, links landing on their words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.report import marks
from tests.publish.report.made import HOSTILE, parsed, report, the_embedded, written

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here to open the report with"),
    # Playwright leaves the pipes of its driver to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-quic", "--no-first-run",
]  # fmt: skip

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1360, "height": 900}

# Of every place on the page: the text of all its pieces in order, by the number of the row.
PIECES = """() => Object.fromEntries([...document.querySelectorAll('#text mark[id]')].map(
    mark => [mark.id, [...document.querySelectorAll(`#text mark[data-r="${mark.dataset.r}"]`)]
        .map(piece => piece.textContent).join('')]))"""


class Watched:
    """A page, and what it complained of or asked for."""

    def __init__(self, page: Any, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: str) -> Any:
        """The page, opened at a path of the report."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.folder.as_uri()}/{path}")
        return self.page


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the embedded documents."""
    return report(tmp_path_factory.mktemp("embedded"), *the_embedded())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The browser, one for all tests."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Any, embedded: Path) -> Iterator[Any]:
    """Opens pages of a report and sees to it that they neither complain nor ask for anything."""
    opened: list[Watched] = []

    def opening(folder: Path = embedded, viewport: dict[str, int] = DESKTOP, **options: Any) -> Watched:
        opened.append(Watched(browser.new_page(viewport=viewport, **options), folder))
        return opened[-1]

    yield opening
    for watched in opened:
        assert watched.complaints == []
        assert all(url.startswith(("file:", "about:")) for url in watched.requests), watched.requests
        watched.page.close()


def test_every_page_opens_without_a_complaint_and_asks_for_no_other_file(open_page: Any, embedded: Path) -> None:
    watched = open_page()
    for path in sorted(embedded.rglob("*.html")):
        watched.requests.clear()
        page = watched.open(path.relative_to(embedded).as_posix())
        assert page.evaluate("document.documentElement.classList.contains('js')")
        assert page.locator("main h1").count() == 1
        assert len(watched.requests) <= 2, watched.requests  # the blank page and the page


def test_the_charts_are_drawn_with_a_text_and_a_table_each(open_page: Any) -> None:
    page = open_page().open("index.html")
    figures = page.locator("figure.chart")
    assert figures.count() >= 6
    for number in range(figures.count()):
        box = figures.nth(number).locator("svg").bounding_box()
        assert box is not None
        assert box["width"] > 200
        assert box["height"] > 60
    assert page.locator("figure.chart details table").count() == figures.count()


def test_a_link_from_a_value_lands_on_the_very_words(open_page: Any) -> None:
    page = open_page().open("index.html")
    page.locator(".figure a").first.click()
    page.wait_for_selector("#panel.pinned")
    assert "12.640" in page.evaluate("document.querySelector(':target').textContent")
    assert page.evaluate("document.activeElement === document.querySelector(':target')")
    box = page.locator(":target").bounding_box()
    assert 60 < box["y"] < DESKTOP["height"] - 40
    assert "Strengths" in page.locator("#rows .what").first.text_content()
    assert "at most 12,640" in page.locator("#rows").text_content()
    assert "blauwhelm explain strengths/" in page.locator("#rows").text_content()


def test_every_row_has_its_words_in_the_reader(open_page: Any) -> None:
    documents, frames = the_embedded()
    texts = {document.id: document.text for document in documents}
    watched = open_page()
    for document_id, found in marks.marks(frames).items():
        page = watched.open(f"documents/{document_id}.html")
        assert page.evaluate("document.getElementById('text').textContent") == texts[document_id]
        pieces = page.evaluate(PIECES)
        for mark in found:
            words = texts[document_id][mark.start : mark.end]
            assert pieces[marks.fragment(mark.table, mark.key)] == words, mark


def test_without_scripts_the_text_and_its_anchors_are_there(browser: Any, embedded: Path) -> None:
    _, frames = the_embedded()
    row = frames["fatality_totals"].row(0, named=True)
    anchor = marks.fragment("fatality_totals", row["fatality_total_id"])
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{embedded.as_uri()}/documents/{row['document_id']}.html#{anchor}")
    place = page.locator(f"#{anchor}")
    assert 0 <= place.bounding_box()["y"] <= 900
    assert page.locator(".js-only").first.is_hidden()
    page.close()


def test_nothing_of_a_hostile_document_runs(open_page: Any, tmp_path: Path) -> None:
    folder = written(tmp_path, HOSTILE)
    watched = open_page(folder=folder)
    for path in sorted(folder.rglob("*.html")):
        page = watched.open(path.relative_to(folder).as_posix())
        page.mouse.move(400, 400)
        for switch in page.locator("#legend input, #show-unclaimed, #show-plain").all():
            switch.check()
        for mark in page.locator("#text mark[id]").all()[:12]:
            mark.dispatch_event("click")
        assert page.evaluate("window.ran") is None, path.name
        assert page.locator("main img, main iframe, main style, #text script").count() == 0
        assert page.locator("a[href^='javascript' i]").count() == 0
        for link in page.locator("a[href^='http']").all():
            assert link.get_attribute("rel") == "noopener noreferrer nofollow"


def test_a_page_as_wide_as_a_phone_does_not_scroll_sideways(open_page: Any, embedded: Path) -> None:
    watched = open_page(viewport=PHONE)
    for path in sorted(embedded.rglob("*.html")):
        page = watched.open(path.relative_to(embedded).as_posix())
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path.name


def test_on_a_phone_the_words_stand_above_the_panel(open_page: Any) -> None:
    watched = open_page(viewport=PHONE)
    page = watched.open("index.html")
    page.locator(".figure a").nth(1).click()
    page.wait_for_selector("#panel.pinned")
    words, panel = page.locator(":target").bounding_box(), page.locator("#panel").bounding_box()
    assert words["y"] + 20 < panel["y"]
    page.click("#close")
    assert page.locator("#panel").is_hidden()


def test_dark_mode_follows_the_system_and_the_switch(open_page: Any) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = open_page(color_scheme="dark").open("index.html").evaluate(ground)
    page = open_page(color_scheme="light").open("index.html")
    light = page.evaluate(ground)
    assert light != dark
    page.click("#theme")
    assert page.evaluate(ground) == dark
    page.click("#theme")
    assert page.evaluate(ground) == light


def test_the_reader_is_worked_with_the_keyboard_alone(open_page: Any) -> None:
    page = open_page().open("documents/minusma-nl.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#text mark[tabindex='0']").first.focus()
    first = page.locator("#rows h3").first.text_content()
    page.keyboard.press("Enter")
    assert page.locator("#panel.pinned").count() == 1
    page.keyboard.press("n")
    assert page.locator("#rows h3").first.text_content() != first
    page.keyboard.press("p")
    assert page.locator("#rows h3").first.text_content() == first
    page.keyboard.press("f")
    assert "finding" in page.locator("#rows .what").first.text_content().lower()
    page.keyboard.press("Escape")
    assert page.locator("#panel.pinned").count() == 0
    assert page.locator("#text mark.on").count() == 0


def test_the_switches_of_the_reader_show_and_hide(open_page: Any) -> None:
    page = open_page().open("documents/minusma-en.html")
    strengths = page.locator("#text mark[id^='row-strengths']").first
    assert "off" not in (strengths.get_attribute("class") or "")
    page.uncheck("[data-table=strengths]")
    assert "off" in (strengths.get_attribute("class") or "")
    markup = page.locator("#text .m").first
    assert markup.is_visible()
    page.check("#show-plain")
    assert markup.is_hidden()
    plain = "getComputedStyle(document.querySelector('#text .u')).backgroundImage"
    assert page.evaluate(plain) == "none"
    page.check("#show-unclaimed")
    assert page.evaluate(plain) != "none"


def test_findings_are_filtered(open_page: Any, embedded: Path) -> None:
    page = open_page().open("findings.html")
    cards = page.locator("article.finding")
    everything = cards.count()
    page.select_option("[name=severity]", "error")
    shown = [card for card in cards.all() if card.is_visible()]
    assert 0 < len(shown) < everything
    assert {card.get_attribute("data-severity") for card in shown} == {"error"}
    assert page.locator("#filtered").text_content() == f"{len(shown)} shown"
    assert parsed(embedded / "findings.html") is not None


def test_text_is_told_apart_from_its_ground_in_both_schemes(open_page: Any) -> None:
    """The contrast of WCAG 2.2 AA (1.4.3): 4.5 to 1 for what is read."""
    for scheme in ("light", "dark"):
        watched = open_page(color_scheme=scheme)
        for path in ("index.html", "findings.html", "documents/minusma-en.html"):
            assert watched.open(path).evaluate(CONTRASTS) == [], (scheme, path)


# What has text of its own and too little contrast with what it stands on. Colours are read back through a canvas, as
# they are mixed in several spaces.
CONTRASTS = """() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const seen = new Map();
    const paint = (colours) => {
        const key = colours.join();
        if (!seen.has(key)) {
            canvas.globalCompositeOperation = 'source-over';
            canvas.clearRect(0, 0, 1, 1);
            for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
            seen.set(key, [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3));
        }
        return seen.get(key);
    };
    const luminance = (rgb) => rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const poor = [];
    for (const element of document.querySelectorAll('body *')) {
        if (element.closest('svg, .hidden, .skip, noscript, script') || !element.checkVisibility()) continue;
        if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
        const grounds = [];
        for (let each = element; each; each = each.parentElement) {
            grounds.unshift(getComputedStyle(each).backgroundColor);
        }
        const ground = paint(['white', ...grounds]);
        const ink = paint([`rgb(${ground})`, getComputedStyle(element).color]);
        const [high, low] = [luminance(ground), luminance(ink)].sort((a, b) => b - a);
        if ((high + 0.05) / (low + 0.05) < 4.5) poor.push(`${element.className} ${element.textContent.slice(0, 30)}`);
    }
    return poor;
}"""
