// The upload of one file by tus: progress, pause, and going on by itself after a lost line.
(function () {
  "use strict";
  const drop = document.getElementById("drop");
  if (!drop) { return; }
  const input = document.getElementById("file_input");
  const bar = document.getElementById("upload_progress");
  const told = document.getElementById("upload_told");
  const pause = document.getElementById("upload_pause");
  const MIB = 1048576;
  let upload = null;
  let running = false;

  function say(text) { told.textContent = text; }

  function begin(file) {
    if (upload) { upload.abort(); }
    document.getElementById("upload").value = "";
    const name = document.getElementById("name");
    if (name && !name.value) { name.value = file.name; }
    const started = Date.now();
    bar.hidden = false;
    bar.value = 0;
    upload = new tus.Upload(file, {
      endpoint: drop.dataset.endpoint,
      retryDelays: [0, 1000, 2000, 4000, 8000, 16000, 32000],
      storeFingerprintForResuming: false,
      metadata: { filename: file.name, matter: drop.dataset.matter },
      onProgress: function (sent, total) {
        const seconds = Math.max(0.1, (Date.now() - started) / 1000);
        const percent = total ? Math.floor(sent * 100 / total) : 100;
        bar.value = percent;
        say(percent + " % · " + (sent / MIB).toFixed(1) + " / " + (total / MIB).toFixed(1) + " MiB · "
          + (sent / MIB / seconds).toFixed(1) + " MiB/s");
      },
      onShouldRetry: function (error) {
        const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
        if (status === 0) { say(drop.dataset.waiting); }
        return status === 0 || status === 409 || status === 423 || status >= 500 && status !== 507;
      },
      onError: function (error) {
        running = false;
        pause.hidden = true;
        const answer = error.originalResponse ? error.originalResponse.getBody() : "";
        say(answer && answer.charAt(0) !== "<" ? answer : drop.dataset.failed);
        bar.hidden = true;
      },
      onSuccess: function () {
        running = false;
        pause.hidden = true;
        bar.value = 100;
        document.getElementById("upload").value = upload.url.substring(upload.url.lastIndexOf("/") + 1);
        say(drop.dataset.arrived);
      }
    });
    running = true;
    pause.hidden = false;
    pause.textContent = pause.dataset.pause;
    upload.start();
  }

  input.addEventListener("change", function () {
    if (input.files.length) { begin(input.files[0]); }
  });
  pause.addEventListener("click", function () {
    if (running) { upload.abort(); } else { upload.start(); }
    running = !running;
    pause.textContent = running ? pause.dataset.pause : pause.dataset.resume;
  });
  document.addEventListener("dragover", function (event) { event.preventDefault(); drop.classList.add("drop-over"); });
  document.addEventListener("dragleave", function () { drop.classList.remove("drop-over"); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    drop.classList.remove("drop-over");
    if (event.dataTransfer.files.length) { begin(event.dataTransfer.files[0]); }
  });
}());
