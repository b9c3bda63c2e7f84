// The text of a file: plain text of any encoding that is met in China, and what stands in documents, tables and slides
// (ISO/IEC 29500). Read in the page, never in the server: what a hostile file takes, memory or time, it takes from one tab.
// Of older documents a process of its own takes the text out, and its lines come here.
// Everything is put into the page as text.

const PIECE = 1048576;
const LARGEST_PART = 64 * PIECE;
const MOST_ROWS = 2000;
const MOST_COLUMNS = 100;
const MOST_PARAGRAPHS = 5000;

async function bytes(source, from, length) {
  const answer = await fetch(source, { headers: { Range: "bytes=" + from + "-" + (from + length - 1) }, redirect: "error" });
  if (!answer.ok) { throw Object.assign(new Error("no bytes"), { status: answer.status }); }
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
  more.addEventListener("click", () => {
    // Two at a time would ask for the same piece and skip the next.
    more.disabled = true;
    next().catch((fault) => {
      // A lost line may be asked again; only the server says that an original is not what it was.
      if (fault.status === 409) { more.textContent = box.dataset.failed; }
    }).then(() => { more.disabled = false; });
  });
}

/* Inflated as it comes, and no further than the limit: a small archive may hold a very large part. */
function inflated(entry) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    const stream = entry.internalStream("uint8array");
    stream.on("data", (chunk) => {
      size += chunk.length;
      if (size > LARGEST_PART) {
        stream.pause();
        chunks.length = 0;
        reject(new Error("too large: " + entry.name));
        return;
      }
      chunks.push(chunk);
    });
    stream.on("error", reject);
    stream.on("end", () => resolve(new Blob(chunks)));
    stream.resume();
  });
}

async function part(archive, name) {
  const entry = name && archive.file(name);
  if (!entry) { return null; }
  const xml = new DOMParser().parseFromString(await (await inflated(entry)).text(), "application/xml");
  if (xml.querySelector("parsererror")) { throw new Error("no XML: " + name); }
  return xml;
}

function all(node, name) { return Array.from(node.getElementsByTagNameNS("*", name)); }

function children(node, name) { return Array.from(node.children).filter((child) => child.localName === name); }

function make(tag, text) {
  const element = document.createElement(tag);
  if (text) { element.textContent = text; }
  return element;
}

/* What a part leads to, by the last word of the relation's type and by its id. */
async function relations(archive, name) {
  const folder = name.substring(0, name.lastIndexOf("/") + 1);
  const xml = await part(archive, folder + "_rels/" + name.substring(folder.length) + ".rels");
  const byType = new Map();
  const byId = new Map();
  for (const link of xml ? all(xml, "Relationship") : []) {
    const target = link.getAttribute("Target") || "";
    const at = target.startsWith("/") ? target.substring(1) : folder + target;
    byType.set((link.getAttribute("Type") || "").split("/").pop(), at);
    byId.set(link.getAttribute("Id"), at);
  }
  return { byType, byId };
}

/* The attribute that names a relation: r:id, whatever the prefix. */
function relationOf(node) {
  const found = Array.from(node.attributes).find((attribute) => attribute.localName === "id" && attribute.prefix);
  return found ? found.value : "";
}

function paragraph(node) {
  let text = "";
  for (const child of node.children) {
    const name = child.localName;
    if (name === "t") {
      text += child.textContent;
    } else if (name === "tab") {
      text += "\t";
    } else if (name === "br" || name === "cr") {
      text += "\n";
    } else if (name !== "Fallback" && name !== "pPr" && name !== "rPr") {
      // A text box holds paragraphs of its own, and what older programs show instead of it.
      text += (name === "p" && text ? "\n" : "") + paragraph(child);
    }
  }
  return text;
}

function table(rows) {
  const made = make("table");
  made.className = "plain";
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  for (const row of rows) {
    const line = made.insertRow();
    for (let column = 0; column < columns; column++) { line.insertCell().textContent = row[column] || ""; }
  }
  return made;
}

