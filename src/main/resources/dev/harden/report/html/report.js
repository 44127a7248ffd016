(function () {
  'use strict';
  document.documentElement.classList.add('js');
  var form = document.getElementById('filters');
  var words = document.getElementById('words');
  var severity = document.getElementById('severity');
  var status = document.getElementById('status');
  var told = document.getElementById('shown');
  var items = Array.prototype.slice.call(document.querySelectorAll('li[data-status]'));
  var texts = items.map(function (item) { return item.textContent.toLowerCase(); });
  var order = ['critical', 'high', 'medium', 'low', 'info'];
  function apply() {
    var wanted = words.value.toLowerCase().trim();
    var least = order.indexOf(severity.value);
    var shown = 0;
    items.forEach(function (item, i) {
      var ok = (!wanted || texts[i].indexOf(wanted) >= 0 || item.dataset.check.indexOf(wanted) >= 0) &&
        order.indexOf(item.dataset.severity) <= least &&
        (status.value === 'all' || item.dataset.status === status.value);
      item.hidden = !ok;
      if (ok) { shown += 1; }
    });
    Array.prototype.forEach.call(document.querySelectorAll('section.check'), function (check) {
      check.hidden = !check.querySelector('li[data-status]:not([hidden])');
    });
    told.textContent = shown + ' of ' + items.length + ' findings shown';
  }
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  apply();
  Array.prototype.forEach.call(document.querySelectorAll('pre.commands'), function (commands) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.className = 'copy';
    button.addEventListener('click', function () {
      var said = function (word) { button.textContent = word; };
      var select = function () {
        window.getSelection().selectAllChildren(commands);
        said(document.execCommand && document.execCommand('copy') ? 'Copied' : 'Selected');
      };
      if (navigator.clipboard) {
        navigator.clipboard.writeText(commands.textContent).then(function () { said('Copied'); }, select);
      } else {
        select();
      }
    });
    commands.parentNode.insertBefore(button, commands);
  });
}());
