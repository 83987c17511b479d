"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const desk = byId("desk"), panes = byId("desk-panes"), help = byId("help"), said = byId("desk-said"), wide = byId("desk-wide");
  let opener = null;

  const make = (tag, name, text) => {
    const el = document.createElement(tag);
    if (name) el.className = name;
    if (text) el.textContent = text;
    return el;
  };

  // A code is account:start:end. Marks are cut at every border, so a passage is a run of whole marks.
  const light = (body, start, end) => {
    const lit = [...body.querySelectorAll("mark")].filter((m) => Number(m.dataset.at) >= start && Number(m.dataset.at) < end);
    lit.forEach((m) => m.classList.add("lit"));
    return lit[0];
  };

  const pane = (n, spans) => {
    const source = byId(`text-${n}`);
    const box = make("section", "pane"), head = make("header"), body = source.querySelector(".body").cloneNode(true);
    const summary = source.querySelector("summary");
    const part = (name) => summary.querySelector(name).textContent;
    head.append(make("span", "key", part(".key")), " ", make("b", "", part(".outlet")), ` ${part(".meta")}`);
    box.setAttribute("aria-label", `Account ${part(".key")}, ${part(".outlet")}`);
    box.tabIndex = 0;
    box.dataset.n = n;
    for (const el of body.querySelectorAll("[id]")) {
      el.dataset.at = el.id.split("-")[1];
      el.removeAttribute("id");
    }
    const lit = spans.map(([start, end]) => light(body, start, end)).filter(Boolean);
    for (const junk of body.querySelectorAll(".junk")) junk.open = Boolean(junk.querySelector(".lit"));
    box.append(head, body);
    return [box, lit[0]];
  };

  // What an item says, without its chips and buttons.
  const words = (el) => [...el.childNodes].filter((n) => n.nodeType === 3 || /^(B|P|STRONG)$/.test(n.nodeName)).map((n) => n.nodeType === 3 ? n.data : words(n)).join(" ").replace(/\s+/g, " ").trim();

  const open = (from) => {
    const wanted = new Map();
    for (const code of from.dataset.c.split(" ")) {
      const [n, start, end] = code.split(":").map(Number);
      wanted.set(n, [...(wanted.get(n) || []), [start, end]]);
    }
    const made = [...wanted].map(([n, spans]) => pane(n, spans));
    panes.replaceChildren(...made.map(([box]) => box));
    said.hidden = true;
    const item = from.closest(".item, .line, .latest");
    byId("desk-title").textContent = from.dataset.label || (item ? words(item.querySelector(".prop, blockquote, figcaption") || item) : "");
    document.querySelectorAll(".chip.on").forEach((c) => c.classList.remove("on"));
    if (from.classList.contains("chip")) from.classList.add("on");
    opener = from;
    desk.hidden = false;
    document.body.classList.add("reading");
    for (const [box, lit] of made) if (lit) box.scrollTop = lit.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    const at = from.getBoundingClientRect(), edge = desk.getBoundingClientRect().top;
    if (at.bottom > edge) window.scrollBy(0, at.bottom - edge + 40);
    desk.focus({ preventScroll: true });
  };

  // The other way round: which statements rest on the passage that was clicked.
  const restingOn = (n, at) => {
    const found = new Map();
    for (const el of document.querySelectorAll("main [data-c]:not(.key)")) {
      const item = el.closest(".item, .line, .latest");
      const hit = item && !found.has(item) && el.dataset.c.split(" ").some((code) => {
        const [account, start, end] = code.split(":").map(Number);
        return account === n && start <= at && at < end;
      });
      const text = hit && words(item.querySelector(".prop, blockquote, figcaption") || item);
      if (hit && ![...found.values()].includes(text)) found.set(item, text);
    }
    return [...found].slice(0, 8);
  };

  const visit = (item) => {
    for (let box = item.parentElement; box; box = box.parentElement) if (box.nodeName === "DETAILS") box.open = true;
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "start" });
  };

  const tell = (mark) => {
    const rows = restingOn(Number(mark.closest(".pane").dataset.n), Number(mark.dataset.at)).map(([item, text]) => {
      const row = make("li"), go = make("button", "", text.length > 140 ? `${text.slice(0, 139)}…` : text);
      go.type = "button";
      go.addEventListener("click", () => visit(item));
      row.append(go);
      return row;
    });
    said.replaceChildren(make("li", "meta", "Said with this passage:"), ...rows);
    said.hidden = rows.length === 0;
  };

  const close = () => {
    if (desk.hidden) return;
    desk.hidden = true;
    document.body.classList.remove("reading");
    document.querySelectorAll(".chip.on").forEach((c) => c.classList.remove("on"));
    if (opener) opener.focus({ preventScroll: true });
  };

  const stretch = () => wide.setAttribute("aria-pressed", String(desk.classList.toggle("wide")));

  const visible = () => [...document.querySelectorAll(".item")].filter((el) => el.offsetParent !== null);

  const step = (by) => {
    const all = visible();
    const here = all.indexOf(document.activeElement.closest(".item") || (opener && !desk.hidden ? opener.closest(".item") : null));
    const top = here < 0 ? all.findIndex((el) => el.getBoundingClientRect().top > 60) - (by > 0 ? 1 : 0) : here;
    const next = all[Math.min(Math.max(top + by, 0), all.length - 1)];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
    if (!desk.hidden) read(next);
  };

  const read = (item) => {
    const from = item.querySelector("button[data-c]") || item.querySelector("[data-c]");
    if (from) {
      open(from);
      item.focus({ preventScroll: true });
      opener = item;
    }
  };

  document.addEventListener("click", (event) => {
    const from = event.target.closest("[data-c]");
    if (!from || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(from);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || event.target.closest("input, textarea")) return;
    const keys = { j: () => step(1), k: () => step(-1), f: stretch, Escape: close, "?": () => help.showModal() };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    } else if (event.key === "Enter" && event.target.classList.contains("item")) read(event.target);
  });

  panes.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-at]");
    if (mark && getSelection().isCollapsed) tell(mark);
  });
  byId("desk-close").addEventListener("click", close);
  wide.addEventListener("click", stretch);
  byId("ask").addEventListener("click", () => help.showModal());
  document.querySelectorAll("button[hidden]").forEach((b) => { b.hidden = false; });
})();