/* Blocks of text, those inside of content controls and insertions too; false once there are too many. */
function blocks(node, out) {
  for (const block of node.children) {
    if (out.childElementCount >= MOST_PARAGRAPHS) { return false; }
    const name = block.localName;
    if (name === "p") {
      out.append(make("p", paragraph(block)));
    } else if (name === "tbl") {
      out.append(table(children(block, "tr").slice(0, MOST_ROWS).map((row) =>
        all(row, "tc").slice(0, MOST_COLUMNS).map((cell) => all(cell, "p").map(paragraph).join("\n")))));
    } else if (name !== "Fallback" && name !== "sectPr" && name !== "sdtPr" && !blocks(block, out)) {
      return false;
    }
  }
  return true;
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
    [Number(format.getAttribute("numFmtId")), (format.getAttribute("formatCode") || "").replace(/"[^"]*"|\[[^\]]*\]/g, "")]));
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

function cellText(cell, book) {
  const kind = cell.getAttribute("t");
  if (kind === "inlineStr") { return all(cell, "t").map((text) => text.textContent).join(""); }
  const value = children(cell, "v")[0];
  if (!value) { return ""; }
  if (kind === "s") { return book.shared[Number(value.textContent)] || ""; }
  const serial = Number(value.textContent) + book.offset;
  // A telephone number in a cell for days is no day: 9999-12-31 is the last.
  const isDay = !kind && value.textContent && serial > 0 && serial <= 2958465 && book.days.has(Number(cell.getAttribute("s")));
  return isDay ? day(serial) : value.textContent;
}

async function tables(archive, xml, links, out) {
  const strings = await part(archive, links.byType.get("sharedStrings"));
  const since1904 = all(xml, "workbookPr").some((one) => ["1", "true"].includes(one.getAttribute("date1904")));
  const book = {
    offset: since1904 ? 1462 : 0,
    days: dayStyles(await part(archive, links.byType.get("styles"))),
    shared: strings ? children(strings.documentElement, "si").map((one) =>
      all(one, "t").filter((text) => text.parentNode.localName !== "rPh").map((text) => text.textContent).join("")) : []
  };
  let whole = true;
  for (const sheet of all(xml, "sheet")) {
    if (out.childElementCount >= MOST_PARAGRAPHS) { return false; }
    out.append(make("h3", sheet.getAttribute("name")));
    const content = await part(archive, links.byId.get(relationOf(sheet)));
    if (!content) { continue; }
    const rows = all(content, "row");
    whole = whole && rows.length <= MOST_ROWS;
    out.append(table(rows.slice(0, MOST_ROWS).map((row) => {
      const cells = [];
      for (const cell of children(row, "c")) {
        const column = cell.hasAttribute("r") ? columnOf(cell.getAttribute("r")) : cells.length;
        if (!(column < MOST_COLUMNS)) { whole = false; continue; }
        while (cells.length < column) { cells.push(""); }
        cells[column] = cellText(cell, book);
      }
      return cells;
    })));
  }
  return whole;
}

async function slides(archive, xml, links, out) {
  let number = 0;
  for (const slide of all(xml, "sldId")) {
    number++;
    out.append(make("h3", String(number)));
    const content = await part(archive, links.byId.get(relationOf(slide)));
    for (const line of content ? all(content, "p") : []) {
      if (out.childElementCount >= MOST_PARAGRAPHS) { return false; }
      out.append(make("p", paragraph(line)));
    }
  }
  return true;
}

async function read(archive, out) {
  const main = (await relations(archive, "")).byType.get("officeDocument");
  const xml = await part(archive, main);
  if (!xml) { throw new Error("no main part"); }
  const links = await relations(archive, main);
  switch (xml.documentElement.localName) {
    case "document": return blocks(all(xml, "body")[0], out);
    case "workbook": return tables(archive, xml, links, out);
    case "presentation": return slides(archive, xml, links, out);
    default: throw new Error("no document, table or slides");
  }
}

export async function office(box) {
  await import(new URL(box.dataset.jszip, location.href).href);
  const archive = await window.JSZip.loadAsync(await bytes(box.dataset.src, 0, Number(box.dataset.size)));
  const out = make("div");
  out.className = "preview-text";
  out.tabIndex = 0;
  const whole = await read(archive, out);
  const note = make("p", box.dataset.partly + (whole ? "" : " " + box.dataset.cut));
  note.className = "note note-blue";
  box.append(note, out.textContent.trim() ? out : make("p", box.dataset.nothing));
  box.dataset.drawn = "done";
}

const ENDS = { t: "\t", n: "\n", "\\": "\\" };

function unescaped(text) { return text.replace(/\\([tn\\])/g, (both, letter) => ENDS[letter]); }

/* Lines of a letter, a tab and the text (org.xiezhi.extractor); rows behind each other are a table. */
function extractedBlocks(lines, box, out) {
  let rows = [];
  const close = () => {
    if (rows.length) { out.append(table(rows)); }
    rows = [];
  };
  for (const line of lines) {
    const [kind, ...parts] = line.split("\t");
    if (kind === "R") {
      rows.push(parts.map(unescaped));
      continue;
    }
    close();
    const text = unescaped(parts.join("\t"));
    if (kind === "H") {
      out.append(make("h3", text));
    } else if (kind === "S") {
      out.append(make("h3", box.getAttribute("data-aside-" + text.toLowerCase().replaceAll("_", "-"))));
    } else if (kind === "P") {
      out.append(make("p", text));
    }
  }
  close();
}

/* The text of an older document, and a sentence of why there is none or not all of it. */
export async function extracted(box, told) {
  told.textContent = box.dataset.reading;
  const answer = await fetch(box.dataset.extracted, { redirect: "error" });
  if (!answer.ok) { throw Object.assign(new Error("no text"), { status: answer.status }); }
  const lines = (await answer.text()).trimEnd().split("\n");
  const outcome = lines.pop().split("\t").pop().toLowerCase();
  const out = make("div");
  out.className = "preview-text";
  out.tabIndex = 0;
  extractedBlocks(lines, box, out);
  const sentence = box.getAttribute("data-end-" + outcome) || "";
  told.textContent = "";
  if (out.textContent.trim()) {
    const note = make("p", box.dataset.textOnly + (sentence ? " " + sentence : ""));
    note.className = "note note-blue";
    box.append(note, out);
  } else {
    told.textContent = sentence || box.dataset.nothing;
  }
  box.dataset.drawn = "done";
}
