/* Keeps what is typed: saved two seconds after the last change, given back when the form is opened again. */
(function () {
  'use strict';
  var WAIT = 2000;

  function typed(form) {
    var body = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === 'string' && !name.startsWith('jakarta.faces.') && !/password/i.test(name)) {
        body.append(name, value);
      }
    });
    return body;
  }

  function send(form, discard) {
    var body = typed(form);
    if (discard) {
      body.append('x_discard', '1');
    }
    return fetch('/draft', {method: 'POST', body: body, redirect: 'error'});
  }

  function line(form) {
    var found = form.querySelector('.draft-line');
    if (!found) {
      found = document.createElement('p');
      found.className = 'draft-line';
      found.setAttribute('role', 'status');
      form.prepend(found);
    }
    found.textContent = '';
    return found;
  }

  function put(control, values) {
    if (control.type === 'radio' || control.type === 'checkbox') {
      control.checked = values.indexOf(control.value) >= 0;
    } else {
      control.value = values[0];
    }
  }

  function restore(form, fields) {
    var changed = false;
    Object.keys(fields).forEach(function (name) {
      Array.from(form.elements).forEach(function (control) {
        if (control.name === name && control.type !== 'hidden' && control.type !== 'submit') {
          put(control, fields[name]);
          changed = true;
        }
      });
    });
    if (changed) {
      var told = line(form);
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'link';
      button.textContent = form.dataset.discard;
      button.addEventListener('click', function () {
        send(form, true).then(function () { location.assign(location.href.replace(/[?&]expired=1/, '')); });
      });
      told.append(form.dataset.restored + ' ', button);
    }
  }

  /* Listens at the document: after a refusal the server redraws the form, and the new one is watched as well. */
  var timer = 0;
  function later(event) {
    var form = event.target.closest('form[data-draft]');
    if (!form || !form.dataset.draft) {
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(function () {
      send(form, false).then(function (answer) {
        if (answer.ok) {
          line(form).textContent = form.dataset.saved;
        }
      }, function () { line(form).textContent = ''; });
    }, WAIT);
  }
  function acted() {
    clearTimeout(timer);
  }

  document.addEventListener('input', later);
  document.addEventListener('change', later);
  document.addEventListener('submit', acted);
  document.addEventListener('DOMContentLoaded', function () {
    if (window.jQuery) {
      /* Nothing may be saved between an act and the page that follows it; the check of a single field is no act. */
      jQuery(document).on('pfAjaxSend', function (event, xhr, settings) {
        var source = settings && settings.source;
        var id = typeof source === 'string' ? source : source && source.id;
        var pressed = id && document.getElementById(id);
        if (pressed && pressed.tagName === 'BUTTON') {
          acted();
        }
      });
    }
    document.querySelectorAll('form[data-draft]').forEach(function (form) {
      if (form.dataset.draft) {
        fetch('/draft?x_draft=' + encodeURIComponent(form.dataset.draft), {redirect: 'error'})
          .then(function (answer) { return answer.status === 200 ? answer.json() : {}; })
          .then(function (fields) { restore(form, fields); }, function () { line(form); });
      }
    });
  });
}());
