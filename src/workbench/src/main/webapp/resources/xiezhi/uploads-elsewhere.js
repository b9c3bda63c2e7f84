/* The line in the frame that tells of uploads in other tabs of this browser: counts only, and gone with their tab. */
(function () {
  'use strict';
  /* A tab behind another one may wake up once a minute only. */
  var GONE = 90000;
  var LOOK = 5000;
  var heard = new Map();

  function show(line) {
    var way = 0;
    var sent = 0;
    var size = 0;
    heard.forEach(function (tab, from) {
      if (Date.now() - tab.at > GONE) {
        heard.delete(from);
      } else {
        way += tab.way;
        sent += tab.sent;
        size += tab.size;
      }
    });
    line.hidden = way === 0;
    line.textContent = way === 0 ? '' : line.dataset.word.replace('{0}', way).replace('{1}', size ? Math.floor(sent * 100 / size) : 0);
  }

  document.addEventListener('DOMContentLoaded', function () {
    var line = document.getElementById('uploads');
    if (!line) {
      return;
    }
    var channel = new BroadcastChannel('xiezhi.uploads');
    channel.addEventListener('message', function (event) {
      var told = event.data;
      var drop = document.getElementById('drop');
      /* The page that uploads has its tray. */
      if (told.ask || drop && drop.dataset.tab === told.from) {
        return;
      }
      if (told.way) {
        heard.set(told.from, {way: told.way, sent: told.sent, size: told.size, at: Date.now()});
      } else {
        heard.delete(told.from);
      }
      show(line);
    });
    channel.postMessage({ask: true});
    setInterval(function () { show(line); }, LOOK);
  });
}());
