// Shows a PDF page by page; a page is drawn when it comes into view. Other kinds are shown by the browser itself.
const box = document.getElementById("preview");
const told = document.getElementById("preview_told");

/* The browser says of what it loaded by itself how the server answered; asking again would be another look. */
function statusOf(address) {
  const loaded = performance.getEntriesByName(new URL(address, location.href).href).pop();
  return loaded ? loaded.responseStatus : undefined;
}

function failed(status = statusOf(box.dataset.src)) {
  // A storage that does not answer says nothing against the original.
  told.textContent = status >= 500 ? box.dataset.away : box.dataset.failed;
  told.className = "note note-red";
  // A broken picture under a mark says nothing.
  box.querySelectorAll("img, video, audio").forEach((media) => { media.hidden = true; });
}

async function draw(source, canvas) {
  const page = await source.getPage(Number(canvas.dataset.page));
  const viewport = page.getViewport({ scale: 1.4 });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({ canvasContext: canvas.getContext("2d"), viewport }).promise;
  canvas.dataset.drawn = "done";
}

async function pdf() {
  const library = new URL(box.dataset.pdfjs, location.href).href;
  const pdfjs = await import(library + "build/pdf.min.mjs");
  pdfjs.GlobalWorkerOptions.workerSrc = library + "build/pdf.worker.min.mjs";
  const source = await pdfjs.getDocument({
    url: new URL(box.dataset.src, location.href).href,
    isEvalSupported: false,
    // Ranges of what is looked at, never the whole of a large file: one segment of the store each.
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 1048576,
    // Chinese documents name fonts that they do not hold: these tables say which characters they mean.
    cMapUrl: library + "cmaps/",
    cMapPacked: true,
    standardFontDataUrl: library + "standard_fonts/"
  }).promise;
  const first = (await source.getPage(1)).getViewport({ scale: 1.4 });
  const drawn = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting && !entry.target.dataset.drawn) {
        entry.target.dataset.drawn = "yes";
        draw(source, entry.target).catch((fault) => failed(fault && fault.status));
      }
    }
  });
  for (let number = 1; number <= source.numPages; number++) {
    const canvas = document.createElement("canvas");
    canvas.className = "preview";
    // As large as the first page until it is drawn, or hundreds of pages would be in view at once.
    canvas.width = first.width;
    canvas.height = first.height;
    canvas.dataset.page = String(number);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", number + " / " + source.numPages);
    box.append(canvas);
    drawn.observe(canvas);
  }
}

if (box.dataset.kind === "PDF") {
  pdf().catch((fault) => failed(fault && fault.status));
} else if (["TEXT", "OFFICE", "OLD_OFFICE"].includes(box.dataset.kind)) {
  const readers = { TEXT: "plain", OFFICE: "office", OLD_OFFICE: "extracted" };
  import(new URL(box.dataset.text, location.href).href)
    .then((texts) => texts[readers[box.dataset.kind]](box, told))
    .catch((fault) => {
      // Only the server says that an original is not what it was; what a page cannot read may be whole.
      if (fault && (fault.status === 409 || fault.status >= 500)) {
        failed(fault.status);
      } else {
        told.textContent = box.dataset.unreadable;
      }
    });
} else {
  box.querySelectorAll("img, video, audio").forEach((media) => {
    media.addEventListener("error", () => failed());
    // It may have failed before this script came.
    if (media.error || media.complete && media.naturalWidth === 0) { failed(); }
  });
}
