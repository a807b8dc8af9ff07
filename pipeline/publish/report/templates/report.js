// What the pages do beyond being read: the choice of colours, the filters of the findings, the panel of the reader.
// Classic script, no modules and no requests: the pages open from the disk. Text reaches the page as text only.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* a page from the disk may have no store */ } },
  };
  const themes = ["", "dark", "light"];
  const wear = (theme) => { if (theme) { root.dataset.theme = theme; } else { delete root.dataset.theme; } };
  const worn = store.get("blauwhelm-theme");
  wear(themes.includes(worn) ? worn : "");

  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const themeSwitch = () => {
    const button = document.getElementById("theme");
    const name = () => button.setAttribute("aria-label", `Colours: ${root.dataset.theme || "as the system"}`);
    button.addEventListener("click", () => {
      wear(themes[(themes.indexOf(root.dataset.theme || "") + 1) % themes.length]);
      store.set("blauwhelm-theme", root.dataset.theme || "");
      name();
    });
    name();
  };

  const filters = (form) => {
    const cards = [...document.querySelectorAll("article.finding")];
    const wanted = (card, select) =>
      !select.value || card.dataset[select.name].split("\n").includes(select.value);
    form.addEventListener("change", () => {
      for (const card of cards) card.hidden = ![...form.querySelectorAll("select")].every((each) => wanted(card, each));
      document.getElementById("filtered").textContent = `${cards.filter((card) => !card.hidden).length} shown`;
    });
    form.addEventListener("submit", (event) => event.preventDefault());
  };

  const reader = (area) => {
    const data = JSON.parse(document.getElementById("data").textContent);
    const text = document.getElementById("text");
    const panel = document.getElementById("panel");
    const list = document.getElementById("rows");
    const hint = list.firstElementChild;
    const pieces = new Map();
    for (const mark of text.querySelectorAll("mark[data-r]")) {
      const number = Number(mark.dataset.r);
      if (!pieces.has(number)) pieces.set(number, []);
      pieces.get(number).push(mark);
    }
    const rowOf = (mark) => data.rows[Number(mark.dataset.r)];
    const tableOf = (mark) => data.tables[rowOf(mark)[0]][0];
    let lit = [];
    let pinned = null;

    const covering = (mark) => {
      const found = [];
      for (let inner = mark; inner; inner = inner.children.length === 1 ? inner.firstElementChild : null) {
        if (!inner.matches("mark") || inner.textContent !== mark.textContent) break;
        found.unshift(inner);
      }
      for (let outer = mark.parentElement.closest("mark"); outer; outer = outer.parentElement.closest("mark")) found.push(outer);
      return found;
    };
    const light = (marks) => {
      for (const mark of lit) mark.classList.remove("on");
      lit = marks.length ? pieces.get(Number(marks[0].dataset.r)) : [];
      for (const mark of lit) mark.classList.add("on");
    };
    const value = (said) => {
      const dd = make("dd");
      if (/^https?:\/\/[^\s<>"]+$/i.test(said)) {
        const a = make("a", "", said);
        a.href = said;
        a.rel = "noopener noreferrer nofollow";
        dd.append(a);
      } else dd.textContent = said;
      return dd;
    };
    const card = (mark) => {
      const [table, key, headline, said, about] = rowOf(mark);
      const [name, title, hue] = data.tables[table];
      const isFinding = name === "finding_evidence";
      const element = make("article", isFinding ? `row ${data.findings[about[0]][0]}` : `row h${hue}`);
      element.append(make("p", "what", isFinding ? `Finding, ${data.findings[about[0]][0]}` : title), make("h3", "", headline));
      const dl = make("dl");
      for (let i = 0; i < said.length; i += 2) {
        const pair = make("div");
        pair.append(make("dt", "", data.labels[said[i]]), value(said[i + 1]));
        dl.append(pair);
      }
      element.append(dl);
      const links = make("ul", "about");
      for (const each of about) {
        const [severity, message, href] = data.findings[each];
        const item = make("li", severity);
        const a = make("a", "", isFinding ? "See it with all its quotes" : message);
        a.href = href;
        if (!isFinding) item.append(make("span", `sev ${severity}`, severity), " ");
        item.append(a);
        links.append(item);
      }
      if (about.length) element.append(links);
      const line = make("p", "key-line");
      const command = make("code", "", `blauwhelm explain ${isFinding ? "findings" : name}/${key}`);
      const copy = make("button", "", "Copy");
      copy.type = "button";
      copy.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(command.textContent);
          copy.textContent = "Copied";
        } catch {
          getSelection().selectAllChildren(command);
        }
      });
      line.append(command, copy);
      element.append(line);
      return element;
    };
    const show = (mark, pin) => {
      const marks = covering(mark).filter((each) => !each.classList.contains("off") || each === mark);
      light(marks);
      list.replaceChildren(...marks.map(card));
      panel.scrollTop = 0;
      if (pin) { pinned = mark; panel.classList.add("pinned"); }
    };
    const release = () => {
      const last = pinned;
      pinned = null;
      panel.classList.remove("pinned");
      light([]);
      list.replaceChildren(hint);
      if (last && panel.contains(document.activeElement)) (last.closest("[tabindex]") || text).focus();
    };
    const markAt = (target) => {
      let mark = target instanceof Element ? target.closest("mark[data-r]") : null;
      while (mark && mark.classList.contains("off")) mark = mark.parentElement.closest("mark[data-r]");
      return mark;
    };
    text.addEventListener("mouseover", (event) => {
      const mark = markAt(event.target);
      if (mark && !pinned) show(mark, false);
    });
    text.addEventListener("click", (event) => {
      const mark = markAt(event.target);
      if (mark) show(mark, true);
      else release();
    });
    text.addEventListener("focusin", (event) => {
      if (event.target.matches("mark") && !pinned) show(event.target, false);
    });
    document.getElementById("close").addEventListener("click", release);

    const seen = (mark) => !mark.classList.contains("off") && mark.getClientRects().length > 0;
    const go = (step, isWanted) => {
      const stops = [...text.querySelectorAll("mark[id]")].filter((mark) => seen(mark) && isWanted(mark));
      if (!stops.length) return;
      const from = document.activeElement.matches("mark") && text.contains(document.activeElement) ? document.activeElement : pinned;
      let index = step > 0 ? 0 : stops.length - 1;
      if (from) {
        const follows = (mark) => from.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING;
        const at = stops.findIndex((mark) => mark !== from && follows(mark));
        index = step > 0 ? (at < 0 ? 0 : at) : (at < 0 ? stops.length : at) - 1;
        if (step < 0 && stops[index] === from) index -= 1;
        index = (index + stops.length) % stops.length;
      }
      const mark = stops[index];
      if (!mark.hasAttribute("tabindex")) mark.tabIndex = -1;
      mark.focus({ preventScroll: true });
      mark.scrollIntoView({ block: "center" });
      show(mark, true);
    };
    const isStop = (mark) => mark.tabIndex === 0;
    const isFinding = (mark) => mark.classList.contains("f");
    document.getElementById("next").addEventListener("click", () => go(1, isStop));
    document.getElementById("previous").addEventListener("click", () => go(-1, isStop));
    document.getElementById("next-finding").addEventListener("click", () => go(1, isFinding));
    area.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
      if (event.key === "Escape") release();
      else if (event.key === "Enter" && event.target.matches("mark")) show(event.target, true);
      else if (event.key === "n") go(1, isStop);
      else if (event.key === "p") go(-1, isStop);
      else if (event.key === "f") go(1, isFinding);
    });

    const byTable = new Map();
    for (const marks of pieces.values()) {
      const table = tableOf(marks[0]);
      if (!byTable.has(table)) byTable.set(table, []);
      byTable.get(table).push(...marks);
    }
    const legend = document.getElementById("legend");
    const apply = (box) => {
      for (const mark of byTable.get(box.dataset.table) || []) {
        mark.classList.toggle("off", !box.checked);
        if (mark.hasAttribute("tabindex")) mark.tabIndex = box.checked ? 0 : -1;
        else if (box.checked && mark.id && !mark.querySelector("[tabindex]")) mark.tabIndex = 0;
      }
    };
    legend.addEventListener("change", (event) => apply(event.target));
    for (const box of legend.querySelectorAll("input")) if (box.checked !== box.defaultChecked) apply(box);
    for (const [id, className] of [["show-unclaimed", "unclaimed"], ["show-plain", "plainly"]]) {
      const box = document.getElementById(id);
      const set = () => area.classList.toggle(className, box.checked);
      box.addEventListener("change", set);
      set();
    }

    const land = () => {
      let mark = null;
      try { mark = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* no such name */ }
      if (!mark || !mark.matches("mark[data-r]")) return;
      show(mark, true);
      if (!mark.hasAttribute("tabindex")) mark.tabIndex = -1;
      mark.focus({ preventScroll: true });
      mark.scrollIntoView({ block: "center" });
    };
    addEventListener("hashchange", land);
    land();
  };

  document.addEventListener("DOMContentLoaded", () => {
    themeSwitch();
    const form = document.getElementById("filters");
    if (form) filters(form);
    const area = document.getElementById("reader");
    if (area) reader(area);
  });
})();
