(function () {
  'use strict';
  document.documentElement.classList.add('js');
  var all = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };
  var form = document.getElementById('filters');
  var told = document.getElementById('shown');
  var table = document.getElementById('table');
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
  var order = ['critical', 'high', 'medium', 'low', 'info'];
  var columns = all('thead th', table);
  var fields = ['words', 'severity', 'state'].map(function (id) { return document.getElementById(id); });
  function number(row, i) { return Number(row.cells[i].textContent) || 0; }
  function isAs(row, severity) {
    if (severity === 'all') { return true; }
    var at = order.indexOf(row.dataset.severity);
    return severity === 'none' ? row.dataset.severity === 'none' && row.dataset.state === 'seen'
      : at >= 0 && at <= order.indexOf(severity);
  }
  function apply() {
    var text = fields[0].value.toLowerCase().trim();
    var shown = rows.filter(function (row, i) {
      var ok = (!text || texts[i].indexOf(text) >= 0) && isAs(row, fields[1].value) &&
        (fields[2].value === 'all' || row.dataset.state === fields[2].value);
      row.hidden = !ok;
      return ok;
    });
    var sum = function (i) { return shown.reduce(function (all, row) { return all + number(row, i); }, 0); };
    var of = function (state) { return shown.filter(function (row) { return row.dataset.state === state; }).length; };
    told.textContent = shown.length + ' of ' + rows.length + ' accounts shown: ' + sum(3) + ' fail, ' + sum(4) +
      ' unknown, ' + sum(5) + ' pass; ' + of('unseen') + ' not seen, ' + of('left') + ' left out';
    form.dataset.said = shown.length === rows.length ? '' : told.textContent;
  }
  function key(row, i) {
    var cell = row.cells[i];
    return cell.dataset.sort || cell.textContent.trim();
  }
  function compare(a, b) {
    var numbers = a !== '' && b !== '' && !isNaN(a) && !isNaN(b);
    return numbers ? Number(a) - Number(b) : a.localeCompare(b, 'en', {numeric: true});
  }
  function sort(i) {
    var was = columns[i].getAttribute('aria-sort');
    // Numbers are sought from the greatest on, all else from the first.
    var down = was ? was === 'ascending' : columns[i].classList.contains('n');
    columns.forEach(function (column) { column.removeAttribute('aria-sort'); });
    columns[i].setAttribute('aria-sort', down ? 'descending' : 'ascending');
    rows.map(function (row, at) { return {row: row, at: at, key: key(row, i)}; }).sort(function (a, b) {
      if ((a.key === '') !== (b.key === '')) { return a.key === '' ? 1 : -1; }
      return (down ? -1 : 1) * compare(a.key, b.key) || a.at - b.at;
    }).forEach(function (one) { body.appendChild(one.row); });
    table.caption.textContent = 'Accounts by ' + columns[i].textContent.toLowerCase() +
      (down ? ', from the last' : ', from the first');
  }
  // On small screens each row is drawn as a card; it stays a row of a table for who hears it.
  var roles = {TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell'};
  [table].concat(all('thead, tbody, tr, td, th', table)).forEach(function (part) {
    var head = part.scope === 'row' ? 'rowheader' : 'columnheader';
    part.setAttribute('role', roles[part.tagName] || head);
  });
  columns.forEach(function (column, i) {
    rows.forEach(function (row) { row.cells[i].dataset.label = column.textContent; });
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = column.textContent;
    button.addEventListener('click', function () { sort(i); });
    column.textContent = '';
    column.appendChild(button);
  });
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  document.getElementById('clear').addEventListener('click', function () {
    fields.forEach(function (field) { field.value = field.tagName === 'SELECT' ? 'all' : ''; });
    apply();
  });
  apply();
}());
