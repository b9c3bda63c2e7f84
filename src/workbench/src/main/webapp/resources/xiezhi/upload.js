// The tray: files on their way by tus, two at a time, each going on by itself; and which of them stands in the form.
(function () {
  "use strict";
  const drop = document.getElementById("drop");
  if (!drop) { return; }
  const word = drop.dataset;
  const input = document.getElementById("file_input");
  const tray = document.getElementById("tray");
  const pattern = document.getElementById("tray_row");
  const said = document.getElementById("upload_said");
  const signIn = document.getElementById("upload_sign_in");
  const MIB = 1048576;
  // For every piece the server asks anew who sends it, so pieces are large where the line is quick. They are no whole file, because a
  // session lives by its requests and a proxy may have a limit for one. What came of a piece before its line was lost counts.
  const FIRST = 8 * MIB;
  const LARGEST = 1024 * MIB;
  const PIECE_SECONDS = 10;
  // Two fill a line; more would only make each of them later.
  const AT_ONCE = 2;
  // Quickly at first, then every half minute as long as the server keeps the upload (two hours).
  const DELAYS = [0, 1000, 2000, 4000, 8000, 16000].concat(new Array(240).fill(30000));
  // A fault of the server does not go away by asking for hours.
  const FAULT_TRIES = 5;
  // By tab and without a file's name: where the uploads stand. The server knows them too, but for one whose last piece it
  // still waits for, and not which of them stood in the form.
  const KEPT = "xiezhi.upload:" + word.matter;
  // What belongs to one file; the rest of the form is common to those that were taken together.
  const OWN = ["name", "note", "original", "sha256"];
  const TUS = { "Tus-Resumable": "1.0.0" };
  const MOVING = ["waiting", "running", "paused"];
  const rows = [];
  let unheard = [];
  let made = 0;
  let current = null;
  let automatic = "";
  let signedOut = false;
  let leaving = false;
  let tenth = 0;

  function field(id) { return document.getElementById(id); }
  function is(row, states) { return states.indexOf(row.state) >= 0; }
  function idOf(url) { return url.substring(url.lastIndexOf("/") + 1); }

  function percent(row) { return row.size ? Math.floor(row.sent * 100 / row.size) : 0; }

  function stands(row) {
    return percent(row) + " % · " + (row.sent / MIB).toFixed(1) + " / " + (row.size / MIB).toFixed(1) + " MiB";
  }

  /* For ears; whose turn it is needs saying only where there are several. */
  function speak(row, text) {
    said.textContent = rows.length > 1 ? row.name + " " + text : text;
  }

  function tell(row, text, tone) {
    row.told.textContent = text;
    row.told.className = "upload-told" + (tone ? " note note-" + tone : "");
  }

  /* For eyes and ears; with a tone it stands out as a note. */
  function say(row, text, tone) {
    tell(row, text, tone);
    speak(row, text);
  }

  function keep() {
    const kept = rows.filter(function (row) { return row.url && !is(row, ["failed", "recorded"]); }).map(function (row) {
      return { url: row.url, current: row === current };
    }).concat(unheard);
    if (kept.length) {
      sessionStorage.setItem(KEPT, JSON.stringify(kept));
    } else {
      sessionStorage.removeItem(KEPT);
    }
  }

  /* What the server holds of this tray and nobody has recorded. */
  function held() {
    return rows.filter(function (row) { return row.state === "running" || row.url && is(row, ["waiting", "paused", "left", "arrived"]); });
  }

  function overall() {
    const counted = rows.filter(function (row) { return !is(row, ["failed", "left"]); });
    const size = counted.reduce(function (sum, row) { return sum + row.size; }, 0);
    const sent = counted.reduce(function (sum, row) { return sum + row.sent; }, 0);
    return { way: rows.filter(function (row) { return is(row, MOVING); }).length, sent: sent, size: size };
  }

  /* Other tabs show a line of it. */
  const channel = new BroadcastChannel("xiezhi.uploads");
  const tab = String(Math.random());
  let announced = false;
  drop.dataset.tab = tab;
  function announce() {
    const all = overall();
    if (all.way || announced) {
      channel.postMessage({ from: tab, way: all.way, sent: all.sent, size: all.size });
    }
    announced = all.way > 0;
  }
  channel.addEventListener("message", function (event) {
    if (event.data.ask) { announce(); }
  });
  setInterval(announce, 1000);
  window.addEventListener("pagehide", function () { channel.postMessage({ from: tab, way: 0, sent: 0, size: 0 }); });

  function label(button, text, row) {
    button.textContent = text;
    button.setAttribute("aria-label", text + " " + row.name);
  }

  /* A button that goes while it has the focus hands it to its row, or a keyboard would begin at the top of the page. */
  function show(button, shown) {
    if (!shown && button === document.activeElement) { button.closest("li").focus(); }
    button.hidden = !shown;
  }

  function draw(row) {
    row.line.classList.toggle("upload-current", row === current);
    if (row === current) {
      row.line.setAttribute("aria-current", "true");
    } else {
      row.line.removeAttribute("aria-current");
    }
    row.mark.hidden = row !== current;
    row.bar.hidden = is(row, ["failed", "recorded"]);
    row.bar.value = percent(row);
    label(row.pause, row.state === "running" ? word.pause : word.resume, row);
    show(row.pause, is(row, ["running", "paused"]));
    show(row.again, row.state === "failed" && row.file !== null && !row.hopeless);
    show(row.describe, row !== current && row.state === "arrived");
    show(row.remove, row.state !== "recorded");
    if (row.state === "waiting") { tell(row, row.full ? word.full : word.turn); }
  }

  /* A matter without evidence asks for no original. */
  function own() { return OWN.filter(function (id) { return field(id) !== null; }); }

  function putOwn(values) {
    own().forEach(function (id) { field(id).value = values[id] || ""; });
  }

  function typed() {
    const values = {};
    own().forEach(function (id) { values[id] = field(id).value; });
    return values;
  }

  function isUntouched() { return field("name").value === automatic; }

  /* The file's name stands for the name as long as nobody typed one. */
  function name(row) {
    if (row && isUntouched()) {
      automatic = row.name;
      field("name").value = automatic;
    }
  }

  /* The one that stands in the form is recorded or failed: the next in turn, arrived ones first. */
  function settle() {
    if (current && is(current, ["failed", "recorded"])) { current = null; }
    if (!current) {
      current = rows.find(function (row) { return row.state === "arrived"; })
        || rows.find(function (row) { return is(row, MOVING); }) || null;
      if (current && current.typed) {
        putOwn(current.typed);
      } else {
        name(current);
      }
    }
  }

  /* The form is drawn anew after every answer, so its parts are looked up each time. */
  function gate() {
    const submit = field("submit");
    const first = field("upload_first");
    if (!submit || !first) { return; }
    const arrived = current !== null && current.state === "arrived";
    field("upload").value = arrived ? idOf(current.url) : "";
    // With others to come, or to see, the page stays.
    field("others").value = String(rows.some(function (row) {
      return row !== current && is(row, MOVING.concat(["arrived", "recorded"]));
    }));
    submit.disabled = !arrived;
    // Or PrimeFaces lets it be pressed half a second after each answer, whatever stands in the form.
    const widget = window.PrimeFaces && PrimeFaces.getWidgetById("submit");
    if (widget) { widget.cfg.disabledAttr = !arrived; }
    submit.classList.toggle("ui-state-disabled", !arrived);
    submit.setAttribute("aria-describedby", "upload_first");
    first.hidden = arrived;
  }

  function refresh() {
    settle();
    rows.forEach(draw);
    tray.hidden = rows.length === 0;
    field("elsewhere").hidden = rows.length === 0;
    field("file_name").hidden = rows.length > 0;
    gate();
    keep();
    announce();
  }

  /* Whoever waits for a turn gets it. */
  function pump() {
    rows.filter(function (row) { return row.state === "waiting"; }).forEach(function (row) {
      const running = rows.filter(function (other) { return other.state === "running"; }).length;
      row.full = !row.url && held().length >= Number(word.most);
      if (!signedOut && running < AT_ONCE && !row.full) { start(row); }
    });
    refresh();
  }

  function progress(row, sent) {
    const now = Date.now();
    row.lost = false;
    row.sent = sent;
    if (!row.since) {
      row.since = now;
      row.from = sent;
    }
    const seconds = Math.max(0.1, (now - row.since) / 1000);
    tell(row, stands(row) + " · " + ((sent - row.from) / MIB / seconds).toFixed(1) + " MiB/s");
    row.bar.value = percent(row);
    const all = overall();
    const part = all.size ? Math.floor(all.sent * 10 / all.size) : 0;
    if (part !== tenth) {
      tenth = part;
      said.textContent = word.done + " " + Math.floor(all.sent * 100 / all.size) + " %";
    }
  }

  /* As much as this line carries in the time of a piece. */
  function grow(row, upload, bytes) {
    const seconds = Math.max(0.001, (Date.now() - row.asked) / 1000);
    upload.options.chunkSize = Math.round(Math.min(row.largest, Math.max(FIRST, bytes / seconds * PIECE_SECONDS)));
  }

  /* Whoever lost it may be a proxy that takes no larger ones, and many of those say nothing. */
  function shrink(row) {
    const options = row.upload.options;
    if (options.chunkSize > FIRST) {
      row.largest = Math.max(FIRST, options.chunkSize / 2);
      options.chunkSize = FIRST;
    }
  }

  /* The product's own refusals are sentences. */
  function isOfProxy(answer) {
    return answer.getStatus() === 413 && !(answer.getHeader("Content-Type") || "").startsWith("text/plain");
  }

  function again(row, error, attempt) {
    const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
    if (status === 413 && isOfProxy(error.originalResponse) && row.upload.options.chunkSize > FIRST) {
      shrink(row);
      return true;
    }
    if (status === 0 || status === 408) {
      shrink(row);
      row.lost = true;
      say(row, word.waiting, "amber");
      return true;
    }
    if (status === 503) {
      say(row, word.busy, "amber");
      return true;
    }
    if (status === 404 || status === 410) {
      // The server gave the upload up or was started anew: the next try begins a new one.
      return row.url !== null && attempt < FAULT_TRIES;
    }
    return status === 409 || status === 423 || status >= 500 && status !== 507 && attempt < FAULT_TRIES;
  }

  function failed(row, error) {
    const answer = error.originalResponse;
    const status = answer ? answer.getStatus() : 0;
    row.lost = false;
    if (status === 401) {
      // What arrived waits for the account; its address was kept when the server gave it.
      signedOut = true;
      row.state = "paused";
      row.signedOut = true;
      signIn.hidden = false;
      tell(row, stands(row) + " · " + word.paused);
    } else if (status === 0 || status >= 500 && status !== 507) {
      // The way failed, or the server for now: what arrived is still there.
      row.state = "paused";
      say(row, word.failed, "red");
    } else {
      // The server keeps nothing of an upload that it refused.
      row.state = "failed";
      row.url = null;
      row.sent = 0;
      // An empty file and one that is too large stay so.
      row.hopeless = status === 413 || row.size === 0;
      const type = answer.getHeader("Content-Type") || "";
      say(row, type.startsWith("text/plain") ? answer.getBody() : word.failed, "red");
    }
    pump();
  }

  function arrived(row) {
    row.state = "arrived";
    row.sent = row.size;
    say(row, word.arrived, "green");
    pump();
  }

  function start(row) {
    row.state = "running";
    row.since = 0;
    row.full = false;
    row.largest = LARGEST;
    tell(row, stands(row));
    const mine = new tus.Upload(row.file, {
      endpoint: word.endpoint,
      uploadUrl: row.url,
      chunkSize: FIRST,
      retryDelays: DELAYS,
      storeFingerprintForResuming: false,
      metadata: { filename: row.file.name, matter: word.matter, modified: String(row.file.lastModified) },
      onUploadUrlAvailable: function () {
        row.url = mine.url;
        keep();
      },
      onBeforeRequest: function () { row.asked = Date.now(); },
      onChunkComplete: function (bytes) { grow(row, mine, bytes); },
      onProgress: function (sent) { progress(row, sent); },
      onShouldRetry: function (error, attempt) { return again(row, error, attempt); },
      onError: function (error) { failed(row, error); },
      onSuccess: function () { arrived(row); }
    });
    row.upload = mine;
    mine.start();
  }

  function stop(row) {
    if (row.upload) { row.upload.abort(); }
    row.upload = null;
    row.lost = false;
  }

  function goOn(row) {
    signedOut = false;
    signIn.hidden = true;
    rows.filter(function (other) { return other === row || other.signedOut; }).forEach(function (other) {
      other.signedOut = false;
      other.state = "waiting";
    });
    pump();
  }

  function pauseOrGoOn(row) {
    if (row.state === "running") {
      stop(row);
      row.state = "paused";
      tell(row, stands(row) + " · " + word.paused);
      pump();
    } else {
      goOn(row);
    }
  }

  /* At the user's wish another one than the next in turn; what he typed of the one before waits with it. */
  function describe(row) {
    if (current) { current.typed = typed(); }
    current = row;
    automatic = row.name;
    putOwn(row.typed || { name: automatic, note: "", sha256: "" });
    refresh();
    field("name").focus();
  }

  function takeOut(row) {
    const holds = row.url || row.state === "running";
    if (holds && row.remove.textContent !== word.sure) {
      // Hours of sending do not go by one slip of the hand.
      label(row.remove, word.sure, row);
      speak(row, word.sure);
      return;
    }
    stop(row);
    if (row.url) {
      // Without an answer the server gives it up by itself after two hours.
      fetch(row.url, { method: "DELETE", headers: TUS, redirect: "error" }).catch(function () { tell(row, ""); });
    }
    const place = rows.indexOf(row);
    rows.splice(place, 1);
    row.line.remove();
    if (row === current) {
      current = null;
      // What was typed about this file goes with it.
      putOwn({ name: "", note: "", sha256: "" });
      automatic = "";
    }
    pump();
    const next = rows[Math.min(place, rows.length - 1)];
    if (next) { next.line.focus(); } else { input.focus(); }
  }

  function part(row, kind) { return row.line.querySelector(".upload-" + kind); }

  function add(row) {
    made += 1;
    row.line = pattern.content.firstElementChild.cloneNode(true);
    const shown = part(row, "name");
    shown.textContent = row.name;
    shown.id = "upload_name_" + made;
    row.bar = part(row, "bar");
    row.bar.setAttribute("aria-labelledby", shown.id);
    ["mark", "told", "pause", "again", "describe", "remove"].forEach(function (kind) { row[kind] = part(row, kind); });
    label(row.again, word.again, row);
    label(row.describe, word.describe, row);
    label(row.remove, word.remove, row);
    row.pause.addEventListener("click", function () { pauseOrGoOn(row); });
    row.again.addEventListener("click", function () { goOn(row); });
    row.describe.addEventListener("click", function () { describe(row); });
    row.remove.addEventListener("click", function () { takeOut(row); });
    row.remove.addEventListener("blur", function () { label(row.remove, word.remove, row); });
    rows.push(row);
    tray.append(row.line);
    return row;
  }

  function isOf(row, file) {
    return row.size === file.size && row.modified === file.lastModified && row.name === file.name && row.state !== "recorded";
  }

  function take(files) {
    Array.from(files).forEach(function (file) {
      const known = rows.find(function (row) { return isOf(row, file); });
      if (!known) {
        add({ file: file, name: file.name, size: file.size, modified: file.lastModified, url: null, sent: 0, state: "waiting" });
      } else if (is(known, ["left", "failed", "paused"])) {
        known.file = file;
        goOn(known);
      } else {
        speak(known, word.twice);
      }
    });
    pump();
  }

  /* tus gives back what it was told: neither the name nor the time is in this browser. */
  function toldOf(answer, key) {
    const value = new RegExp("(?:^|,)\\s*" + key + " ([A-Za-z0-9+/=]+)").exec(answer.headers.get("Upload-Metadata") || "");
    return value
      ? new TextDecoder().decode(Uint8Array.from(atob(value[1]), function (sign) { return sign.charCodeAt(0); }))
      : "";
  }

  function recalled(before, answer) {
    const sent = Number(answer.headers.get("Upload-Offset"));
    const row = add({
      file: null,
      name: toldOf(answer, "filename"),
      size: Number(answer.headers.get("Upload-Length")),
      modified: Number(toldOf(answer, "modified")),
      url: before.url,
      sent: sent,
      state: "left"
    });
    if (sent === row.size) { row.state = "arrived"; }
    if (before.current && row.state === "arrived") {
      current = row;
    }
    say(row, row.state === "arrived" ? word.kept : word.left);
  }

  /* What this tab kept, and what the server has from one that is closed, or from another browser. */
  function remembered() {
    const kept = [].concat(JSON.parse(sessionStorage.getItem(KEPT) || "[]"));
    const known = kept.map(function (one) { return idOf(one.url); });
    // A page leaves an empty attribute out.
    return kept.concat((word.open || "").split(" ").filter(function (id) {
      return id && known.indexOf(id) < 0;
    }).map(function (id) { return { url: word.endpoint + id, current: false }; }));
  }

  /* The page was opened anew, after a sign-in for instance: what arrived is there, the rest waits for its file. */
  function recall() {
    const kept = remembered();
    Promise.all(kept.map(function (before) {
      return fetch(before.url, { method: "HEAD", headers: TUS, redirect: "error" }).catch(function () { return null; });
    })).then(function (answers) {
      answers.forEach(function (answer, at) {
        if (answer && answer.ok) {
          recalled(kept[at], answer);
        } else if (!answer || answer.status !== 404) {
          // Nothing is known of it, so it stays kept.
          unheard.push(kept[at]);
        }
      });
      pump();
    });
  }

  /* The server forgets what nobody recorded for two hours, and all of it with a restart: the form said no, this says why. */
  function check(row) {
    fetch(row.url, { method: "HEAD", headers: TUS, redirect: "error" }).then(function (answer) {
      if (answer.status === 404 && row.state === "arrived") {
        row.state = "failed";
        row.url = null;
        row.sent = 0;
        say(row, word.failed, "red");
        pump();
      }
    }, function () { speak(row, word.waiting); });
  }

  /* The answer to a form that stays: which file is on record, and as which item. */
  function recorded() {
    const told = field("recorded");
    const row = told && rows.find(function (one) { return one.url && idOf(one.url) === told.dataset.upload; });
    if (!row || row.state === "recorded") {
      if (current && current.state === "arrived" && document.querySelector("#messages .ui-messages-error")) { check(current); }
      return;
    }
    row.state = "recorded";
    row.typed = null;
    automatic = "";
    say(row, told.textContent, "green");
    const link = document.createElement("a");
    link.href = told.dataset.address;
    link.target = "_blank";
    link.textContent = told.textContent;
    row.told.replaceChildren(link);
    pump();
    if (current) {
      const name = field("name");
      name.focus();
      // The draft follows the form to the next file.
      name.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      row.line.focus();
    }
  }

  input.addEventListener("change", function () {
    const files = Array.from(input.files);
    // The same file may be chosen again after a refusal.
    input.value = "";
    take(files);
  });
  window.addEventListener("online", function () {
    rows.filter(function (row) { return row.lost; }).forEach(function (row) {
      stop(row);
      start(row);
    });
  });
  window.addEventListener("beforeunload", function (event) {
    if (!leaving && rows.some(function (row) { return is(row, MOVING) || row.state === "arrived"; })) { event.preventDefault(); }
  });
  document.addEventListener("dragover", function (event) { event.preventDefault(); drop.classList.add("drop-over"); });
  document.addEventListener("dragleave", function () { drop.classList.remove("drop-over"); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    drop.classList.remove("drop-over");
    take(event.dataTransfer.files);
  });
  if (window.jQuery) {
    jQuery(document).on("pfAjaxSend", function () {
      // Where an answer leads away, what arrived is on record, or waits for the page that is opened anew.
      leaving = true;
    }).on("pfAjaxComplete", function (event, xhr) {
      const answer = xhr.responseText || "";
      leaving = /<redirect url="/.test(answer);
      if (leaving && /<redirect url="[^"]*\/evidence\/view/.test(answer) && current) {
        current.state = "recorded";
        keep();
      }
      if (!leaving) {
        setTimeout(function () {
          recorded();
          gate();
        });
      }
    });
  }
  gate();
  recall();
}());
