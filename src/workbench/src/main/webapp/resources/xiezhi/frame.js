/* The frame's few movements. Runs in the head: the folded navigation must not jump. */
(function () {
  'use strict';
  var FOLDED = 'xiezhi.folded';
  var root = document.documentElement;

  if (localStorage.getItem(FOLDED)) {
    root.setAttribute('data-folded', '');
  }

  function fold(button) {
    var folded = root.toggleAttribute('data-folded');
    if (folded) {
      localStorage.setItem(FOLDED, '1');
    } else {
      localStorage.removeItem(FOLDED);
    }
    button.setAttribute('aria-expanded', String(!folded));
  }

  /* Every wait over 300 ms shows that it works. */
  var running = 0;
  var timer = 0;
  function begin() {
    running += 1;
    if (running === 1) {
      timer = setTimeout(function () {
        var busy = document.getElementById('busy');
        busy.textContent = busy.dataset.word;
      }, 300);
    }
  }
  function end() {
    running = Math.max(0, running - 1);
    if (running === 0) {
      clearTimeout(timer);
      document.getElementById('busy').textContent = '';
    }
  }

  /* After a refused form the first field in fault gets the focus, so that keyboard and screen reader are there. */
  function toFault() {
    var faults = Array.from(document.querySelectorAll('.field-message.ui-message-error, .field-message .ui-message-error'))
      .map(function (message) { return message.closest('.field').querySelector('input:not([type=hidden]), textarea, select'); })
      .filter(Boolean);
    /* The server takes what a service refused for valid, or it would not send back what was typed. */
    faults.forEach(function (field) { field.setAttribute('aria-invalid', 'true'); });
    if (faults.length) {
      faults[0].focus();
    } else if (document.querySelector('.ui-messages-error')) {
      document.getElementById('messages').scrollIntoView({block: 'nearest'});
    }
  }

  /* A list has items and nothing else (ARIA in HTML): that something speaks up is said of the whole, not of its item. */
  function speakUp() {
    var items = document.querySelectorAll('#messages li[role=alert]');
    items.forEach(function (item) { item.removeAttribute('role'); });
    if (items.length) {
      document.getElementById('messages').setAttribute('role', 'alert');
    }
  }

  function fillIn(row) {
    document.getElementById('login_name').value = row.dataset.login;
    var word = document.getElementById('password');
    word.value = row.dataset.word;
    word.focus();
  }

  document.addEventListener('DOMContentLoaded', function () {
    var button = document.getElementById('fold');
    if (button) {
      button.setAttribute('aria-expanded', String(!root.hasAttribute('data-folded')));
      button.addEventListener('click', function () { fold(button); });
    }
    var demo = document.getElementById('demo');
    if (demo) {
      demo.addEventListener('click', function (event) {
        var row = event.target.closest('tr[data-login]');
        if (row) {
          fillIn(row);
        }
      });
    }
    /* A form that is sent as a whole page is sent once. */
    document.addEventListener('submit', function (event) {
      // A file as the answer leaves the form where it is.
      if (event.target.dataset.file) {
        return;
      }
      if (event.target.dataset.sent) {
        event.preventDefault();
      }
      event.target.dataset.sent = '1';
      setTimeout(function () { delete event.target.dataset.sent; }, 5000);
    });
    window.addEventListener('pageshow', function () {
      document.querySelectorAll('form[data-sent]').forEach(function (form) { delete form.dataset.sent; });
    });
    if (window.jQuery) {
      jQuery(document).on('pfAjaxSend', begin).on('pfAjaxComplete', function (event, xhr, settings) {
        end();
        speakUp();
        var source = settings && settings.source;
        var id = typeof source === 'string' ? source : source && source.id;
        var pressed = id && document.getElementById(id);
        if (pressed && pressed.tagName === 'BUTTON') {
          toFault();
        }
      });
    }
    speakUp();
    toFault();
  });
}());
