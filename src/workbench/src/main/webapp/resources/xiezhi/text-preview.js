// The text of a file: plain text of any encoding that is met in China, and what stands in documents, tables and slides
// (ISO/IEC 29500). Read in the page, never on the server: a hostile file meets a sandbox that holds nothing.

const PIECE = 1048576;
// Documents are read whole; an inspector who brings more exports it.
const LARGEST_DOCUMENT = 32 * PIECE;
const LARGEST_PART = 64 * PIECE;
const MOST_ROWS = 2000;
const MOST_COLUMNS = 100;

async function bytes(source, from, length) {
  const answer = await fetch(source, { headers: { Range: "bytes=" + from + "-" + (from + length - 1) }, redirect: "error" });
  if (!answer.ok) { throw new Error("status " + answer.status); }
  return new Uint8Array(await answer.arrayBuffer());
}

/* What begins with a mark says it itself; what is no UTF-8 is taken for GB 18030, which holds GBK and GB 2312. */
function decoderOf(head) {
  if (head[0] === 0xFF && head[1] === 0xFE) { return new TextDecoder("utf-16le"); }
  if (head[0] === 0xFE && head[1] === 0xFF) { return new TextDecoder("utf-16be"); }
  try {
    // A piece may end within a character.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return new TextDecoder("utf-8");
  } catch (notUtf8) {
    return new TextDecoder("gb18030");
  }
}

export async function plain(box) {
  const size = Number(box.dataset.size);
  const text = document.createElement("pre");
  text.className = "preview-text";
  text.tabIndex = 0;
  const more = document.createElement("button");
  more.type = "button";
  more.className = "ui-button secondary";
  more.textContent = box.dataset.more;
  let at = 0;
  let decoder = null;
  async function next() {
    const piece = await bytes(box.dataset.src, at, Math.min(PIECE, size - at));
    decoder = decoder || decoderOf(piece);
    at += piece.length;
    text.append(decoder.decode(piece, { stream: at < size }));
    more.hidden = at >= size;
  }
  await next();
  box.append(text, more);
  box.dataset.drawn = "done";
  more.addEventListener("click", () => { next().catch(() => { more.textContent = box.dataset.failed; }); });
}

async function part(archive, name) {
  const entry = archive.file(name);
  if (!entry) { return null; }
  const text = await entry.async("string");
  if (text.length > LARGEST_PART) { throw new Error("too large: " + name); }
  const xml = new DOMParser().parseFromString(text, "application/xml");
  if (xml.querySelector("parsererror")) { throw new Error("no XML: " + name); }
  return xml;
}

function all(node, name) { return Array.from(node.getElementsByTagNameNS("*", name)); }

function make(tag, text) {
  const element = document.createElement(tag);
  if (text) { element.textContent = text; }
  return element;
}

function paragraph(node) {
  let text = "";
  for (const one of all(node, "*")) {
    if (one.localName === "t") { text += one.textContent; }
    if (one.localName === "tab") { text += "\t"; }
    if (one.localName === "br" || one.localName === "cr") { text += "\n"; }
  }
  return text;
}

function table(rows) {
  const made = make("table");
  made.className = "plain";
  for (const row of rows) {
    const line = made.insertRow();
    for (const cell of row) { line.insertCell().textContent = cell; }
  }
  return made;
}

function children(node, name) { return Array.from(node.children).filter((child) => child.localName === name); }

async function written(archive, out) {
  const body = all(await part(archive, "word/document.xml"), "body")[0];
  for (const block of body.children) {
    if (block.localName === "p") { out.append(make("p", paragraph(block))); }
    if (block.localName === "tbl") {
      out.append(table(children(block, "tr").map((row) =>
        children(row, "tc").map((cell) => all(cell, "p").map(paragraph).join("\n")))));
    }
  }
}

/* "BC12" stands in column 54. */
function columnOf(reference) {
  let column = 0;
  for (const letter of reference.replace(/[0-9]+$/, "")) { column = column * 26 + letter.charCodeAt(0) - 64; }
  return column - 1;
}

