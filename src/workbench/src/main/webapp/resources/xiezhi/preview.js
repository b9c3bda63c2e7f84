// Shows a PDF page by page; a page is drawn when it comes into view. Other kinds are shown by the browser itself.
const box = document.getElementById("preview");
const told = document.getElementById("preview_told");

function failed() { told.textContent = box.dataset.failed; }

async function pdf() {
  const pdfjs = await import(box.dataset.pdfjs + "pdf.min.mjs");
  pdfjs.GlobalWorkerOptions.workerSrc = box.dataset.pdfjs + "pdf.worker.min.mjs";
  const source = await pdfjs.getDocument({ url: box.dataset.src, isEvalSupported: false, disableAutoFetch: true }).promise;
  const drawn = new IntersectionObserver(async (entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting && !entry.target.dataset.drawn) {
        entry.target.dataset.drawn = "yes";
        const page = await source.getPage(Number(entry.target.dataset.page));
        const viewport = page.getViewport({ scale: 1.4 });
        entry.target.width = viewport.width;
        entry.target.height = viewport.height;
        await page.render({ canvasContext: entry.target.getContext("2d"), viewport }).promise;
        entry.target.dataset.drawn = "done";
      }
    }
  });
  for (let number = 1; number <= source.numPages; number++) {
    const canvas = document.createElement("canvas");
    canvas.className = "preview";
    canvas.dataset.page = String(number);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", number + " / " + source.numPages);
    box.append(canvas);
    drawn.observe(canvas);
  }
}

if (box.dataset.kind === "PDF") {
  pdf().catch(failed);
} else {
  box.querySelectorAll("img, video, audio").forEach((media) => media.addEventListener("error", failed));
}
