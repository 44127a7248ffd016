(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');
  var all = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };
  var form = document.getElementById('filters');
  var told = document.getElementById('shown');
  var fields = ['words', 'severity', 'status', 'region', 'topic', 'control', 'known'].map(function (id) {
    return document.getElementById(id);
  });
  var items = all('li[data-status]');
  var texts = items.map(function (item) { return item.textContent.toLowerCase(); });
  var order = ['critical', 'high', 'medium', 'low', 'info'];
  var opened = [];
  function none(field) { return field.tagName === 'SELECT' ? field.options[0].value : ''; }
  function value(i) { return fields[i] ? fields[i].value : 'all'; }
  function isSet(field) { return field && field.value.trim() !== none(field); }
  function topicOf(item) {
    var topic = item.closest('section.topic');
    return topic ? topic.dataset.topic : '';
  }
  function said() {
    return fields.filter(isSet).map(function (field) {
      return field.parentNode.firstChild.textContent + ' ' +
        (field.tagName === 'SELECT' ? field.options[field.selectedIndex].text : field.value.trim());
    }).join(', ');
  }
  function apply() {
    var text = value(0).toLowerCase().trim();
    var least = order.indexOf(value(1));
    var on = fields.some(isSet);
    var shown = 0;
    items.forEach(function (item, i) {
      var data = item.dataset;
      var ok = (!text || texts[i].indexOf(text) >= 0 || data.check.indexOf(text) >= 0) &&
        order.indexOf(data.severity) <= least &&
        (value(2) === 'all' || data.status === value(2)) &&
        (value(3) === 'all' || data.region === value(3)) &&
        (value(4) === 'all' || topicOf(item) === value(4)) &&
        (value(5) === 'all' || data.controls.split(' ').indexOf(value(5)) >= 0) &&
        (value(6) === 'all' || data.known === value(6));
      item.hidden = !ok;
      if (ok) { shown += 1; }
    });
    all('section.check').forEach(function (check) {
      check.hidden = !check.querySelector('li[data-status]:not([hidden])');
    });
    all('section.topic').forEach(function (topic) {
      var count = all('li[data-status]:not([hidden])', topic).length;
      topic.hidden = count === 0;
      topic.querySelector('.count').textContent = '(' + count + ')';
    });
    opened.forEach(function (details) { details.open = false; });
    opened = [];
    if (on) {
      all('section.check details').forEach(function (details) {
        if (!details.open && details.querySelector('li[data-status]:not([hidden])')) {
          details.open = true;
          opened.push(details);
        }
      });
    }
    told.textContent = shown + ' of ' + items.length + ' findings shown';
    form.dataset.said = on ? 'Filter: ' + said() + '; ' + told.textContent : '';
    bar();
  }
  function clear() {
    fields.forEach(function (field) {
      if (field) { field.value = none(field); }
    });
    apply();
  }
  function bar() {
    root.style.setProperty('--bar', (form.offsetHeight + 12) + 'px');
  }
  function jump() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) { return; }
    if (target.closest('[hidden]')) { clear(); }
    for (var parent = target.parentElement; parent; parent = parent.parentElement) {
      if (parent.tagName === 'DETAILS') { parent.open = true; }
    }
    // What was not drawn yet has no height; each step draws more of what is above.
    var left = 4;
    (function step() {
      target.scrollIntoView();
      left -= 1;
      if (left > 0) { requestAnimationFrame(step); }
    }());
  }
  function copyButtons() {
    all('pre').forEach(function (pre) {
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = 'Copy';
      button.addEventListener('click', function () {
        var done = function () {
          button.textContent = 'Copied';
          setTimeout(function () { button.textContent = 'Copy'; }, 1500);
        };
        var select = function () {
          for (var parent = pre.parentElement; parent; parent = parent.parentElement) {
            if (parent.tagName === 'DETAILS') { parent.open = true; }
          }
          getSelection().selectAllChildren(pre);
        };
        if (navigator.clipboard) { navigator.clipboard.writeText(pre.textContent).then(done, select); } else { select(); }
      });
      // Of a step, the button is to be had without opening its commands.
      var before = pre.closest('.steps details') || pre;
      before.parentNode.insertBefore(button, before);
    });
  }
  function pick(event) {
    var control = document.getElementById('control');
    clear();
    control.value = event.currentTarget.dataset.control;
    apply();
    document.getElementById('findings').scrollIntoView();
    control.focus({preventScroll: true});
  }
  var printed = [];
  addEventListener('beforeprint', function () {
    printed = all('details:not([open])');
    printed.forEach(function (details) { details.open = true; });
  });
  addEventListener('afterprint', function () {
    printed.forEach(function (details) { details.open = false; });
  });
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  document.getElementById('clear').addEventListener('click', clear);
  all('button.pick').forEach(function (button) { button.addEventListener('click', pick); });
  addEventListener('hashchange', jump);
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && link.getAttribute('href') === location.hash) { jump(); }
  });
  addEventListener('resize', bar);
  if (items.length <= 20000) { copyButtons(); }
  apply();
  jump();
}());
