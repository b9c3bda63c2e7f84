// The upload of one file by tus: in pieces, with progress and pause, going on by itself after a lost line.
(function () {
  "use strict";
  const drop = document.getElementById("drop");
  if (!drop) { return; }
  const input = document.getElementById("file_input");
  const bar = document.getElementById("upload_progress");
  const told = document.getElementById("upload_told");
  const said = document.getElementById("upload_said");
  const signIn = document.getElementById("upload_sign_in");
  const pause = document.getElementById("upload_pause");
  const MIB = 1048576;
  // A lost line costs at most the piece that was on its way; a round trip each 32 MiB costs nothing that one can measure.
  const PIECE = 32 * MIB;
  // Quickly at first, then every half minute as long as the server keeps the upload (two hours).
  const DELAYS = [0, 1000, 2000, 4000, 8000, 16000].concat(new Array(240).fill(30000));
  // A fault of the server does not go away by asking for hours.
  const FAULT_TRIES = 5;
  // By tab and without the file's name: where the upload stands, so that it outlives the page.
  const KEPT = "xiezhi.upload:" + drop.dataset.matter;
  let upload = null;
  let running = false;
  let lost = false;
  let tenth = 0;

  function tell(text) {
    told.textContent = text;
    told.className = "";
  }

  /* For eyes and ears; with a tone it stands out as a note. */
  function say(text, tone) {
    told.textContent = text;
    told.className = tone ? "note note-" + tone : "";
    said.textContent = text;
  }

  function kept() { return JSON.parse(sessionStorage.getItem(KEPT) || "null"); }

  /* The form is drawn anew after every refusal, so its parts are looked up each time. */
  function gate() {
    const submit = document.getElementById("submit");
    const first = document.getElementById("upload_first");
    if (!submit || !first) { return; }
    const arrived = document.getElementById("upload").value !== "";
    submit.disabled = !arrived;
    submit.classList.toggle("ui-state-disabled", !arrived);
    submit.setAttribute("aria-describedby", "upload_first");
    first.hidden = arrived;
  }

  function put(id) {
    document.getElementById("upload").value = id;
    gate();
  }

  function idOf(url) { return url.substring(url.lastIndexOf("/") + 1); }

  function run(now) {
    running = now;
    lost = false;
    pause.hidden = false;
    pause.textContent = running ? pause.dataset.pause : pause.dataset.resume;
  }

  function progress(sent, total, started) {
    lost = false;
    const seconds = Math.max(0.1, (Date.now() - started) / 1000);
    const percent = total ? Math.floor(sent * 100 / total) : 100;
    bar.value = percent;
    tell(percent + " % · " + (sent / MIB).toFixed(1) + " / " + (total / MIB).toFixed(1) + " MiB · "
      + (sent / MIB / seconds).toFixed(1) + " MiB/s");
    const now = Math.floor(percent / 10);
    if (now !== tenth) {
      tenth = now;
      said.textContent = drop.dataset.done + " " + percent + " %";
    }
  }

  function again(error, attempt) {
    const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
    if (status === 0 || status === 408) {
      lost = true;
      say(drop.dataset.waiting, "amber");
      return true;
    }
    if (status === 404 || status === 410) {
      // The server gave the upload up or was started anew: the next try begins a new one.
      return upload.url !== null && attempt < FAULT_TRIES;
    }
    return status === 409 || status === 423 || status >= 500 && status !== 507 && attempt < FAULT_TRIES;
  }

  function failed(error) {
    const answer = error.originalResponse;
    const status = answer ? answer.getStatus() : 0;
    run(false);
    if (status === 401) {
      // What arrived waits for the account; its address was kept when the server gave it.
      upload.url = kept() ? kept().url : null;
      signIn.hidden = false;
      tell("");
      return;
    }
    if (status !== 0) {
      // The server keeps nothing of an upload that it refused.
      sessionStorage.removeItem(KEPT);
      upload = null;
      pause.hidden = true;
      bar.hidden = true;
      input.value = "";
    }
    const type = answer ? answer.getHeader("Content-Type") || "" : "";
    say(type.startsWith("text/plain") ? answer.getBody() : drop.dataset.failed, "red");
  }

  function arrived() {
    run(false);
    pause.hidden = true;
    bar.value = 100;
    put(idOf(upload.url));
    say(drop.dataset.arrived, "green");
  }

  function begin(file) {
    document.getElementById("file_name").textContent = file.name;
    const before = kept();
    const same = before && before.size === file.size && before.modified === file.lastModified;
    if (upload && !same) {
      upload.abort(true).catch(function () { tell(""); });
    } else if (upload) {
      upload.abort();
    }
    put("");
    const name = document.getElementById("name");
    if (name && !name.value) { name.value = file.name; }
    const started = Date.now();
    tenth = 0;
    bar.hidden = false;
    bar.value = 0;
    const mine = new tus.Upload(file, {
      endpoint: drop.dataset.endpoint,
      uploadUrl: same ? before.url : null,
      chunkSize: PIECE,
      retryDelays: DELAYS,
      storeFingerprintForResuming: false,
      metadata: { filename: file.name, matter: drop.dataset.matter },
      onUploadUrlAvailable: function () {
        sessionStorage.setItem(KEPT, JSON.stringify({ url: mine.url, size: file.size, modified: file.lastModified }));
      },
      onProgress: function (sent, total) { progress(sent, total, started); },
      onShouldRetry: again,
      onError: failed,
      onSuccess: arrived
    });
    upload = mine;
    signIn.hidden = true;
    run(true);
    upload.start();
  }

  /* The page was opened anew, after a sign-in for instance: the file may have arrived already. */
  function recall() {
    const before = kept();
    if (!before || document.getElementById("upload").value) { return; }
    fetch(before.url, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" }, redirect: "error" }).then(function (answer) {
      if (answer.ok && !upload) {
        const whole = answer.headers.get("Upload-Offset") === answer.headers.get("Upload-Length");
        if (whole) { put(idOf(before.url)); }
        say(whole ? drop.dataset.kept : drop.dataset.left);
      } else if (answer.status === 404 && kept() && kept().url === before.url) {
        sessionStorage.removeItem(KEPT);
      }
    }, function () { tell(""); });
  }

  input.addEventListener("change", function () {
    if (input.files.length) { begin(input.files[0]); }
  });
  pause.addEventListener("click", function () {
    signIn.hidden = true;
    if (running) { upload.abort(); } else { upload.start(); }
    run(!running);
  });
  window.addEventListener("online", function () {
    if (lost) {
      upload.abort();
      upload.start();
    }
  });
  document.addEventListener("dragover", function (event) { event.preventDefault(); drop.classList.add("drop-over"); });
  document.addEventListener("dragleave", function () { drop.classList.remove("drop-over"); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    drop.classList.remove("drop-over");
    if (event.dataTransfer.files.length) { begin(event.dataTransfer.files[0]); }
  });
  if (window.jQuery) {
    jQuery(document).on("pfAjaxComplete", function (event, xhr) {
      // On record: the address leads nowhere any more. A way to the sign-in page keeps it.
      if (/<redirect url="[^"]*\/evidence\/view/.test(xhr.responseText || "")) { sessionStorage.removeItem(KEPT); }
      setTimeout(gate);
    });
  }
  gate();
  recall();
}());