/* Which styles show a number as a day: those of 18.8.30, and formats of one's own with a year or a day in them. */
function dayStyles(styles) {
  if (!styles) { return new Set(); }
  const own = new Map(all(styles, "numFmt").map((format) =>
    [Number(format.getAttribute("numFmtId")), format.getAttribute("formatCode").replace(/"[^"]*"|\[[^\]]*\]/g, "")]));
  const days = new Set();
  children(all(styles, "cellXfs")[0] || styles, "xf").forEach((style, index) => {
    const id = Number(style.getAttribute("numFmtId"));
    const builtIn = id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58;
    if (builtIn || /[yd年日]/i.test(own.get(id) || "")) { days.add(index); }
  });
  return days;
}

function day(serial) {
  // Day 1 is 1900-01-01, and the programs count a 29 February that this year did not have.
  const moment = new Date(Date.UTC(1899, 11, 30) + Math.round(serial * 86400) * 1000);
  const text = moment.toISOString().replace("T", " ").substring(0, 19);
  return serial % 1 ? text : text.substring(0, 10);
}

function cellText(cell, shared, days) {
  const kind = cell.getAttribute("t");
  if (kind === "inlineStr") { return all(cell, "t").map((text) => text.textContent).join(""); }
  const value = children(cell, "v")[0];
  if (!value) { return ""; }
  if (kind === "s") { return shared[Number(value.textContent)] || ""; }
  const number = Number(value.textContent);
  return !kind && number && days.has(Number(cell.getAttribute("s"))) ? day(number) : value.textContent;
}

async function tables(archive, out, box) {
  const book = await part(archive, "xl/workbook.xml");
  const links = await part(archive, "xl/_rels/workbook.xml.rels");
  const strings = await part(archive, "xl/sharedStrings.xml");
  const shared = strings ? children(strings.documentElement, "si").map((one) =>
    all(one, "t").filter((text) => text.parentNode.localName !== "rPh").map((text) => text.textContent).join("")) : [];
  const days = dayStyles(await part(archive, "xl/styles.xml"));
  const targets = new Map(all(links, "Relationship").map((link) => [link.getAttribute("Id"), link.getAttribute("Target")]));
  for (const sheet of all(book, "sheet")) {
    out.append(make("h3", sheet.getAttribute("name")));
    const id = Array.from(sheet.attributes).find((attribute) => attribute.localName === "id" && attribute.prefix);
    const target = id && targets.get(id.value);
    const xml = target && await part(archive, target.startsWith("/") ? target.substring(1) : "xl/" + target);
    if (!xml) { continue; }
    const rows = all(xml, "row");
    let cut = rows.length > MOST_ROWS;
    out.append(table(rows.slice(0, MOST_ROWS).map((row) => {
      const cells = [];
      for (const cell of children(row, "c")) {
        const column = cell.hasAttribute("r") ? columnOf(cell.getAttribute("r")) : cells.length;
        if (column >= MOST_COLUMNS) { cut = true; continue; }
        while (cells.length < column) { cells.push(""); }
        cells[column] = cellText(cell, shared, days);
      }
      return cells;
    })));
    if (cut) { out.append(make("p", box.dataset.cut)); }
  }
}

async function slides(archive, out) {
  const names = Object.keys(archive.files).filter((name) => /^ppt\/slides\/slide[0-9]+\.xml$/.test(name))
    .sort((one, other) => Number(one.match(/[0-9]+/)[0]) - Number(other.match(/[0-9]+/)[0]));
  for (const name of names) {
    out.append(make("h3", name.match(/[0-9]+/)[0]));
    for (const line of all(await part(archive, name), "p")) { out.append(make("p", paragraph(line))); }
  }
}

export async function office(box) {
  const size = Number(box.dataset.size);
  if (size > LARGEST_DOCUMENT) {
    box.append(make("p", box.dataset.tooLarge));
    return;
  }
  await import(new URL(box.dataset.jszip, location.href).href);
  const archive = await window.JSZip.loadAsync(await bytes(box.dataset.src, 0, size));
  const out = make("div");
  out.className = "preview-text";
  out.tabIndex = 0;
  if (archive.file("word/document.xml")) {
    await written(archive, out);
  } else if (archive.file("xl/workbook.xml")) {
    await tables(archive, out, box);
  } else {
    await slides(archive, out);
  }
  box.append(out.textContent.trim() ? out : make("p", box.dataset.nothing));
  box.dataset.drawn = "done";
}
