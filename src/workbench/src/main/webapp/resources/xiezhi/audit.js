/* The auditor's room: a kept checkpoint comes from a file, a report is printed. */
(function () {
  'use strict';

  document.addEventListener('change', function (event) {
    var into = event.target.dataset && event.target.dataset.into;
    var file = into && event.target.files[0];
    if (file) {
      // A checkpoint has a few hundred characters; what is larger is cut, and the server says that it is none.
      file.slice(0, 16384).text().then(function (text) {
        var area = document.getElementById(into);
        area.value = text;
        area.dispatchEvent(new Event('change', {bubbles: true}));
      });
    }
  });

  document.addEventListener('click', function (event) {
    if (event.target.closest('button.print')) {
      window.print();
    }
  });
}());
